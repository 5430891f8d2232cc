import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Delivery

struct ClaimTests {
    private func workspace(_ names: [String], in bench: Bench, was: String? = nil) -> Workspace {
        let mark = Sample.mark
        let campaigns = names.map { name in
            CampaignDefinition(
                name: name, file: "campaigns/\(name).yaml", was: was, title: name, kind: .email, intent: .inform,
                schedule: Schedule(timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: .utc, mark: mark),
                content: Content(template: name, mark: mark), hash: "h")
        }
        return Workspace(directory: bench.folder.path, definition: Sample.definition(), campaigns: campaigns)
    }

    @Test func dueMessagesGoByPriorityThenTimeThenId() throws {
        let bench = try Bench()
        try bench.plan("late@example.org", due: Sample.now - 1)
        try bench.plan("early@example.org", due: Sample.now - 9)
        try bench.plan("promo@example.org", due: Sample.now - 99, priority: 40)
        try bench.plan("service@example.org", due: Sample.now, priority: 0)
        try bench.plan("future@example.org", due: Sample.now + 1, priority: 0)
        let due = try bench.store.dueMessages(at: Sample.now, limit: 10)
        #expect(due.map(\.id) == [4, 2, 1, 3])
        #expect(try bench.store.dueCount(at: Sample.now) == 4)
        #expect(try bench.store.dueMessages(at: Sample.now, limit: 2).map(\.id) == [4, 2])
    }

    @Test func stoppedCampaignsAreNotLookedAt() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org", campaign: "hello")
        try bench.plan("ann@example.org", campaign: "other")
        let due = try bench.store.dueMessages(at: Sample.now, limit: 10, excluding: ["hello", "more"])
        #expect(due.map(\.campaign) == ["other"])
    }

    @Test func decisionsBecomeClaimsHoldsAndSkips() throws {
        let bench = try Bench()
        for name in ["send", "hold", "skip"] { try bench.plan("\(name)@example.org") }
        let claim = try bench.openClaim()
        let claimer = Claimer(store: bench.store, workspace: workspace(["hello"], in: bench)) { now in
            { candidates, campaign, record, flush in
                #expect(campaign?.name == "hello")
                let decisions: [Decision] = [
                    .send, .hold(.quietHours, until: now + 3_600_000), .skip(.suppressed),
                ]
                for candidate in candidates { try record(candidate, decisions[Int(candidate.row) - 1]) }
                try flush()
            }
        }
        var claimed: [Int64] = []
        let batch = try claimer.claim(
            under: claim.id, at: Sample.now, limit: 10, .campaigns(["hello"]), raisingHighWater: true
        ) { claimed = $0.map(\.id) }
        #expect(claimed == [1])
        #expect(batch.messages.map(\.id) == [1])
        #expect(batch.held == [.quietHours: 1])
        #expect(batch.skipped == [.suppressed: 1])
        #expect(try bench.state("send@example.org") == "sending")
        let held = try #require(try bench.message("hold@example.org"))
        #expect(held.state == "planned" && held.reason == "quiet_hours")
        #expect(held.nextAttemptAt == Sample.now + 3_600_000)
        #expect(try bench.message("skip@example.org")?.reason == "suppressed")
        #expect(try bench.store.highWater() == Sample.now)
    }

    @Test func aHoldThatEndsAtOnceDoesNotTurnForEver() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let claim = try bench.openClaim()
        let claimer = Claimer(store: bench.store, workspace: workspace(["hello"], in: bench)) { now in
            { candidates, _, record, _ in
                for candidate in candidates { try record(candidate, .hold(.contacts, until: now - 5)) }
            }
        }
        _ = try claimer.claim(
            under: claim.id, at: Sample.now, limit: 10, .campaigns(["hello"]), raisingHighWater: false)
        #expect(try bench.store.dueCount(at: Sample.now) == 0)
        #expect(try bench.store.highWater() == nil)
    }

    @Test func aRenamedCampaignStillSendsItsRows() throws {
        let bench = try Bench()
        let claimer = Claimer(store: bench.store, workspace: workspace(["new-name"], in: bench, was: "hello"))
        #expect(claimer.campaign(of: "hello")?.name == "new-name")
        #expect(claimer.campaign(of: "gone") == nil)
    }

    @Test func rowsOfARenamedCampaignWhoseFileHasMistakesWait() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org", campaign: "old-name")
        let claim = try bench.openClaim()
        // "old-name" may well be what the file with mistakes was called.
        let workspace = Workspace(
            directory: bench.folder.path, definition: Sample.definition(), campaigns: [],
            invalidCampaigns: ["new-name"])
        let claimer = Claimer(store: bench.store, workspace: workspace)
        let batch = try claimer.claim(
            under: claim.id, at: Sample.now, limit: 10, .campaigns(["old-name"]), raisingHighWater: true)
        #expect(batch.isEmpty)
        #expect(try bench.store.dueMessages(at: Sample.now, limit: 10).count == 1)
        #expect(try bench.store.highWater() == nil)
    }

    @Test func onlyPreparedCampaignsAreLookedAt() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org", campaign: "hello")
        try bench.plan("ann@example.org", campaign: "other")
        let claim = try bench.openClaim()
        let claimer = Claimer(store: bench.store, workspace: workspace([], in: bench))
        let batch = try claimer.claim(
            under: claim.id, at: Sample.now, limit: 10, .campaigns(["other"]), raisingHighWater: false)
        #expect(batch.skipped == [.campaignRemoved: 1])
        #expect(try bench.store.dueMessages(at: Sample.now, limit: 10).map(\.campaign) == ["hello"])
    }

    /// Nobody is overtaken because a template was not compiled yet.
    @Test func rowsAreTakenInOrderUpToAStepThatIsNotReady() throws {
        let bench = try Bench()
        for (number, campaign) in ["hello", "hello", "other", "hello", "left"].enumerated() {
            try bench.plan("m\(number)@example.org", campaign: campaign)
        }
        let claim = try bench.openClaim()
        let claimer = Claimer(store: bench.store, workspace: workspace(["hello", "other"], in: bench)) { _ in
            { candidates, _, record, flush in
                for candidate in candidates { try record(candidate, .send) }
                try flush()
            }
        }
        func claimed(_ steps: [String], excluding: Set<String> = []) throws -> (ids: [Int64], isCut: Bool) {
            let batch = try claimer.claim(
                under: claim.id, at: Sample.now, limit: 10,
                .ready(Set(steps.map { Claimer.Step($0, "main") }), excluding: excluding), raisingHighWater: false)
            return (batch.messages.map(\.id), batch.isCut)
        }
        #expect(try claimed(["other"]) == ([], true))
        #expect(try claimed(["hello"]) == ([1, 2], true))
        #expect(try claimed(["hello"], excluding: ["other", "left"]) == ([4], false))
        #expect(try claimed(["hello", "other"], excluding: ["left"]) == ([3], false))
        #expect(try claimed(["hello", "left"]) == ([5], false))
        #expect(try claimed(["hello", "left"]) == ([], false))
    }

    @Test func aClaimThatCannotBeJournalledIsNone() throws {
        struct Full: Error {}
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let claim = try bench.openClaim()
        let claimer = Claimer(store: bench.store, workspace: workspace([], in: bench))
        #expect(throws: Full.self) {
            try claimer.claim(
                under: claim.id, at: Sample.now, limit: 10, .campaigns(["hello"]), raisingHighWater: false
            ) { _ in throw Full() }
        }
        #expect(try bench.state("ann@example.org") == "planned")
    }

    @Test func settlementsGoInGroups() throws {
        var commits: [Int] = []
        var now = ContinuousClock.now
        let queue = SettlementQueue(elapsed: { now }) { commits.append($0.count) }
        func one() throws { try queue.add(Settlement(row: 1, result: .released, at: Sample.now)) }
        for _ in 0..<SettlementQueue.groupSize { try one() }
        #expect(commits == [500])
        try one()
        now += .milliseconds(49)
        try queue.flushIfDue()
        #expect(commits == [500])
        now += .milliseconds(1)
        try one()
        #expect(commits == [500, 2])
        try one()
        try queue.flush()
        try queue.flush()
        #expect(commits == [500, 2, 1])
    }

    @Test func aGroupThatCouldNotBeWrittenIsKept() throws {
        struct Full: Error {}
        var isFull = true
        var written = 0
        let queue = SettlementQueue { group in
            if isFull { throw Full() }
            written += group.count
        }
        try queue.add(Settlement(row: 1, result: .released, at: Sample.now))
        #expect(throws: Full.self) { try queue.flush() }
        isFull = false
        try queue.flush()
        #expect(written == 1)
    }

    @Test func uncertainMessagesArePlannedAgainOnlyOnPurpose() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { if case .body = $0 { .drop } else { .standard } }
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(try bench.store.uncertainCount() == 1)
        #expect(try bench.store.dueCount(at: Sample.now) == 0)
        #expect(try bench.store.replanUncertain(at: Sample.now) == 1)
        #expect(try bench.store.dueCount(at: Sample.now) == 1)
    }

    @Test func messagesThatNeverGoThroughFailAfterTwoDays() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { if case .recipient = $0 { .reply("452 4.2.2 full") } else { .standard } }
        var now = Sample.now
        var rounds = 0
        while let message = try bench.message("ann@example.org"), message.state == "planned", rounds < 20 {
            now = message.nextAttemptAt ?? now
            try bench.deliver(through: Bench.transport(sink.port), at: now)
            rounds += 1
        }
        let message = try #require(try bench.message("ann@example.org"))
        #expect(message.state == "failed")
        #expect(message.attempts == rounds)
        #expect((8...11).contains(rounds))
        #expect(now - Sample.now <= 48 * 3_600_000)
    }
}

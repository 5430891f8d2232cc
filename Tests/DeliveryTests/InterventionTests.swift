import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Delivery

/// What pause, resume, cancel, resolve and retry do to the ledger, also while a run is at work.
struct InterventionTests {
    private let bench: Bench
    private let workspace: Workspace

    init() throws {
        bench = try Bench()
        let mark = Sample.mark
        let campaigns = ["hello", "other"].map { name in
            CampaignDefinition(
                name: name, file: "campaigns/\(name).yaml", title: name, kind: .email, intent: .service, reason: "test",
                schedule: Schedule(timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: .utc, mark: mark),
                content: Content(template: name, mark: mark), hash: "h")
        }
        workspace = Workspace(directory: bench.folder.path, definition: Sample.definition(), campaigns: campaigns)
    }

    private func operation(
        _ campaign: String = "hello", occurrence: String? = nil, member: Int64? = nil, now: Instant = Sample.now
    ) -> CampaignOperation {
        CampaignOperation(
            store: bench.store,
            selection: MessageSelection(campaigns: [campaign], occurrence: occurrence, memberID: member), actor: "lena",
            note: "test", now: now)
    }

    private func claim(limit: Int = 10, at now: Instant = Sample.now) throws -> Claimer.Batch {
        try Claimer(store: bench.store, workspace: workspace).claim(
            under: bench.openClaim().id, at: now, limit: limit, .campaigns(["hello", "other"]), raisingHighWater: false)
    }

    @Test func aPauseHoldsWhatWaitsAndNothingOfOthers() throws {
        try bench.plan("ann@example.org")
        try bench.plan("ann@example.org", campaign: "other")
        #expect(try operation().pause() == 1)
        #expect(try claim().messages.map(\.campaign) == ["other"])
        let held = try #require(try bench.store.ledger(ofMember: 1).first { $0.campaign == "hello" })
        #expect(held.state == .planned && held.reason == .paused)
        #expect(held.nextAttemptAt == Sample.now + Store.pauseLook)
    }

    /// Rows planned after the pause, or missed by a process that was killed, are held by the claim.
    @Test func theClaimObeysAPauseThatCameMeanwhile() throws {
        try bench.plan("a@example.org")
        try bench.plan("b@example.org")
        #expect(try claim(limit: 1).messages.count == 1)
        try bench.store.record(Intervention(campaign: "hello", action: .pause, actor: "lena", at: Sample.now))
        let batch = try claim()
        #expect(batch.messages.isEmpty && batch.held == [.paused: 1])
        #expect(try bench.state("a@example.org") == "sending")
    }

    @Test func aResumeLetsEverythingGoAtOnce() throws {
        try bench.plan("a@example.org")
        _ = try operation().pause()
        let later = Sample.now + 3_600_000
        #expect(try operation(now: later).resume() == 1)
        #expect(try claim(at: later).messages.count == 1)
    }

    @Test func whatIsTooLateWhenResumedIsSkipped() throws {
        try bench.plan("a@example.org", notAfter: Sample.now + 60_000)
        _ = try operation().pause()
        #expect(try bench.message("a@example.org")?.nextAttemptAt == Sample.now + 60_001)
        _ = try operation(now: Sample.now + 120_000).resume()
        #expect(try claim(at: Sample.now + 120_000).skipped == [.tooLate: 1])
    }

    @Test func aCancelSkipsForGoodAndAlsoWhatIsPlannedLater() throws {
        try bench.plan("a@example.org")
        #expect(try operation().cancel() == 1)
        #expect(try bench.message("a@example.org")?.reason == "cancelled")
        try bench.plan("b@example.org")
        #expect(try claim().skipped == [.cancelled: 1])
        _ = try operation().resume()
        #expect(try bench.state("a@example.org") == "skipped")
        try bench.plan("c@example.org")
        #expect(try claim().messages.count == 1)
    }

    @Test func oneOccurrenceIsPausedByItsName() throws {
        try bench.plan("a@example.org")
        #expect(try operation(occurrence: "2027-01-01T00:00Z").pause() == 0)
        #expect(try claim().messages.count == 1)
        try bench.plan("b@example.org")
        #expect(try operation(occurrence: "2026-10-10T07:00Z").pause() == 1)
        #expect(try claim().messages.isEmpty)
    }

    private func settle(_ email: String, _ result: Settlement.Result) throws {
        let row = try bench.plan(email)
        let claim = try bench.openClaim()
        _ = try bench.claim(under: claim)
        try bench.store.settle(
            [Settlement(row: row, result: result, at: Sample.now)], of: claim.id, heartbeat: Sample.now)
    }

    /// The Message-ID was lost with the journal: it is derived anew, so that a bounce still finds its message.
    @Test func whatHasArrivedAfterAllCountsAsSent() throws {
        try settle("a@example.org", .uncertain(.init(reply: "stopped after the final dot")))
        #expect(try operation().markSent(workspace.definition) == 1)
        let message = try #require(try bench.message("a@example.org"))
        #expect(message.state == "sent" && message.sentAt == Sample.now)
        #expect(message.messageID?.hasSuffix("@example.org>") == true)
        #expect(try bench.store.interventions(of: ["hello"]).map(\.action) == [.resolveSent])
        #expect(try bench.store.interventions(of: ["hello"])[0].messages == 1)
    }

    @Test func whatIsInDoubtIsSentAgainOnlyForWhomItIsAsked() throws {
        try settle("a@example.org", .uncertain(.init()))
        try settle("b@example.org", .uncertain(.init()))
        let member = try bench.store.memberID(emailKey: "b@example.org")
        #expect(try operation(member: member).resend() == 1)
        #expect(try bench.state("a@example.org") == "uncertain")
        #expect(try claim().messages.map(\.memberID) == [member])
        #expect(try operation().markFailed() == 1)
        #expect(try bench.state("a@example.org") == "failed")
    }

    @Test func aRetryBeginsAnew() throws {
        try settle("a@example.org", .failed(.init(code: 554, reply: "5.7.1 no"), addressIsBad: false))
        #expect(try operation().retry() == 1)
        let message = try #require(try bench.message("a@example.org"))
        #expect(message.state == "planned" && message.attempts == 0)
        #expect(try claim().messages.count == 1)
    }

    /// An address that was found bad is suppressed: no intervention brings mail there.
    @Test func neitherRetryNorResendReachesASuppressedAddress() throws {
        try settle("bad@example.org", .failed(.init(code: 550, reply: "5.1.1 unknown"), addressIsBad: true))
        try settle("left@example.org", .uncertain(.init()))
        try bench.store.suppress(
            emailKey: "left@example.org", reason: .unsubscribed, source: "test", at: Sample.now)
        let not = try bench.store.unsendableCounts(
            MessageSelection(campaigns: ["hello"]), in: .failed, at: Sample.now)
        #expect(not.suppressed == 1 && not.late == 0)
        _ = try operation().retry()
        _ = try operation().resend()
        #expect(try claim().skipped == [.suppressed: 2])
    }
}

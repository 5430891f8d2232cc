import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Delivery

/// Paces, as the claims keep them.
struct PacerTests {
    private let bench: Bench
    private let hour: Int64 = 3_600_000

    init() throws { bench = try Bench() }

    private func workspace(pace: CountLimit? = nil, _ change: (inout DeliverySettings) -> Void = { _ in }) -> Workspace
    {
        let mark = Sample.mark
        let campaigns = ["hello", "other"].map { name in
            var campaign = CampaignDefinition(
                name: name, file: "campaigns/\(name).yaml", title: name, kind: .email, intent: .inform,
                schedule: Schedule(timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: .utc, mark: mark),
                content: Content(template: name, mark: mark), hash: "h")
            if name == "hello" { campaign.pace = pace }
            return campaign
        }
        var definition = Sample.definition()
        definition.delivery = DeliverySettings(
            transport: .smtp, smtp: SMTPSettings(host: "127.0.0.1", port: 25, tls: .none))
        change(&definition.delivery)
        return Workspace(directory: bench.folder.path, definition: definition, campaigns: campaigns)
    }

    /// One run's claims, without other restraint.
    private func claim(_ workspace: Workspace, at now: Instant = Sample.now, isFixed: Bool = false) throws
        -> Claimer.Batch
    {
        let pacer = try Pacer(store: bench.store, workspace: workspace, at: now, isFixed: isFixed)
        let claimer = Claimer(store: bench.store, workspace: workspace) { _ in
            { candidates, _, record, flush in
                for candidate in candidates { try record(candidate, .send) }
                try flush()
            }
        }
        return try claimer.claim(
            under: bench.openClaim().id, at: now, limit: 100, .campaigns(["hello", "other"]), pacer: pacer,
            raisingHighWater: false)
    }

    private func plan(_ count: Int, domain: String = "example.org", campaign: String = "hello") throws {
        for index in 0..<count { try bench.plan("\(campaign)\(index)@\(domain)", campaign: campaign) }
    }

    @Test func aCampaignsPaceHoldsAcrossRuns() throws {
        let workspace = workspace(pace: CountLimit(count: 2, window: Span(1, .hours)))
        try plan(5)
        try plan(1, campaign: "other")
        let first = try claim(workspace)
        #expect(first.messages.count == 3 && first.held == [.pace: 3])
        #expect(try claim(workspace, at: Sample.now + hour - 1).messages.isEmpty)
        #expect(try claim(workspace, at: Sample.now + hour).messages.count == 2)
        #expect(try claim(workspace, at: Sample.now + 2 * hour).messages.count == 1)
    }

    @Test func whatIsPutOffWaitsForItsTurnAndSaysWhy() throws {
        try plan(4)
        _ = try claim(workspace(pace: CountLimit(count: 1, window: Span(1, .hours))))
        let waiting = try (1..<4).map { try #require(try bench.message("hello\($0)@example.org")) }
        #expect(waiting.map(\.reason) == ["pace", "pace", "pace"])
        #expect(waiting.map(\.nextAttemptAt) == [1, 2, 3].map { Sample.now + $0 * hour })
    }

    @Test func oneDomainIsSlowAndTheOthersAreNot() throws {
        let workspace = workspace { $0.perDomain = ["slow.example": CountLimit(count: 1, window: Span(1, .hours))] }
        try plan(3, domain: "slow.example")
        try plan(2, domain: "fast.example", campaign: "other")
        let batch = try claim(workspace)
        #expect(batch.messages.count == 3 && batch.held == [.pace: 2])
        try bench.plan("late@slow.example")
        #expect(try claim(workspace, at: Sample.now + 60_000).messages.isEmpty)
    }

    @Test func theRelaysShortWindowLimitsTheBatch() throws {
        let workspace = workspace { $0.smtp?.rate = CountLimit(count: 3, window: Span(1, .seconds)) }
        try plan(5)
        let pacer = try Pacer(store: bench.store, workspace: workspace, at: Sample.now, isFixed: false)
        #expect(pacer.batch(of: 250, at: Sample.now) == 3)
        _ = try claim(workspace)
        let next = try Pacer(store: bench.store, workspace: workspace, at: Sample.now + 500, isFixed: false)
        #expect(next.batch(of: 250, at: Sample.now + 500) == 0)
        #expect(next.opening(at: Sample.now + 500) == Sample.now + 1000)
        let fixed = try Pacer(store: bench.store, workspace: workspace, at: Sample.now, isFixed: true)
        #expect(fixed.batch(of: 250, at: Sample.now) == 250)
    }

    @Test func aWarmUpDoublesEachDay() throws {
        let workspace = workspace {
            $0.warmUp = WarmUp(start: CountLimit(count: 2, window: Span(1, .days)), doubleEvery: Span(1, .days))
        }
        try plan(9)
        #expect(try claim(workspace).messages.count == 2)
        #expect(try claim(workspace, at: Sample.now + hour).messages.isEmpty)
        #expect(try claim(workspace, at: Sample.now + 24 * hour).messages.count == 4)
        #expect(try claim(workspace, at: Sample.now + 48 * hour).messages.count == 3)
    }

    @Test func aWarmUpBeginsWithThoseWhoDidSomethingLast() throws {
        let workspace = workspace {
            $0.warmUp = WarmUp(start: CountLimit(count: 1, window: Span(1, .days)), doubleEvery: Span(1, .days))
        }
        try plan(3)
        let keen = try #require(try bench.store.memberID(emailKey: "hello2@example.org"))
        try bench.store.connection.run(
            """
            INSERT INTO responses (campaign, member_id, matched_by, source, source_key, at, received_at, updated_at)
            VALUES ('nps', :member, 'token', 'page', '1', 5, 5, 5)
            """, ["member": .integer(keen)])
        #expect(try claim(workspace).messages.map(\.memberID) == [keen])
    }

    @Test func aWarmUpStopsWhileTheRelayPutsMuchOff() throws {
        let workspace = workspace {
            $0.warmUp = WarmUp(start: CountLimit(count: 100, window: Span(1, .days)), doubleEvery: Span(1, .days))
        }
        try plan(6)
        let claim = try bench.openClaim()
        let rows = try bench.claim(under: claim)
        try bench.store.settle(
            rows.map {
                Settlement(
                    row: $0.id, result: .retry(.init(code: 451, reply: "4.7.1 later"), at: Sample.now + 60_000),
                    at: Sample.now)
            }, of: claim.id, heartbeat: Sample.now)
        let batch = try self.claim(workspace, at: Sample.now + 60_000)
        #expect(batch.messages.isEmpty && batch.held == [.pace: 6])
    }

    @Test func whatIsFirstGoesBeforeEverythingButService() throws {
        var campaign = workspace().campaigns[0]
        #expect(campaign.rank == Intent.inform.priority)
        campaign.priority = .first
        #expect(campaign.rank > Intent.service.priority && campaign.rank < Intent.research.priority)
        campaign.priority = .last
        #expect(campaign.rank > Intent.promo.priority)
        campaign.intent = .service
        #expect(campaign.rank == Intent.service.priority)
    }
}

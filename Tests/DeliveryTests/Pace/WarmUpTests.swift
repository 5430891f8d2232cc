import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Delivery

struct WarmUpTests {
    private let bench: Bench
    private let hour: Int64 = 3_600_000

    init() throws { bench = try Bench() }

    private func order(of count: Int) throws -> [String] {
        for index in 0..<count { try bench.plan("m\(index)@example.org") }
        return try names(mostEngagedFirst: false)
    }

    private func names(mostEngagedFirst: Bool) throws -> [String] {
        try bench.store.dueMessages(at: Sample.now, limit: 10, mostEngagedFirst: mostEngagedFirst).map {
            try bench.member($0.memberID).email
        }
    }

    private func click(_ email: String, at: Int64, machine: String? = nil, kind: String = "click") throws {
        try bench.store.connection.run(
            """
            INSERT INTO observations (message_id, member_id, kind, machine, at)
            SELECT g.id, m.id, :kind, :machine, :at FROM members m JOIN messages g ON g.member_id = m.id
            WHERE m.email_key = :email
            """,
            ["email": .text(email), "kind": .text(kind), "machine": .init(machine), "at": .integer(at)])
    }

    @Test func theLatestPurchaseAnswerOrClickByHandGoesFirst() throws {
        #expect(try order(of: 5) == (0..<5).map { "m\($0)@example.org" })
        try click("m4@example.org", at: 30)
        try click("m0@example.org", at: 90, machine: "agent")
        try click("m1@example.org", at: 95, kind: "open")
        let buyer = try #require(try bench.store.memberID(emailKey: "m3@example.org"))
        try bench.store.connection.run(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
            VALUES (:member, 'purchase', 40, 'test', '1', 40)
            """, ["member": .integer(buyer)])
        let order = try names(mostEngagedFirst: true)
        #expect(order == [3, 4, 0, 1, 2].map { "m\($0)@example.org" })
        #expect(try names(mostEngagedFirst: false) == (0..<5).map { "m\($0)@example.org" })
    }

    private func workspace(pauseAt: Double = 5) -> Workspace {
        var definition = Sample.definition()
        definition.delivery = DeliverySettings(
            transport: .smtp, smtp: SMTPSettings(host: "127.0.0.1", port: 25, tls: .none))
        definition.delivery.warmUp = WarmUp(
            start: CountLimit(count: 100, window: Span(1, .days)), doubleEvery: Span(1, .days), pauseAt: pauseAt)
        let campaign = CampaignDefinition(
            name: "hello", file: "campaigns/hello.yaml", title: "Hello", kind: .email, intent: .inform,
            schedule: Schedule(timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: .utc, mark: Sample.mark),
            content: Content(template: "hello", mark: Sample.mark), hash: "h")
        return Workspace(directory: bench.folder.path, definition: definition, campaigns: [campaign])
    }

    /// Twenty are sent and six are put off while the run goes on.
    private func turnAfterDeferrals(_ workspace: Workspace) throws -> Instant? {
        let pacer = try Pacer(store: bench.store, workspace: workspace, at: Sample.now, isFixed: false)
        _ = try order(of: 27)
        let claim = try bench.openClaim()
        let rows = try bench.claim(under: claim)
        try bench.store.settle(
            rows.dropLast().enumerated().map { index, row in
                let later = Settlement.Result.retry(.init(code: 451, reply: "4.7.1 later"), at: Sample.now + hour)
                return Settlement(
                    row: row.id, messageID: "<m@example.org>",
                    result: index < 6 ? later : .sent(.init(code: 250, reply: "ok")), at: Sample.now)
            }, of: claim.id, heartbeat: Sample.now)
        try pacer.look(at: Sample.now + 10_000)
        let last = try #require(rows.last)
        return try pacer.hold(last, #require(workspace.campaign("hello")), at: Sample.now + 10_000)
    }

    @Test func deferralsStopItInTheMiddleOfARun() throws {
        #expect(try turnAfterDeferrals(workspace()) == Sample.now + 10_000 + hour)
    }

    @Test func aHigherThresholdLetsItGoOn() throws {
        #expect(try turnAfterDeferrals(workspace(pauseAt: 30)) == nil)
    }
}

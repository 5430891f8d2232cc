import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Delivery

/// Campaigns that pause themselves.
struct CircuitBreakerTests {
    private let bench: Bench
    private let workspace: Workspace

    init() throws {
        bench = try Bench()
        let mark = Sample.mark
        let campaign = CampaignDefinition(
            name: "hello", file: "campaigns/hello.yaml", title: "Hello", kind: .email, intent: .inform,
            schedule: Schedule(timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: .utc, mark: mark),
            content: Content(template: "hello", mark: mark), hash: "h")
        var definition = Sample.definition()
        definition.delivery.pauseAt = PauseThresholds(refusals: 3, bounces: 5, complaints: 0.3)
        workspace = Workspace(directory: bench.folder.path, definition: definition, campaigns: [campaign])
    }

    private let refused = Settlement.Words(code: 550, reply: "5.7.1 message looks like spam")

    /// Plans, claims and settles one message each; returns what the breaker did.
    @discardableResult
    private func settle(_ results: [Settlement.Result], at now: Instant = Sample.now) throws -> [Intervention] {
        let breaker = CircuitBreaker(store: bench.store, workspace: workspace)
        for result in results {
            let count = try bench.store.number("SELECT count(*) FROM messages")
            let row = try bench.plan("m\(count)@example.org")
            let claim = try bench.openClaim()
            _ = try bench.claim(under: claim, at: now)
            let settlement = Settlement(row: row, messageID: "<m@example.org>", result: result, at: now)
            try bench.store.settle([settlement], of: claim.id, heartbeat: now)
            try breaker.look(after: [settlement], campaign: { $0 == row ? "hello" : nil }, at: now)
        }
        return breaker.interventions
    }

    private func failure(_ words: Settlement.Words) -> Settlement.Result { .failed(words, addressIsBad: false) }

    @Test func refusalsInARowPauseTheCampaign() throws {
        try bench.plan("waits@example.org", due: Sample.now + 1)
        let done = try settle([failure(refused), failure(refused), failure(refused)])
        #expect(done.map(\.cause) == [.init(.refusals, count: 3, of: 3)])
        #expect(try bench.message("waits@example.org")?.reason == "paused")
        let standing = try bench.store.standing(of: ["hello"]).intervention(of: nil)
        #expect(standing?.actor == Intervention.program && standing?.cause?.kind == .refusals)
    }

    @Test func oneAcceptedBetweenThemDoesNot() throws {
        let sent = Settlement.Result.sent(.init(code: 250, reply: "ok"))
        #expect(try settle([failure(refused), failure(refused), sent, failure(refused)]).isEmpty)
    }

    @Test func addressesThatDoNotExistAreNoPolicy() throws {
        let unknown = Settlement.Words(code: 550, reply: "5.1.1 no such user")
        #expect(try settle([failure(unknown), failure(unknown), failure(unknown)]).isEmpty)
    }

    @Test func whatWasBeforeTheResumeDoesNotCountAgain() throws {
        try settle([failure(refused), failure(refused), failure(refused)])
        let later = Sample.now + 60_000
        _ = try CampaignOperation(
            store: bench.store, selection: MessageSelection(campaigns: ["hello"]), actor: "lena", now: later
        ).resume()
        #expect(try settle([failure(refused), failure(refused)], at: later + 1).isEmpty)
        #expect(try settle([failure(refused)], at: later + 2).count == 1)
    }

    private func look() throws -> Intervention.Cause? {
        let breaker = CircuitBreaker(store: bench.store, workspace: workspace)
        try breaker.lookAtReturns(of: ["hello"], at: Sample.now + 1000)
        return breaker.interventions.first?.cause
    }

    @Test func tooManyBouncesPauseItAndAFewDoNot() throws {
        try settle(Array(repeating: .sent(.init(code: 250, reply: "ok")), count: 100))
        try bench.store.connection.run("UPDATE messages SET state = 'bounced' WHERE id <= 5")
        #expect(try look() == nil)
        try bench.store.connection.run("UPDATE messages SET state = 'bounced' WHERE id <= 6")
        #expect(try look() == .init(.bounces, count: 6, of: 100))
    }

    @Test func complaintsWeighMore() throws {
        try settle(Array(repeating: .sent(.init(code: 250, reply: "ok")), count: 60))
        try bench.store.connection.run("UPDATE messages SET state = 'complained' WHERE id <= 3")
        #expect(try look() == .init(.complaints, count: 3, of: 60))
    }

    @Test func fewMessagesSayNothing() throws {
        try settle(Array(repeating: .sent(.init(code: 250, reply: "ok")), count: 20))
        try bench.store.connection.run("UPDATE messages SET state = 'bounced'")
        #expect(try look() == nil)
    }

    @Test(arguments: [
        (550, "5.1.1 no such user", Refusal.address), (550, "5.1.10 null MX", .address), (552, "5.2.2 full", .mailbox),
        (550, "5.7.1 rejected as spam", .policy), (554, "rejected", .policy), (550, "blocked by a list", .policy),
        (552, "5.3.4 too big", .message), (552, "too big", .message), (550, "5.6.1 not supported", .message),
        (550, "unknown user", .other), (450, "4.2.0 Greylisted, try again later", .greylisting),
        (452, "4.2.2 quota exceeded", .mailbox), (421, "4.7.28 too many messages", .rate),
        (451, "4.7.1 policy check failed", .policy), (451, "4.3.0 local error", .other),
    ])
    func aRefusalIsAbout(code: Int, text: String, refusal: Refusal) {
        #expect(ReplyPolicy.refusal(code: code, text: text) == refusal)
    }

    @Test(arguments: ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"])
    func onlyTheseSuppressAnAddress(status: String) {
        #expect(
            ReplyPolicy.verdict(code: 550, enhancedStatus: status, phase: .recipient) == .permanent(addressIsBad: true))
    }

    @Test(arguments: ["5.1.0", "5.1.4", "5.2.1", "5.2.2", "5.3.4", "5.7.1", "5.7.26", "5.6.0"])
    func theseDoNot(status: String) {
        #expect(
            ReplyPolicy.verdict(code: 550, enhancedStatus: status, phase: .recipient) == .permanent(addressIsBad: false)
        )
    }
}

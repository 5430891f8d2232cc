import Definitions
import Formats
import Foundation
import SMTP
import TestSupport
import Testing

@testable import Delivery

/// Many connections, and several commands in one round trip.
struct PipeliningTests {
    private func addresses(_ count: Int) -> [String] { (1...count).map { "m\($0)@example.org" } }

    private func bench(_ count: Int) throws -> Bench {
        let bench = try Bench()
        for address in addresses(count) { try bench.plan(address) }
        return bench
    }

    private func states(_ bench: Bench, _ count: Int) throws -> [String: Int] {
        try Dictionary(addresses(count).map { (try bench.state($0) ?? "none", 1) }, uniquingKeysWith: +)
    }

    private func transport(
        _ sink: SMTPSink, _ connections: Int = 1, _ pipelining: SMTPSettings.Pipelining = .full, most: Int? = nil
    ) -> SMTPTransport {
        Bench.transport(
            sink.port,
            limits: .init(connections: connections, pipelining: pipelining, messagesPerConnection: most))
    }

    @Test(arguments: SMTPSettings.Pipelining.allCases)
    func asMuchGoesTogetherAsIsAllowed(pipelining: SMTPSettings.Pipelining) throws {
        let ahead: Set<String> =
            switch pipelining {
            case .full: ["MAIL", "RCPT", "DATA"]
            case .careful: ["RCPT", "DATA"]
            case .off: []
            }
        let bench = try bench(5)
        let sink = SMTPSink()
        try bench.deliver(through: transport(sink, 1, pipelining))
        #expect(sink.recipients == addresses(5))
        #expect(sink.commandsAhead == ahead)
        #expect(sink.connectionCount == 1)
    }

    @Test func aServerThatDoesNotOfferItIsSpokenToInLockStep() throws {
        let bench = try bench(3)
        let sink = SMTPSink(capabilities: ["8BITMIME"]) { step in
            if case .recipient("m2@example.org") = step { .reply("550 5.1.1 unknown") } else { .standard }
        }
        try bench.deliver(through: transport(sink))
        #expect(sink.recipients == ["m1@example.org", "m3@example.org"])
        #expect(sink.commandsAhead.isEmpty)
    }

    @Test(arguments: SMTPSink.Flow.allCases, SMTPSettings.Pipelining.allCases)
    func repliesMayComeInAnyPieces(flow: SMTPSink.Flow, pipelining: SMTPSettings.Pipelining) throws {
        let bench = try bench(12)
        let sink = SMTPSink(flow: flow) { step in
            if case .recipient("m4@example.org") = step { return .reply("451-4.3.0 not\r\n451 4.3.0 now") }
            if case .body("m7@example.org") = step { return .reply("550-5.7.1 no\r\n550 5.7.1 never") }
            return .standard
        }
        try bench.deliver(through: transport(sink, 3, pipelining))
        #expect(try states(bench, 12) == ["sent": 10, "planned": 1, "failed": 1])
        #expect(Set(sink.recipients) == Set(addresses(12)).subtracting(["m4@example.org", "m7@example.org"]))
        #expect(sink.recipients.count == 10)
        #expect(try bench.message("m7@example.org")?.reply == "5.7.1 no never")
    }

    @Test(arguments: [true, false])
    func aRecipientThatIsRefusedDisturbsNoOther(hasBody: Bool) throws {
        let bench = try bench(4)
        let (refused, last) = (Counter(), Counter())
        let sink = SMTPSink { step in
            switch step {
            case .recipient("m2@example.org"):
                _ = refused.next()
                return .reply("550 5.1.1 unknown")
            // Some say 354 all the same: the body is then empty, and nobody gets it.
            case .data where hasBody && refused.value == 1 && last.next() == 1: return .reply("354 go on")
            default: return .standard
            }
        }
        try bench.deliver(through: transport(sink))
        #expect(sink.recipients == ["m1@example.org", "m3@example.org", "m4@example.org"])
        #expect(try bench.state("m2@example.org") == "failed")
        #expect(try bench.suppressions() == ["m2@example.org"])
        #expect(sink.connectionCount == 1)
        #expect(sink.commands.contains("RSET") == !hasBody)
    }

    @Test func aServerThatHasHadEnoughMidwayCostsNobodyAnAttempt() throws {
        let bench = try bench(10)
        let count = Counter()
        let sink = SMTPSink { step in
            if case .recipient = step, count.next() % 4 == 0 { return .replyAndDrop("421 4.3.2 closing") }
            return .standard
        }
        try bench.deliver(through: transport(sink))
        #expect(sink.recipients.sorted() == addresses(10).sorted())
        for address in addresses(10) { #expect(try bench.message(address)?.attempts == 1) }
    }

    @Test func aConnectionIsReplacedAfterItsMessages() throws {
        let bench = try bench(10)
        let sink = SMTPSink()
        try bench.deliver(through: transport(sink, 1, .full, most: 3))
        #expect(sink.recipients == addresses(10))
        #expect(sink.connectionCount == 4)
        #expect(sink.commands.filter { $0 == "QUIT" }.count == 4)
    }

    @Test func connectionsShareTheWork() throws {
        let bench = try bench(40)
        let (condition, served) = (NSCondition(), Connections())
        // No body is answered before four connections have brought one.
        let sink = SMTPSink { step in
            guard case .body = step else { return .standard }
            condition.withLock {
                served.threads.insert(ObjectIdentifier(Thread.current))
                condition.broadcast()
                while served.threads.count < 4 { condition.wait() }
            }
            return .standard
        }
        try bench.deliver(through: transport(sink, 4))
        #expect(sink.connectionCount == 4)
        #expect(Set(sink.recipients) == Set(addresses(40)) && sink.recipients.count == 40)
    }

    /// Used under the condition of its test.
    private final class Connections: Sendable { nonisolated(unsafe) var threads: Set<ObjectIdentifier> = [] }

    @Test func oneConnectionIsEnoughWhereNoMoreAreGiven() throws {
        let bench = try bench(20)
        let count = Counter()
        let sink = SMTPSink { step in
            if case .greeting = step, count.next() > 1 { return .replyAndDrop("421 4.7.0 too many connections") }
            return .standard
        }
        guard case .drained = try bench.deliver(through: transport(sink, 5)) else {
            Issue.record("one connection was not enough")
            return
        }
        #expect(sink.recipients.count == 20)
        for address in addresses(20) { #expect(try bench.message(address)?.attempts == 1) }
    }

    @Test(arguments: ["greeting", "mail", "recipient"])
    func aRelayThatTurnsEveryoneAwayIsBackedOffFromNotTheMembers(phase: String) throws {
        let bench = try bench(30)
        let sink = SMTPSink { step in
            switch (step, phase) {
            case (.greeting, "greeting"), (.mail, "mail"), (.recipient, "recipient"):
                .replyAndDrop("421 4.3.2 overloaded")
            default: .standard
            }
        }
        guard case .unreachable(let why) = try bench.deliver(through: transport(sink, 5)) else {
            Issue.record("it was reached")
            return
        }
        #expect(why.contains("421 4.3.2 overloaded"))
        #expect(try addresses(30).map { try bench.message($0)?.attempts ?? 0 }.reduce(0, +) == 1)
        #expect(try states(bench, 30) == ["planned": 30])
    }

    @Test func aRelayThatDropsEveryConnectionIsNotTheMessagesFault() throws {
        let bench = try bench(30)
        let sink = SMTPSink { if case .recipient = $0 { .drop } else { .standard } }
        guard case .unreachable = try bench.deliver(through: transport(sink, 5)) else {
            Issue.record("it was reached")
            return
        }
        #expect(try addresses(30).map { try bench.message($0)?.attempts ?? 0 }.reduce(0, +) <= 3)
        #expect(try states(bench, 30) == ["planned": 30])
    }

    @Test func ofARefusedSenderOneMessageAtMostBearsTheCost() throws {
        let bench = try bench(30)
        let sink = SMTPSink { if case .mail = $0 { .reply("530 5.7.0 log in") } else { .standard } }
        guard case .unreachable = try bench.deliver(through: transport(sink, 5)) else {
            Issue.record("it was reached")
            return
        }
        #expect(try addresses(30).map { try bench.message($0)?.attempts ?? 0 }.reduce(0, +) == 1)
        #expect(try bench.store.dueCount(at: Sample.now) == 29)
    }

    @Test func whenAnswersToTheDotAreLostOnlyWhatWasThereIsUncertain() throws {
        let bench = try bench(60)
        let count = Counter()
        let sink = SMTPSink { step in
            if case .body = step, count.next() % 20 == 0 { return .keepAndDrop }
            return .standard
        }
        try bench.deliver(through: transport(sink, 4))
        #expect(try states(bench, 60) == ["sent": 57, "uncertain": 3])
        #expect(Set(sink.recipients) == Set(addresses(60)) && sink.recipients.count == 60)
    }

    @Test(arguments: [("552 5.3.4 too large", "failed"), ("250 2.0.0 taken", "planned")])
    func anAnswerBeforeTheBodyIsNeverTakenForItsOwn(answer: String, state: String) throws {
        let bench = try bench(2)
        let count = Counter()
        let sink = SMTPSink { step in
            if case .data = step, count.next() == 1 { return .reply("354 go on\r\n" + answer) }
            return .standard
        }
        try bench.deliver(through: transport(sink))
        #expect(try bench.state("m1@example.org") == state)
        #expect(try bench.state("m2@example.org") == "sent")
        #expect(sink.recipients == ["m2@example.org"])
    }

    @Test func atMostTwoMessagesAreOnAConnectionAndOneOfThemBeyondRecall() throws {
        let sink = SMTPSink()
        let feed = ListFeed((0..<100).map { ListFeed.message($0) })
        _ = try transport(sink, 3).deliver(feed)
        #expect(feed.settled.count == 100)
        #expect(feed.mostOffered <= 6 && feed.mostOffered > 1)
        #expect(feed.mostBeyondRecall <= 3)
        #expect(feed.mistakes.isEmpty)
        #expect(sink.recipients.count == 100)
    }

    @Test(arguments: 1...12) func withAnyFaultsOfTheServerNothingIsSentTwiceOrLost(seed: UInt64) throws {
        let total = 120
        let bench = try bench(total)
        let faults = Faults(seed: seed)
        let sink = SMTPSink(flow: SMTPSink.Flow.allCases[Int(seed % 3)]) { faults.action(at: $0) }
        let pipelining = SMTPSettings.Pipelining.allCases[Int(seed / 3 % 3)]
        var now = Sample.now
        for _ in 0..<6 {
            try bench.deliver(through: transport(sink, Int(seed % 5) + 1, pipelining, most: 15), at: now)
            now = now + 12 * 3_600_000
        }
        let received = Dictionary(sink.recipients.map { ($0, 1) }, uniquingKeysWith: +)
        for address in addresses(total) {
            let state = try bench.state(address)
            let count = received[address] ?? 0
            switch state {
            case "sent": #expect(count == 1, "\(address) is sent, the server has \(count) (seed \(seed))")
            case "uncertain": #expect(count <= 1, "\(address) is uncertain, the server has \(count) (seed \(seed))")
            default: #expect(count == 0, "\(address) is \(state ?? "gone"), the server has \(count) (seed \(seed))")
            }
            #expect(state != "sending")
        }
        #expect(try bench.store.openClaims().isEmpty)
        #expect((received.values.reduce(0, +)) > total / 2)
    }
}

import Formats
import SMTP
import Store
import TestSupport
import Testing

@testable import Delivery

struct SMTPTransportTests {
    @Test func deliversInLockStepAndKeepsTheRelaysName() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        try bench.plan("bob@example.org")
        let sink = SMTPSink()
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(sink.recipients == ["ann@example.org", "bob@example.org"])
        #expect(sink.connectionCount == 1)
        #expect(sink.messages[0].sender == "bounces+1@example.org")
        #expect(sink.messages[0].text.hasSuffix("\r\n\r\n.dot\r\nRow 1\r\n"))
        let message = try #require(try bench.message("ann@example.org"))
        #expect(message.state == "sent")
        #expect(message.relayID == "Q1")
        #expect(message.code == 250)
        #expect(message.attempts == 1)
        #expect(message.messageID == "<m1@example.org>")
        #expect(message.sentAt == Sample.now)
    }

    @Test(arguments: [
        ("550 5.1.1 <ann@example.org>: unknown", true), ("550 5.1.10 none", true), ("552 5.2.2 full", false),
        ("554 5.7.1 no", false), ("550 no ann here", false),
    ])
    func aPermanentRefusalFailsAndSuppressesOnlyABadAddress(reply: String, suppresses: Bool) throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        try bench.plan("bob@example.org")
        let sink = SMTPSink { step in
            if case .recipient("ann@example.org") = step { .reply(reply) } else { .standard }
        }
        try bench.deliver(through: Bench.transport(sink.port))
        let message = try #require(try bench.message("ann@example.org"))
        #expect(message.state == "failed")
        #expect(message.reply?.contains("ann") == false)
        #expect(try bench.suppressions() == (suppresses ? ["ann@example.org"] : []))
        #expect(try bench.state("bob@example.org") == "sent")
        #expect(sink.commands.contains("RSET"))
        #expect(sink.connectionCount == 1)
    }

    @Test func aRefusedSenderFailsNoMessageAndSuppressesNobody() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        try bench.plan("bob@example.org")
        let sink = SMTPSink { if case .mail = $0 { .reply("550 5.1.1 bad sender") } else { .standard } }
        let end = try bench.deliver(through: Bench.transport(sink.port))
        guard case .unreachable(let why) = end else {
            Issue.record("it went on: \(end)")
            return
        }
        #expect(why.contains("the mail server refuses our sender address: 550"))
        #expect(try bench.state("ann@example.org") == "planned")
        #expect(try bench.message("bob@example.org")?.attempts == 0)
        #expect(try bench.suppressions().isEmpty)
    }

    @Test func aMessageThatIsTooLargeForTheRelayFailsAloneAtTheSender() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { if case .mail = $0 { .reply("552 5.3.4 too large") } else { .standard } }
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(try bench.state("ann@example.org") == "failed")
        #expect(try bench.suppressions().isEmpty)
    }

    @Test(arguments: ["mail", "recipient", "data", "body"])
    func aTransientRefusalIsTriedAgainLater(phase: String) throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { step in
            switch (step, phase) {
            case (.mail, "mail"), (.recipient, "recipient"), (.data, "data"), (.body, "body"):
                .reply("451 4.3.0 later")
            default: .standard
            }
        }
        try bench.deliver(through: Bench.transport(sink.port))
        let message = try #require(try bench.message("ann@example.org"))
        #expect(message.state == "planned")
        #expect(message.attempts == 1)
        #expect(message.code == 451)
        let next = try #require(message.nextAttemptAt)
        #expect(next > Sample.now + 50_000 && next <= Sample.now + 60_000)
        #expect(sink.messages.isEmpty)
    }

    @Test func aServerThatWantsALoginLosesNoMessage() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        try bench.plan("bob@example.org")
        let sink = SMTPSink { if case .mail = $0 { .reply("530 5.7.0 Authentication required") } else { .standard } }
        let end = try bench.deliver(through: Bench.transport(sink.port))
        guard case .unreachable(let why) = end else {
            Issue.record("it went on: \(end)")
            return
        }
        #expect(why.hasSuffix("the mail server wants a login: 530 5.7.0 Authentication required"))
        #expect(try bench.message("ann@example.org")?.attempts == 1)
        #expect(try bench.state("ann@example.org") == "planned")
        #expect(try bench.message("bob@example.org")?.attempts == 0)
    }

    @Test func aConnectionLostAfterTheFinalDotLeavesItUncertain() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        try bench.plan("bob@example.org")
        let sink = SMTPSink { if case .body("ann@example.org") = $0 { .keepAndDrop } else { .standard } }
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(try bench.state("ann@example.org") == "uncertain")
        #expect(try bench.state("bob@example.org") == "sent")
        #expect(sink.connectionCount == 2)
    }

    @Test func silenceAfterTheFinalDotLeavesItUncertain() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { if case .body = $0 { .silence } else { .standard } }
        let timeouts = SMTPTransport.Timeouts(
            command: .seconds(5), body: .seconds(5), finalDot: .milliseconds(60))
        try bench.deliver(through: Bench.transport(sink.port, timeouts: timeouts))
        #expect(try bench.state("ann@example.org") == "uncertain")
    }

    @Test func aConnectionLostBeforeTheDotIsTriedAgain() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { if case .recipient = $0 { .drop } else { .standard } }
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(try bench.state("ann@example.org") == "planned")
        #expect(try bench.message("ann@example.org")?.attempts == 1)
    }

    @Test func aServerThatClosesBetweenMessagesCostsNobodyAnAttempt() throws {
        let bench = try Bench()
        for index in 1...3 { try bench.plan("m\(index)@example.org") }
        let count = Counter()
        let sink = SMTPSink { step in
            if case .mail = step, count.next() % 2 == 0 { return .replyAndDrop("421 4.7.0 too many messages") }
            return .standard
        }
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(sink.recipients == ["m1@example.org", "m2@example.org", "m3@example.org"])
        #expect(try bench.message("m2@example.org")?.attempts == 1)
    }

    @Test func anUnreachableRelayCostsOneAttemptAndGivesTheOthersBack() throws {
        let bench = try Bench()
        for index in 1...3 { try bench.plan("m\(index)@example.org") }
        let sink = SMTPSink()
        sink.close()
        guard case .unreachable(let why) = try bench.deliver(through: Bench.transport(sink.port)) else {
            Issue.record("delivered to a closed port")
            return
        }
        #expect(why.contains("127.0.0.1:\(sink.port)"))
        #expect(try bench.message("m1@example.org")?.attempts == 1)
        #expect(try bench.message("m2@example.org")?.attempts == 0)
        #expect(try bench.store.dueCount(at: Sample.now) == 2)
    }

    @Test func anAddressThatWouldBreakTheEnvelopeIsNotOffered() throws {
        let bench = try Bench()
        try bench.plan("a@example.org>\r\nRCPT TO:<b@example.org")
        try bench.plan("ok@example.org")
        let sink = SMTPSink()
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(sink.recipients == ["ok@example.org"])
        #expect(sink.commands.filter { $0.hasPrefix("RCPT") }.count == 1)
    }

    @Test func aMessageLargerThanTheRelayTakesFailsWithoutBeingOffered() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink(capabilities: ["SIZE 20"])
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(try bench.state("ann@example.org") == "failed")
        #expect(!sink.commands.contains { $0.hasPrefix("MAIL") })
    }

    @Test func anAddressInUnicodeNeedsSMTPUTF8() throws {
        let bench = try Bench()
        try bench.plan("анна@example.org")
        let without = SMTPSink()
        try bench.deliver(through: Bench.transport(without.port))
        #expect(try bench.state("анна@example.org") == "failed")
        try bench.plan("пётр@example.org")
        let with = SMTPSink(capabilities: ["SMTPUTF8"])
        try bench.deliver(through: Bench.transport(with.port))
        #expect(with.recipients == ["пётр@example.org"])
        #expect(with.commands.contains { $0.hasPrefix("MAIL") && $0.hasSuffix(" SMTPUTF8") })
    }

    @Test func aMessageThatCannotBeMadeFailsAndTheOthersGoOn() throws {
        let bench = try Bench()
        try bench.plan("broken@example.org")
        try bench.plan("ann@example.org")
        let sink = SMTPSink()
        try bench.deliver(through: Bench.transport(sink.port))
        let message = try #require(try bench.message("broken@example.org"))
        #expect(message.state == "failed")
        #expect(message.reason == "render")
        #expect(message.reply == "no name for [address]")
        #expect(sink.recipients == ["ann@example.org"])
    }

    @Test func aStopFinishesWhatIsOnTheWireAndGivesTheRestBack() throws {
        let bench = try Bench()
        for index in 1...5 { try bench.plan("m\(index)@example.org") }
        let (stop, count) = (bench.stop, Counter())
        let sink = SMTPSink { step in
            if case .body = step, count.next() == 2 { stop.raise() }
            return .standard
        }
        try bench.deliver(through: Bench.transport(sink.port))
        // The envelope of the third went with the second.
        #expect((2...3).contains(sink.recipients.count))
        #expect(try bench.store.dueCount(at: Sample.now) == 5 - sink.recipients.count)
        #expect(try bench.store.openClaims().isEmpty)
        #expect(try bench.message("m4@example.org")?.attempts == 0)
    }

    @Test func encryptionThatIsRequiredAndNotOfferedIsRefused() {
        let sink = SMTPSink()
        let endpoint = SMTPEndpoint(host: "127.0.0.1", port: sink.port, security: .starttls)
        #expect { _ = try SMTPConnection(endpoint) } throws: { ($0 as? SMTPFailure)?.kind == .tls }
    }

    @Test func aUserNameIsNeverIgnoredByAServerWithoutLogin() {
        let sink = SMTPSink()
        let endpoint = SMTPEndpoint(
            host: "127.0.0.1", port: sink.port, security: .none, username: "u", password: Array("p".utf8))
        #expect { _ = try SMTPConnection(endpoint) } throws: { ($0 as? SMTPFailure)?.kind == .authentication }
    }

    @Test func aServerThatNeverGreetsIsGivenUp() {
        let sink = SMTPSink { if case .greeting = $0 { .silence } else { .standard } }
        let endpoint = SMTPEndpoint(
            host: "127.0.0.1", port: sink.port, security: .none, connectTimeout: .milliseconds(80))
        #expect { _ = try SMTPConnection(endpoint) } throws: { ($0 as? SMTPFailure)?.kind == .timedOut }
    }
}

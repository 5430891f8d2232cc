import Formats
import SMTP
import TestSupport
import Testing

@testable import Delivery

struct RepliesTests {
    @Test(arguments: [
        ("2.0.0 Ok: queued as 4F1A2B3C", "4F1A2B3C"), ("OK id=1rTxyz-0001", "1rTxyz-0001"),
        ("Ok 0100018d-aaaa-000000", "0100018d-aaaa-000000"), ("2.0.0 queued as <X1>.", "X1"),
    ])
    func theRelaysNameForAMessageIsFound(text: String, id: String) {
        #expect(SMTPReply(code: 250, text: text).relayID == id)
    }

    @Test(arguments: ["2.0.0 ok", "Great success", "queued as a@example.org", ""])
    func whereThereIsNoNameThereIsNone(text: String) {
        #expect(SMTPReply(code: 250, text: text).relayID == nil)
    }

    @Test func addressesAreTakenOutOfReplies() {
        let reply = SMTPReply(code: 550, text: "5.1.1 <Ann.Lee@example.org>: no such user Ann.Lee (via mx@b.example)")
        #expect(
            reply.redacted(recipient: "ann.lee@example.org")
                == "5.1.1 <[address]>: no such user [address] (via [address])")
        #expect(reply.enhancedStatus == "5.1.1")
    }

    @Test func anEnhancedStatusOfAnotherClassDoesNotCount() {
        #expect(SMTPReply(code: 550, text: "4.1.1 odd").enhancedStatus == nil)
        #expect(SMTPReply(code: 550, text: "5.1 odd").enhancedStatus == nil)
    }

    @Test func retriesGrowAndEnd() {
        let minutes: [Int64] = [1, 5, 30, 120, 360, 720, 720]
        for (index, expected) in minutes.enumerated() {
            let next = RetrySchedule.next(
                attempts: index + 1, first: Sample.now, now: Sample.now, notAfter: nil, hash: [0, 0])
            #expect(next == Sample.now + expected * 60_000)
        }
        let late = Sample.now + 47 * 3_600_000
        #expect(
            RetrySchedule.next(attempts: 8, first: Sample.now, now: late, notAfter: nil, hash: [0, 0]) == nil)
        #expect(
            RetrySchedule.next(
                attempts: 1, first: Sample.now, now: Sample.now, notAfter: Sample.now + 30_000, hash: [0, 0]) == nil)
        let early = RetrySchedule.next(
            attempts: 1, first: Sample.now, now: Sample.now, notAfter: nil, hash: [255, 255])
        #expect(early == Sample.now + 51_000)
    }

    @Test(arguments: [
        ("a\r\n.b\r\n", "a\r\n..b\r\n.\r\n"), ("a\n.b", "a\r\n..b\r\n.\r\n"), ("a\r.\rb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
        ("", ".\r\n"), (".", "..\r\n.\r\n"),
    ])
    func dotsAreDoubledAndLinesAreWhole(message: String, expected: String) {
        var octets = Array("DATA\r\n".utf8)
        DotStuffing.append(Array(message.utf8), to: &octets)
        #expect(String(decoding: octets, as: UTF8.self) == "DATA\r\n" + expected)
    }

    @Test(arguments: ["hello", "250-a\r\n550 b", "25", "999 x", "250+x"])
    func whatIsNotAReplyEndsTheConnection(text: String) throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { if case .body = $0 { .reply(text) } else { .standard } }
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(try bench.state("ann@example.org") == "uncertain")
    }

    @Test func anEndlessReplyIsNotReadForEver() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let flood = Array(repeating: "250-more", count: 200).joined(separator: "\r\n")
        let sink = SMTPSink { if case .mail = $0 { .reply(flood) } else { .standard } }
        try bench.deliver(through: Bench.transport(sink.port))
        #expect(try bench.state("ann@example.org") == "planned")
    }

    @Test func controlCharactersOfAReplyAreShownNotObeyed() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink { if case .body = $0 { .reply("554 5.7.1 \u{1B}[2Jred\u{202E}") } else { .standard } }
        try bench.deliver(through: Bench.transport(sink.port))
        let reply = try #require(try bench.message("ann@example.org")?.reply)
        #expect(reply == "5.7.1 \u{FFFD}[2Jred\u{FFFD}")
    }
}

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

    /// What is found to be plain may follow DATA as it is; all else is mended. Every text of six octets of those that matter, also
    /// where one look of sixteen octets ends and the next begins.
    @Test(arguments: [(0, 70), (9, 126), (12, 126), (14, 126), (30, 126)])
    func whatIsFoundToBePlainNeedsNoMending(before: Int, expected: Int) {
        let octets: [UInt8] = [0x0D, 0x0A, 0x2E, 0x61]
        var plain = 0
        for number in 0..<4096 {
            let six = (0..<6).map { octets[number >> (2 * $0) & 3] }
            let message = [UInt8](repeating: 0x61, count: before) + six + [0x0D, 0x0A]
            var mended: [UInt8] = []
            DotStuffing.append(message, to: &mended)
            let isPlain = message.withUnsafeBufferPointer(DotStuffing.look).isPlain
            #expect(isPlain == (mended == message + [0x2E, 0x0D, 0x0A]), "\(message)")
            var sent: [UInt8] = []
            DotStuffing.append(message, isPlain: isPlain, to: &sent)
            #expect(sent == mended)
            if isPlain { plain += 1 }
        }
        #expect(plain == expected)
    }

    @Test func oneOctetThatIsNotASCIIIsSeen() {
        for place in [0, 1, 7, 8, 4999] {
            var octets = [UInt8](repeating: 0x61, count: 5000)
            #expect(!message(octets).look.hasHighBits)
            octets[place] = 0xD0
            #expect(message(octets).look.hasHighBits)
        }
    }

    @Test func oneBareLineEndAmongManyIsSeen() {
        var octets = [UInt8](repeating: 0x0D, count: 20_000)
        for place in octets.indices where place % 2 == 1 { octets[place] = 0x0A }
        #expect(message(octets).look == DotStuffing.Look(isPlain: true))
        for place in [0, 9000, 19_998] {
            var odd = octets
            odd[place] = 0x61
            #expect(!message(odd).look.isPlain)
        }
    }

    private func message(_ octets: [UInt8]) -> OutgoingMessage {
        OutgoingMessage(
            slot: 0, campaign: "hello", occurrence: "o", step: "main", sender: "b@example.org",
            recipient: "a@example.org", messageID: "<1@example.org>", bytes: octets)
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

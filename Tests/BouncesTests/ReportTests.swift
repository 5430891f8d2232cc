@testable import Bounces
import Testing

/// Reports with fields: RFC 3464 and RFC 5965.
@Suite struct ReportTests {
    @Test(arguments: [
        ("5.1.1", "550 5.1.1 <anna@members.example>: Recipient address rejected: User unknown", "hard"),
        ("5.0.0", "550 No such user here", "hard"),
        (
            "5.4.4",
            "Host or domain name not found. Name service error for name=members.example type=AAAA: Host not found",
            "hard"
        ),
        ("5.1.6", "550 5.1.6 recipient no longer on server", "hard"),
        ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", "hard"),
        ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", "hard"),
        ("5.2.2", "552 5.2.2 mailbox full", "soft"),
        ("5.1.1", "550 5.1.1 Mailbox quota exceeded for user", "soft"),
        ("5.7.1", "550 5.7.1 Message rejected as spam by Content Filtering", "soft"),
        ("5.7.26", "550-5.7.26 This mail has been blocked because the sender is unauthenticated", "soft"),
        ("5.3.4", "552 5.3.4 Message size exceeds fixed limit", "soft"),
        ("5.1.8", "553 5.1.8 <x@club.example>... Domain of sender address does not exist", "soft"),
        ("4.2.2", "452 4.2.2 over quota", "soft"),
        ("4.1.1", "450 4.1.1 <anna@members.example>: Recipient address rejected: User unknown", "soft"),
        ("4.4.7", "delivery time expired", "soft"),
        ("5.0.0", "550 rejected", "soft"),
        ("5.7.0", "550 5.7.0 Relaying denied", "soft"),
    ])
    func theWordsOfAServerAreJudged(status: String, words: String, expected: String) {
        let mail = Mails.report([Mails.group(status: status, words)])
        #expect(Mails.events(mail) == ["\(expected) anna@members.example"])
    }

    @Test func whatWasDeliveredOrIsDelayedIsNoFailure() throws {
        #expect(
            Mails.events(Mails.report([Mails.group(action: "relayed", status: "2.0.0")])) == [
                "delivered anna@members.example"
            ])
        let delayed = Mails.report([Mails.group(action: "delayed", status: "4.4.1", "connect: Connection timed out")])
        #expect(try #require(MailReading(parsing: delayed)).events.map(\.isFinal) == [false])
    }

    @Test func severalRecipientsAreJudgedOneByOne() {
        let mail = Mails.report([
            Mails.group("anna@members.example", status: "5.1.1", "550 5.1.1 unknown user"),
            Mails.group("boris@members.example", status: "5.2.2", "552 5.2.2 mailbox full"),
        ])
        #expect(Mails.events(mail) == ["hard anna@members.example", "soft boris@members.example"])
    }

    @Test func theAddressThatWasMailedIsNamedBeforeTheOneItWasForwardedTo() throws {
        let group =
            "Original-Recipient: rfc822; anna@members.example\n" + Mails.group("inner@host.example", status: "5.1.1")
        let event = try #require(MailReading(parsing: Mails.report([group]))?.events.first)
        #expect(event.recipient == "anna@members.example")
        #expect(event.aliases == ["inner@host.example"])
    }

    @Test func theReturnedMessageIsRead() {
        #expect(
            MailReading(parsing: Mails.report([Mails.group(status: "5.1.1")]))?.originalMessageID
                == "<abc@club.example>")
    }

    @Test(arguments: [
        ("abuse", "complaint"), ("fraud", "complaint"), ("opt-out", "unsubscribe"), ("not-spam", "other"),
        ("auth-failure", "other"),
    ])
    func aFeedbackReportIsWhatItsTypeSays(type: String, expected: String) {
        let text = """
            From: fbl@provider.example
            Subject: complaint
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="xx"

            --xx

            This is a complaint.
            --xx
            Content-Type: message/feedback-report

            Feedback-Type: \(type)
            Version: 1
            Original-Rcpt-To: <anna@members.example>

            --xx
            Content-Type: message/rfc822

            \(Mails.returned)
            --xx--
            """
        #expect(Mails.events(Array(text.utf8)) == ["\(expected) anna@members.example"])
    }

    @Test func aReportThatLostItsPartsIsReadFromItsText() {
        let text = String(
            decoding: Mails.report([Mails.group(status: "5.1.1", "550 5.1.1 User unknown")]), as: UTF8.self)
        #expect(
            Mails.events(Array(text.replacing("boundary=\"xx\"", with: "boundary=\"yy\"").utf8)) == [
                "hard anna@members.example"
            ])
    }

    /// Each of these takes minutes where the time grows with the square of the length.
    @Test(arguments: [
        String(repeating: "mailbox ", count: 8_000), String(repeating: "<", count: 200_000) + ">",
        String(repeating: "a@b.example\n", count: 5_000), String(repeating: "@", count: 60_000),
        String(repeating: "<style>", count: 20_000), String(repeating: "550-", count: 15_000),
        String(repeating: "To: a\nReceived: b\n", count: 3_000),
        String(repeating: "exceed user recipient ", count: 2_900),
    ])
    func aNoticeMadeToKeepUsBusyDoesNot(text: String) {
        let mail = Mails.notice(text)
        _ = MailReading(parsing: mail)
        let html = String(decoding: mail, as: UTF8.self).replacing("text/plain", with: "text/html")
        _ = MailReading(parsing: Array(html.utf8))
        _ = MailReading(parsing: Mails.report(Array(repeating: Mails.group(status: "5.1.1"), count: 300), words: text))
    }

    @Test func anyBytesAreReadWithoutHarm() {
        let mail = Mails.report([Mails.group(status: "5.1.1", "550 5.1.1 User unknown")])
        for length in stride(from: 0, to: mail.count, by: 61) { _ = MailReading(parsing: Array(mail[..<length])) }
        var state: UInt64 = 11
        for _ in 0..<25 {
            var bytes = mail
            for _ in 0..<20 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            _ = MailReading(parsing: bytes)
        }
    }

    @Test(arguments: [
        ("Tue, 13 Oct 2026 10:00:00 +0300", "2026-10-13T07:00:00Z"), ("13 Oct 26 10:00 GMT", "2026-10-13T10:00:00Z"),
        ("Tue, 13 Oct 2026 10:00:00 -0500 (CDT)", "2026-10-13T15:00:00Z"),
        ("Tue, 13 Oct 2026 10:00:60 EST", "2026-10-13T15:00:59Z"),
    ])
    func datesOfMailsAreRead(text: String, expected: String) {
        #expect(MailTime.parse(text)?.description == expected)
    }

    @Test(arguments: ["", "yesterday", "Tue, 99 Oct 2026 10:00:00", "13 Foo 2026 10:00", "13 Oct 2026 25:00"])
    func whatIsNoDateIsNone(text: String) { #expect(MailTime.parse(text) == nil) }

    @Test func anMboxIsCutIntoItsMails() {
        var splitter = MboxSplitter()
        let text =
            "From a Tue Oct 13 10:00:00 2026\nSubject: 1\n\nFrom the middle\n>From me\n\nFrom b Wed Oct 14 10:00:00 2026\nSubject: 2\n\nx\n"
        let mails = Array(text.utf8).flatMap { splitter.take([$0]) } + splitter.finish()
        #expect(mails.count == 2)
        var one = MboxSplitter()
        let mail = "Subject: x\n\nhello\n\nFrom here on\n"
        #expect((one.take(Array(mail.utf8)) + one.finish()).count == 1)
    }
}

@testable import Bounces

/// Mails as mailers write them, put together from their parts.
enum Mails {
    static func notice(
        from: String = "Mail Delivery System <MAILER-DAEMON@mx.example>",
        subject: String = "Undelivered Mail Returned to Sender",
        fields: [String] = [], _ text: String
    ) -> [UInt8] {
        let head = ["Return-Path: <>", "From: \(from)", "To: bounces@club.example", "Subject: \(subject)"] + fields
        return Array(
            (head + ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", text]).joined(separator: "\n")
                .utf8)
    }

    /// RFC 3464.
    static func report(
        _ groups: [String], words: String = "I am sorry.", returned: String = Mails.returned,
        subject: String = "Returned mail",
        fields: [String] = []
    ) -> [UInt8] {
        let text = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example
            To: bounces@club.example
            Subject: \(subject)
            \((fields + ["MIME-Version: 1.0"]).joined(separator: "\n"))
            Content-Type: multipart/report; report-type=delivery-status; boundary="xx"

            --xx
            Content-Type: text/plain; charset=utf-8

            \(words)
            --xx
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            \(groups.joined(separator: "\n\n"))

            --xx
            Content-Type: message/rfc822

            \(returned)

            --xx--
            """
        return Array(text.utf8)
    }

    static let returned = """
        Received: from club.example by mx.example with ESMTP id 4XyZ12345678; Tue, 13 Oct 2026 10:00:00 +0000
        Message-ID: <abc@club.example>
        From: Club <club@club.example>
        To: anna@members.example
        Subject: News

        Hello
        """

    static func group(
        _ recipient: String = "anna@members.example", action: String = "failed", status: String, _ code: String? = nil
    ) -> String {
        let fields = ["Final-Recipient: rfc822; \(recipient)", "Action: \(action)", "Status: \(status)"]
        return (fields + (code.map { ["Diagnostic-Code: smtp; \($0)"] } ?? [])).joined(separator: "\n")
    }

    static func events(_ mail: [UInt8]) -> [String] {
        (MailReading(parsing: mail)?.events ?? []).map { "\($0.kind.rawValue) \($0.recipient ?? "-")" }
    }
}

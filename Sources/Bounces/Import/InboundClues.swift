internal import Campaigning
internal import Formats
internal import MIMEReader

/// What in a mail may tell which of our messages it is about.
struct InboundClues {
    /// Ledger rows that our own tokens name.
    var rows: [Int64] = []
    /// Our Message-IDs, in angle brackets.
    var messageIDs: [String] = []
    /// Names that relays gave the message, of fields that are made for them.
    var relayIDs: [String] = []
    /// All words of the ways of the message that may be such a name.
    var traceWords: Set<String> = []
    /// The campaign's part of Feedback-ID.
    var feedbackCampaign: String?
    /// The addresses that it came to and from, for replies.
    var senders: [String] = []

    init() {}

    init(_ reading: MailReading, signer: TokenSigner) {
        let mail = reading.mail
        let returned = mail.returned ?? MIMEHeader()
        let own = [
            "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "X-RCPT-TO",
        ]
        var addresses = own.flatMap { mail.addresses($0) }
        addresses += ["Return-Path", "Errors-To", "X-Original-Return-Path", "Received"].flatMap { name in
            returned.all(name).flatMap(AddressScanner.addresses)
        }
        addresses += mail.statusGroups.flatMap { $0.all("X-Postfix-Sender").flatMap(AddressScanner.addresses) }
        addresses += (mail.feedback?.all("Original-Mail-From") ?? []).flatMap(AddressScanner.addresses)
        rows = addresses.prefix(200).compactMap { InboundClues.row(of: $0, signer) }
        rows += returned.all("List-Unsubscribe").compactMap { InboundClues.row(ofLink: $0, signer) }

        var ids = [reading.originalMessageID].compactMap(\.self)
        let references = mail.header.all("In-Reply-To") + mail.header.all("References")
        for value in references { ids += value.split(separator: " ").map(String.init).filter { $0.hasPrefix("<") } }
        messageIDs = Recipients.unique(ids.map { $0.hasPrefix("<") ? $0 : "<\($0)>" })
        for name in ["X-Postfix-Queue-ID", "Original-Envelope-Id", "X-SES-Message-ID"] {
            for header in mail.statusGroups + [returned] { relayIDs += header.all(name) }
        }
        traceWords = Set(
            returned.all("Received").prefix(20).flatMap { line in
                line.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }.map(String.init).filter {
                    $0.count >= 6
                }
            })
        feedbackCampaign = (returned["Feedback-ID"]).flatMap { $0.split(separator: ":").first.map(String.init) }
        senders = mail.addresses("From") + mail.addresses("Reply-To")
    }

    /// `bounces+TOKEN@…`, whichever way the mail servers wrote its letters.
    static func row(of address: String, _ signer: TokenSigner) -> Int64? {
        guard let at = address.lastIndex(of: "@"), let plus = address[..<at].lastIndex(of: "+") else { return nil }
        let token = String(address[address.index(after: plus)..<at])
        return signer.verifyFromAddress(token, .bounce) ?? signer.verifyFromAddress(token, .unsubscribe)
    }

    /// `<https://…/u/TOKEN>`: feedback loops redact addresses and leave this.
    private static func row(ofLink field: String, _ signer: TokenSigner) -> Int64? {
        for word in field.split(whereSeparator: { "<>, /?".contains($0) }) {
            if let row = signer.verify(String(word), .unsubscribe) { return row }
        }
        return nil
    }
}

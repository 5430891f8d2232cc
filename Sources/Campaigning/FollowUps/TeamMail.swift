internal import Definitions
internal import Formats
internal import Store

/// A mail of the program to somebody of the team. It is no campaign's message and not in the ledger.
enum TeamMail {
    /// - Parameters:
    ///   - subject: what it is: the same subject to the same address is the same mail, with the same `Message-ID`.
    ///   - salt: the store's.
    /// - Throws: `ComposeError` when an address cannot be mailed; `DKIMKeyError`.
    static func compose(
        _ kind: String, _ identity: String, subject: Phrase, text: Phrase, to address: String, _ workspace: Workspace,
        salt: [UInt8], now: Instant
    ) throws -> ComposedMessage {
        let definition = workspace.definition
        let stream = definition.mailStream(of: .service).sender
        guard let sender = try? EmailAddress(parsing: stream.from.address),
            let from = MailboxHeader(name: stream.from.name, address: sender.address),
            let recipient = try? EmailAddress(parsing: address),
            let to = MailboxHeader(name: "", address: recipient.address)
        else { throw ComposeError(Phrase("the address to notify cannot be mailed")) }
        let language = Language(rawValue: Locales.language(of: definition.locale)) ?? .english
        let subject = HeaderText(cleaning: subject.text(in: language))
        let text = text.text(in: language) + "\n"
        let id = MessageID(salt: salt, stream).make(
            campaign: kind, occurrence: identity, step: address, memberKey: [])
        let fields: [HeaderField] = [
            HeaderField("From", mailbox: from), HeaderField("To", mailbox: to), HeaderField("Subject", text: subject),
            HeaderField("Date", token: MailDate.text(now)), HeaderField("Message-ID", token: id),
            HeaderField("Auto-Submitted", token: "auto-generated"),
        ].compactMap { $0 }
        let mime = MIMEMessage(fields: fields, text: text, html: nil, seed: id)
        return ComposedMessage(
            envelopeSender: sender.address, recipient: recipient.address, messageID: id, subject: subject.value,
            locale: definition.locale, html: "", text: text,
            bytes: try MessageSigning(workspace, of: .service).signed(mime.bytes(), at: now))
    }
}

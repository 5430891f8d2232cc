package import Definitions
package import Formats
package import Store

/// A mail of the program to somebody of the team: what members answered. It is no campaign's message and not in the ledger.
package enum NoticeMail {
    /// - Parameter salt: the store's, for `Message-ID`: the same notices are the same mail.
    /// - Throws: `ComposeError` when an address cannot be mailed; `DKIMKeyError`.
    package static func compose(
        _ notices: [PendingNotice], to address: String, _ workspace: Workspace, salt: [UInt8], now: Instant
    ) throws -> ComposedMessage {
        let definition = workspace.definition
        let stream = definition.mailStream(of: .service).sender
        guard let sender = try? EmailAddress(parsing: stream.from.address),
            let from = MailboxHeader(name: stream.from.name, address: sender.address),
            let recipient = try? EmailAddress(parsing: address),
            let to = MailboxHeader(name: "", address: recipient.address)
        else { throw ComposeError(Phrase("the address to notify cannot be mailed")) }
        let language = Language(rawValue: Locales.language(of: definition.locale)) ?? .english
        let subject = HeaderText(cleaning: subject(notices).text(in: language))
        let text = text(notices, definition).text(in: language) + "\n"
        let id = MessageID(salt: salt, stream).make(
            campaign: "notice", occurrence: notices.map { "\($0.id)" }.joined(separator: ","), step: address,
            memberKey: [])
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

    private static func subject(_ notices: [PendingNotice]) -> Phrase {
        let campaign = notices.first?.campaign ?? ""
        return Phrase("\(campaign): \(notices.count, "answer", "answers") to look at")
    }

    private static func text(_ notices: [PendingNotice], _ definition: WorkspaceDefinition) -> Phrase {
        let lines = notices.map { notice in
            let who = [notice.name, notice.email].compactMap(\.self).map { HeaderText(cleaning: $0).value }
            let at = definition.timezone.civil(notice.at).minuteName.replacing("T", with: " ")
            return Phrase("\(at)  \(who.joined(separator: ", ")): \(notice.scores)")
        }
        return Phrase(
            """
            These members of \(definition.name) have answered \(notices.first?.campaign ?? ""):

            \(Phrase(listing: lines, separator: "\n"))

            Their whole story: kamerton explain EMAIL
            """)
    }
}

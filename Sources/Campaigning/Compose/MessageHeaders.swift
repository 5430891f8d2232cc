internal import Definitions
internal import Formats
internal import Store

/// The header fields of a campaign's messages. What does not depend on the member is made once.
struct MessageHeaders: Sendable {
    /// The sender's domain in ASCII.
    let domain: String
    /// The From line, for people.
    let sender: String
    private let from: MailboxHeader
    private let fromField: HeaderField
    private let replyTo: HeaderField?
    private let fixed: [HeaderField]
    private let bounces: EmailAddress?
    private let isService: Bool
    private let isSecure: Bool

    /// Nil when the workspace's own addresses cannot be mailed from.
    init?(_ campaign: CampaignDefinition, _ definition: WorkspaceDefinition) {
        let sender = definition.mailStream(of: campaign.intent).sender
        guard let address = try? EmailAddress(parsing: sender.from.address),
            let from = MailboxHeader(name: sender.from.name, address: address.address)
        else { return nil }
        var replyTo: MailboxHeader?
        if let mailbox = sender.replyTo {
            guard let address = try? EmailAddress(parsing: mailbox.address) else { return nil }
            replyTo = MailboxHeader(name: mailbox.name, address: address.address)
        }
        self.from = from
        self.sender =
            sender.from.name.isEmpty ? address.address : "\(sender.from.name) <\(address.address)>"
        fromField = HeaderField("From", mailbox: from)
        self.replyTo = replyTo.map { HeaderField("Reply-To", mailbox: $0) }
        domain = String(address.key.split(separator: "@").last ?? "")
        bounces = sender.bounces.flatMap { try? EmailAddress(parsing: $0) }
        isService = campaign.intent == .service
        isSecure = definition.publicURL.hasPrefix("https://")
        fixed = MessageHeaders.fixed(campaign, definition, domain: domain)
    }

    /// What tells programs on the way what kind of mail this is. `service` mail answers to the member's own doing: it is
    /// no list and no bulk, and nobody leaves it; RFC 3834 asks that it says that no person wrote it.
    private static func fixed(
        _ campaign: CampaignDefinition, _ definition: WorkspaceDefinition, domain: String
    ) -> [HeaderField] {
        guard campaign.intent != .service else {
            return [HeaderField("Auto-Submitted", token: "auto-generated")].compactMap { $0 }
        }
        let list = label(campaign.topic ?? campaign.intent.rawValue)
        let title = campaign.topic.flatMap { name in definition.topics.first { $0.name == name } }?.title
        let name = [definition.name, title?.text(for: definition.locale, fallback: definition.locale)]
            .compactMap { $0 }.joined(separator: ": ")
        // Feedback-ID: up to four fields, the last names the sender (Gmail).
        let feedback = [campaign.name, campaign.intent.rawValue, campaign.kind.rawValue, senderID(domain)]
            .map(label).joined(separator: ":")
        return [
            HeaderField("List-Id", phrase: HeaderText(cleaning: name), angle: "\(list).\(domain)"),
            HeaderField("Precedence", token: "bulk"),
            HeaderField("Feedback-ID", token: feedback),
        ].compactMap { $0 }
    }

    /// Tells copies for addresses of our own from members' mail.
    static let seed = [HeaderField("X-Kamerton-Seed", token: "1")].compactMap { $0 }

    /// Letters, digits and hyphens.
    private static func label(_ text: String) -> String {
        let label = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return label.isEmpty ? "all" : String(label.prefix(60))
    }

    /// 5 to 15 characters.
    private static func senderID(_ domain: String) -> String {
        let letters = domain.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(15)
        return letters + String(repeating: "x", count: max(0, 5 - letters.count))
    }

    /// The member as To; nil when the address cannot be mailed.
    func recipient(_ member: MemberSnapshot) -> MailboxHeader? {
        guard let address = try? EmailAddress(parsing: member.email) else { return nil }
        let name = member.name ?? [member.firstName, member.lastName].compactMap { $0 }.joined(separator: " ")
        return MailboxHeader(name: MemberText.clean(name), address: address.address)
    }

    func fields(
        to recipient: MailboxHeader, subject: HeaderText, date: Instant, messageID: String, locale: String,
        links: MessageLinks, envelopeSender: String
    ) -> [HeaderField] {
        var fields = [fromField, HeaderField("To", mailbox: recipient)]
        if let replyTo { fields.append(replyTo) }
        fields.append(HeaderField("Subject", text: subject))
        var optional = [
            HeaderField("Date", token: MailDate.text(date)), HeaderField("Message-ID", token: messageID),
            HeaderField("Content-Language", token: locale.contains("_") ? locale.replacing("_", with: "-") : locale),
        ]
        if !isService {
            var ways = "<\(links.unsubscribe)>"
            // For programs that write a mail instead (RFC 2369): the token of the bounce address says who asks.
            if envelopeSender != bounces?.address, envelopeSender != from.address {
                ways += ", <mailto:\(envelopeSender)?subject=unsubscribe>"
            }
            optional.append(HeaderField("List-Unsubscribe", token: ways))
            // RFC 8058 asks for https.
            if isSecure { optional.append(HeaderField("List-Unsubscribe-Post", token: "List-Unsubscribe=One-Click")) }
        }
        return fields + optional.compactMap { $0 } + fixed
    }

    /// `bounces+TOKEN@…`, so that a bounce names its message; where the token has no room, or for a message that has no
    /// row, the plain address.
    func envelopeSender(_ row: Int64, _ signer: TokenSigner) -> String {
        guard let bounces else { return from.address }
        let room = bounces.localPart.utf8.count + 1 + TokenSigner.addressTokenLength <= 64
        guard row > 0, room, !bounces.localPart.hasPrefix("\"") else { return bounces.address }
        return "\(bounces.localPart)+\(signer.signForAddress(.bounce, row: row))@\(bounces.domain)"
    }
}

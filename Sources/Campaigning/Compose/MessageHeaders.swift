internal import Definitions
internal import Formats
internal import Store

/// The header fields of a campaign's messages. What does not depend on the member is made once, as octets.
struct MessageHeaders: Sendable {
    /// The sender's domain in ASCII.
    let domain: String
    /// The From line, for people.
    let sender: String
    /// The sender's own address.
    private let from: String
    private let fromField: [UInt8]
    private let replyTo: [UInt8]
    /// The last fields.
    private let fixed: [UInt8]
    private let bounces: BounceAddress?
    private let isService: Bool
    /// Links and bounce addresses are printable ASCII without spaces, so that fields hold them as they are.
    private let isPlain: Bool

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
        self.from = from.address
        self.sender =
            sender.from.name.isEmpty ? address.address : "\(sender.from.name) <\(address.address)>"
        fromField = MessageHeaders.octets([HeaderField("From", mailbox: from)])
        self.replyTo = MessageHeaders.octets(replyTo.map { [HeaderField("Reply-To", mailbox: $0)] } ?? [])
        domain = String(address.key.split(separator: "@").last ?? "")
        bounces = sender.bounces.flatMap { try? EmailAddress(parsing: $0) }.map(BounceAddress.init)
        isService = campaign.intent == .service
        isPlain = [definition.publicURL, bounces?.address ?? "", domain].allSatisfy { text in
            text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        }
        var fixed = MessageHeaders.fixed(campaign, definition, domain: domain)
        // RFC 8058 asks for https.
        if !isService, definition.publicURL.hasPrefix("https://"),
            let post = HeaderField("List-Unsubscribe-Post", token: "List-Unsubscribe=One-Click")
        {
            fixed.insert(post, at: 0)
        }
        self.fixed = MessageHeaders.octets(fixed)
    }

    private static func octets(_ fields: [HeaderField]) -> [UInt8] { fields.flatMap { $0.bytes + [0x0D, 0x0A] } }

    /// The fields of one language, or of one subject: to be made once for many messages.
    static func language(_ locale: String) -> [UInt8] {
        octets([HeaderField("Content-Language", token: locale.replacing("_", with: "-"))].compactMap { $0 })
    }
    static func subject(_ subject: HeaderText) -> [UInt8] { octets([HeaderField("Subject", text: subject)]) }

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
    static let seed = octets([HeaderField("X-Kamerton-Seed", token: "1")].compactMap { $0 })

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
        return MailboxHeader(name: MemberText.clean(member.name ?? member.fullName ?? ""), address: address.address)
    }

    /// - Parameters:
    ///   - subject: the field, as `subject` makes it.
    ///   - language: the field, as `language` makes it.
    func append(
        to recipient: MailboxHeader, subject: [UInt8], date: Instant, messageID: String, language: [UInt8],
        unsubscribe: String, envelopeSender: String, into output: inout OctetBuffer
    ) {
        output.append(fromField)
        output.append(HeaderField("To", mailbox: recipient))
        output.append(replyTo)
        output.append(subject)
        output.append("Date: ")
        MailDate.append(date, to: &output)
        output.endLine()
        if isPlain {
            output.append("Message-ID: ")
            output.append(messageID)
            output.endLine()
        } else if let field = HeaderField("Message-ID", token: messageID) {
            output.append(field)
        }
        output.append(language)
        if !isService { append(unsubscribe: unsubscribe, envelopeSender, to: &output) }
        output.append(fixed)
    }

    private func append(unsubscribe link: String, _ envelopeSender: String, to output: inout OctetBuffer) {
        // For programs that write a mail instead (RFC 2369): the token of the bounce address says who asks.
        let isMailTo = envelopeSender != bounces?.address && envelopeSender != from
        guard isPlain else {
            let mail = isMailTo ? ", <mailto:\(envelopeSender)?subject=unsubscribe>" : ""
            if let field = HeaderField("List-Unsubscribe", token: "<\(link)>\(mail)") { output.append(field) }
            return
        }
        output.append("List-Unsubscribe: <")
        output.append(link)
        output.append(0x3E)
        if isMailTo {
            // `List-Unsubscribe: <`, `>,` and ` <mailto:`, `?subject=unsubscribe>`.
            let column = 19 + link.utf8.count + 2
            let length = 9 + envelopeSender.utf8.count + 21
            output.append(0x2C)
            if column + length > HeaderField.line { output.endLine() }
            output.append(" <mailto:")
            output.append(envelopeSender)
            output.append("?subject=unsubscribe>")
        }
        output.endLine()
    }

    /// `bounces+TOKEN@…`, so that a bounce names its message; where the token has no room, or for a message that has no
    /// row, the plain address.
    func envelopeSender(_ row: Int64, _ signer: TokenSigner) -> String {
        guard let bounces else { return from }
        return bounces.address(row, signer)
    }
}

/// Where bounces go, with room for a token in it.
private struct BounceAddress: Sendable {
    let address: String
    /// Before and behind the token; nil where it has no room.
    private let frame: (start: [UInt8], end: [UInt8])?

    init(_ address: EmailAddress) {
        self.address = address.address
        let hasRoom = address.localPart.utf8.count + 1 + TokenSigner.addressTokenLength <= 64
        frame =
            hasRoom && !address.localPart.hasPrefix("\"")
            ? (Array("\(address.localPart)+".utf8), Array("@\(address.domain)".utf8)) : nil
    }

    func address(_ row: Int64, _ signer: TokenSigner) -> String {
        guard let (start, end) = frame, row > 0 else { return address }
        let length = start.count + TokenSigner.addressTokenLength + end.count
        return String(unsafeUninitializedCapacity: length) { text in
            _ = text.update(fromContentsOf: start)
            signer.writeForAddress(.bounce, row: row, to: text.baseAddress! + start.count)
            _ = text[(start.count + TokenSigner.addressTokenLength)...].update(fromContentsOf: end)
            return length
        }
    }
}

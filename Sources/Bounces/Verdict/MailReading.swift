internal import MIMEReader

/// What a mail is, and what it says of each recipient.
package struct MailReading: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case bounce
        case complaint
        case unsubscribe
        case autoreply
        /// A person answers.
        case reply
        /// A report of machines that says nothing against an address.
        case report
    }

    package let kind: Kind
    package let events: [MailEvent]
    package let mail: InboundMail
    /// Of the message that it is about.
    package let originalMessageID: String?

    package init(_ mail: InboundMail) {
        self.mail = mail
        (kind, events) = MailReading.read(mail)
        originalMessageID = MailReading.messageID(mail)
    }

    /// Nil for no bytes at all.
    package init?(parsing bytes: [UInt8]) {
        guard let mail = InboundMail(parsing: bytes) else { return nil }
        self.init(mail)
    }

    private static func read(_ mail: InboundMail) -> (Kind, [MailEvent]) {
        if let events = ComplaintReader.events(mail) {
            let kinds = Set(events.map(\.kind))
            return (
                kinds.contains(.complaint) ? .complaint : kinds.contains(.unsubscribe) ? .unsubscribe : .report, events
            )
        }
        if let events = StatusReader.events(mail) { return (isReport(events) ? .report : .bounce, events) }
        if let events = NotificationReader.events(mail) { return (isReport(events) ? .report : .bounce, events) }
        let signs = NoticeSigns(mail)
        if signs.isFromDaemon, let inner = mail.wrapped.first, let events = StatusReader.events(inner) {
            return (isReport(events) ? .report : .bounce, events)
        }
        let isReply = isPassedOn(mail, signs)
        if !isReply, signs.areOfBounce, let events = NoticeReader.events(mail) { return (.bounce, events) }
        if AutoReplySigns.areIn(mail) {
            return (.autoreply, [MailEvent(.autoreply, recipient: mail.addresses("From").first)])
        }
        if UnsubscribeSigns.areIn(mail) {
            return (.unsubscribe, [MailEvent(.unsubscribe, recipient: mail.addresses("From").first)])
        }
        return (.reply, [])
    }

    private static func isReport(_ events: [MailEvent]) -> Bool {
        !events.contains { $0.kind == .hard || $0.kind == .soft }
    }

    /// A person who answers or passes on a notice, with the notice quoted below.
    private static func isPassedOn(_ mail: InboundMail, _ signs: NoticeSigns) -> Bool {
        let subject = (mail.header["Subject"] ?? "").lowercased()
        return ["re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "отв:", "пересл:"].contains { subject.hasPrefix($0) }
            && (mail.header.has("In-Reply-To") || mail.header.has("References"))
            && !signs.isFromDaemon
    }

    private static func messageID(_ mail: InboundMail) -> String? {
        let returned = mail.returned?["Message-ID"]
        let reported =
            mail.feedback?["Original-Message-ID"]
            ?? mail.statusGroups.lazy.compactMap { $0["Original-Message-ID"] }.first
        let answered = mail.header["In-Reply-To"] ?? mail.header["X-Original-Message-ID"]
        return [returned, reported, answered].lazy.compactMap { $0.flatMap(id) }.first
    }

    /// `<…>` of a field, or its only word.
    private static func id(_ text: String) -> String? {
        if let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            return String(text[open...close])
        }
        let words = text.split(separator: " ")
        return words.first.map(String.init)
    }
}

/// Reads `message/feedback-report` (RFC 5965, 6591, 6692) and the feedback loop of Outlook.com, which is a bare mail.
enum ComplaintReader {
    static func events(_ mail: InboundMail) -> [MailEvent]? {
        guard let feedback = mail.feedback else { return bare(mail) }
        let kind: MailEvent.Kind =
            switch (feedback["Feedback-Type"] ?? "").lowercased() {
            case "opt-out", "opt-out-list": .unsubscribe
            case "auth-failure", "dkim", "not-spam", "miscategorized", "dmarc": .other
            default: .complaint
            }
        let named =
            feedback.all("Original-Rcpt-To") + feedback.all("Removal-Recipient") + feedback.all("Redacted-Address")
        var recipients = named.flatMap(AddressScanner.addresses)
        if recipients.isEmpty { recipients = returned(mail) }
        return list(kind, recipients, words: feedback["Feedback-Type"] ?? "")
    }

    private static func bare(_ mail: InboundMail) -> [MailEvent]? {
        guard let returned = mail.returned, returned.has("X-HmXmrOriginalRecipient") else { return nil }
        let recipients = returned.all("X-HmXmrOriginalRecipient").flatMap(AddressScanner.addresses)
        return list(.complaint, recipients, words: mail.header["Subject"] ?? "")
    }

    /// Most feedback loops hide the recipient in the fields and forget it in the header.
    private static func returned(_ mail: InboundMail) -> [String] {
        guard let returned = mail.returned else { return [] }
        for name in ["X-HmXmrOriginalRecipient", "To", "X-Original-To", "Delivered-To"] {
            let found = returned.all(name).flatMap(AddressScanner.addresses)
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func list(_ kind: MailEvent.Kind, _ recipients: [String], words: String) -> [MailEvent] {
        let recipients = Recipients.unique(recipients)
        guard !recipients.isEmpty else { return [event(kind, nil, words)] }
        return recipients.map { event(kind, $0, words) }
    }

    private static func event(_ kind: MailEvent.Kind, _ recipient: String?, _ words: String) -> MailEvent {
        var event = MailEvent(kind, recipient: recipient)
        event.words = words
        return event
    }
}

enum Recipients {
    /// Each once, in order, whatever the case of its letters.
    static func unique(_ addresses: [String]) -> [String] {
        var seen: Set<String> = []
        return addresses.filter { seen.insert($0.lowercased()).inserted }
    }
}

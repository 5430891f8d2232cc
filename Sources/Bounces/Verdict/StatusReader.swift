internal import MIMEReader

/// Reads `message/delivery-status` (RFC 3464).
enum StatusReader {
    /// Nil where there is no report, or none that names a recipient.
    static func events(_ mail: InboundMail) -> [MailEvent]? {
        let groups = mail.statusGroups.flatMap(divided).filter { group in fields.contains(where: group.has) }
            .prefix(RecipientFinder.most)
        guard !groups.isEmpty else { return nil }
        let finder = RecipientFinder(mail)
        let named = groups.map { recipient(of: $0) }
        let all = Recipients.unique(named.compactMap(\.self))
        var events: [MailEvent] = []
        for (group, address) in zip(groups, named) {
            let recipients = address.map { [$0] } ?? unnamed(mail, finder, group)
            for recipient in recipients {
                var event = event(group, recipient, finder.paragraph(recipient, among: all.isEmpty ? recipients : all))
                event.aliases = Recipients.unique(aliases(of: group)).filter { $0 != recipient }
                merge(event, into: &events)
            }
        }
        return events.isEmpty ? nil : events
    }

    private static let fields = ["Final-Recipient", "Original-Recipient", "Action", "Status"]

    /// Some mailers forget the empty line between two recipients: a field that comes again begins the next.
    private static func divided(_ group: MIMEHeader) -> [MIMEHeader] {
        var parts: [[MIMEField]] = [[]]
        var seen: Set<String> = []
        for field in group.fields {
            let name = field.name.lowercased()
            if fields.contains(where: { $0.lowercased() == name }), !seen.insert(name).inserted {
                parts.append([])
                seen = [name]
            }
            parts[parts.count - 1].append(field)
        }
        return parts.map { MIMEHeader($0) }
    }

    /// The address that was mailed rather than the one that it was forwarded to.
    private static func recipient(of group: MIMEHeader) -> String? {
        ["Original-Recipient", "Final-Recipient", "X-Actual-Recipient"].lazy
            .compactMap { group[$0].flatMap(address) }.first
    }

    private static func aliases(of group: MIMEHeader) -> [String] {
        ["Original-Recipient", "Final-Recipient", "X-Actual-Recipient"].compactMap { group[$0].flatMap(address) }
    }

    /// `rfc822; a@b.example`: a mailbox, not a path of some server's disk.
    private static func address(_ field: String) -> String? {
        let value = field.split(separator: ";", maxSplits: 1).last.map(String.init) ?? field
        guard !value.contains("/") || value.contains("@") && !value.trimmingPrefix(while: \.isWhitespace).hasPrefix("/")
        else { return nil }
        return AddressScanner.addresses(in: value).last
    }

    private static func unnamed(_ mail: InboundMail, _ finder: RecipientFinder, _ group: MIMEHeader) -> [String] {
        let failed = mail.header.all("X-Failed-Recipients").flatMap(AddressScanner.addresses)
        if !failed.isEmpty { return failed }
        let spoken = finder.recipients()
        return spoken.isEmpty ? finder.meantOnly() : spoken
    }

    private static func event(_ group: MIMEHeader, _ recipient: String, _ paragraph: String) -> MailEvent {
        let action = (group["Action"] ?? "").lowercased().prefix { $0.isLetter }
        let status = group["Status"].flatMap(EnhancedStatus.ofField)
        if ["delivered", "relayed", "expanded", "deliverable"].contains(action)
            || action.isEmpty && status?.first == "2"
        {
            var event = MailEvent(.delivered, recipient: recipient)
            event.status = status
            return event
        }
        var diagnosis = Diagnosis()
        diagnosis.status = status
        diagnosis.isDelayed = action == "delayed"
        diagnosis.reply = reply(group)
        diagnosis.paragraph = paragraph
        diagnosis.recipient = recipient
        diagnosis.server = (group["Remote-MTA"] ?? "").lowercased()
        return diagnosis.event(recipient)
    }

    /// What the server said, without the type before it; some mailers write it into `Status`.
    private static func reply(_ group: MIMEHeader) -> String {
        let codes = group.all("Diagnostic-Code").map { value in
            guard let semicolon = value.firstIndex(of: ";"), value[..<semicolon].count <= 30,
                !value[..<semicolon].contains(" ")
            else { return value }
            return String(value[value.index(after: semicolon)...])
        }
        let more = ["X-Notes", "X-Supplementary-Info", "X-Display-Name-Reason"].compactMap { group[$0] }
        // `5.4.4 (Illegal host/domain name found)`
        let comment = group["Status"].map { $0.drop { $0 != "(" }.filter { $0 != "(" && $0 != ")" } } ?? ""
        return (codes + more + (codes.isEmpty ? [comment] : [])).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// One verdict a recipient: what failed counts more than what was delivered, and the first failure most.
    private static func merge(_ event: MailEvent, into events: inout [MailEvent]) {
        let key = event.recipient?.lowercased()
        guard let index = events.firstIndex(where: { $0.recipient?.lowercased() == key }) else {
            events.append(event)
            return
        }
        if events[index].kind == .delivered { events[index] = event }
    }
}

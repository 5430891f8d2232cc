internal import MIMEReader

/// Finds in the words of a notice which recipients it is about, and what it says of each.
struct RecipientFinder {
    private let lines: [Substring]
    /// The addresses of each line.
    private let found: [[AddressScanner.Found]]
    /// More than this nobody reports at once.
    static let most = 200
    /// Whom the returned message was for.
    private let meant: Set<String>
    /// Who sent it, and who wrote the notice: never recipients.
    private let senders: Set<String>
    private let writers: Set<String>

    init(_ mail: InboundMail) {
        lines = mail.notice.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.allSatisfy(\.isWhitespace)
        }
        found = lines.map { AddressScanner.scan($0) }
        let returned = mail.returned ?? MIMEHeader()
        let named = { (header: MIMEHeader, names: [String]) in
            Set(names.flatMap { header.all($0).flatMap(AddressScanner.addresses) }.map { $0.lowercased() })
        }
        meant = named(returned, ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"])
        senders = named(returned, ["From", "Sender", "Return-Path", "Reply-To"])
            .union(named(mail.header, ["To", "Delivered-To", "X-Original-To"])).subtracting(meant)
        writers = named(mail.header, ["From", "Sender", "Return-Path", "Reply-To"]).subtracting(meant)
    }

    /// The recipients in the order in which they come, each once.
    func recipients() -> [String] {
        var points: [String: Int] = [:]
        var outside: Set<String> = []
        var order: [String] = []
        var spelling: [String: String] = [:]
        for index in lines.indices {
            let isInvited = index > 0 && RecipientFinder.invites(lines[index - 1])
            for found in found[index] where !found.isDisplayName {
                let key = found.address.lowercased()
                let value = weight(found) - (isInvited ? 6 : 0)
                if !RecipientFinder.isInReply(found.before) { outside.insert(key) }
                if points[key] == nil {
                    order.append(key)
                    spelling[key] = found.address
                }
                points[key] = max(points[key] ?? .min, value)
            }
        }
        // Where a line begins with a recipient, the addresses that only a server's reply names are no others: where somebody
        // has moved to, who is not allowed to send.
        let others = senders.union(writers)
        if order.contains(where: { outside.contains($0) && !others.contains($0) && (points[$0] ?? 0) >= 5 }) {
            for key in order where !outside.contains(key) && !meant.contains(key) { points[key] = -8 }
        }
        for key in order {
            if meant.contains(key) { points[key]! += 4 }
            if senders.contains(key) { points[key]! -= 6 }
            if writers.contains(key) { points[key]! -= 5 }
        }
        // Whoever sent the message may be whom it could not reach: when nobody else is named.
        if (points.values.max() ?? 0) < 2 {
            for key in order where senders.contains(key) { points[key]! += 6 }
        }
        // A notice that returns nothing may name its recipient in the middle of a sentence.
        let least = meant.isEmpty ? 0 : 2
        guard let best = order.compactMap({ points[$0] }).max(), best >= least else { return [] }
        return order.filter { (points[$0] ?? 0) >= max(least, best - 4) && (points[$0] ?? 0) >= (best >= 5 ? 5 : best) }
            .prefix(RecipientFinder.most).compactMap { spelling[$0] }
    }

    /// How much a place looks like that of a recipient.
    private func weight(_ found: AddressScanner.Found) -> Int {
        let before = found.before.lowercased()
        let after = found.after.lowercased().drop { $0 == " " || $0 == ">" || $0 == "\"" }
        let lead = before.filter { $0.isLetter }
        if [
            "generated from", "from:", "from <", "sender", "message-id:", "message-id <", "return-path", "reply-to",
            "in-reply-to", "references:",
        ].contains(where: before.contains) {
            return -8
        }
        if isContact(before) { return -4 }
        if !before.contains("to:"), isHeaderLike(before) { return -4 }
        if lead.isEmpty {
            // Alone on its line, or at its beginning.
            return after.allSatisfy { ":;,.)>…".contains($0) || $0.isWhitespace } || after.first == ":" ? 7 : 5
        }
        let words = before.split { !$0.isLetter }.suffix(3)
        if before.contains("rcpt to") || before.contains("final-recipient") || before.contains("x-failed-recipients") {
            return 6
        }
        if let last = words.last, RecipientFinder.leads.contains(String(last)) { return 5 }
        if words.contains(where: { RecipientFinder.leads.contains(String($0)) }) { return 3 }
        return found.before.last == "<" || found.before.last == "(" ? 1 : 0
    }

    /// What a server replied stands before the address in its line.
    private static func isInReply(_ before: String) -> Bool {
        guard !before.isEmpty else { return false }
        let text = before.lowercased()
        if ["said:", "says:", "response:", "replied:", "new address", "please try"].contains(where: text.contains) {
            return true
        }
        // `RCPT TO:<…>` of a transcript is the recipient, whatever code stands before it.
        if text.contains("rcpt to") { return false }
        return EnhancedStatus.replyClass(of: before) != nil
    }

    /// A line that asks to write to the address on the next.
    private static func invites(_ line: Substring) -> Bool {
        let text = line.lowercased()
        return ["to the address", "send mail to", "contact", "write to"].contains { text.contains($0) }
    }

    /// True where the returned message was for one of them.
    func wasFor(_ addresses: [String]) -> Bool { addresses.contains { meant.contains($0.lowercased()) } }

    /// True for an address that the notice has.
    func names(_ address: String) -> Bool {
        let wanted = address.lowercased()
        return found.contains { $0.contains { $0.address.lowercased() == wanted } }
    }

    private func isContact(_ before: String) -> Bool {
        [
            "contact", "mailto:", "help", "write to", "question", "assist", "e-mail us", "mail us", "abuse",
            "please send", "cc:",
        ]
        .contains(where: before.contains)
    }

    private func isHeaderLike(_ before: String) -> Bool {
        guard let name = HeaderBlock.field(Substring(before))?.name else { return false }
        return ["date", "subject", "received", "cc", "bcc", "by", "for", "via"].contains(name)
    }

    private static let leads: Set<String> = [
        "to", "recipient", "recipients", "user", "mailbox", "address", "for", "account", "userid", "attempts",
        "addresses",
        "member", "rcpt", "list", "unknown", "id", "failed", "undeliverable", "envelope", "box", "reason",
        "inbox",
        "empfänger", "adresse", "an", "destinataire", "destinatario", "destinatário", "para", "получателю",
        "получатель",
        "адрес", "адресу", "адресату", "пользователю", "пользователь", "ящик", "адресат", "адресата", "кому", "для",
        "宛先", "受信者", "あて先", "收件人",
    ]

    /// The lines that speak of a recipient: from each that names it to the next that names another.
    func paragraph(_ recipient: String, among all: [String]) -> String {
        guard all.count > 1 else { return lines.joined(separator: "\n") }
        let wanted = recipient.lowercased()
        let others = Set(all.map { $0.lowercased() }).subtracting([wanted])
        var kept: [Substring] = []
        var isInside = false
        for (index, line) in lines.enumerated() {
            let named = Set(found[index].map { $0.address.lowercased() })
            if named.contains(wanted) { isInside = true } else if !named.isDisjoint(with: others) { isInside = false }
            if isInside { kept.append(line) }
        }
        return kept.joined(separator: "\n")
    }

    /// The addresses that a recipient stands for (`generated from …` of Exim).
    func aliases() -> [String] {
        lines.indices.filter { lines[$0].contains("generated from") }.flatMap { found[$0].map(\.address) }
    }

    /// The recipients of the returned message, where the notice names none.
    func meantOnly() -> [String] { Array(meant).sorted() }
}

internal import SMTP

/// What a refusal is about, as its code, its enhanced status (RFC 3463) and its words tell.
package enum Refusal: String, Sendable, CaseIterable {
    /// The address does not exist or cannot exist.
    case address
    /// The mailbox is full, disabled for now, or may not get so much.
    case mailbox
    /// The relay does not want this mail: spam, a block list, a missing signature, a rule of its own.
    case policy
    /// Too large, or in a form that it cannot take.
    case message
    /// Come again later: greylisting.
    case greylisting
    /// Too much at once.
    case rate
    /// Its own trouble, or nothing that can be told.
    case other
}

extension ReplyPolicy {
    /// Words in which relays say that they do not want the mail, or us.
    private static let policyWords = [
        "spam", "block", "blacklist", "blocklist", "denylist", "reputation", "policy", "denied", "prohibit", "dnsbl",
        "rbl", "abuse", "unsolicited", "dmarc", "spf", "dkim", "unauthenticated", "content rejected", "listed",
    ]
    private static let mailboxWords = ["quota", "mailbox full", "mailbox is full", "over quota", "storage"]
    private static let greylistingWords = ["greylist", "graylist", "grey-list", "try again later"]
    private static let rateWords = ["rate", "too many", "too much", "throttl", "limit"]

    /// What a refusal (4xx or 5xx) is about.
    /// - Parameter text: without the code, as the ledger keeps it.
    package static func refusal(code: Int, text: String) -> Refusal {
        let status = SMTPReply(code: code, text: text).enhancedStatus ?? ""
        let words = text.lowercased()
        func says(_ list: [String]) -> Bool { list.contains { words.contains($0) } }
        let parts = status.split(separator: ".").compactMap { Int($0) }
        let (subject, detail) = parts.count == 3 ? (parts[1], parts[2]) : (-1, -1)
        if code >= 500 {
            if badAddress.contains(status) { return .address }
            switch subject {
            case 2: return detail == 3 ? .message : .mailbox
            case 3: return detail == 4 ? .message : .other
            case 6: return .message
            case 7: return .policy
            default: break
            }
            if code == 552 { return .message }
            if says(mailboxWords) { return .mailbox }
            return code == 554 || says(policyWords) ? .policy : .other
        }
        if says(greylistingWords) { return .greylisting }
        if subject == 2 || says(mailboxWords) { return .mailbox }
        if says(rateWords) { return .rate }
        return subject == 7 || says(policyWords) ? .policy : .other
    }
}

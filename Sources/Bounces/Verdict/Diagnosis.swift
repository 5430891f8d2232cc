/// The verdict on one recipient, from what stands about it in a notice or a report.
struct Diagnosis {
    /// The field `Status` of a report.
    var status: String?
    /// True where the server goes on trying.
    var isDelayed = false
    /// What the recipient's server said; where no field has it, it is looked for in the paragraph.
    var reply = ""
    /// What the notice says of this recipient, and around it.
    var paragraph = ""
    var recipient = ""
    /// The server that refused.
    var server = ""

    func event(_ recipient: String?) -> MailEvent {
        var diagnosis = self
        if reply.isEmpty { diagnosis.reply = ReplyText.of(paragraph, recipient: self.recipient) }
        return diagnosis.verdict(recipient)
    }

    private func verdict(_ recipient: String?) -> MailEvent {
        let code = bestCode
        var reason = reason(code)
        // A failure that passes is none of the address, whatever the words: 4xx for an unknown user is a server that is not
        // sure (RFC 5321, 4.2.1).
        let isTransient = isDelayed || replyClass == 4
        if isTransient, reason.isHard { reason = reason == .unknownHost ? .network : .system }
        var event = MailEvent(reason.isHard ? .hard : .soft, recipient: recipient)
        event.status = code
        event.reason = reason
        event.isFinal = !isDelayed
        event.words = words
        return event
    }

    /// The code of the field, unless it is vague and the words have a better one.
    private var bestCode: String? {
        let spoken = EnhancedStatus.first(in: reply) ?? EnhancedStatus.first(in: paragraph)
        guard let status else { return spoken }
        guard EnhancedStatus.isVague(status), let spoken, !EnhancedStatus.isVague(spoken) else { return status }
        return spoken
    }

    private var replyClass: Int? {
        if let first = status?.first?.wholeNumberValue { return first }
        let digit = EnhancedStatus.first(in: reply)?.first?.wholeNumberValue
        return digit ?? EnhancedStatus.replyClass(of: reply)
    }

    /// The server's own words are believed before its codes, and those before what the notice says around them: notices
    /// explain what may have been wrong, too.
    private func reason(_ code: String?) -> BounceReason {
        let byCode = code.flatMap(EnhancedStatus.reason)
        let (said, told) = (MatchedText(reply), MatchedText(paragraph))
        let found =
            plain(said, byCode) ?? byCode ?? ReasonRule.first(of: ReasonRule.hints, in: said) ?? plain(told, byCode)
            ?? bareRefusal(said) ?? ReasonRule.first(of: ReasonRule.vague, in: said)
            ?? ReasonRule.first(of: ReasonRule.hints + ReasonRule.vague, in: told)
        return known(found ?? .unknown)
    }

    private func plain(_ text: MatchedText, _ byCode: BounceReason?) -> BounceReason? {
        if let found = ReasonRule.first(of: ReasonRule.soft, in: text) { return found }
        guard let found = ReasonRule.first(of: ReasonRule.hard, in: text) else { return nil }
        // A code that names a living address is believed before words of a dead one: to lose a member is worse than to mail
        // once more.
        if let byCode, [.mailboxFull, .tooLarge, .sender].contains(byCode) { return byCode }
        return found
    }

    /// `550 a@b.example rejected`: nothing but the address is the reason.
    private func bareRefusal(_ text: MatchedText) -> BounceReason? {
        let rest = text.trimmed.replacing(recipient.lowercased(), with: "").filter(\.isLetter)
        return rest == "rejected" && text.trimmed.contains(recipient.lowercased()) && !recipient.isEmpty
            ? .unknownUser : nil
    }

    /// What is known of single providers. NTT Docomo says "unknown user" of members whose own filter refused the mail.
    private func known(_ reason: BounceReason) -> BounceReason {
        let domain = recipient.lowercased().split(separator: "@").last ?? ""
        let isDocomo = domain.split(separator: ".").contains("docomo") || server.contains("docomo.ne.jp")
        return reason == .unknownUser && isDocomo ? .policy : reason
    }

    /// The server's words, short enough to be kept and shown.
    private var words: String {
        let text = reply.isEmpty ? paragraph : reply
        return String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(500))
    }
}

/// The verdict on one recipient, from what stands about it in a notice or a report.
struct Diagnosis {
    /// The fields of a report: `Status`, and whether the server goes on trying.
    var status: String?
    var isDelayed = false
    /// What the recipient's server said.
    var reply = ""
    /// What the notice says of this recipient, and around it.
    var paragraph = ""
    var recipient = ""
    /// The server that refused.
    var server = ""

    func event(_ recipient: String?) -> MailEvent {
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
        if let status, let first = status.first?.wholeNumberValue, !EnhancedStatus.isVague(status) || first == 4 {
            return first
        }
        let code = EnhancedStatus.first(in: reply)?.first?.wholeNumberValue
        if let found = code ?? EnhancedStatus.replyClass(of: reply) { return found }
        guard reply.isEmpty else { return nil }
        return EnhancedStatus.first(in: paragraph)?.first?.wholeNumberValue ?? EnhancedStatus.replyClass(of: paragraph)
    }

    private func reason(_ code: String?) -> BounceReason {
        let texts = [reply, paragraph].filter { !$0.isEmpty }.map { MatchedText($0) }
        let byCode = code.flatMap(EnhancedStatus.reason)
        // A code that names a living address is believed before any words of a dead one: "5.2.2 user unknown" is rare, and
        // to lose a member is worse than to mail once more.
        for text in texts {
            if let found = ReasonRule.first(of: ReasonRule.soft, in: text) { return found }
            if let found = ReasonRule.first(of: ReasonRule.hard, in: text) {
                if found.isHard, let byCode, byCode == .mailboxFull || byCode == .tooLarge || byCode == .sender {
                    return byCode
                }
                return found
            }
            if let byCode { return byCode }
            if let found = ReasonRule.first(of: ReasonRule.vague, in: text) { return found }
        }
        return byCode ?? .unknown
    }

    /// The server's words, short enough to be kept and shown.
    private var words: String {
        let text = reply.isEmpty ? paragraph : reply
        return String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(500))
    }
}

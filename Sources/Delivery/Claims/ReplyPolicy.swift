internal import SMTP

/// What a reply says of the message and of the address (RFC 5321, 4.2; RFC 3463).
package enum ReplyPolicy {
    package enum Verdict: Sendable, Hashable {
        case accepted
        case transient
        case permanent(addressIsBad: Bool)
    }

    /// The address does not exist or cannot exist. Everything else in 5.x.x (mailbox full, policy, spam, size) says
    /// nothing of the address: suppressing for it would lose good members.
    static let badAddress: Set<String> = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"]

    package static func verdict(code: Int, enhancedStatus: String?, phase: SMTPPhase) -> Verdict {
        switch code {
        case 200..<300: .accepted
        case 500...:
            // In answer to MAIL FROM the status is about the sender.
            .permanent(addressIsBad: phase != .mail && enhancedStatus.map(badAddress.contains) ?? false)
        default: .transient
        }
    }

    /// Why the relay takes nothing from us, whoever it is for: a final no to `MAIL FROM` is about the sender or a missing
    /// login, and no member's message is to fail for that. Nil for any other answer, and for one that is about this message:
    /// too large (552, x.2.3, x.3.4) or in a form that the relay cannot take (x.6.z).
    static func obstacle(toSender reply: SMTPReply) -> SMTPFailure? {
        guard reply.code / 100 == 5 else { return nil }
        let words = "\(reply.code) \(reply.redacted())"
        // RFC 4954, 6.
        if reply.code == 530 || reply.code == 535 {
            return SMTPFailure(.loginWanted(words: words))
        }
        let status = reply.enhancedStatus ?? ""
        let isAboutMessage =
            reply.code == 552 || ["5.2.3", "5.3.4"].contains(status) || status.hasPrefix("5.6.")
        return isAboutMessage ? nil : SMTPFailure(.senderRefused(words: words))
    }
}

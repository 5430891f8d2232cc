/// What a reply says of the message and of the address (RFC 5321, 4.2; RFC 3463).
package enum ReplyPolicy {
    package enum Verdict: Sendable, Hashable {
        case accepted
        case transient
        case permanent(addressIsBad: Bool)
    }

    /// The address does not exist or cannot exist. Everything else in 5.x.x (mailbox full, policy, spam, size) says
    /// nothing of the address: suppressing for it would lose good members.
    private static let badAddress: Set<String> = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"]

    package static func verdict(code: Int, enhancedStatus: String?, phase: SMTPPhase) -> Verdict {
        switch code {
        case 200..<300: .accepted
        case 500...:
            // In answer to MAIL FROM the status is about the sender.
            .permanent(addressIsBad: phase != .mail && enhancedStatus.map(badAddress.contains) ?? false)
        default: .transient
        }
    }
}

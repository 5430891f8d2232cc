/// Why a message did not arrive, as far as the words of a mail server tell.
package enum BounceReason: String, Sendable, CaseIterable {
    // The address is dead.
    case unknownUser = "unknown_user"
    case unknownHost = "unknown_host"
    case moved
    case disabled
    // The address lives, or may live.
    case mailboxFull = "mailbox_full"
    case suspended
    case tooLarge = "too_large"
    case spam
    case blocked
    case authentication
    case sender
    case content
    case rate
    case relay
    case policy
    case security
    case network
    case expired
    case system
    case list
    case greylisted
    case unknown

    /// True where no later message will arrive either.
    package var isHard: Bool {
        switch self {
        case .unknownUser, .unknownHost, .moved, .disabled: true
        default: false
        }
    }
}

package import Formats

/// Something done to a campaign by hand, or by the program to protect the sender: who, when, why.
package struct Intervention: Sendable, Hashable {
    package enum Action: String, Sendable, CaseIterable {
        case pause, resume, cancel
        case resolveSent = "resolve_sent"
        case resolveFailed = "resolve_failed"
        case resolveResend = "resolve_resend"
        case retry
    }

    /// Why the program paused a campaign by itself: `count` of the last `of` messages.
    package struct Cause: Sendable, Hashable {
        package enum Kind: String, Sendable, CaseIterable {
            /// The relay refused one message after the other, for what it is and not for whom.
            case refusals
            case bounces
            case complaints
        }

        package let kind: Kind
        package let count: Int
        package let of: Int

        package init(_ kind: Kind, count: Int, of: Int) { (self.kind, self.count, self.of) = (kind, count, of) }
    }

    /// The program's own name among the actors.
    package static let program = "kamerton"

    package let campaign: String
    /// Nil is the whole campaign.
    package let occurrence: String?
    package let action: Action
    package let actor: String
    package let note: String?
    package let cause: Cause?
    /// How many messages it changed at once.
    package let messages: Int
    package let at: Instant

    package init(
        campaign: String, occurrence: String? = nil, action: Action, actor: String, note: String? = nil,
        cause: Cause? = nil, messages: Int = 0, at: Instant
    ) {
        self.campaign = campaign
        self.occurrence = occurrence
        self.action = action
        self.actor = actor
        self.note = note
        self.cause = cause
        self.messages = messages
        self.at = at
    }
}

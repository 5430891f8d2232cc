package import Formats

/// What restraint needs to know of one member.
package struct MemberFacts: Sendable {
    package var timezone: String?
    package var isSuppressed = false
    package var isInAudience = true
    package var consents: [ConsentFact] = []
    /// Messages that count against budgets.
    package var contacts: [Contact] = []

    package init(timezone: String?) { self.timezone = timezone }
}

/// The latest consent of one purpose.
package struct ConsentFact: Sendable, Hashable {
    package enum State: String, Sendable {
        case granted, pending, withdrawn
    }

    package let purpose: String
    package let state: State
    package let at: Instant

    package init(purpose: String, state: State, at: Instant) {
        (self.purpose, self.state, self.at) = (purpose, state, at)
    }
}

/// One message that reached a member, or may have.
package struct Contact: Sendable, Hashable {
    package let at: Instant
    package let intent: String
    package let kind: String

    package init(at: Instant, intent: String, kind: String) { (self.at, self.intent, self.kind) = (at, intent, kind) }
}

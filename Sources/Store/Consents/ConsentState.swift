package import Formats

/// What a member has said about one purpose (an intent, a topic, or `all`).
package enum ConsentState: String, Sendable, CaseIterable {
    case granted
    /// Asked for and not yet confirmed.
    case pending
    case withdrawn
}

/// One row of `consents`.
package struct Consent: Sendable, Hashable {
    /// The purpose that stands for everything but `service`.
    package static let all = "all"

    package let purpose: String
    package let state: ConsentState
    package let basis: String?
    package let wording: String?
    package let source: String
    package let at: Instant
    package let proof: String?
}

/// The latest state of one purpose, as `consent_states` keeps it.
package struct ConsentStanding: Sendable, Hashable {
    package let state: ConsentState
    package let at: Instant

    package init(state: ConsentState, at: Instant) { (self.state, self.at) = (state, at) }
}

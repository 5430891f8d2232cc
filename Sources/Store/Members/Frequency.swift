package import Formats

/// How often a member wants to be written to.
package enum Frequency: String, Sendable, CaseIterable {
    case all
    /// The limit of contacts counts over twice its window.
    case fewer
}

/// What a member has chosen of how often and when messages come; `service` is exempt.
package struct Rhythm: Sendable, Hashable {
    package var frequency: Frequency
    /// Nothing but `service` goes before this time.
    package var pausedUntil: Instant?

    package init(_ frequency: Frequency = .all, pausedUntil: Instant? = nil) {
        (self.frequency, self.pausedUntil) = (frequency, pausedUntil)
    }

    /// The end of a pause that holds at `now`.
    package func pause(at now: Instant) -> Instant? { pausedUntil.flatMap { $0 > now ? $0 : nil } }
}

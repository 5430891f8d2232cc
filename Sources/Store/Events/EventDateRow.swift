package import Formats

/// One date of an event as it was announced: a row of `event_dates`.
package struct EventDateRow: Sendable, Hashable {
    package let id: Int64
    /// The name that the campaign had when it was announced.
    package let campaign: String
    /// The day that was announced first: `2026-12-12`.
    package let occurrence: String
    package var startsAt: Instant
    package var endsAt: Instant
    /// The place and the address as one text.
    package var details: String
    /// How often it was changed since.
    package var sequence: Int
    package let announcedAt: Instant
    package var changedAt: Instant
    package var cancelledAt: Instant?

    package init(
        id: Int64 = 0, campaign: String, occurrence: String, startsAt: Instant, endsAt: Instant, details: String,
        sequence: Int = 0, announcedAt: Instant, changedAt: Instant, cancelledAt: Instant? = nil
    ) {
        (self.id, self.campaign, self.occurrence, self.details) = (id, campaign, occurrence, details)
        (self.startsAt, self.endsAt, self.sequence) = (startsAt, endsAt, sequence)
        (self.announcedAt, self.changedAt, self.cancelledAt) = (announcedAt, changedAt, cancelledAt)
    }
}

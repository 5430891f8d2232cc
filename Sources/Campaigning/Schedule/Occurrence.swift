package import Formats

/// One firing of a campaign.
package struct Occurrence: Sendable, Hashable {
    /// `2026-10-10T07:00Z`: the UTC minute at which it is due; `2026-10-10T10:00` when it follows each member's clock
    /// (DESIGN.md 2).
    package let name: String
    /// With members' own times, when the first clock on earth shows it.
    package let dueAt: Instant
    /// When the last one does; else the same as `dueAt`.
    package let lastDueAt: Instant
    /// Messages that could not go by then are skipped as too late; nil means there is no such time.
    package let notAfterAt: Instant?
    /// When its survey closes; nil for never and for what is no survey.
    package let closesAt: Instant?

    package init(name: String, dueAt: Instant, lastDueAt: Instant, notAfterAt: Instant?, closesAt: Instant?) {
        self.name = name
        self.dueAt = dueAt
        self.lastDueAt = lastDueAt
        self.notAfterAt = notAfterAt
        self.closesAt = closesAt
    }
}

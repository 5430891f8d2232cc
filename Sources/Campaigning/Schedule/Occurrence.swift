package import Formats

/// One firing of a campaign.
package struct Occurrence: Sendable, Hashable {
    /// `2026-10-10T07:00Z`: the UTC minute at which it is due (DESIGN.md 2).
    package let name: String
    package let dueAt: Instant
    /// Messages that could not go by then are skipped as too late; nil means there is no such time.
    package let notAfterAt: Instant?
    /// When its survey closes; nil for never and for what is no survey.
    package let closesAt: Instant?

    package init(name: String, dueAt: Instant, notAfterAt: Instant?, closesAt: Instant?) {
        self.name = name
        self.dueAt = dueAt
        self.notAfterAt = notAfterAt
        self.closesAt = closesAt
    }
}

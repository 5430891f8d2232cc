package import Formats

/// A row of `occurrences`.
package struct OccurrenceRow: Sendable, Hashable {
    /// Why an occurrence was ended before its audience was planned.
    package enum StopReason: String, Sendable {
        /// More members than `max_audience`; goes on when the campaign's file has been edited.
        case maxAudience = "max_audience"
        /// More than three times as many members as the occurrence before; goes on when the campaign is approved.
        case growth
        case tooLate = "too_late"
        /// The file is gone, or says `disabled: true`.
        case campaignRemoved = "campaign_removed"
    }

    /// The name that the campaign had when the occurrence began.
    package var campaign: String
    package var occurrence: String
    package var dueAt: Instant
    package var notAfterAt: Instant?
    package var closesAt: Instant?
    package var definitionHash: String
    /// With members' own times: the newest member when it began; those above joined while it went on.
    package var newestMemberID: Int64?
    /// Members up to this id have been planned.
    package var plannedThroughID: Int64 = 0
    package var stoppedReason: StopReason?

    package init(
        campaign: String, occurrence: String, dueAt: Instant, notAfterAt: Instant? = nil, closesAt: Instant? = nil,
        definitionHash: String, plannedThroughID: Int64 = 0, stoppedReason: StopReason? = nil
    ) {
        self.campaign = campaign
        self.occurrence = occurrence
        self.dueAt = dueAt
        self.notAfterAt = notAfterAt
        self.closesAt = closesAt
        self.definitionHash = definitionHash
        self.plannedThroughID = plannedThroughID
        self.stoppedReason = stoppedReason
    }
}

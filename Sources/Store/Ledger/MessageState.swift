/// The states of a ledger row (DESIGN.md 7).
package enum MessageState: String, Sendable, CaseIterable {
    case planned, sending, sent, failed, uncertain, bounced, complained, skipped
}

/// Why a message is held back or skipped: a closed list (DESIGN.md 7).
package enum MessageReason: String, Sendable, CaseIterable {
    case suppressed
    case noConsent = "no_consent"
    case topic
    case quietHours = "quiet_hours"
    case contacts
    case promotions
    case surveys
    case holdout
    case control
    case tooLate = "too_late"
    case leftAudience = "left_audience"
    case window
    case pace
    case paused
    case cancelled
    case notApproved = "not_approved"
    case campaignRemoved = "campaign_removed"
    case render
    case openCase = "open_case"
    /// No relay that may carry it can be had.
    case relay
    /// Waits for what a test decides.
    case test
    /// The pool has no code left.
    case codes
    /// Planned: waits until its wave goes. Skipped: its wave never goes, or it is in none.
    case wave
    /// It quotes a story that may not be quoted.
    case quote
    /// A promotion, and a theme of complaints that the member has named has an alarm.
    case theme
}

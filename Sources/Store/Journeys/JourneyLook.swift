package import Formats

/// A journey whose time has come: what is needed to say what comes next.
package struct JourneyLook: Sendable {
    package let id: Int64
    package let memberID: Int64
    package let memberKey: [UInt8]
    package let timezone: String?
    package let occurrence: String
    package let triggeredAt: Instant
    /// From when the step's time is counted, as long as no message says otherwise.
    package var sinceAt: Instant
    package var dueAt: Instant
    /// The message before is planned or on its way.
    package let isMessageOpen: Bool
    /// When the open message is tried or looked at next.
    package var messageDueAt: Instant?
    /// When the message before went, or was given up.
    package var messageAt: Instant?
}

/// What becomes of one journey.
package struct JourneyMove: Sendable {
    /// Why a journey is over.
    package enum Outcome: String, Sendable, CaseIterable {
        case completed
        case exited
        case timedOut = "timed_out"
        case holdout
        case control
        /// The campaign's file is gone, or disabled.
        case removed
    }

    package let id: Int64
    package let memberID: Int64
    package let occurrence: String
    /// The next step; nil when it has ended.
    package let step: String?
    package let since: Instant
    /// When it is looked at next; nil when it has ended.
    package let due: Instant?
    package let outcome: Outcome?
    /// When the step's message is due; nil where none is sent.
    package var messageAt: Instant?
    package var messageNotAfter: Instant?
    /// What the message says, of several things.
    package var variant: String?
    /// The message before is still waited for.
    package var keepsMessage = false
    /// The number of the message in a forecast.
    package var forecastID: Int64?

    package init(
        id: Int64, memberID: Int64, occurrence: String, step: String?, since: Instant, due: Instant?,
        outcome: Outcome? = nil,
        messageAt: Instant? = nil, messageNotAfter: Instant? = nil
    ) {
        self.id = id
        self.memberID = memberID
        self.occurrence = occurrence
        self.step = step
        self.since = since
        self.due = due
        self.outcome = outcome
        self.messageAt = messageAt
        self.messageNotAfter = messageNotAfter
    }
}

/// How far a trigger has looked.
package struct JourneyMark: Sendable {
    package var throughID: Int64
    package var lookedAt: Instant?
    /// When it looked first.
    package var createdAt: Instant?

    package init(throughID: Int64 = 0, lookedAt: Instant? = nil) {
        (self.throughID, self.lookedAt) = (throughID, lookedAt)
    }
}

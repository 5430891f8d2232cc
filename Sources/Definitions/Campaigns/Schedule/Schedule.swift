package import Formats

/// When a campaign is due, in a fixed zone.
package struct Schedule: Sendable {
    package enum Timing: Sendable {
        /// Once.
        case at(CivilDateTime)
        /// At every minute that the five fields match.
        case cron(CronExpression)
        /// On the days and at the times that the words say.
        case every(Recurrence)
    }

    package var timing: Timing
    package var zone: Zone
    /// From the due time; a message that could not go by then is skipped as too late.
    package var notAfter: Span?
    package var mark: SourceMark

    package init(timing: Timing, zone: Zone, notAfter: Span? = nil, mark: SourceMark) {
        self.timing = timing
        self.zone = zone
        self.notAfter = notAfter
        self.mark = mark
    }

    /// True for one that is due again and again.
    package var isRepeated: Bool {
        if case .at = timing { false } else { true }
    }
}

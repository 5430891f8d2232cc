package import Formats

/// When a campaign is due.
package struct Schedule: Sendable {
    package enum Timing: Sendable {
        /// Once.
        case at(CivilDateTime)
        /// At every minute that the five fields match.
        case cron(CronExpression)
        /// On the days and at the times that the words say.
        case every(Recurrence)
        /// By no clock: when a trigger fires, or another campaign starts it. The text is what fires it.
        case triggered(String)
    }

    package var timing: Timing
    /// The zone of the times; with `timezone: member` that of members whose own is not known.
    package var zone: Zone
    /// `timezone: member`: each member gets it when their own clock shows the time.
    package var followsMember: Bool
    /// From the first moment that the window allows; a message that could not go by then is skipped as too late.
    package var notAfter: Span?
    /// Nil is always.
    package var window: SendingWindow?
    /// The last day on which it is due.
    package var until: CivilDate?
    /// Days on which it is not due, and on which the window stays shut.
    package var except: CalendarDays
    package var mark: SourceMark

    package init(
        timing: Timing, zone: Zone, followsMember: Bool = false, notAfter: Span? = nil, window: SendingWindow? = nil,
        until: CivilDate? = nil, except: CalendarDays = CalendarDays(), mark: SourceMark
    ) {
        self.timing = timing
        self.zone = zone
        self.followsMember = followsMember
        self.notAfter = notAfter
        self.window = window
        self.until = until
        self.except = except
        self.mark = mark
    }

    /// True for one that is due again and again.
    package var isRepeated: Bool {
        if case .at = timing { false } else { true }
    }

    /// True where no clock makes it due.
    package var isTriggered: Bool {
        if case .triggered = timing { true } else { false }
    }
}

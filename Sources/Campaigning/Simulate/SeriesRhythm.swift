internal import Definitions
internal import Formats

/// Whether a campaign that comes every week, month or quarter leaves one out.
struct SeriesRhythm {
    /// A period of the calendar: its first day and the first day behind it.
    struct Period: Hashable {
        let start: CivilDate
        let end: CivilDate
    }

    private let schedule: Schedule
    private let period: Recurrence.Period

    /// Nil for what has no such rhythm.
    init?(_ schedule: Schedule) {
        self.schedule = schedule
        switch schedule.timing {
        case .every(let recurrence):
            guard recurrence.interval == 1, [.week, .month, .quarter].contains(recurrence.period) else { return nil }
            period = recurrence.period
        case .cron(let cron):
            guard cron.months.count == 12 else { return nil }
            if cron.daysAreRestricted, !cron.weekdaysAreRestricted {
                period = .month
            } else if cron.weekdaysAreRestricted, !cron.daysAreRestricted {
                period = .week
            } else {
                return nil
            }
        case .at, .triggered: return nil
        }
    }

    /// The whole periods between two days, both included, in which it is never due.
    func missed(from first: CivilDate, through last: CivilDate) -> [Period] {
        let zone = schedule.readingZone
        var due: Set<CivilDate> = []
        for time in ScheduleTimes(schedule, in: zone, after: zone.startOfDay(first) - 1) {
            let date = zone.civil(time).date
            if date > last { break }
            due.insert(start(of: date))
        }
        var missed: [Period] = []
        var begin = start(of: first)
        if begin < first { begin = end(of: begin) }
        while end(of: begin).adding(days: -1) <= last {
            // Its end is no gap.
            if let until = schedule.until, until < end(of: begin) { break }
            if !due.contains(begin) { missed.append(Period(start: begin, end: end(of: begin))) }
            begin = end(of: begin)
        }
        return missed
    }

    /// As people name it: `2027-02`, or its days.
    func words(_ missed: Period) -> Phrase {
        switch period {
        case .month: Phrase(verbatim: missed.start.monthName)
        default: Phrase("\(missed.start) to \(missed.end.adding(days: -1))")
        }
    }

    private func start(of date: CivilDate) -> CivilDate {
        switch period {
        case .week: date.adding(days: -((date.weekday + 6) % 7))
        case .quarter: date.adding(days: 1 - date.day).adding(months: -((date.month - 1) % 3))
        default: date.adding(days: 1 - date.day)
        }
    }

    private func end(of start: CivilDate) -> CivilDate {
        switch period {
        case .week: start.adding(days: 7)
        case .quarter: start.adding(months: 3)
        default: start.adding(months: 1)
        }
    }
}

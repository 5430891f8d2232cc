package import Formats

/// `window: weekdays 09:00-20:00`: the days and hours at which a campaign's messages may go.
package struct SendingWindow: Sendable, Hashable {
    /// Some days of the week and the minutes of the day from `from` to before `until`.
    package struct Part: Sendable, Hashable {
        /// 0 Sunday … 6 Saturday.
        package let weekdays: Set<Int>
        package let from: Int
        /// Later than `from`; at most 24 hours.
        package let until: Int

        package init(weekdays: Set<Int>, from: Int, until: Int) {
            (self.weekdays, self.from, self.until) = (weekdays, from, until)
        }
    }

    package let parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    /// The first moment, from `instant` on, at which it is open in a zone; nil when there is none in 800 days.
    package func opening(from instant: Instant, in zone: Zone, except: CalendarDays) -> Instant? {
        let civil = zone.civil(instant)
        let minute = civil.hour * 60 + civil.minute
        for offset in 0..<800 {
            let date = civil.date.adding(days: offset)
            guard !except.contains(date) else { continue }
            let today = parts.filter { $0.weekdays.contains(date.weekday) }.sorted { $0.from < $1.from }
            if offset == 0, today.contains(where: { $0.from <= minute && minute < $0.until }) { return instant }
            for part in today where offset > 0 || part.from > minute {
                let opening = zone.instant(CivilDateTime(date: date, hour: part.from / 60, minute: part.from % 60))
                // In the second pass through a repeated hour the opening may name the first pass.
                return max(opening, instant + 60_000)
            }
        }
        return nil
    }
}

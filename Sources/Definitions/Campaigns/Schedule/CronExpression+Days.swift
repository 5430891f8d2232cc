package import Formats

extension CronExpression {
    /// True for a day on which the expression may fire: both day fields match, or either where both are restricted.
    package func matches(_ date: CivilDate) -> Bool {
        guard months.contains(date.month) else { return false }
        let isDay = days.contains(date.day)
        let isWeekday = weekdays.contains(date.weekday)
        return daysAreRestricted && weekdaysAreRestricted ? isDay || isWeekday : isDay && isWeekday
    }

    /// The first matching day from `date` on, or nil when there is none in 50 years.
    package func firstDay(from date: CivilDate) -> CivilDate? {
        var day = date
        while !matches(day) {
            guard day.year <= date.year + 50 else { return nil }
            day =
                months.contains(day.month)
                ? day.adding(days: 1) : CivilDate(year: day.year, month: day.month, day: 1)!.adding(months: 1)
        }
        return day
    }
}

/// Five cron fields, parsed: minutes, hours, days of the month, months, days of the week (0 Sunday … 6).
package struct CronExpression: Sendable, Hashable {
    package let text: String
    package let minutes: Set<Int>
    package let hours: Set<Int>
    package let days: Set<Int>
    package let months: Set<Int>
    package let weekdays: Set<Int>
    /// Debian's cron: when both day fields are restricted (neither starts with `*`), a day matches if either does.
    package let daysAreRestricted: Bool
    package let weekdaysAreRestricted: Bool
    /// The minute or the hour starts with `*`. Such jobs go by elapsed time when the clocks change; all others go by the
    /// reading of the clock: once in a repeated hour, right after a skipped one (cron(8) of Debian).
    package let isWildcard: Bool

    package init(
        text: String, minutes: Set<Int>, hours: Set<Int>, days: Set<Int>, months: Set<Int>, weekdays: Set<Int>,
        daysAreRestricted: Bool, weekdaysAreRestricted: Bool, isWildcard: Bool = false
    ) {
        self.text = text
        self.minutes = minutes
        self.hours = hours
        self.days = days
        self.months = months
        self.weekdays = weekdays
        self.daysAreRestricted = daysAreRestricted
        self.weekdaysAreRestricted = weekdaysAreRestricted
        self.isWildcard = isWildcard
    }
}

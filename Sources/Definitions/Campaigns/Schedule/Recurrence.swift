package import Formats

/// `every:` in words, parsed: which days of which periods, at what times of the day.
package struct Recurrence: Sendable, Hashable {
    package enum Period: String, Sendable, CaseIterable {
        case day
        case week
        case month
        case quarter
        case year
    }

    /// What is counted in a period.
    package enum Kind: Sendable, Hashable {
        case day
        /// 0 Sunday … 6 Saturday.
        case weekday(Int)
        /// Monday to Friday.
        case workday
    }

    /// One day of a period; some periods do not have it.
    package enum Choice: Sendable, Hashable {
        /// The nth of its kind in the period, or in one month of it; -1 is the last.
        case nth(Int, Kind, month: Int? = nil)
        case date(month: Int, day: Int)
    }

    package let text: String
    /// Every so many periods, counted from the one that `from` is in.
    package let interval: Int
    package let period: Period
    package let choices: [Choice]
    /// Minutes of the day, ascending.
    package let times: [Int]
    /// The first day that counts; there whenever `interval` is more than 1.
    package let from: CivilDate?

    package init(
        text: String, interval: Int = 1, period: Period, choices: [Choice], times: [Int], from: CivilDate? = nil
    ) {
        self.text = text
        self.interval = interval
        self.period = period
        self.choices = choices
        self.times = Set(times).sorted()
        self.from = from
    }
}

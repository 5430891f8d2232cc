package import Formats

extension Recurrence {
    /// How far ahead a day is looked for: a leap day in every 59th year is there within this.
    private static let horizon = 400

    /// The first day that it falls on, from `date` on; nil when there is none in 400 years.
    package func firstDay(from date: CivilDate) -> CivilDate? {
        let first = from.map { max($0, date) } ?? date
        let phase = from.map { Recurrence.index(of: $0, period) } ?? 0
        var index = Recurrence.index(of: first, period)
        let behind = ((index - phase) % interval + interval) % interval
        if behind > 0 { index += interval - behind }
        while true {
            let days = Recurrence.days(of: index, period)
            guard days.lowerBound.year <= first.year + Recurrence.horizon else { return nil }
            if let day = choices.compactMap({ Recurrence.day($0, in: days) }).filter({ $0 >= first }).min() {
                return day
            }
            index += interval
        }
    }

    /// The number of the period that a day is in, counted from one of long ago; weeks begin on Monday.
    private static func index(of date: CivilDate, _ period: Period) -> Int {
        let months = date.year * 12 + date.month - 1
        return switch period {
        case .day: date.daysSince1970
        // 1970-01-01 was a Thursday.
        case .week: Int(floorDivide(Int64(date.daysSince1970 + 3), 7))
        case .month: months
        case .quarter: Int(floorDivide(Int64(months), 3))
        case .year: date.year
        }
    }

    private static func days(of index: Int, _ period: Period) -> ClosedRange<CivilDate> {
        switch period {
        case .day:
            let day = CivilDate(daysSince1970: index)
            return day...day
        case .week:
            let monday = CivilDate(daysSince1970: index * 7 - 3)
            return monday...monday.adding(days: 6)
        case .month: return months(from: index, count: 1)
        case .quarter: return months(from: index * 3, count: 3)
        case .year: return months(from: index * 12, count: 12)
        }
    }

    private static func months(from index: Int, count: Int) -> ClosedRange<CivilDate> {
        let first = CivilDate(daysSince1970: 0).adding(months: index - 1970 * 12)
        return first...first.adding(months: count).adding(days: -1)
    }

    private static func day(_ choice: Choice, in days: ClosedRange<CivilDate>) -> CivilDate? {
        switch choice {
        case .date(let month, let day):
            return CivilDate(year: days.lowerBound.year, month: month, day: day)
        case .nth(let number, let kind, let month):
            var days = days
            if let month { days = months(from: days.lowerBound.year * 12 + month - 1, count: 1) }
            let day =
                number > 0
                ? forward(number, kind, from: days.lowerBound) : back(-number, kind, from: days.upperBound)
            return days.contains(day) ? day : nil
        }
    }

    private static func forward(_ number: Int, _ kind: Kind, from first: CivilDate) -> CivilDate {
        switch kind {
        case .day: return first.adding(days: number - 1)
        case .weekday(let weekday): return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (number - 1))
        case .workday: return workday(number, from: first, by: 1)
        }
    }

    private static func back(_ number: Int, _ kind: Kind, from last: CivilDate) -> CivilDate {
        switch kind {
        case .day: return last.adding(days: 1 - number)
        case .weekday(let weekday): return last.adding(days: -((last.weekday - weekday + 7) % 7) - 7 * (number - 1))
        case .workday: return workday(number, from: last, by: -1)
        }
    }

    private static func workday(_ number: Int, from day: CivilDate, by step: Int) -> CivilDate {
        var (day, left) = (day, number)
        while true {
            if (1...5).contains(day.weekday) { left -= 1 }
            if left == 0 { return day }
            day = day.adding(days: step)
        }
    }
}

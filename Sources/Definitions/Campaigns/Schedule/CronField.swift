internal import Formats

/// One of the five places of a cron expression: its bounds and names.
enum CronField: Int, CaseIterable {
    case minute, hour, day, month, weekday

    var title: Phrase {
        switch self {
        case .minute: Phrase("minute")
        case .hour: Phrase("hour")
        case .day: Phrase("day of the month")
        case .month: Phrase("month")
        case .weekday: Phrase("day of the week")
        }
    }

    var bounds: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .day: 1...31
        case .month: 1...12
        case .weekday: 0...7
        }
    }

    /// Names for the numbers from the lower bound on.
    var names: [String] {
        switch self {
        case .minute, .hour, .day: []
        case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
        }
    }

    /// How many different values it has: a larger step than this is a misunderstanding.
    var period: Int { self == .weekday ? 7 : bounds.count }

    /// What may be written, for suggestions.
    var accepted: Phrase {
        switch self {
        case .minute, .hour, .day: Phrase("\(bounds.lowerBound) to \(bounds.upperBound)")
        case .month: Phrase("1 to 12, or jan to dec")
        case .weekday: Phrase("0 to 7 (0 and 7 are Sunday), or sun to sat")
        }
    }
}

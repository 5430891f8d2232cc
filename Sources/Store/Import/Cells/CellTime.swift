internal import Formats

/// Cells read as times. Bare dates are midnight, and times without an offset wall clock, in the zone.
struct CellTime {
    private let zone: Zone
    private let styles: ColumnStyles?
    private var midnights: [CivilDate: Instant] = [:]

    init(zone: Zone, styles: ColumnStyles? = nil) { (self.zone, self.styles) = (zone, styles) }

    /// The time of a non-empty cell, nil for an empty one.
    mutating func instant(_ cell: String, column: Int) throws(RowReject) -> Instant? {
        guard let text = try CellText.line(cell) else { return nil }
        if let day = CellValue.day(text) { return midnight(day) }
        if let instant = Instant(rfc3339: text) { return instant }
        if let civil = CivilDateTime(text) { return zone.instant(civil) }
        return try instant(inWords: text, column: column)
    }

    /// Everything that is not ISO: days in any order, clocks with AM and PM, zones by name, Excel's numbers.
    private mutating func instant(inWords text: String, column: Int) throws(RowReject) -> Instant {
        let end = text.firstIndex { $0 == " " || $0 == "T" || $0 == "," } ?? text.endIndex
        let (dayText, clockText) = (text[..<end], text[end...].drop { $0 == " " || $0 == "T" || $0 == "," })
        if let day = try DayQuestion(dayText, column: column, styles: styles).day() {
            if clockText.isEmpty { return midnight(day) }
            if let clock = CellClock(clockText) { return instant(day, clock) }
        } else if let serial = CellDate.serial(text) {
            guard styles?.dates == .excel else {
                throw RowReject(DayQuestion.excelNumber(text))
            }
            return zone.instant(serial)
        } else if let (day, clockText) = try DayQuestion.day(inWords: text) {
            if clockText.isEmpty { return midnight(day) }
            if let clock = CellClock(clockText) { return instant(day, clock) }
        }
        throw RowReject(
            Phrase("\"\(text)\" is not a time: write it as 2026-10-31, 2026-10-31 14:30 or 2026-10-31T14:30:00+03:00"))
    }

    private func instant(_ day: CivilDate, _ clock: CellClock) -> Instant {
        let civil = CivilDateTime(date: day, hour: clock.hour, minute: clock.minute, second: clock.second)
        let instant =
            clock.offset.map { Instant(milliseconds: civil.utcMilliseconds - Int64($0) * 60_000) }
            ?? zone.instant(civil)
        return instant + Int64(clock.milliseconds)
    }

    /// The midnight of a day around which no clock is changed: what a clock shows then is the time since. Nil for others.
    func evenMidnight(_ day: CivilDate) -> Instant? {
        guard (2...9998).contains(day.year) else { return nil }
        let midnights = (-1...2).map { zone.startOfDay(day.adding(days: $0)).milliseconds }
        return zip(midnights, midnights.dropFirst()).allSatisfy { $1 - $0 == 86_400_000 }
            ? Instant(milliseconds: midnights[1]) : nil
    }

    private mutating func midnight(_ day: CivilDate) -> Instant {
        if let known = midnights[day] { return known }
        let instant = zone.startOfDay(day)
        midnights[day] = instant
        return instant
    }
}

/// A day that a cell means, settled by the option or by the other cells of its column.
struct DayQuestion {
    private let text: Substring
    private let column: Int
    private let styles: ColumnStyles?

    init(_ text: Substring, column: Int, styles: ColumnStyles?) {
        (self.text, self.column, self.styles) = (text, column, styles)
    }

    /// Nil for a text that is not a day.
    func day() throws(RowReject) -> CivilDate? {
        switch CellDate.reading(text, style: styles?.dates) {
        case .day(let day): return day
        case .shortYear: throw RowReject(DayQuestion.shortYear(text))
        case .ambiguous(let dayFirst, let monthFirst):
            switch styles?.evidence(ofDatesIn: column) {
            case .one(.dmy): return dayFirst
            case .one: return monthFirst
            case .both(let dayLine, let monthLine):
                throw RowReject(
                    Phrase(
                        """
                        "\(text)" could be \(dayFirst) or \(monthFirst): line \(dayLine) of the file has the day first, \
                        line \(monthLine) the month. Which is it? Say --dates dmy or --dates mdy
                        """))
            case nil:
                throw RowReject(
                    Phrase(
                        """
                        "\(text)" could be \(dayFirst) or \(monthFirst), and no date in the file tells which. \
                        Say --dates dmy (the day first) or --dates mdy (the month first)
                        """))
            }
        case .none: return nil
        }
    }

    /// A day whose month is a word, and what stands after it.
    static func day(inWords text: String) throws(RowReject) -> (day: CivilDate, rest: Substring)? {
        switch CellMonthDate.reading(text) {
        case .day(let day, let rest): return (day, rest)
        case .shortYear: throw RowReject(shortYear(text))
        case nil: return nil
        }
    }

    private static func shortYear(_ text: some StringProtocol) -> Phrase {
        Phrase("\"\(String(text))\" has a year of two digits: write all four, as in 31.12.2026")
    }

    static func excelNumber(_ text: String) -> Phrase {
        Phrase("\"\(text)\" is a number: if Excel means a day by it, import with --dates excel")
    }
}

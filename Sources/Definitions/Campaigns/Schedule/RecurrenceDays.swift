internal import Formats

/// Reads the days of one period in `every:`, one after the other: `day 10`, `last friday`, `monday`, `03-08`, `8 march`.
struct RecurrenceDays {
    let period: Recurrence.Period
    private(set) var choices: [Recurrence.Choice] = []
    /// Set after `day 10`: `and 25` is a day too then.
    private var isCounting = false

    init(period: Recurrence.Period) { self.period = period }

    /// Reads one day at the front of the words.
    /// - Parameter end: characters in all, to point at when nothing is left.
    /// - Returns: how many words it took.
    mutating func read(_ words: ArraySlice<RecurrenceWord>, end: Int) throws(TimingMistake) -> Int {
        guard let first = words.first else {
            throw TimingMistake(
                offset: max(0, end - 1), length: 1, message: Phrase("which day of the \(period.rawValue)?"),
                suggestion: period.example)
        }
        let second = words.dropFirst().first
        if let ordinal = first.ordinal { return try readOrdinal(ordinal, first, words.dropFirst()) }
        if first.text == "day" || (isCounting && first.number != nil) {
            guard let word = first.text == "day" ? second : first, let number = word.number else {
                throw mistake(
                    second ?? first, Phrase("the number of the day is missing"), Phrase("for example \"day 10\""))
            }
            try check(number, word)
            choices.append(.nth(number, .day))
            isCounting = true
            return first.text == "day" ? 2 : 1
        }
        isCounting = false
        if period == .week {
            choices += try weekdays(first)
            return 1
        }
        if period == .year, let taken = try readDate(first, second) { return taken }
        throw unknown(first)
    }

    // MARK: Weeks

    private func weekdays(_ word: RecurrenceWord) throws(TimingMistake) -> [Recurrence.Choice] {
        if let weekday = word.weekday { return [.nth(1, .weekday(weekday))] }
        if word.isWorkday { return (1...5).map { .nth(1, .weekday($0)) } }
        throw unknown(word)
    }

    // MARK: The nth of something

    /// `last friday`, `first weekday`, `last day`, and in a year `fourth thursday of november`.
    private mutating func readOrdinal(
        _ ordinal: Int, _ word: RecurrenceWord, _ rest: ArraySlice<RecurrenceWord>
    ) throws(TimingMistake) -> Int {
        guard period != .week else {
            throw mistake(word, Phrase("a week has each day once"), Phrase("leave \"\(word.text)\" out"))
        }
        guard let what = rest.first else {
            throw mistake(
                word, Phrase("the \(word.text) what?"),
                Phrase("for example \"\(word.text) friday\" or \"\(word.text) day\""))
        }
        let kind: Recurrence.Kind
        if let weekday = what.weekday {
            kind = .weekday(weekday)
        } else if what.isWorkday {
            kind = .workday
        } else if what.text == "day" {
            kind = .day
        } else {
            let near = Suggestions.nearest(to: what.text, among: RecurrenceWord.weekdays + ["day", "weekday"])
            throw mistake(
                what, Phrase("\"\(what.text)\" is not a day of the week"),
                near.map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase("for example \"\(word.text) friday\" or \"\(word.text) day\""))
        }
        isCounting = false
        let tail = rest.dropFirst()
        guard period == .year, let of = tail.first, of.text == "of" || of.text == "in" else {
            choices.append(.nth(ordinal, kind))
            return 2
        }
        guard let name = tail.dropFirst().first, let month = name.month else {
            throw mistake(
                tail.dropFirst().first ?? of, Phrase("the month is missing"),
                Phrase("for example \"\(word.text) \(what.text) of november\""))
        }
        choices.append(.nth(ordinal, kind, month: month))
        return 4
    }

    private func check(_ number: Int, _ word: RecurrenceWord) throws(TimingMistake) {
        let most =
            switch period {
            case .day, .week: 0
            case .month: 31
            case .quarter: 92
            case .year: 366
            }
        guard most > 0 else {
            throw mistake(word, Phrase("the days of a week have names"), Phrase("for example \"week on monday\""))
        }
        guard (1...most).contains(number) else {
            throw mistake(
                word, Phrase("no \(period.rawValue) has a day \(number)"),
                number > most ? Phrase("for the last one write \"last day\"") : Phrase("the first one is day 1"))
        }
    }

    // MARK: Dates of the year

    /// `03-08`, `8 march`, `march 8`; nil when it is none of these.
    private mutating func readDate(_ first: RecurrenceWord, _ second: RecurrenceWord?) throws(TimingMistake) -> Int? {
        let parts = first.text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let month = Int(parts[0]), let day = Int(parts[1]) {
            choices.append(try date(month, day, first))
            return 1
        }
        guard let second else { return nil }
        if let month = first.month, let day = second.dayNumber {
            choices.append(try date(month, day, second))
            return 2
        }
        if let month = second.month, let day = first.dayNumber {
            choices.append(try date(month, day, first))
            return 2
        }
        return nil
    }

    private func date(_ month: Int, _ day: Int, _ word: RecurrenceWord) throws(TimingMistake) -> Recurrence.Choice {
        guard (1...12).contains(month) else {
            throw mistake(
                word, Phrase("there is no month \(pad(month))"), Phrase("write the month first: 03-08 is 8 March"))
        }
        let last = CivilDate.daysIn(month: month, year: 2000)
        guard (1...last).contains(day) else {
            let name = RecurrenceWord.months[month - 1].capitalized
            throw mistake(
                word, Phrase("\(name) has no day \(day)"), Phrase("\(name) has days 1 to \(last)"))
        }
        return .date(month: month, day: day)
    }

    // MARK: Mistakes

    private func unknown(_ word: RecurrenceWord) -> TimingMistake {
        if word.text == "on" { return mistake(word, Phrase("\"on\" stands there already"), Phrase("leave it out")) }
        if period != .week, word.weekday != nil {
            return mistake(
                word, Phrase("which \(word.text) of the \(period.rawValue)?"),
                Phrase("write \"first \(word.text)\" or \"last \(word.text)\""))
        }
        if period != .week, period != .year, let number = word.dayNumber {
            return mistake(word, Phrase("which day is \"\(word.text)\"?"), Phrase("write \"day \(number)\""))
        }
        let names =
            switch period {
            case .week: RecurrenceWord.weekdays + ["weekday"]
            case .year: RecurrenceWord.months + RecurrenceWord.ordinals + ["last", "day"]
            default: RecurrenceWord.ordinals + ["last", "day"]
            }
        let near = Suggestions.nearest(to: word.text, among: names)
        return mistake(
            word, Phrase("\"\(word.text)\" is not a day of the \(period.rawValue)"),
            near.map { Phrase("did you mean \"\($0)\"?") } ?? period.example)
    }

    private func mistake(_ word: RecurrenceWord, _ message: Phrase, _ suggestion: Phrase) -> TimingMistake {
        TimingMistake(offset: word.offset, length: word.length, message: message, suggestion: suggestion)
    }
}

extension RecurrenceWord {
    /// `8`, `8th`, `1st`.
    fileprivate var dayNumber: Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), ["", "st", "nd", "rd", "th"].contains(text.dropFirst(digits.count)) else {
            return nil
        }
        return Int(digits)
    }
}

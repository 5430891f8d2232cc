internal import Formats

extension Recurrence {
    /// `month on last friday at 18:30`, `2 weeks on tuesday at 9:00 from 2026-12-01`.
    package init(parsing text: String) throws(TimingMistake) {
        var parser = RecurrenceParser(text)
        self = try parser.parse()
    }
}

/// Reads `every:`: how often, `on` which days, `at` what times, `from` when.
struct RecurrenceParser {
    private let text: String
    private let words: [RecurrenceWord]
    private var position = 0

    init(_ text: String) { (self.text, words) = (text, RecurrenceWord.split(text)) }

    mutating func parse() throws(TimingMistake) -> Recurrence {
        let (interval, period, mark) = try frequency()
        let choices = try choices(of: period)
        let times = try times()
        let from = try from()
        if let word = next { throw leftOver(word) }
        if interval > 1, from == nil {
            throw mistake(
                words[mark], Phrase("\"\(interval) \(period.plural)\" must be counted from some day"),
                Phrase("add \"from 2026-12-01\" at the end, with the first day that counts"))
        }
        let recurrence = Recurrence(
            text: text, interval: interval, period: period, choices: choices, times: times, from: from)
        guard recurrence.firstDay(from: from ?? CivilDate(daysSince1970: 0)) != nil else {
            throw TimingMistake(
                offset: 0, length: max(1, text.count), message: Phrase("this never happens"),
                suggestion: Phrase("no year that it counts has such a day: mind the day and the \"from\""))
        }
        return recurrence
    }

    // MARK: How often

    /// `month`, `2 weeks`, `other week`; a day of the week stands for `week on` it. Also where the period is named.
    private mutating func frequency() throws(TimingMistake) -> (Int, Recurrence.Period, Int) {
        guard let first = next else {
            throw TimingMistake(
                offset: 0, length: max(1, text.count), message: Phrase("it does not say how often"),
                suggestion: RecurrenceParser.example)
        }
        if first.weekday != nil || first.isWorkday { return (1, .week, position) }
        var interval = 1
        if first.text == "other" {
            interval = 2
            position += 1
        } else if let number = first.number {
            guard (1...60).contains(number) else {
                throw mistake(
                    first, Phrase("\(number) is not how often something can be"),
                    Phrase("write 1 to 60, or leave it out")
                )
            }
            interval = number
            position += 1
        }
        guard let word = next, let period = Recurrence.Period(word: word.text) else {
            throw unknownPeriod()
        }
        position += 1
        return (interval, period, position - 1)
    }

    private func unknownPeriod() -> TimingMistake {
        guard let word = next else {
            return atEnd(Phrase("how often is missing"), Phrase("write day, week, month, quarter or year"))
        }
        if ["hour", "hours", "minute", "minutes"].contains(word.text) {
            return mistake(
                word, Phrase("\"every\" counts days and longer"),
                Phrase("for hours and minutes write cron: \"0 * * * *\"")
            )
        }
        if word.text == "every" {
            return mistake(word, Phrase("\"every\" stands before the colon already"), Phrase("leave it out"))
        }
        let names = Recurrence.Period.allCases.flatMap { [$0.rawValue, $0.plural] } + RecurrenceWord.weekdays
        let near = Suggestions.nearest(to: word.text, among: names + ["weekday"])
        return mistake(
            word, Phrase("\"\(word.text)\" is not how often"),
            near.map { Phrase("did you mean \"\($0)\"?") } ?? RecurrenceParser.example)
    }

    // MARK: Which days

    private mutating func choices(of period: Recurrence.Period) throws(TimingMistake) -> [Recurrence.Choice] {
        let isNamed = next?.weekday != nil || next?.isWorkday == true
        if period == .day {
            if let word = next, word.text == "on" {
                throw mistake(
                    word, Phrase("every day is every day: it has no \"on\""),
                    Phrase("write \"week on monday and thursday at 10:00\" for some days of each week"))
            }
            return [.nth(1, .day)]
        }
        if !isNamed {
            guard let word = next else { throw atEnd(Phrase("which day of the \(period.rawValue)?"), period.example) }
            guard word.text == "on" else {
                throw mistake(
                    word, Phrase("\"\(word.text)\" stands where \"on\" and a day of the \(period.rawValue) belong"),
                    period.example)
            }
            position += 1
        }
        var reader = RecurrenceDays(period: period)
        repeat {
            let found = try reader.read(words[position...], end: text.count)
            position += found
        } while takeAnd()
        return reader.choices
    }

    // MARK: At what times

    private mutating func times() throws(TimingMistake) -> [Int] {
        guard let word = next else {
            throw atEnd(Phrase("the time of day is missing"), Phrase("add \"at 10:00\""))
        }
        guard word.text == "at" else {
            throw mistake(
                word, Phrase("\"\(word.text)\" stands where \"at\" and a time belong"),
                word.time.map { _ in Phrase("write \"at\" before it") } ?? Phrase("for example \"at 10:00\""))
        }
        position += 1
        var times: [Int] = []
        repeat {
            guard let word = next else {
                throw atEnd(Phrase("the time of day is missing"), Phrase("write it as 10:00"))
            }
            guard let time = word.time else {
                throw mistake(
                    word, Phrase("\"\(word.text)\" is not a time of day"), RecurrenceParser.timeAdvice(word.text))
            }
            times.append(time)
            position += 1
        } while takeAnd()
        return times
    }

    /// `9`, `9am`, `18.30`, `24:00`: what was probably meant.
    private static func timeAdvice(_ text: String) -> Phrase {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count)
        guard digits.count <= 2, let hour = Int(digits), hour <= 24 else { return Phrase("write it as 10:00") }
        let minutes = rest.first == "." || rest.first == ":" ? rest.dropFirst().prefix { $0.isNumber } : ""
        if rest.hasSuffix("pm"), hour < 12 { return Phrase("write \(pad(hour + 12)):00") }
        if rest.hasSuffix("am") || rest.isEmpty, hour < 24 { return Phrase("write \(pad(hour)):00") }
        if hour == 24 { return Phrase("write 0:00 of the day after, or 23:59") }
        return minutes.count == 2 && (Int(minutes) ?? 60) < 60
            ? Phrase("write \(hour):\(minutes)") : Phrase("write it as 10:00")
    }

    // MARK: From when

    private mutating func from() throws(TimingMistake) -> CivilDate? {
        guard let word = next, word.text == "from" || word.text == "starting" else { return nil }
        position += 1
        guard let word = next else {
            throw atEnd(Phrase("the day to begin is missing"), Phrase("write it as 2026-12-01"))
        }
        guard let date = CivilDate(word.text), (1970...9999).contains(date.year) else {
            throw mistake(
                word, Phrase("\"\(word.text)\" is not a day that exists"),
                CivilDate.advice(for: word.text) ?? Phrase("write it as 2026-12-01"))
        }
        position += 1
        return date
    }

    // MARK: Words

    private var next: RecurrenceWord? { position < words.count ? words[position] : nil }

    /// Steps over `and` or a comma, or both.
    private mutating func takeAnd() -> Bool {
        guard let word = next, word.text == "," || word.text == "and" else { return false }
        position += 1
        if word.text == ",", next?.text == "and" { position += 1 }
        return true
    }

    private func leftOver(_ word: RecurrenceWord) -> TimingMistake {
        switch word.text {
        case "until", "till", "to":
            return mistake(
                word, Phrase("the end stands in a key of its own"),
                Phrase("write \"until: 2027-06-30\" below \"every\""))
        case "except", "but", "not":
            return mistake(
                word, Phrase("what is left out stands in a key of its own"),
                Phrase("write \"except: [2027-01-01]\" below \"every\""))
        case "in", "timezone":
            return mistake(
                word, Phrase("the time zone stands in a key of its own"),
                Phrase("write \"timezone: Europe/Moscow\" below \"every\""))
        default:
            let near = Suggestions.nearest(to: word.text, among: ["from", "and"])
            return mistake(
                word, Phrase("after the time nothing more was expected than \"from\" and a day"),
                near.map { Phrase("did you mean \"\($0)\"?") } ?? Phrase("leave \"\(word.text)\" out"))
        }
    }

    private static let example = Phrase(
        "for example \"day at 9:00\", \"week on monday at 9:00\", \"month on last friday at 18:30\", \"year on 03-08 at 10:00\""
    )

    private func mistake(_ word: RecurrenceWord, _ message: Phrase, _ suggestion: Phrase) -> TimingMistake {
        TimingMistake(offset: word.offset, length: word.length, message: message, suggestion: suggestion)
    }

    private func atEnd(_ message: Phrase, _ suggestion: Phrase) -> TimingMistake {
        TimingMistake(offset: max(0, text.count - 1), length: 1, message: message, suggestion: suggestion)
    }
}

extension Recurrence.Period {
    /// `week` or `weeks`; also the words that mean one.
    init?(word: String) {
        let synonyms = ["daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"]
        let name = synonyms[word] ?? word
        guard let period = Recurrence.Period.allCases.first(where: { $0.rawValue == name || $0.plural == name }) else {
            return nil
        }
        self = period
    }

    var plural: String { rawValue + "s" }

    /// How its days are written.
    var example: Phrase {
        switch self {
        case .day: Phrase("for example \"day at 10:00\"")
        case .week: Phrase("for example \"week on tuesday at 10:00\"")
        case .month: Phrase("for example \"month on day 10 at 10:00\" or \"month on last friday at 10:00\"")
        case .quarter: Phrase("for example \"quarter on second tuesday at 10:00\" or \"quarter on day 1 at 10:00\"")
        case .year: Phrase("for example \"year on 03-08 at 10:00\" or \"year on 8 march at 10:00\"")
        }
    }
}

internal import Formats

/// Reads `window:`: days, then hours, and so on: `weekdays 09:00-20:00, saturday 10:00-14:00`. Days without hours are whole
/// days, hours without days are of every day.
struct WindowParser {
    private var parts: [SendingWindow.Part] = []
    private var days: Set<Int> = []

    static func parse(_ text: String) throws(TimingMistake) -> SendingWindow {
        var parser = WindowParser()
        let words = joined(RecurrenceWord.split(text))
        var position = 0
        while position < words.count {
            let word = words[position]
            position += 1
            if word.text == "," || word.text == "and" { continue }
            if try parser.take(word) { continue }
            throw unknown(word)
        }
        if !parser.days.isEmpty { parser.close(0, 24 * 60) }
        guard !parser.parts.isEmpty else {
            throw TimingMistake(
                offset: 0, length: max(1, text.count), message: Phrase("the window names no days and no hours"),
                suggestion: example)
        }
        return SendingWindow(parts: parser.parts)
    }

    /// `09:00 - 20:00` as one word.
    private static func joined(_ words: [RecurrenceWord]) -> [RecurrenceWord] {
        var result: [RecurrenceWord] = []
        var position = 0
        while position < words.count {
            let word = words[position]
            if position + 2 < words.count, ["-", "–"].contains(words[position + 1].text) {
                let last = words[position + 2]
                result.append(
                    RecurrenceWord(
                        text: word.text + "-" + last.text, offset: word.offset,
                        length: last.offset + last.length - word.offset))
                position += 3
            } else {
                result.append(word)
                position += 1
            }
        }
        return result
    }

    private mutating func take(_ word: RecurrenceWord) throws(TimingMistake) -> Bool {
        switch word.text {
        case "daily", "day", "days", "every", "always", "all":
            days = Set(0...6)
            return true
        case "weekend", "weekends":
            days.formUnion([0, 6])
            return true
        default: break
        }
        if word.isWorkday {
            days.formUnion(1...5)
            return true
        }
        if let weekday = word.weekday {
            days.insert(weekday)
            return true
        }
        let ends = word.text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
        guard ends.count == 2 else { return false }
        let first = RecurrenceWord(text: String(ends[0]), offset: word.offset, length: ends[0].count)
        let last = RecurrenceWord(text: String(ends[1]), offset: word.offset + ends[0].count + 1, length: ends[1].count)
        if let from = first.weekday, let until = last.weekday {
            days.formUnion((0...(until - from + 7) % 7).map { (from + $0) % 7 })
            return true
        }
        guard first.text.contains(":") || last.text.contains(":") else { return false }
        guard let from = first.time else { throw badTime(first) }
        guard let until = last.text == "24:00" ? 24 * 60 : last.time else { throw badTime(last) }
        guard from < until else { throw neverOpen(word, from, until) }
        close(from, until)
        return true
    }

    private mutating func close(_ from: Int, _ until: Int) {
        parts.append(SendingWindow.Part(weekdays: days.isEmpty ? Set(0...6) : days, from: from, until: until))
        days = []
    }

    // MARK: Mistakes

    private static let example = Phrase(
        "for example \"weekdays 09:00-20:00\" or \"mon-fri 09:00-20:00, saturday 10:00-14:00\"")

    private static func unknown(_ word: RecurrenceWord) -> TimingMistake {
        let names = RecurrenceWord.weekdays + ["weekdays", "weekend", "daily"]
        return TimingMistake(
            offset: word.offset, length: word.length, message: Phrase("\"\(word.text)\" is neither days nor hours"),
            suggestion: Suggestions.nearest(to: word.text, among: names).map { Phrase("did you mean \"\($0)\"?") }
                ?? example)
    }

    private func badTime(_ word: RecurrenceWord) -> TimingMistake {
        TimingMistake(
            offset: word.offset, length: max(1, word.length), message: Phrase("\"\(word.text)\" is not a time of day"),
            suggestion: Phrase("write hours as 09:00-20:00"))
    }

    private func neverOpen(_ word: RecurrenceWord, _ from: Int, _ until: Int) -> TimingMistake {
        guard from > until, until > 0 else {
            return TimingMistake(
                offset: word.offset, length: word.length, message: Phrase("a window of \(word.text) never opens"),
                suggestion: from > until
                    ? Phrase("the end of the day is 24:00")
                    : Phrase("write it as 09:00-20:00, or 00:00-24:00 for all day"))
        }
        let (evening, morning) = (
            "\(pad(from / 60)):\(pad(from % 60))-24:00", "00:00-\(pad(until / 60)):\(pad(until % 60))"
        )
        return TimingMistake(
            offset: word.offset, length: word.length,
            message: Phrase("a window of \(word.text) ends before it begins, so it never opens"),
            suggestion: Phrase("over midnight write two: \"\(evening), \(morning)\""))
    }
}

internal import Formats

/// Days whose month is a word: `31 Dec 2026`, `31 декабря 2026 г.`, `December 31st, 2026`, `Thu, 31-Dec-2026`, `2026 Dec 31`;
/// and what stands after them.
enum CellMonthDate {
    enum Reading: Hashable {
        case day(CivilDate, rest: Substring)
        /// `31-Dec-26`, as Excel writes it.
        case shortYear
    }

    /// Nil for a text that does not begin with such a day.
    static func reading(_ text: some StringProtocol) -> Reading? {
        var scanner = Scanner(rest: Substring(text))
        if scanner.rest.first?.isNumber != true, scanner.take(weekdays) { scanner.skipSeparators() }
        var words: [Substring] = []
        while words.count < 3, let word = scanner.token() {
            words.append(word)
            if isNumber(word) { _ = scanner.take(["st", "nd", "rd", "th"]) }
        }
        guard words.count == 3, let place = words.firstIndex(where: { !isNumber($0) }), place < 2,
            let month = month(words[place])
        else { return nil }
        words.remove(at: place)
        // The year stands last, or first before month and day.
        if place == 1, words[0].utf8.count == 4 { words.swapAt(0, 1) }
        guard let day = number(words[0], digits: 1...2), let year = number(words[1], digits: 2...4) else { return nil }
        if words[1].utf8.count == 2 { return .shortYear }
        guard words[1].utf8.count == 4, year > 0, let date = CivilDate(year: year, month: month, day: day) else {
            return nil
        }
        scanner.skipSeparators()
        if scanner.take(["года", "год", "г"]) { scanner.skipSeparators() }
        if scanner.take(["at", "в"]) { scanner.skipSeparators() }
        return .day(date, rest: scanner.rest)
    }

    private static func isNumber(_ word: Substring) -> Bool { word.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    private static func number(_ word: Substring, digits: ClosedRange<Int>) -> Int? {
        isNumber(word) && digits.contains(word.utf8.count) ? Int(word) : nil
    }

    /// By a whole name in English, or in Russian in either of its cases, or by its first letters, three at least.
    private static func month(_ word: Substring) -> Int? {
        let word = word.lowercased()
        guard word.count >= 3 else { return nil }
        return months.firstIndex { names in names.contains { $0 == word || $0.hasPrefix(word) } }.map { $0 + 1 }
    }

    private static let months: [[String]] = [
        ["january", "января", "январь"], ["february", "февраля", "февраль"], ["march", "марта"],
        ["april", "апреля", "апрель"],
        ["may", "мая", "май"], ["june", "июня", "июнь"], ["july", "июля", "июль"], ["august", "августа"],
        ["september", "сентября", "сентябрь"], ["october", "октября", "октябрь"], ["november", "ноября", "ноябрь"],
        ["december", "декабря", "декабрь"],
    ]

    private static let weekdays = [
        "monday", "mon", "tuesday", "tue", "wednesday", "wed", "thursday", "thu", "friday", "fri", "saturday", "sat",
        "sunday", "sun", "понедельник", "пн", "вторник", "вт", "среда", "ср", "четверг", "чт", "пятница", "пт",
        "суббота", "сб", "воскресенье", "вс",
    ]

    private struct Scanner {
        var rest: Substring

        mutating func skipSeparators() { rest = rest.drop { " .,-/".contains($0) } }

        /// The next run of digits or of letters.
        mutating func token() -> Substring? {
            skipSeparators()
            guard let first = rest.first, first.isNumber || first.isLetter else { return nil }
            let token = rest.prefix { first.isNumber ? $0.isNumber : $0.isLetter }
            rest = rest[token.endIndex...]
            return token
        }

        /// Passes over one of these words, if it is what comes next.
        mutating func take(_ words: [String]) -> Bool {
            let word = rest.prefix(while: \.isLetter)
            guard words.contains(word.lowercased()) else { return false }
            rest = rest[word.endIndex...]
            return true
        }
    }
}

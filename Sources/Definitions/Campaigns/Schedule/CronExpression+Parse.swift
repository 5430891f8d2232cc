internal import Formats

extension CronExpression {
    /// Five fields with names, lists, ranges and steps; `@monthly` and its kin.
    package init(parsing text: String) throws(TimingMistake) {
        if text.hasPrefix("@") {
            try self.init(nickname: text)
            return
        }
        let fields = CronExpression.fields(of: text)
        guard fields.count == CronField.allCases.count else {
            throw TimingMistake(
                offset: 0, length: max(1, text.count),
                message: Phrase("cron has five fields, this has \(fields.count)"),
                suggestion: Phrase("minute hour day-of-month month day-of-week, for example \"0 10 * * tue\""))
        }
        var values: [Set<Int>] = []
        for (field, part) in zip(CronField.allCases, fields) {
            values.append(try CronFieldParser(field: field, text: part.text, offset: part.offset).values())
        }
        let isStarred = fields.map { $0.text.hasPrefix("*") }
        self.init(
            text: text, minutes: values[0], hours: values[1], days: values[2], months: values[3], weekdays: values[4],
            daysAreRestricted: !isStarred[2], weekdaysAreRestricted: !isStarred[4],
            isWildcard: isStarred[0] || isStarred[1])
        guard fires else {
            let days = fields[2]
            throw TimingMistake(
                offset: days.offset, length: days.text.count,
                message: Phrase("this never fires: no month in \"\(fields[3].text)\" has a day \(days.text)"),
                suggestion: Phrase("for the last day of every month take 28, or the first of the next: \"0 10 1 * *\""))
        }
    }

    /// `@daily` and its kin, as cron(5) spells them out.
    private init(nickname text: String) throws(TimingMistake) {
        let nicknames = [
            "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
            "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
        ]
        let word = text.trimmingSpaces
        guard let fields = nicknames[word.lowercased()] else {
            throw TimingMistake(
                offset: 0, length: text.count, message: Phrase("\"\(word)\" is not a schedule"),
                suggestion: Suggestions.advice(for: word, among: nicknames.keys.sorted()))
        }
        let expression = try CronExpression(parsing: fields)
        self.init(
            text: text, minutes: expression.minutes, hours: expression.hours, days: expression.days,
            months: expression.months, weekdays: expression.weekdays,
            daysAreRestricted: expression.daysAreRestricted,
            weekdaysAreRestricted: expression.weekdaysAreRestricted, isWildcard: expression.isWildcard)
    }

    /// The parts between white space, with where they start in characters.
    private static func fields(of text: String) -> [(text: Substring, offset: Int)] {
        var result: [(text: Substring, offset: Int)] = []
        var offset = 0
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\t" }) {
            if !part.isEmpty { result.append((part, offset)) }
            offset += part.count + 1
        }
        return result
    }

    /// False when the days of the month exist in none of the months (31 February) and no day of the week stands in.
    private var fires: Bool {
        if daysAreRestricted && weekdaysAreRestricted { return true }
        let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let first = days.min() ?? .max
        return months.contains { first <= longest[$0 - 1] }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}

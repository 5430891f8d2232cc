package import Formats

/// A set of days: single ones, ranges, and days of every year.
package struct CalendarDays: Sendable, Hashable {
    /// A day of every year.
    package struct YearDay: Sendable, Hashable {
        package let month: Int
        package let day: Int

        package init(month: Int, day: Int) { (self.month, self.day) = (month, day) }
    }

    package var ranges: [ClosedRange<CivilDate>] = []
    package var yearly: Set<YearDay> = []

    package init() {}

    package var isEmpty: Bool { ranges.isEmpty && yearly.isEmpty }

    package func contains(_ date: CivilDate) -> Bool {
        yearly.contains(YearDay(month: date.month, day: date.day)) || ranges.contains { $0.contains(date) }
    }

    package mutating func formUnion(_ other: CalendarDays) {
        ranges += other.ranges
        yearly.formUnion(other.yearly)
    }

    /// The first day from `date` on that is not in it; nil when there is none in 800 days.
    package func firstFree(from date: CivilDate) -> CivilDate? {
        (0..<800).lazy.map { date.adding(days: $0) }.first { !contains($0) }
    }

    /// Adds `2027-01-01`, `2027-01-01..2027-01-08` or, for every year, `01-01`.
    mutating func insert(_ text: String) throws(ValueMistake) {
        if let ends = CalendarDays.ends(of: text) {
            let first = try CalendarDays.day(ends.0, in: text)
            let last = try CalendarDays.day(ends.1, in: text)
            guard first <= last else {
                throw ValueMistake(
                    .date, Phrase("\"\(text)\" runs backwards"), suggestion: Phrase("write \(last)..\(first)"))
            }
            ranges.append(first...last)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let month = Int(parts[0]), let day = Int(parts[1]) {
            // 2000 is a leap year: 02-29 is a day.
            guard CivilDate(year: 2000, month: month, day: day) != nil else {
                throw ValueMistake(
                    .date, Phrase("\"\(text)\" is not a day that exists"),
                    suggestion: Phrase("write the month first: 03-08 is 8 March"))
            }
            yearly.insert(YearDay(month: month, day: day))
            return
        }
        let date = try CalendarDays.day(Substring(text), in: text)
        ranges.append(date...date)
    }

    private static func ends(of text: String) -> (Substring, Substring)? {
        guard let dots = text.firstRange(of: "..") else { return nil }
        let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
        return (first, last.hasPrefix(".") ? last.dropFirst() : last)
    }

    private static func day(_ part: Substring, in text: String) throws(ValueMistake) -> CivilDate {
        let word = part.filter { $0 != " " }
        guard let date = CivilDate(word), (1970...9999).contains(date.year) else {
            let offset = text.distance(from: text.startIndex, to: part.startIndex)
            throw ValueMistake(
                .date, Phrase("\"\(word)\" is not a day that exists"),
                suggestion: CivilDate.advice(for: word)
                    ?? Phrase("write 2027-01-01, 2027-01-01..2027-01-08, or 01-01 for every year"),
                part: text.isEmpty ? nil : (min(offset, text.count - 1), max(1, part.count)))
        }
        return date
    }
}

internal import Formats

/// Parses one field of a cron expression: `*`, numbers, names, lists, ranges and steps.
struct CronFieldParser {
    let field: CronField
    /// The field's text.
    let text: Substring
    /// Where the field starts, in characters from the start of the whole expression.
    let offset: Int

    /// Every value of the field; Sunday is 0.
    func values() throws(TimingMistake) -> Set<Int> {
        var result: Set<Int> = []
        var start = offset
        for term in text.split(separator: ",", omittingEmptySubsequences: false) {
            result.formUnion(try values(of: term, at: start))
            start += term.count + 1
        }
        return field == .weekday ? Set(result.map { $0 % 7 }) : result
    }

    /// One member of the list: `*`, `5`, `1-5`, each with an optional `/step`.
    private func values(of term: Substring, at start: Int) throws(TimingMistake) -> [Int] {
        guard !term.isEmpty else {
            throw mistake(
                max(offset, start - 1), 1, Phrase("there is nothing between the commas"), Phrase("leave one comma out"))
        }
        let parts = term.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let step = parts.count == 2 ? try self.step(parts[1], of: parts[0], at: start + parts[0].count + 1) : 1
        let range = try self.range(parts[0], at: start, hasStep: parts.count == 2)
        return Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
    }

    private func range(_ text: Substring, at start: Int, hasStep: Bool) throws(TimingMistake) -> ClosedRange<Int> {
        if text == "*" { return field.bounds }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let first = try number(ends[0], at: start)
        // A single number with a step goes on to the field's end: `5/15` is 5, 20, 35, 50.
        guard ends.count == 2 else { return first...(hasStep ? field.bounds.upperBound : first) }
        let last = try number(ends[1], at: start + ends[0].count + 1)
        guard first <= last else {
            let isSunday = field == .weekday && last == 0
            throw mistake(
                start, text.count, Phrase("the range \(text) runs backwards"),
                isSunday
                    ? Phrase("Sunday at the end of a range is 7: \(first)-7")
                    : Phrase(
                        "write it in two parts: \(first)-\(field.bounds.upperBound),\(field.bounds.lowerBound)-\(last)")
            )
        }
        return first...last
    }

    private func step(_ text: Substring, of term: Substring, at start: Int) throws(TimingMistake) -> Int {
        guard let value = digits(text) else {
            throw mistake(
                start, text.count, Phrase("the step \(quoted(text)) is not a number"), Phrase("write it as */5"))
        }
        guard value > 0 else {
            throw mistake(start, text.count, Phrase("a step of 0 never moves on"), Phrase("write 1 or more"))
        }
        guard term != "*" || value <= field.period else {
            throw mistake(
                start, text.count, Phrase("a step of \(value) is longer than the whole \(field.title) field"),
                Phrase("steps start anew in every round of the field: at most \(field.period)"))
        }
        return value
    }

    private func number(_ text: Substring, at start: Int) throws(TimingMistake) -> Int {
        if let value = digits(text) {
            guard field.bounds.contains(value) else {
                throw mistake(
                    start, text.count, Phrase("\(text) is not a \(field.title)"), Phrase("write \(field.accepted)"))
            }
            return value
        }
        if let index = field.names.firstIndex(of: text.lowercased()) { return field.bounds.lowerBound + index }
        let near = Suggestions.nearest(to: String(text), among: field.names).map { Phrase("did you mean \"\($0)\"?") }
        throw mistake(
            start, text.count,
            text.isEmpty ? Phrase("a \(field.title) is missing") : Phrase("\(quoted(text)) is not a \(field.title)"),
            near ?? Phrase("write \(field.accepted)"))
    }

    private func digits(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private func quoted(_ text: Substring) -> String { "\"\(text)\"" }

    private func mistake(_ offset: Int, _ length: Int, _ message: Phrase, _ suggestion: Phrase) -> TimingMistake {
        TimingMistake(offset: offset, length: max(1, length), message: message, suggestion: suggestion)
    }
}

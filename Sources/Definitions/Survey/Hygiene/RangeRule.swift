internal import Formats

/// Options that are ranges of numbers: each number is in one of them, and none is in two.
struct RangeRule {
    let sheet: SurveySheet
    let question: QuestionSheet

    func findings() -> [Finding] {
        guard question.question.kind == .choice else { return [] }
        for column in question.columns() {
            // Numbers alone are in every language.
            let lists = column.lazy.compactMap(\.lists).first ?? .english
            let found = findings(column, lists.ranges)
            // Said once, not once in each language.
            if !found.isEmpty { return found }
        }
        return []
    }

    private func findings(_ column: [SurveyText], _ words: RangeWords) -> [Finding] {
        let ranges = column.compactMap { text in OptionRange(text.text, words).map { (text, $0) } }
        // One or two may say that nothing fits.
        guard ranges.filter({ !$0.1.isSingle }).count >= 2, column.count - ranges.count <= 2,
            Set(ranges.compactMap(\.1.unit)).count <= 1
        else { return [] }
        let sorted = ranges.sorted { a, b in
            (a.1.least(a.1.step), a.1.perhapsMost(0)) < (b.1.least(b.1.step), b.1.perhapsMost(0))
        }
        return zip(sorted, sorted.dropFirst()).compactMap { finding($0, $1) }
    }

    private func finding(_ a: (SurveyText, OptionRange), _ b: (SurveyText, OptionRange)) -> Finding? {
        let step = max(a.1.step, b.1.step)
        // Behind the other in the file, so that the words above are read first.
        let (place, other) = a.0.node.mark < b.0.node.mark ? (b.0, a.0) : (a.0, b.0)
        guard !place.words.isEmpty else { return nil }
        let tolerance = step / 1000
        if b.1.least(step) <= a.1.surelyMost(step) + tolerance {
            return sheet.finding(
                place, 0..<place.words.count, .overlappingRanges,
                Phrase("a number is in \"\(other.text)\" and in \"\(place.text)\""),
                suggestion: Phrase("let each range begin behind the one before: 1–5, 6–10"))
        }
        if b.1.least(step) > a.1.perhapsMost(step) + step + tolerance {
            return sheet.finding(
                place, 0..<place.words.count, .gappedRanges,
                Phrase("numbers between \"\(a.0.text)\" and \"\(b.0.text)\" are in no option"),
                suggestion: Phrase("let each range begin where the one before ends"))
        }
        return nil
    }
}

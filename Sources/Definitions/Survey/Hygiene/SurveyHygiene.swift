internal import Formats

/// What is worth a second look in a survey, by the rules of docs/survey-hygiene.md.
package struct SurveyHygiene {
    private let sheet: SurveySheet?

    /// - Parameter file: as people see it, relative to the workspace.
    /// - Parameter locale: the workspace's.
    package init(_ survey: SurveyDefinition, bytes: [UInt8], file: String, locale: String) {
        sheet = YAMLTree.parse(bytes, file: file).0.flatMap {
            SurveySheet(survey, root: $0, source: SourceText(bytes, file: file), locale: locale)
        }
    }

    /// Each with the question that it is about, nil for the survey as a whole. In the order of the file.
    package func findings() -> [(finding: Finding, question: Question?)] {
        guard let sheet else { return [] }
        var found: [(finding: Finding, question: Question?)] = LengthRules.findings(sheet).map { ($0, nil) }
        for (index, question) in sheet.questions.enumerated() {
            let rules =
                WordingRules(sheet: sheet, question: question).findings()
                + OneThingRule(sheet: sheet, question: question).findings()
                + ScaleRules(sheet: sheet, question: question).findings()
                + RangeRule(sheet: sheet, question: question).findings()
                + SensitiveRules(sheet: sheet, question: question, isFirst: index == 0).findings()
                + RecommendRule(sheet: sheet, question: question).findings()
                + AnsweringRules(sheet: sheet, question: question, earlier: sheet.questions[..<index]).findings()
            found += rules.map { ($0, question.question) }
        }
        return found.sorted { $0.finding.mark < $1.finding.mark }
    }
}

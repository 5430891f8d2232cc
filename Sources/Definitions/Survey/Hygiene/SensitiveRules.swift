internal import Formats

/// What people do not tell everybody (Tourangeau & Yan 2007; GDPR, article 9): nobody is made to, and it is not asked first.
struct SensitiveRules {
    let sheet: SurveySheet
    let question: QuestionSheet
    let isFirst: Bool

    func findings() -> [Finding] {
        let found = question.texts.lazy.compactMap { text in
            text.lists?.sensitive.first(in: text.words).map { (text, $0) }
        }.first
        guard let (text, place) = found else { return [] }
        var findings: [Finding] = []
        if isFirst, sheet.questions.count > 1 {
            findings.append(
                sheet.finding(
                    text, place, .sensitiveFirst,
                    Phrase("\"\(text.quote(place))\" is asked before anything else, and some will stop here"),
                    suggestion: Phrase("move it to the end, behind what the survey is about")))
        }
        guard !hasOptOut else { return findings }
        if question.question.isRequired {
            findings.append(
                sheet.finding(
                    text, place, .sensitiveWithoutOptout,
                    Phrase("\"\(text.quote(place))\" is nobody's duty to tell, and must be answered here"),
                    suggestion: Phrase("delete \"required\", or add an option \"Prefer not to say\"")))
        } else if !question.options.isEmpty {
            findings.append(
                sheet.finding(
                    text, place, .sensitiveWithoutOptout,
                    Phrase("\"\(text.quote(place))\" is asked, and no option says that one would rather not tell"),
                    suggestion: Phrase("add an option \"Prefer not to say\"")))
        }
        return findings
    }

    private var hasOptOut: Bool {
        question.options.contains { $0.contains { text in text.lists?.optOut.stand(in: text.words) ?? true } }
    }
}

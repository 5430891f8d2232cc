internal import Formats

/// How long a survey takes, estimated from what it asks. Reading: 200 words a minute, below the 238 of silent reading
/// (Brysbaert 2019), in the language that takes longest. Answering: seconds by kind, below. A question that is asked of some
/// only counts half, and so does the writing of words that need not be written. docs/survey-hygiene.md tells it all.
package struct SurveyEstimate: Sendable {
    package let seconds: Double

    /// Rounded, at least 1.
    package var minutes: Int { max(1, Int((seconds / 60).rounded())) }

    private static let secondsPerWord = 60.0 / 200
    /// To go on to the next page.
    private static let turning = 2.0

    package init(_ survey: SurveyDefinition) {
        let locales = Set(survey.questions.flatMap { $0.text?.variants.keys.map { $0 } ?? [] }).union([""])
        let longest = locales.map { locale in
            survey.questions.reduce(0.0) { sum, question in
                let page = survey.pages == .each ? SurveyEstimate.turning : 0
                let time = SurveyEstimate.reading(question, locale) + SurveyEstimate.answering(question) + page
                return sum + (question.when == nil ? time : time / 2)
            }
        }
        seconds = longest.max() ?? 0
    }

    private static func reading(_ question: Question, _ locale: String) -> Double {
        let texts = [question.text, question.help] + (question.options + question.rows).map(\.label)
        let words = texts.compactMap { $0?.text(for: locale, fallback: locale) }.reduce(0) { sum, text in
            sum + text.split(whereSeparator: \.isWhitespace).count
        }
        // The standard question of an NPS, and those of csat and ces.
        let standard = question.text == nil ? 10 : 0
        return Double(words + standard) * secondsPerWord
    }

    private static func answering(_ question: Question) -> Double {
        switch question.kind {
        case .yesNo: 3
        case .nps, .csat, .ces, .rating: 5
        case .choice: 4
        case .choices: 5 + Double(question.options.count)
        case .ranking: 5 + 4 * Double(question.options.count)
        case .matrix: 3 + 4 * Double(question.rows.count)
        case .number, .date: 8
        case .text: (question.isShort ? 12 : 40) / (question.isRequired ? 1 : 2)
        }
    }
}

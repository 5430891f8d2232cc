internal import Definitions
internal import Formats
internal import Store

/// An answer that goes with the score, or does not. It says nothing of causes.
package struct SurveyDriver: Sendable {
    package enum Method: String, Sendable {
        /// Spearman's rank correlation, -1 to 1.
        case spearman
        /// The mean score of those who said so less that of those who did not (Welch).
        case meanDifference = "mean_difference"
    }

    package let question: String
    package let part: String?
    package let method: Method
    package let effect: Double
    package let interval: ClosedRange<Double>
    package let n: Int
    package let pValue: Double
    /// Corrected for all that are looked at.
    package fileprivate(set) var adjusted: Double

    package var isShown: Bool { adjusted < 1 - SurveyMeasure.confidence }

    /// Every other answer that is a number or a choice, those that go with the score most surely first.
    static func all(
        of score: Question, _ questions: [Question], _ sheets: [SurveySheet], least: Int
    ) -> [SurveyDriver] {
        let scored = sheets.compactMap { sheet in sheet.answers[score.id]?.number.map { ($0, sheet) } }
        let found = questions.filter { $0.id != score.id }.flatMap { question -> [SurveyDriver?] in
            switch question.kind {
            case .nps, .csat, .ces, .rating, .number:
                return [correlation(question, nil, scored, least: least)]
            case .matrix:
                return question.rows.map { correlation(question, $0.id, scored, least: least) }
            case .yesNo:
                return [contrast(question, nil, scored, least: least) { $0.answers[question.id]?.number == 1 }]
            case .choice:
                return question.optionIDs.map { option in
                    contrast(question, option, scored, least: least) { $0.answers[question.id]?.text == option }
                }
            case .choices:
                return question.optionIDs.map { option in
                    let name = Question.name(question.id, option)
                    return contrast(question, option, scored, least: least) { $0.answers[name] != nil }
                }
            case .text, .date, .ranking:
                return []
            }
        }
        .compactMap { $0 }
        return zip(found, Holm.adjusted(found.map(\.pValue))).map { one, adjusted in
            var one = one
            one.adjusted = adjusted
            return one
        }
        .sorted { ($0.adjusted, $0.pValue, $0.question) < ($1.adjusted, $1.pValue, $1.question) }
    }

    private static func correlation(
        _ question: Question, _ part: String?, _ scored: [(Double, SurveySheet)], least: Int
    ) -> SurveyDriver? {
        let name = part.map { Question.name(question.id, $0) } ?? question.id
        let pairs = scored.compactMap { score, sheet in sheet.answers[name]?.number.map { ($0, score) } }
        guard pairs.count >= max(least, 10), let found = RankCorrelation(pairs) else { return nil }
        return SurveyDriver(
            question: question.id, part: part, method: .spearman, effect: found.rho,
            interval: found.interval(confidence: SurveyMeasure.confidence), n: found.count, pValue: found.pValue,
            adjusted: found.pValue)
    }

    private static func contrast(
        _ question: Question, _ part: String?, _ scored: [(Double, SurveySheet)], least: Int,
        _ holds: (SurveySheet) -> Bool
    ) -> SurveyDriver? {
        let answered = scored.filter { $0.1.answers[question.id] != nil }
        let with = NumberSample(answered.filter { holds($0.1) }.map(\.0))
        let without = NumberSample(answered.filter { !holds($0.1) }.map(\.0))
        guard min(with.count, without.count) >= max(least, 2), let found = MeanDifference(with, against: without) else {
            return nil
        }
        return SurveyDriver(
            question: question.id, part: part, method: .meanDifference, effect: found.difference,
            interval: found.interval(confidence: SurveyMeasure.confidence), n: answered.count, pValue: found.pValue,
            adjusted: found.pValue)
    }
}

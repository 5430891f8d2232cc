package import Definitions
package import Formats
package import Store

/// The answers of one person to one survey, checked against its questions.
///
/// An answer comes under its question's id, or in parts (`reasons.price`, `service.speed`); `AnswerValue` says what is kept.
package struct AnswerSheet: Sendable {
    /// One answer that the question does not take.
    package struct Problem: Sendable, Hashable {
        package let question: String
        /// What was found and what would be accepted, without the question's name.
        package let message: Phrase
    }

    /// An answer that is none of the declared options and was kept in its own words.
    package struct StrangeOption: Sendable, Hashable {
        package let question: String
        package let text: String
    }

    /// In the order of the questions, parts after the whole; unanswered ones are absent.
    package private(set) var answers: [ResponseRecord.Answer] = []
    package private(set) var problems: [Problem] = []
    /// Names that are no question of the survey, in their order.
    package private(set) var unknown: [String] = []
    package private(set) var strangeOptions: [StrangeOption] = []

    /// - Parameter keepsStrangeOptions: what is no option is kept as words of one's own, as another tool may have offered more.
    package init(
        _ raw: [(question: String, answer: RawAnswer)], survey: SurveyDefinition, keepsStrangeOptions: Bool = false
    ) {
        unknown = raw.map(\.question).filter { name in !survey.questions.contains { $0.isAnswered(by: name) } }
        for question in survey.questions {
            let whole = raw.last { $0.question == question.id }?.answer ?? .none
            let parts = question.parts.compactMap { part -> (part: String, answer: RawAnswer)? in
                let name = Question.name(question.id, part)
                return raw.last { $0.question == name }.map { (part, $0.answer) }
            }
            do throws(AnswerMisfit) {
                var reader = AnswerReader(question: question, keepsStrangeOptions: keepsStrangeOptions)
                answers += try reader.read(whole, parts)
                strangeOptions += reader.strange.map { StrangeOption(question: question.id, text: $0) }
            } catch {
                problems.append(Problem(question: question.id, message: error.message))
            }
        }
    }

    /// By the names that conditions know them by.
    package var values: [String: AnswerValue] {
        Dictionary(
            answers.map { ($0.question, AnswerValue(number: $0.number, text: $0.text)) },
            uniquingKeysWith: { _, last in last })
    }

    /// Questions that must be answered, are asked of someone with these answers, and are not answered.
    package func missing(of survey: SurveyDefinition) -> [String] {
        let values = values
        return survey.asked(values)
            .filter { question in
                guard question.isRequired else { return false }
                guard let answer = values[question.id] else { return true }
                return question.kind == .matrix && answer.number != Double(question.rows.count)
            }
            .map(\.id)
    }
}

/// Why an answer is not taken.
struct AnswerMisfit: Error {
    let message: Phrase

    init(_ message: Phrase) { self.message = message }
}

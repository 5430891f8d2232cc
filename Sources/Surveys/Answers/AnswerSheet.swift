package import Definitions
package import Formats
package import Store

/// The answers of one person to one survey, checked against its questions.
package struct AnswerSheet: Sendable {
    /// One answer that the question does not take.
    package struct Problem: Sendable, Hashable {
        package let question: String
        /// What was found and what would be accepted, without the question's name.
        package let message: Phrase
    }

    /// In the order of the questions; unanswered ones are absent.
    package private(set) var answers: [ResponseRecord.Answer] = []
    package private(set) var problems: [Problem] = []
    /// Names that are no question of the survey, in their order.
    package private(set) var unknown: [String] = []

    package init(_ raw: [(question: String, answer: RawAnswer)], survey: SurveyDefinition) {
        let known = Set(survey.questions.map(\.id))
        unknown = raw.map(\.question).filter { !known.contains($0) }
        for question in survey.questions {
            guard let answer = raw.last(where: { $0.question == question.id })?.answer else { continue }
            switch question.kind {
            case .nps: takeScore(answer, question)
            case .text: takeText(answer, question)
            }
        }
    }

    /// Questions that must be answered, are asked of someone with these answers, and are not answered.
    package func missing(of survey: SurveyDefinition) -> [String] {
        let answered = Set(answers.map(\.question))
        let numbers = Dictionary(
            answers.compactMap { answer in answer.number.map { (answer.question, $0) } },
            uniquingKeysWith: { _, last in last })
        return survey.questions
            .filter { $0.isRequired && !answered.contains($0.id) && ($0.when?.holds(numbers: numbers) ?? true) }
            .map(\.id)
    }

    private mutating func takeScore(_ raw: RawAnswer, _ question: Question) {
        let found: Phrase
        switch raw {
        case .none: return
        case .number(let number):
            if AnswerSheet.isScore(number) { return add(question, number: number) }
            found = Phrase(verbatim: AnswerSheet.shown(number))
        case .text(let text):
            let trimmed = AnswerText.clean(text)
            if trimmed.isEmpty { return }
            if trimmed.count <= 6, let number = AnswerSheet.decimal(trimmed), AnswerSheet.isScore(number) {
                return add(question, number: number)
            }
            found = Phrase("\"\(trimmed.prefix(40))\"")
        case .other(let description): found = description
        }
        problems.append(Problem(question: question.id, message: Phrase("\(found) is not a whole number from 0 to 10")))
    }

    private mutating func takeText(_ raw: RawAnswer, _ question: Question) {
        let text: String
        switch raw {
        case .none: return
        case .number(let number): text = AnswerSheet.shown(number)
        case .text(let given): text = AnswerText.clean(given)
        case .other(let description):
            problems.append(Problem(question: question.id, message: Phrase("\(description) is not a text")))
            return
        }
        if text.isEmpty { return }
        let length = text.unicodeScalars.count
        guard length <= AnswerText.limit else {
            problems.append(
                Problem(
                    question: question.id,
                    message: Phrase("the text has \(length) characters, at most \(AnswerText.limit) are taken")))
            return
        }
        answers.append(
            ResponseRecord.Answer(question: question.id, kind: question.kind.rawValue, number: nil, text: text))
    }

    private mutating func add(_ question: Question, number: Double) {
        answers.append(
            ResponseRecord.Answer(question: question.id, kind: question.kind.rawValue, number: number, text: nil))
    }

    private static func isScore(_ number: Double) -> Bool {
        number >= 0 && number <= 10 && number == number.rounded()
    }

    /// Digits with at most one point: not what `Double` takes beside them (`0x5`, `inf`, `1e1`).
    private static func decimal(_ text: String) -> Double? {
        text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? Double(text) : nil
    }

    private static func shown(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
    }
}

internal import Formats

/// How a question is answered: words that must be written, options that are many, and what has been asked before.
struct AnsweringRules {
    let sheet: SurveySheet
    let question: QuestionSheet
    let earlier: ArraySlice<QuestionSheet>

    /// Of more options those that stand first are chosen more (Krosnick & Alwin 1987).
    static let mostOptions = 10

    func findings() -> [Finding] { requiredText() + manyOptions() + repeated() }

    private func requiredText() -> [Finding] {
        guard question.question.kind == .text, question.question.isRequired else { return [] }
        return [
            sheet.finding(
                question.value["required"] ?? question.key, .requiredText,
                Phrase("words must be written here, and many leave a survey that asks so"),
                suggestion: Phrase("delete \"required\": those who have something to say will say it"))
        ]
    }

    private func manyOptions() -> [Finding] {
        let written = question.question
        guard [.choice, .choices].contains(written.kind), written.options.count > AnsweringRules.mostOptions,
            !written.isShuffled, !isOrdered, let node = question.value["options"]
        else { return [] }
        return [
            sheet.finding(
                node.elements?.first ?? node, .manyOptions,
                Phrase(
                    "there are \(written.options.count, "option", "options") in one order for all: those at the top are chosen more"
                ),
                suggestion: Phrase("add \"order: random\", or keep at most 10"))
        ]
    }

    /// In an order that people know: numbers, months, the alphabet.
    private var isOrdered: Bool {
        let columns = question.columns()
        let written = columns.isEmpty ? [question.question.options.map(\.id)] : []
        return columns.contains { column in
            column.count { $0.words.contains(where: \.hasDigit) } * 2 > column.count
                || column.count { text in text.lists?.ordered.stand(in: text.words) ?? false } * 2 > column.count
                || AnsweringRules.isSorted(column.map { $0.folded.joined(separator: " ") })
        } || written.contains(where: AnsweringRules.isSorted)
    }

    private static func isSorted(_ words: [String]) -> Bool { zip(words, words.dropFirst()).allSatisfy { $0 <= $1 } }

    /// Asked of some only, the same words may be for others.
    private func repeated() -> [Finding] {
        guard question.question.when == nil else { return [] }
        for text in question.texts where !text.words.isEmpty {
            for other in earlier where other.question.when == nil {
                guard other.texts.contains(where: { $0.folded == text.folded }) else { continue }
                return [
                    sheet.finding(
                        text, 0..<text.words.count, .repeatedQuestion,
                        Phrase("the same is asked in \"\(other.question.id)\""),
                        suggestion: Phrase("delete one, or say in what they differ"))
                ]
            }
        }
        return []
    }
}

/// Parses `score <= 8 and effort >= 3` against the questions asked before.
struct AnswerConditionParser {
    let text: String
    let earlier: [Question]
    /// Ids that are declared, asked before or with mistakes of their own.
    let declared: Set<String>

    private typealias Word = (text: String, offset: Int)

    func parse() throws(ValueMistake) -> AnswerCondition {
        var words = words()[...]
        var comparisons: [AnswerCondition.Comparison] = []
        while true {
            comparisons.append(try comparison(&words))
            guard let joint = words.popFirst() else { break }
            guard joint.text == "and" else {
                throw mistake(
                    joint, "found \"\(joint.text)\" where \"and\" or the end should be",
                    joint.text == "or" ? "only \"and\" is available here" : nil)
            }
        }
        return AnswerCondition(comparisons: comparisons)
    }

    private func comparison(_ words: inout ArraySlice<Word>) throws(ValueMistake) -> AnswerCondition.Comparison {
        guard let name = words.popFirst() else { throw ending("a question's id") }
        let question = try question(name)
        guard let sign = words.popFirst() else { throw ending("a comparison such as <=") }
        guard let comparator = Comparator(rawValue: sign.text) else {
            throw mistake(
                sign, "found \"\(sign.text)\" where a comparison should be",
                sign.text == "==" ? "write =" : "one of: " + Comparator.allCases.map(\.rawValue).joined(separator: ", ")
            )
        }
        guard let number = words.popFirst() else { throw ending("a number from 0 to 10") }
        guard let value = Double(number.text), (0...10).contains(value) else {
            throw mistake(number, "found \"\(number.text)\" where a number from 0 to 10 should be", nil)
        }
        return AnswerCondition.Comparison(question: question, comparator: comparator, value: value)
    }

    private func question(_ name: Word) throws(ValueMistake) -> String {
        if let question = earlier.first(where: { $0.id == name.text }) {
            guard question.kind == .nps else {
                throw mistake(name, "\"\(name.text)\" is answered with text, and only scores can be compared", nil)
            }
            return name.text
        }
        let ids = earlier.filter { $0.kind == .nps }.map(\.id)
        let isDeclared = declared.contains(name.text)
        throw mistake(
            name,
            isDeclared
                ? "\"\(name.text)\" is not asked before this question"
                : "no question \"\(name.text)\" is asked before this one",
            Suggestions.text(for: name.text, among: ids) ?? "move the question that it depends on above this one")
    }

    private func mistake(_ word: Word, _ message: String, _ suggestion: String?) -> ValueMistake {
        ValueMistake(.answerCondition, message, suggestion: suggestion, part: (word.offset, word.text.count))
    }

    private func ending(_ expected: String) -> ValueMistake {
        ValueMistake(
            .answerCondition, "the condition ends where \(expected) should be", suggestion: "write it as score <= 8",
            part: (text.count, 1))
    }

    /// Names, numbers and signs, each with its place.
    private func words() -> [Word] {
        var words: [Word] = []
        var kind = 0
        for (offset, character) in text.enumerated() {
            let now = character.isWhitespace ? 0 : "<>=!".contains(character) ? 1 : 2
            if now != 0 {
                if now == kind {
                    words[words.count - 1].text.append(character)
                } else {
                    words.append((String(character), offset))
                }
            }
            kind = now
        }
        return words
    }
}

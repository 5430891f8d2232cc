internal import Formats

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
                    joint, Phrase("found \"\(joint.text)\" where \"and\" or the end should be"),
                    joint.text == "or" ? Phrase("only \"and\" is available here") : nil)
            }
        }
        return AnswerCondition(comparisons: comparisons)
    }

    private func comparison(_ words: inout ArraySlice<Word>) throws(ValueMistake) -> AnswerCondition.Comparison {
        guard let name = words.popFirst() else { throw ending(Phrase("a question's id")) }
        let question = try question(name)
        guard let sign = words.popFirst() else { throw ending(Phrase("a comparison such as <=")) }
        guard let comparator = Comparator(rawValue: sign.text) else {
            throw mistake(
                sign, Phrase("found \"\(sign.text)\" where a comparison should be"),
                sign.text == "==" ? Phrase("write =") : Suggestions.oneOf(Comparator.allCases.map(\.rawValue))
            )
        }
        guard let number = words.popFirst() else { throw ending(Phrase("a number from 0 to 10")) }
        guard let value = Double(number.text), (0...10).contains(value) else {
            throw mistake(number, Phrase("found \"\(number.text)\" where a number from 0 to 10 should be"), nil)
        }
        return AnswerCondition.Comparison(question: question, comparator: comparator, value: value)
    }

    private func question(_ name: Word) throws(ValueMistake) -> String {
        if let question = earlier.first(where: { $0.id == name.text }) {
            guard question.kind == .nps else {
                throw mistake(
                    name, Phrase("\"\(name.text)\" is answered with text, and only scores can be compared"), nil)
            }
            return name.text
        }
        let ids = earlier.filter { $0.kind == .nps }.map(\.id)
        let isDeclared = declared.contains(name.text)
        throw mistake(
            name,
            isDeclared
                ? Phrase("\"\(name.text)\" is not asked before this question")
                : Phrase("no question \"\(name.text)\" is asked before this one"),
            Suggestions.advice(for: name.text, among: ids)
                ?? Phrase("move the question that it depends on above this one"))
    }

    private func mistake(_ word: Word, _ message: Phrase, _ suggestion: Phrase?) -> ValueMistake {
        ValueMistake(.answerCondition, message, suggestion: suggestion, part: (word.offset, word.text.count))
    }

    private func ending(_ expected: Phrase) -> ValueMistake {
        ValueMistake(
            .answerCondition, Phrase("the condition ends where \(expected) should be"),
            suggestion: Phrase("write it as score <= 8"),
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

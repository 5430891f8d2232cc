internal import Formats

/// Parses `score <= 8 and reasons = price` against the questions asked before.
struct AnswerConditionParser {
    let text: String
    let earlier: [Question]
    /// Ids that are declared, asked before or with mistakes of their own.
    let declared: Set<String>

    typealias Word = (text: String, offset: Int)

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
        let (question, part) = try question(name)
        guard let sign = words.popFirst() else { throw ending(Phrase("a comparison such as <=")) }
        if sign.text == "is" {
            return .init(question: name.text, test: .answered(try isSet(&words)))
        }
        return .init(question: name.text, test: try test(question, part, name, sign, &words))
    }

    /// The question, and the part where one is named.
    private func question(_ name: Word) throws(ValueMistake) -> (Question, part: String?) {
        let pieces = name.text.split(separator: ".", maxSplits: 1).map(String.init)
        let id = pieces.first ?? name.text
        if let question = earlier.first(where: { $0.id == id }) {
            guard pieces.count == 2 else { return (question, nil) }
            guard question.parts.contains(pieces[1]) else {
                throw mistake(
                    name, Phrase("\(id) has no part \"\(pieces[1])\""),
                    Suggestions.advice(for: pieces[1], among: question.parts))
            }
            return (question, pieces[1])
        }
        throw mistake(
            name,
            declared.contains(id)
                ? Phrase("\"\(id)\" is not asked before this question")
                : Phrase("no question \"\(id)\" is asked before this one"),
            Suggestions.advice(for: id, among: earlier.map(\.id))
                ?? Phrase("move the question that it depends on above this one"))
    }

    private func isSet(_ words: inout ArraySlice<Word>) throws(ValueMistake) -> Bool {
        var word = words.popFirst()
        let isNegated = word?.text == "not"
        if isNegated { word = words.popFirst() }
        guard let word else { throw ending(Phrase("\"set\" or \"not set\"")) }
        guard word.text == "set" else {
            throw mistake(
                word, Phrase("found \"\(word.text)\" where \"set\" or \"not set\" should be"),
                Phrase("write is set, or is not set"))
        }
        return !isNegated
    }

    private func test(
        _ question: Question, _ part: String?, _ name: Word, _ sign: Word, _ words: inout ArraySlice<Word>
    ) throws(ValueMistake) -> AnswerCondition.Test {
        switch (question.kind, part) {
        case (.choice, nil), (.choices, nil):
            let (isOneOf, ids) = try list(question.optionIDs, of: question, sign, &words)
            return question.kind == .choice ? .option(isOneOf: isOneOf, ids) : .chosen(isOneOf: isOneOf, ids)
        case (.yesNo, _):
            let (isOneOf, values) = try list(["yes", "no"], of: question, sign, &words)
            guard values.count == 1 else { return .answered(true) }
            return .yes((values[0] == "yes") == isOneOf)
        case (.date, _):
            let comparator = try comparator(sign)
            guard let word = words.popFirst() else { throw ending(Phrase("a day such as 2027-06-30")) }
            guard let day = CivilDate(word.text) else {
                throw mistake(
                    word, Phrase("found \"\(word.text)\" where a day should be"), Phrase("write it as 2026-01-31"))
            }
            return .day(comparator, day.description)
        case (.text, _), (.choice, _), (.matrix, nil), (.ranking, nil):
            throw mistake(
                name, Phrase("\"\(name.text)\" cannot be compared; it can be asked whether it is answered"),
                parts(of: question) ?? Phrase("write \(name.text) is set, or \(name.text) is not set"))
        case (.choices, _):
            throw mistake(
                name, Phrase("\"\(name.text)\" cannot be compared; it can be asked whether it is answered"),
                Phrase("write \(question.id) = \(part ?? "")"))
        default: return try number(range(of: question, part), sign, &words)
        }
    }

    private func parts(of question: Question) -> Phrase? {
        guard question.kind != .choice, let part = question.parts.first else { return nil }
        return Phrase("compare a part of it: \(Question.name(question.id, part)) <= 2")
    }

    private func range(of question: Question, _ part: String?) -> ClosedRange<Int>? {
        part == nil ? question.scale : 1...max(1, question.options.count)
    }

    private func number(
        _ range: ClosedRange<Int>?, _ sign: Word, _ words: inout ArraySlice<Word>
    ) throws(ValueMistake) -> AnswerCondition.Test {
        let comparator = try comparator(sign)
        let expected =
            range.map { Phrase("a number from \($0.lowerBound) to \($0.upperBound)") } ?? Phrase("a number")
        guard let word = words.popFirst() else { throw ending(expected) }
        let isDecimal = word.text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        guard isDecimal, let value = Double(word.text), value.isFinite,
            range.map({ value >= Double($0.lowerBound) && value <= Double($0.upperBound) }) ?? true
        else { throw mistake(word, Phrase("found \"\(word.text)\" where \(expected) should be"), nil) }
        return .number(comparator, value)
    }

    private func comparator(_ sign: Word) throws(ValueMistake) -> Comparator {
        guard let comparator = Comparator(rawValue: sign.text) else {
            throw mistake(
                sign, Phrase("found \"\(sign.text)\" where a comparison should be"),
                sign.text == "==" ? Phrase("write =") : Suggestions.oneOf(Comparator.allCases.map(\.rawValue)))
        }
        return comparator
    }

    /// `= a`, `!= a`, `in (a, b)` or `not in (a, b)`.
    private func list(
        _ choices: [String], of question: Question, _ sign: Word, _ words: inout ArraySlice<Word>
    ) throws(ValueMistake) -> (isOneOf: Bool, [String]) {
        if sign.text == "=" || sign.text == "!=" {
            return (sign.text == "=", [try choice(choices, of: question, &words)])
        }
        if sign.text == "not", words.first?.text == "in" {
            words.removeFirst()
        } else if sign.text != "in" {
            throw mistake(
                sign, Phrase("found \"\(sign.text)\" where a comparison should be"),
                sign.text == "==" ? Phrase("write =") : Suggestions.oneOf(["=", "!=", "in", "not in"]))
        }
        guard words.popFirst()?.text == "(" else { throw ending(Phrase("a list such as (a, b)")) }
        var values: [String] = []
        while true {
            values.append(try choice(choices, of: question, &words))
            switch words.popFirst()?.text {
            case ",": continue
            case ")": return (sign.text == "in", values)
            default: throw ending(Phrase("a list such as (a, b)"))
            }
        }
    }

    private func choice(
        _ choices: [String], of question: Question, _ words: inout ArraySlice<Word>
    ) throws(ValueMistake) -> String {
        guard let word = words.popFirst() else { throw ending(Phrase("an option of \(question.id)")) }
        guard choices.contains(word.text) else {
            throw mistake(
                word, Phrase("\"\(word.text)\" is not an option of \(question.id)"),
                Suggestions.advice(for: word.text, among: choices))
        }
        return word.text
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

    /// Names, numbers, signs and brackets, each with its place.
    private func words() -> [Word] {
        var words: [Word] = []
        var kind = 0
        for (offset, character) in text.enumerated() {
            let isBracket = "(),".contains(character)
            let now = character.isWhitespace ? 0 : isBracket ? 3 : "<>=!".contains(character) ? 1 : 2
            if now != 0 {
                if now == kind, !isBracket {
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

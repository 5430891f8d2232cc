internal import Formats

/// Decodes `survey:`.
struct SurveyDecoder {
    let collector: FindingCollector

    func decode(_ reader: MappingReader) -> SurveyDefinition? {
        guard let inner = reader.mapping("survey", .survey) else { return nil }
        let purpose = collector.localizedText(inner.node("purpose"), isLine: false)
        let closes = inner.value("closes", Values.duration)
        let thanks = collector.localizedText(inner.node("thanks"), isLine: false)
        var questions: [Question] = []
        var lines: [String: Int] = [:]
        let elements = inner.elements("questions")
        if elements.isEmpty, let node = inner.node("questions") {
            collector.error(
                node, .emptyValue, Phrase("the survey asks nothing"),
                suggestion: Phrase("add \"- score: { type: nps }\""))
        }
        for element in elements {
            guard let question = question(element, after: questions, &lines) else { continue }
            questions.append(question)
        }
        return SurveyDefinition(purpose: purpose, closes: closes, questions: questions, thanks: thanks)
    }

    private func question(_ element: YAMLNode, after earlier: [Question], _ lines: inout [String: Int]) -> Question? {
        guard let pairs = element.pairs, pairs.count == 1, let (key, value) = pairs.first else {
            collector.error(
                element, .wrongType, Phrase("a question must be \"- id: { type: … }\", found \(element.kindInWords)"),
                suggestion: Phrase("for example \"- score: { type: nps }\""))
            return nil
        }
        guard let id = collector.value(of: key, Values.hyphenatedName) else { return nil }
        if let line = lines[id] {
            collector.error(
                key, .duplicateName, Phrase("the question \(id) is written twice, first in line \(line)"),
                suggestion: Phrase("give one of them another id"))
            return nil
        }
        lines[id] = key.mark.line
        let reader = MappingReader(value, .question, collector, under: key)
        let kind = reader.value("type", Values.choice(Question.Kind.self))
        let text = collector.localizedText(reader.node("text"), isLine: false)
        let isRequired = reader.value("required", Values.boolean) ?? false
        let when = condition(reader.node("when"), after: earlier, lines)
        if kind == .text, !reader.isPresent("text") {
            collector.error(
                key, .questionText, Phrase("the question \(id) does not say what it asks"),
                suggestion: Phrase("add \"text: { ru: …, en: … }\""))
        }
        guard let kind else { return nil }
        return Question(id: id, kind: kind, text: text, isRequired: isRequired, when: when)
    }

    private func condition(
        _ node: YAMLNode?, after earlier: [Question], _ lines: [String: Int]
    ) -> AnswerCondition? {
        guard let node else { return nil }
        return collector.value(of: node) { (node) throws(ValueMistake) in
            try AnswerConditionParser(text: node.text ?? "", earlier: earlier, declared: Set(lines.keys)).parse()
        }
    }
}

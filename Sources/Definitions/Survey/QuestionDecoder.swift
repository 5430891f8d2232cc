internal import Formats

/// Decodes one entry of `questions:`.
struct QuestionDecoder {
    /// Options or rows of one question.
    private static let most = 50

    let collector: FindingCollector
    let earlier: [Question]

    func decode(_ element: YAMLNode, _ lines: inout [String: Int]) -> Question? {
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
        let when = condition(reader.node("when"), lines)
        var question = Question(
            id: id, kind: kind ?? .text, text: collector.localizedText(reader.node("text"), isLine: false),
            isRequired: reader.value("required", Values.boolean) ?? false, when: when)
        guard let kind else { return nil }
        question.help = collector.localizedText(reader.node("help"), isLine: false)
        if kind.standardWording == nil, !reader.isPresent("text") {
            collector.error(
                key, .questionText, Phrase("the question \(id) does not say what it asks"),
                suggestion: Phrase("add \"text: { ru: …, en: … }\""))
        }
        checkKeys(kind, reader)
        decodeOptions(&question, reader, key)
        decodeBounds(&question, reader)
        question.decimals = reader.value("decimals", Values.integer(0...6))
        question.unit = collector.localizedText(reader.node("unit"))
        question.stars = reader.value("stars", Values.integer(3...10)) ?? 5
        question.isShort = reader.value("size", Values.choice(Size.self)) == .short
        question.limit = reader.value("limit", Values.integer(1...Question.longestText)) ?? Question.longestText
        question.leastLabel = collector.localizedText(reader.node("low"))
        question.mostLabel = collector.localizedText(reader.node("high"))
        question.silences = collector.silences(reader.node("silence"))
        return question
    }

    private enum Size: String, CaseIterable { case short, long }
    private enum Order: String, CaseIterable { case written, random }

    /// Keys that stand in every question.
    private static let common: Set<String> = ["type", "text", "help", "required", "when", "silence"]

    private func checkKeys(_ kind: Question.Kind, _ reader: MappingReader) {
        for name in KeyTable.question.keys.map(\.name) where !QuestionDecoder.common.contains(name) {
            guard let key = reader.key(name), !kind.keys.contains(name) else { continue }
            let homes = Question.Kind.allCases.filter { $0.keys.contains(name) }.map(\.rawValue)
            collector.error(
                key, .questionKey, Phrase("a question of type \(kind.rawValue) has no \"\(name)\""),
                suggestion: Phrase("delete it; it belongs to: \(homes.joined(separator: ", "))"))
        }
        for name in ["options", "rows"] where kind.keys.contains(name) { reader.demand(name) }
    }

    // MARK: Options

    private func decodeOptions(_ question: inout Question, _ reader: MappingReader, _ key: YAMLNode) {
        guard question.kind.keys.contains("options") else { return }
        question.options = options("options", reader, fewest: 2)
        if question.kind.keys.contains("rows") { question.rows = options("rows", reader, fewest: 1) }
        question.isShuffled = reader.value("order", Values.choice(Order.self)) == .random
        guard question.kind.keys.contains("other"), let node = reader.node("other") else { return }
        if case .boolean(let value)? = node.scalar {
            question.hasOther = value
        } else {
            question.otherLabel = collector.localizedText(node)
            question.hasOther = true
        }
        if question.hasOther, question.options.contains(where: { $0.id == Question.other }) {
            collector.error(
                node, .questionOptions, Phrase("there is an option with the id \"other\" already"),
                suggestion: Phrase("delete it: \"other\" adds one that takes words"))
        }
    }

    /// `- id: label`, or an id alone.
    private func options(_ name: String, _ reader: MappingReader, fewest: Int) -> [Question.Option] {
        var options: [Question.Option] = []
        let elements = reader.elements(name)
        for element in elements {
            var label: LocalizedText?
            var place = element
            if let pairs = element.pairs {
                guard pairs.count == 1, let (key, value) = pairs.first else {
                    collector.error(
                        element, .wrongType,
                        Phrase("an option must be \"- id: its text\", found \(element.kindInWords)"),
                        suggestion: Phrase("for example \"- price: { ru: Цена, en: The price }\""))
                    continue
                }
                place = key
                if value.scalar != .null { label = collector.localizedText(value) }
            }
            guard let id = collector.value(of: place, Values.hyphenatedName) else { continue }
            if options.contains(where: { $0.id == id }) {
                collector.error(
                    place, .questionOptions, Phrase("the id \(id) is written twice"),
                    suggestion: Phrase("give one of them another id"))
                continue
            }
            options.append(Question.Option(id: id, label: label))
        }
        if let node = reader.node(name) {
            if elements.count < fewest {
                collector.error(
                    node, .questionOptions,
                    fewest == 2 ? Phrase("there must be two options at least") : Phrase("there must be a row at least"))
            } else if elements.count > QuestionDecoder.most {
                collector.error(
                    node, .questionOptions,
                    Phrase("there are \(elements.count), and at most \(QuestionDecoder.most) are taken"))
            }
        }
        return options
    }

    // MARK: Bounds

    private func decodeBounds(_ question: inout Question, _ reader: MappingReader) {
        guard question.kind.keys.contains("max") else { return }
        if question.kind == .date {
            question.earliest = reader.value("min", day)
            question.latest = reader.value("max", day)
            if let first = question.earliest, let last = question.latest, first > last { crossed(reader) }
            return
        }
        let isCount = question.kind != .number
        // Options with mistakes of their own count as if they had none.
        let count = max(question.optionIDs.count, reader.isPresent("options") ? reader.elements("options").count : 50)
        func bound(_ node: YAMLNode) throws(ValueMistake) -> Double {
            if isCount { return Double(try Values.integer(1...max(1, count))(node)) }
            switch node.scalar {
            case .integer(let value)?: return Double(value)
            case .number(let value)? where value.isFinite: return value
            default: throw ValueMistake(.wrongValue, Phrase("a number must stand here, found \(node.kindInWords)"))
            }
        }
        question.least = reader.value("min", bound)
        question.most = reader.value("max", bound)
        if let least = question.least, let most = question.most, least > most { crossed(reader) }
    }

    private func crossed(_ reader: MappingReader) {
        guard let node = reader.node("max") else { return }
        collector.error(
            node, .questionBounds, Phrase("\"max\" is below \"min\", so nothing can be answered"),
            suggestion: Phrase("exchange them"))
    }

    private func day(_ node: YAMLNode) throws(ValueMistake) -> CivilDate {
        let text = try Values.line(node)
        if let day = CivilDate(text) { return day }
        throw ValueMistake(
            .date, Phrase("\"\(text)\" is not a date"),
            suggestion: CivilDate.advice(for: text) ?? Phrase("write it as 2026-01-31"))
    }

    private func condition(_ node: YAMLNode?, _ lines: [String: Int]) -> AnswerCondition? {
        guard let node else { return nil }
        return collector.value(of: node) { (node) throws(ValueMistake) in
            try AnswerConditionParser(text: node.text ?? "", earlier: earlier, declared: Set(lines.keys)).parse()
        }
    }
}

extension Question.Kind {
    /// The keys that only some kinds have.
    var keys: Set<String> {
        switch self {
        case .nps, .yesNo: []
        case .csat, .ces: ["low", "high"]
        case .rating: ["stars", "low", "high"]
        case .choice: ["options", "other", "order"]
        case .choices: ["options", "other", "order", "min", "max"]
        case .text: ["size", "limit"]
        case .number: ["min", "max", "decimals", "unit"]
        case .date: ["min", "max"]
        case .ranking: ["options", "order", "max"]
        case .matrix: ["options", "rows", "order"]
        }
    }
}

internal import Formats

/// Resolves names and checks types: from syntax to the tree that is compiled. Collects every mistake; what has one is nil.
struct FilterChecker {
    let schema: FilterSchema
    let characters: [Character]
    private(set) var mistakes: [FilterMistake] = []

    /// An operand with its type and its place.
    struct Typed {
        var operand: FilterOperand
        var type: FilterType
        let range: Range<Int>

        var constant: FilterValue? {
            if case .constant(let value) = operand { return value }
            return nil
        }
    }

    init(schema: FilterSchema, text: String) {
        self.schema = schema
        characters = Array(text)
    }

    mutating func note(_ range: Range<Int>, _ message: Phrase, _ suggestion: Phrase? = nil) {
        mistakes.append(
            FilterMistake(
                offset: range.lowerBound, length: max(1, range.count), message: message, suggestion: suggestion))
    }

    /// What is written at a place, to name it in a message.
    func source(_ range: Range<Int>) -> String {
        String(characters[range.clamped(to: 0..<characters.count)])
    }

    // MARK: Conditions

    /// A part that must be true or false.
    mutating func condition(_ syntax: FilterSyntax) -> FilterNode? {
        switch syntax.kind {
        case .broken: return nil
        case .literal(.boolean(let value)): return .always(value)
        case .not(let part): return condition(part).map(FilterNode.not)
        case .all(let parts): return conditions(parts).map(FilterNode.all)
        case .any(let parts): return conditions(parts).map(FilterNode.any)
        case .name(let name): return namedCondition(name, syntax.range)
        case .call(let name, let nameRange, let arguments):
            return calledCondition(name, nameRange, arguments, syntax.range)
        case .compare(let left, let comparator, let operatorRange, let right):
            return comparison(left, comparator, operatorRange, right)
        case .match(let left, let match, let right): return textMatch(left, match, right)
        case .list(let left, let isNegated, let values): return list(left, isNegated, values)
        case .isSet(let part, let isNegated):
            return isSet(part).map { isNegated ? .not($0) : $0 }
        case .within(let part, let span): return window(part, span, FilterNode.within, "within")
        case .olderThan(let part, let span): return window(part, span, FilterNode.olderThan, "older than")
        case .date(let left, let comparator, let right): return dateComparison(left, comparator, right)
        case .literal, .span, .percent, .path, .arithmetic:
            if let typed = value(syntax) { noteNotACondition(typed) }
            return nil
        }
    }

    // All parts are checked, so that all their mistakes are found.
    private mutating func conditions(_ parts: [FilterSyntax]) -> [FilterNode]? {
        var nodes: [FilterNode] = []
        for part in parts { if let node = condition(part) { nodes.append(node) } }
        return nodes.count == parts.count ? nodes : nil
    }

    private mutating func namedCondition(_ name: String, _ range: Range<Int>) -> FilterNode? {
        if let operand = operand(named: name, range) {
            if operand.type == .boolean { return .isTrue(operand.operand) }
            noteNotACondition(operand)
            return nil
        }
        if let segment = segment(name, range) { return segment }
        noteUnknown(name, range)
        return nil
    }

    private mutating func segment(_ name: String, _ range: Range<Int>) -> FilterNode? {
        guard let filter = schema.segments[name] else { return nil }
        if filter.root.asksForForecast { noteForecast(in: range) }
        if schema.isForStageRule, filter.root.asksForStage {
            note(
                range, Phrase("the segment \(name) asks for the stage, and a stage's rule decides it"),
                Phrase("use reached(…)"))
        }
        return .segment(name, filter.root)
    }

    mutating func segmentCondition(_ name: String, _ range: Range<Int>) -> FilterNode? {
        if let segment = segment(name, range) { return segment }
        note(
            range, Phrase("there is no segment \"\(name)\""),
            suggestion(for: name, among: Array(schema.segments.keys)))
        return nil
    }

    private mutating func noteNotACondition(_ typed: Typed) {
        let written = source(typed.range)
        let suggestion: Phrase? =
            switch typed.type {
            case .number where typed.operand == .alive: Phrase("compare it: \(written) < 30%")
            case .number: Phrase("compare it: \(written) >= 1")
            case .moment, .day: Phrase("ask when: \(written) within 90d")
            case .choice(let values): Phrase("compare it: \(written) = \(values.first ?? "…")")
            case .text, .answer: Phrase("compare it: \(written) = \"…\"")
            case .boolean: nil
            }
        note(typed.range, Phrase("\(written) is \(typed.type.words), not a condition"), suggestion)
    }

    private mutating func isSet(_ part: FilterSyntax) -> FilterNode? {
        guard let typed = value(part) else { return nil }
        switch typed.operand {
        case .constant:
            note(typed.range, Phrase("\(source(typed.range)) is always set"))
            return nil
        case .count:
            note(typed.range, Phrase("a count is always set"), Phrase("compare it: \(source(typed.range)) >= 1"))
            return nil
        case .engagement:
            note(typed.range, Phrase("engagement is always set"), Phrase("compare it: engagement >= 20"))
            return nil
        case .points:
            note(typed.range, Phrase("a count is always set"), Phrase("compare it: \(source(typed.range)) >= 1"))
            return nil
        case .answer(let campaign, let question, _):
            return .isSet(.answer(campaign: campaign, question: question, .either))
        default: return .isSet(typed.operand)
        }
    }

    // MARK: Time

    private mutating func window(
        _ part: FilterSyntax, _ span: Span, _ make: (FilterOperand, Span) -> FilterNode, _ words: String
    ) -> FilterNode? {
        if words == "within", case .call(let name, let nameRange, let arguments) = part.kind,
            name == "answered" || name == "received"
        {
            switch calledCondition(name, nameRange, arguments, part.range) {
            case .answered(let campaign, nil): return .answered(campaign: campaign, within: span)
            case .received(let campaign, nil): return .received(campaign: campaign, within: span)
            case nil: return nil
            default:
                note(part.range, Phrase("\(source(part.range)) already says within what time"))
                return nil
            }
        }
        guard let typed = value(part) else { return nil }
        guard typed.type.isDate, typed.constant == nil else {
            let written = source(typed.range)
            var suggestion = Phrase("\"\(words)\" needs a date, such as last(purchase) or joined_at")
            if case .count(let kind, nil) = typed.operand {
                suggestion = Phrase("write count(\(kind), within \(span))")
            }
            note(typed.range, Phrase("\(written) is \(typed.type.words)"), suggestion)
            return nil
        }
        return make(typed.operand, span)
    }

    private mutating func dateComparison(
        _ left: FilterSyntax, _ comparator: Comparator, _ right: FilterSyntax
    ) -> FilterNode? {
        let word = comparator == .less ? "before" : "after"
        let (first, second) = (value(left), value(right))
        guard let first, var second else { return nil }
        guard first.type.isDate else {
            note(
                first.range, Phrase("\(source(first.range)) is \(first.type.words)"),
                Phrase("\"\(word)\" needs a date, such as last(purchase) or joined_at"))
            return nil
        }
        if second.type == .text, let text = second.constant { second = date(text, second) ?? second }
        guard second.type.isDate else {
            note(
                second.range, Phrase("\(source(second.range)) is \(second.type.words), not a date"),
                Phrase("write the date as 2026-01-31"))
            return nil
        }
        return ordered(first, comparator, second)
    }

    /// A text literal read as a date, where a date is wanted.
    func date(_ value: FilterValue, _ typed: Typed) -> Typed? {
        guard case .text(let text) = value, let date = FilterDate(text) else { return nil }
        return Typed(operand: .constant(.date(date)), type: FilterChecker.type(of: date), range: typed.range)
    }

    static func type(of date: FilterDate) -> FilterType {
        if case .day = date { return .day }
        return .moment
    }

    /// A comparison of two dates. A day and a moment that are both values of the member cannot be compared: the zone in which
    /// a day begins is not the member's to know.
    mutating func ordered(_ left: Typed, _ comparator: Comparator, _ right: Typed) -> FilterNode? {
        if left.type != right.type, left.constant == nil, right.constant == nil {
            let (day, moment) = left.type == .day ? (left, right) : (right, left)
            note(
                right.range, Phrase("\(source(day.range)) is a day and \(source(moment.range)) a moment"),
                Phrase("compare each with a date of its own"))
            return nil
        }
        return .compare(left.operand, comparator, right.operand)
    }
}

internal import Formats

extension FilterChecker {
    mutating func comparison(
        _ left: FilterSyntax, _ comparator: Comparator, _ operatorRange: Range<Int>, _ right: FilterSyntax
    ) -> FilterNode? {
        guard let (first, second) = pair(left, right) else { return nil }
        switch (first.type, second.type) {
        case (.number, .number): return .compare(first.operand, comparator, second.operand)
        case (.boolean, .boolean), (.text, .text), (.choice, .text), (.text, .choice), (.choice, .choice):
            return equality(first, comparator, operatorRange, second)
        case (.moment, _) where second.type.isDate, (.day, _) where second.type.isDate:
            return ordered(first, comparator, second)
        default:
            note(
                second.range,
                Phrase(
                    "\(source(first.range)) is \(first.type.words), \(source(second.range)) is \(second.type.words)"),
                first.type.isText && second.constant != nil
                    ? Phrase("write it in quotes: \"\(source(second.range))\"") : nil)
            return nil
        }
    }

    private mutating func equality(
        _ first: Typed, _ comparator: Comparator, _ operatorRange: Range<Int>, _ second: Typed
    ) -> FilterNode? {
        if comparator == .equal || comparator == .notEqual {
            guard isAddress(first, second), isAddress(second, first) else { return nil }
            return .compare(first.operand, comparator, second.operand)
        }
        // Stages have an order, the one in which they are declared.
        if first.operand == .stage, case .constant(.text(let name)) = second.operand,
            let place = schema.stages.firstIndex(of: name)
        {
            let names = schema.stages.indices.filter { comparator.holds(Double($0), Double(place)) }
            return .isIn(.stage, names.map { .text(schema.stages[$0]) })
        }
        note(
            operatorRange,
            Phrase(
                "\(comparator.rawValue) compares numbers, dates and stages; \(source(first.range)) is \(first.type.words)"
            ),
            Phrase("texts are compared with =, !=, ~=, contains, starts_with and ends_with"))
        return nil
    }

    /// Notes a text that is compared with an address and cannot be one.
    private mutating func isAddress(_ operand: Typed, _ other: Typed) -> Bool {
        guard operand.operand == .member(.email), case .constant(.text(let text)) = other.operand,
            !text.contains("@")
        else { return true }
        note(
            other.range, Phrase("\"\(text)\" is not an email address"),
            Phrase("for a part of one write: email contains \"\(text)\""))
        return false
    }

    /// Both sides; literals take the type of the other side where they can.
    private mutating func pair(_ left: FilterSyntax, _ right: FilterSyntax) -> (Typed, Typed)? {
        if case .percent = left.kind, case .name("alive") = right.kind {
            guard let second = value(right), let first = probability(left) else { return nil }
            return (first, second)
        }
        guard var first = value(left) else {
            _ = isBareName(right) ? nil : value(right)
            return nil
        }
        guard var second = literal(right, as: first) else { return nil }
        if first.constant != nil, second.constant == nil {
            guard let adapted = literal(left, as: second) else { return nil }
            first = adapted
        }
        if first.type == .answer { first = resolved(first, against: second) }
        if second.type == .answer { second = resolved(second, against: first) }
        return (first, second)
    }

    private func isBareName(_ syntax: FilterSyntax) -> Bool {
        if case .name = syntax.kind { return true }
        return false
    }

    /// An answer is read as a number unless it is compared with text.
    private func resolved(_ answer: Typed, against other: Typed) -> Typed {
        guard case .answer(let campaign, let question, _) = answer.operand else { return answer }
        let isText = other.type.isText
        return Typed(
            operand: .answer(campaign: campaign, question: question, isText ? .text : .number),
            type: isText ? .text : .number, range: answer.range)
    }

    /// A value that is compared with `target`: a bare name is one of the target's choices, a text a date if that is wanted.
    private mutating func literal(_ syntax: FilterSyntax, as target: Typed) -> Typed? {
        if case .choice(let values) = target.type {
            if case .name(let name) = syntax.kind {
                if values.contains(name) { return choice(name, syntax.range, values, target) }
                if let operand = operand(named: name, syntax.range) { return operand }
                return choice(name, syntax.range, values, target)
            }
            if case .literal(.text(let text)) = syntax.kind { return choice(text, syntax.range, values, target) }
        }
        if target.type.isText || target.type == .answer, case .name(let name) = syntax.kind,
            operand(named: name, syntax.range) == nil
        {
            note(syntax.range, Phrase("\(name) is not a known name"), Phrase("a text stands in quotes: \"\(name)\""))
            return nil
        }
        guard let typed = target.operand == .alive ? probability(syntax) : value(syntax) else { return nil }
        if target.type.isDate, case .constant(let constant) = typed.operand, case .text(let text) = constant {
            if let date = date(constant, typed) { return date }
            note(typed.range, Phrase("\"\(text)\" is not a date"), Phrase("write it as 2026-01-31"))
            return nil
        }
        return typed
    }

    private mutating func choice(
        _ name: String, _ range: Range<Int>, _ values: [String], _ target: Typed
    ) -> Typed? {
        guard values.contains(name) else {
            let message =
                if target.operand != .stage {
                    Phrase("\"\(name)\" is not a value of \(source(target.range))")
                } else if values.isEmpty {
                    Phrase("there is no stage \"\(name)\" to refer to here")
                } else {
                    Phrase("there is no stage \"\(name)\"")
                }
            note(range, message, suggestion(for: name, among: values))
            return nil
        }
        return Typed(operand: .constant(.text(name)), type: target.type, range: range)
    }

    // MARK: Texts and lists

    mutating func textMatch(
        _ left: FilterSyntax, _ match: FilterNode.TextMatch, _ right: FilterSyntax
    ) -> FilterNode? {
        guard var first = value(left) else { return nil }
        if first.type == .answer, case .answer(let campaign, let question, _) = first.operand {
            first.operand = .answer(campaign: campaign, question: question, .text)
            first.type = .text
        }
        guard first.type.isText else {
            note(
                first.range, Phrase("\(source(first.range)) is \(first.type.words)"),
                Phrase("\"\(match.rawValue)\" is asked of texts"))
            return nil
        }
        guard case .literal(.text(let text)) = right.kind else {
            note(
                right.range, Phrase("\"\(match.rawValue)\" needs a text in quotes, found \(source(right.range))"),
                Phrase("write \(match.rawValue) \"…\""))
            return nil
        }
        return .matches(first.operand, match, text)
    }

    mutating func list(_ left: FilterSyntax, _ isNegated: Bool, _ values: [FilterSyntax]) -> FilterNode? {
        guard var first = value(left) else { return nil }
        var found: [Typed] = []
        for value in values { if let typed = literal(value, as: first) { found.append(typed) } }
        guard found.count == values.count else { return nil }
        if first.type == .answer { first = resolved(first, against: found[0]) }
        guard first.type != .moment, first.type != .boolean else {
            note(
                first.range,
                Phrase("\(source(first.range)) is \(first.type.words): \"in\" lists numbers, texts and days"))
            return nil
        }
        var constants: [FilterValue] = []
        for typed in found {
            guard let constant = typed.constant else {
                note(
                    typed.range, Phrase("\(source(typed.range)) is not a literal"),
                    Phrase("a list holds numbers, texts or days"))
                return nil
            }
            let fits =
                first.type.isText ? typed.type.isText : first.type == typed.type
            guard fits else {
                note(
                    typed.range,
                    Phrase(
                        "\(source(first.range)) is \(first.type.words), \(source(typed.range)) is \(typed.type.words)"))
                return nil
            }
            guard isAddress(first, typed) else { return nil }
            constants.append(constant)
        }
        return isNegated ? .isNotIn(first.operand, constants) : .isIn(first.operand, constants)
    }
}

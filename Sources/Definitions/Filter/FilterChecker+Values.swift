internal import Formats

extension FilterChecker {
    /// A part that must be a value.
    mutating func value(_ syntax: FilterSyntax) -> Typed? {
        switch syntax.kind {
        case .broken: return nil
        case .literal(let value): return Typed(operand: .constant(value), type: type(of: value), range: syntax.range)
        case .name(let name):
            if let operand = operand(named: name, syntax.range) { return operand }
            if schema.segments[name] != nil {
                note(syntax.range, Phrase("\(name) is a segment: a condition by itself, not a value"))
            } else {
                noteUnknown(name, syntax.range)
            }
            return nil
        case .call(let name, let nameRange, let arguments): return calledValue(name, nameRange, arguments, syntax.range)
        case .arithmetic(let left, let operation, let right): return arithmetic(left, operation, right, syntax.range)
        case .path(let kind, let field):
            let written = source(syntax.range)
            _ = self.field(kind, field, kindRange: syntax.range.lowerBound..<syntax.range.lowerBound + kind.count)
            note(
                syntax.range, Phrase("\(written) has many values"),
                Phrase("say which: sum(\(written)), min, max or avg"))
            return nil
        case .span(let span):
            note(
                syntax.range, Phrase("the duration \(span) stands alone"),
                Phrase("durations follow \"within\" and \"older than\""))
            return nil
        case .percent:
            note(
                syntax.range, Phrase("the share \(source(syntax.range)) stands alone"),
                Phrase("shares are for sample(25%) and alive < 30%"))
            return nil
        default:
            note(syntax.range, Phrase("\(source(syntax.range)) is a condition, and a value is needed here"))
            return nil
        }
    }

    private func type(of value: FilterValue) -> FilterType {
        switch value {
        case .number: .number
        case .text: .text
        case .boolean: .boolean
        case .date(let date): FilterChecker.type(of: date)
        }
    }

    private mutating func arithmetic(
        _ left: FilterSyntax, _ operation: FilterOperand.Arithmetic, _ right: FilterSyntax, _ range: Range<Int>
    ) -> Typed? {
        let (first, second) = (number(left, operation), number(right, operation))
        guard let first, let second else { return nil }
        return Typed(operand: .arithmetic(first, operation, second), type: .number, range: range)
    }

    private mutating func number(_ syntax: FilterSyntax, _ operation: FilterOperand.Arithmetic) -> FilterOperand? {
        guard let typed = value(syntax) else { return nil }
        if case .answer(let campaign, let question, _) = typed.operand {
            return .answer(campaign: campaign, question: question, .number)
        }
        guard typed.type == .number else {
            note(
                typed.range,
                Phrase("\(source(typed.range)) is \(typed.type.words), and \(operation.rawValue) takes numbers"))
            return nil
        }
        return typed.operand
    }

    // MARK: Names

    /// A value by its bare name: built in, a declared attribute, or the plural of an activity.
    mutating func operand(named name: String, _ range: Range<Int>) -> Typed? {
        if let field = FilterOperand.MemberField(rawValue: name) {
            return Typed(operand: .member(field), type: field == .joinedAt ? .moment : .text, range: range)
        }
        switch name {
        case "nps": return Typed(operand: .nps, type: .number, range: range)
        case "nps_at": return Typed(operand: .npsAt, type: .moment, range: range)
        case "alive":
            noteForecast(in: range)
            return Typed(operand: .alive, type: .number, range: range)
        case "engagement":
            if schema.isForStageRule {
                note(
                    range, Phrase("engagement fades with every moment, and a stage has to say since when it holds"),
                    Phrase("count what was done: count(attended, within 120d) >= 2"))
            }
            return Typed(operand: .engagement, type: .number, range: range)
        case "stage", "stage_entered_at":
            if schema.isForStageRule {
                note(
                    range, Phrase("a stage's rule cannot ask for \(name): it decides it"),
                    Phrase("refer to earlier ones: reached(…)"))
            }
            return name == "stage"
                ? Typed(operand: .stage, type: .choice(schema.stages), range: range)
                : Typed(operand: .stageEnteredAt, type: .moment, range: range)
        default: break
        }
        if let attribute = schema.attributes.first(where: { $0.name == name }) {
            return Typed(operand: .attribute(attribute), type: attribute.type.filterType, range: range)
        }
        if let kind = kinds.first(where: { ActivityPlural.of($0) == name }) {
            return Typed(operand: .count(kind: kind, within: nil), type: .number, range: range)
        }
        return name == "points" ? points(range) : nil
    }

    /// What the member has to spend, unless something of one's own has that name.
    private mutating func points(_ range: Range<Int>) -> Typed? {
        if schema.isForStageRule {
            note(
                range, Phrase("points are spent and expire, and a stage has to say since when it holds"),
                Phrase("ask for what earned them: purchases >= 3"))
        } else if !schema.hasProgramme {
            note(
                range, Phrase("nobody has points: kamerton.yaml has no \"programme\""),
                Phrase("write one (docs/loyalty.md), or ask for what members did"))
        }
        return Typed(operand: .points, type: .number, range: range)
    }

    /// Declared activities, then the built-in ones that no declaration names.
    var kinds: [String] {
        let declared = schema.activities.map(\.name)
        return declared + ActivityDefinition.builtIn.filter { !declared.contains($0) }
    }

    mutating func noteUnknown(_ name: String, _ range: Range<Int>) {
        let names =
            FilterOperand.MemberField.allCases.map(\.rawValue) + [
                "nps", "nps_at", "alive", "engagement", "stage", "stage_entered_at",
            ] + (schema.hasProgramme ? ["points"] : [])
            + schema.attributes.map(\.name) + kinds.compactMap(ActivityPlural.of) + schema.segments.keys.sorted()
        note(range, Phrase("\"\(name)\" is not a known name"), suggestion(forUnknown: name, among: names))
    }

    /// A name that was meant: in Latin letters, or spelt nearly so; else all of a few.
    func suggestion(for name: String, among names: [String]) -> Phrase? {
        if let meant = TypedLetters.reading(of: name, among: names) { return meant.slip.advice(meant.word) }
        return Suggestions.advice(for: name, among: names)
    }

    private func suggestion(forUnknown name: String, among names: [String]) -> Phrase? {
        if kinds.contains(name) {
            guard let plural = ActivityPlural.of(name) else {
                return Phrase("\(name) is an activity: count(\(name), within 90d) >= 1, or last(\(name)) within 90d")
            }
            return Phrase(
                "\(name) is an activity: \(plural) >= 1, or count(\(name), within 90d) >= 1, or last(\(name)) within 90d"
            )
        }
        if let meant = TypedLetters.reading(of: name, among: names + schema.stages + kinds + FilterChecker.functions) {
            return meant.slip.advice(meant.word)
        }
        if schema.stages.contains(name) { return Phrase("\(name) is a stage: stage = \(name), or reached(\(name))") }
        if FilterChecker.functions.contains(name) { return Phrase("\(name) is called with parentheses: \(name)(…)") }
        let parts = name.split(separator: "-").map(String.init)
        if parts.count > 1, parts.allSatisfy({ names.contains($0) || Int($0) != nil }) {
            return Phrase("a minus has spaces around it: \(parts.joined(separator: " - "))")
        }
        if let near = Suggestions.nearest(to: name, among: names) { return Phrase("did you mean \"\(near)\"?") }
        let attributes = schema.attributes.map(\.name).sorted()
        if attributes.isEmpty { return Phrase("a text stands in quotes: \"\(name)\"") }
        return Phrase(
            "declared attributes: \(attributes.joined(separator: ", ")); a text stands in quotes: \"\(name)\"")
    }

    // MARK: Activities

    /// Notes an activity that is neither declared nor built in.
    mutating func isKnown(kind: String, _ range: Range<Int>) -> Bool {
        if kinds.contains(kind) { return true }
        let singular = kinds.first { ActivityPlural.of($0) == kind }
        note(
            range, Phrase("there is no activity \"\(kind)\""),
            singular.map { Phrase("write it in the singular: \($0)") } ?? suggestion(for: kind, among: kinds)
                ?? Phrase("declare it in kamerton.yaml, under activities"))
        return false
    }

    mutating func field(_ kind: String, _ field: FilterSyntax, kindRange: Range<Int>) -> AttributeDefinition? {
        guard case .name(let name) = field.kind, isKnown(kind: kind, kindRange) else { return nil }
        let fields = schema.activities.first { $0.name == kind }?.fields ?? []
        if let found = fields.first(where: { $0.name == name }) { return found }
        note(
            field.range, Phrase("the activity \(kind) has no field \"\(name)\""),
            suggestion(for: name, among: fields.map(\.name))
                ?? Phrase("declare it in kamerton.yaml: \(kind): { \(name): number }"))
        return nil
    }
}

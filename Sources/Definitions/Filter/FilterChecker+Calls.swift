internal import Formats

extension FilterChecker {
    typealias Argument = FilterSyntax.Argument

    static let valueFunctions = ["count", "sum", "avg", "min", "max", "first", "last", "answer", "expected_purchases"]
    static let conditionFunctions = ["has_tag", "received", "answered", "reached", "in_segment", "sample", "has_role"]
    static let functions = valueFunctions + conditionFunctions

    /// How each function is called, for messages: in one way or in two.
    private static let usage: [String: [String]] = [
        "count": ["count(visit)", "count(visit, within 30d)"],
        "sum": ["sum(purchase.amount)", "sum(purchase.amount, within 365d)"],
        "avg": ["avg(purchase.amount)", "avg(purchase.amount, within 365d)"],
        "min": ["min(purchase.amount)", "min(purchase.amount, within 365d)"],
        "max": ["max(purchase.amount)", "max(purchase.amount, within 365d)"],
        "first": ["first(purchase)"], "last": ["last(purchase)"],
        "answer": ["answer(\"campaign\", \"question\")"],
        "expected_purchases": ["expected_purchases(90d)"],
        "has_tag": ["has_tag(\"staff\")"],
        "received": ["received(\"campaign\")", "received(any, within 7d)"],
        "answered": ["answered(\"campaign\")", "answered(any, within 90d)"],
        "reached": ["reached(promoter)"], "in_segment": ["in_segment(\"core\")"], "sample": ["sample(25%)"],
        "has_role": ["has_role(\"mentor\")"],
    ]

    private static func usageAdvice(_ name: String) -> Phrase? {
        guard let ways = usage[name] else { return nil }
        return ways.count == 2 ? Phrase("write \(ways[0]) or \(ways[1])") : Phrase("write \(ways[0])")
    }

    mutating func noteUsage(_ name: String, _ range: Range<Int>, _ message: Phrase) {
        note(range, message, FilterChecker.usageAdvice(name))
    }

    private mutating func noteUnknownFunction(_ name: String, _ range: Range<Int>) {
        note(
            range, Phrase("there is no function \"\(name)\""),
            suggestion(for: name, among: FilterChecker.functions))
    }

    // MARK: Values

    mutating func calledValue(
        _ name: String, _ nameRange: Range<Int>, _ arguments: [Argument], _ range: Range<Int>
    ) -> Typed? {
        switch name {
        case "count":
            guard let (values, within) = split(name, nameRange, arguments, count: 1, takesWithin: true),
                let kind = kind(values[0], name)
            else { return nil }
            return Typed(operand: .count(kind: kind, within: within), type: .number, range: range)
        case "first", "last":
            guard let (values, _) = split(name, nameRange, arguments, count: 1, takesWithin: false),
                let kind = kind(values[0], name)
            else { return nil }
            return Typed(operand: name == "first" ? .first(kind: kind) : .last(kind: kind), type: .moment, range: range)
        case "answer": return answer(nameRange, arguments, range)
        case "expected_purchases": return expectedPurchases(nameRange, arguments, range)
        default: break
        }
        if let aggregate = FilterOperand.Aggregate(rawValue: name) {
            return self.aggregate(aggregate, nameRange, arguments, range)
        }
        if FilterChecker.conditionFunctions.contains(name) {
            note(range, Phrase("\(source(range)) is a condition by itself, and a value is needed here"))
        } else {
            noteUnknownFunction(name, nameRange)
        }
        return nil
    }

    private mutating func aggregate(
        _ aggregate: FilterOperand.Aggregate, _ nameRange: Range<Int>, _ arguments: [Argument], _ range: Range<Int>
    ) -> Typed? {
        let name = aggregate.rawValue
        guard let (values, within) = split(name, nameRange, arguments, count: 1, takesWithin: true) else { return nil }
        guard case .path(let kind, let fieldSyntax) = values[0].kind else {
            if case .broken = values[0].kind { return nil }
            noteUsage(name, values[0].range, Phrase("\(name) is taken of a field of an activity"))
            return nil
        }
        let start = values[0].range.lowerBound
        guard let field = field(kind, fieldSyntax, kindRange: start..<start + kind.count) else { return nil }
        guard field.type == .number else {
            note(
                fieldSyntax.range, Phrase("\(kind).\(field.name) is \(field.type.filterType.words)"),
                Phrase("\(name) is taken of numbers"))
            return nil
        }
        return Typed(
            operand: .aggregate(aggregate, kind: kind, field: field, within: within), type: .number, range: range)
    }

    private mutating func answer(_ nameRange: Range<Int>, _ arguments: [Argument], _ range: Range<Int>) -> Typed? {
        guard let (values, _) = split("answer", nameRange, arguments, count: 2, takesWithin: false),
            let campaign = self.name(values[0], "answer", Phrase("answer takes the name of a campaign")),
            let question = self.name(values[1], "answer", Phrase("answer takes the name of a question")),
            isKnown(campaign: campaign, values[0].range)
        else { return nil }
        guard isKnowable(campaign, values[0].range) else { return nil }
        if let questions = schema.campaigns?[campaign], !questions.contains(question) {
            note(
                values[1].range, Phrase("\(campaign) does not ask \"\(question)\""),
                suggestion(for: question, among: questions))
            return nil
        }
        return Typed(operand: .answer(campaign: campaign, question: question, .either), type: .answer, range: range)
    }

    // MARK: Conditions

    mutating func calledCondition(
        _ name: String, _ nameRange: Range<Int>, _ arguments: [Argument], _ range: Range<Int>
    ) -> FilterNode? {
        switch name {
        case "received", "answered": return mailed(name, nameRange, arguments)
        case "sample": return sample(nameRange, arguments)
        case "has_tag", "reached", "in_segment", "has_role":
            guard let (values, _) = split(name, nameRange, arguments, count: 1, takesWithin: false),
                let word = self.name(values[0], name, FilterChecker.needsName(name))
            else { return nil }
            switch name {
            case "has_tag": return .hasTag(word)
            case "in_segment": return segmentCondition(word, values[0].range)
            case "has_role": return role(word, values[0].range)
            default: return reached(word, values[0].range)
            }
        default:
            if FilterChecker.valueFunctions.contains(name) {
                guard let typed = calledValue(name, nameRange, arguments, range) else { return nil }
                let written = source(range)
                let suggestion =
                    typed.type == .moment
                    ? Phrase("ask when: \(written) within 90d") : Phrase("compare it: \(written) >= 1")
                note(range, Phrase("\(written) is \(typed.type.words), not a condition"), suggestion)
            } else {
                noteUnknownFunction(name, nameRange)
            }
            return nil
        }
    }

    private mutating func mailed(_ name: String, _ nameRange: Range<Int>, _ arguments: [Argument]) -> FilterNode? {
        guard let (values, within) = split(name, nameRange, arguments, count: 1, takesWithin: true) else { return nil }
        var campaign: String?
        if case .name(let word) = values[0].kind, word == "any" {
            campaign = nil
        } else {
            guard let word = self.name(values[0], name, Phrase("\(name) takes the name of a campaign")),
                isKnown(campaign: word, values[0].range)
            else { return nil }
            if name == "answered", let questions = schema.campaigns?[word], questions.isEmpty {
                note(values[0].range, Phrase("the campaign \(word) asks nothing: it is not a survey"))
                return nil
            }
            if name == "answered", !isKnowable(word, values[0].range) { return nil }
            campaign = word
        }
        return name == "received"
            ? .received(campaign: campaign, within: within) : .answered(campaign: campaign, within: within)
    }

    private mutating func sample(_ nameRange: Range<Int>, _ arguments: [Argument]) -> FilterNode? {
        guard let (values, _) = split("sample", nameRange, arguments, count: 1, takesWithin: false) else { return nil }
        guard case .percent(let percent) = values[0].kind, percent > 0, percent <= 100 else {
            noteUsage("sample", values[0].range, Phrase("sample takes a share above 0% and up to 100%"))
            return nil
        }
        return .sample(percent: percent)
    }

    private mutating func reached(_ stage: String, _ range: Range<Int>) -> FilterNode? {
        guard schema.stages.contains(stage) else {
            let message =
                schema.isForStageRule
                ? Phrase("there is no earlier stage \"\(stage)\"") : Phrase("there is no stage \"\(stage)\"")
            note(range, message, suggestion(for: stage, among: schema.stages))
            return nil
        }
        return .reached(stage)
    }

    private mutating func role(_ role: String, _ range: Range<Int>) -> FilterNode? {
        if schema.isForStageRule {
            note(
                range, Phrase("a stage's rule cannot ask for roles: they are given and ended by hand"),
                Phrase("ask for the role beside the stage: stage = kamerton and has_role(\"\(role)\")"))
            return nil
        }
        guard schema.roles.contains(role) else {
            note(
                range, Phrase("there is no role \"\(role)\""),
                suggestion(for: role, among: schema.roles) ?? Phrase("declare it in kamerton.yaml, under roles"))
            return nil
        }
        return .hasRole(role)
    }

    // MARK: Arguments

    /// The values and the window of a call, if there are as many as it takes.
    private mutating func split(
        _ name: String, _ nameRange: Range<Int>, _ arguments: [Argument], count: Int, takesWithin: Bool
    ) -> ([FilterSyntax], Span?)? {
        let values = arguments.filter { !$0.isWithin }.map(\.value)
        let windows = arguments.filter(\.isWithin).map(\.value)
        if windows.contains(where: { if case .broken = $0.kind { true } else { false } }) { return nil }
        for case (.span(let span), let range) in values.map({ ($0.kind, $0.range) }) where takesWithin {
            note(range, Phrase("the duration \(span) stands alone"), Phrase("write within \(span)"))
            return nil
        }
        guard values.count == count else {
            let message =
                switch (count, values.count) {
                case (1, 0): Phrase("\(name) takes one name, found none")
                case (1, let found): Phrase("\(name) takes one name, found \(found)")
                case (_, 0): Phrase("\(name) takes \(count, "name", "names"), found none")
                case (_, let found): Phrase("\(name) takes \(count, "name", "names"), found \(found)")
                }
            noteUsage(name, nameRange, message)
            return nil
        }
        guard windows.count <= (takesWithin ? 1 : 0) else {
            let window = windows[takesWithin ? 1 : 0]
            guard !takesWithin else {
                noteUsage(name, window.range, Phrase("\(name) takes one \"within\""))
                return nil
            }
            let isDate = (name == "last" || name == "first") && !values.isEmpty
            note(
                window.range, Phrase("\(name) takes no \"within\""),
                isDate
                    ? Phrase("write \(name)(\(source(values[0].range))) \(source(window.range))")
                    : FilterChecker.usageAdvice(name))
            return nil
        }
        guard let window = windows.first else { return (values, nil) }
        guard case .span(let span) = window.kind else { return nil }
        return (values, span)
    }

    private mutating func kind(_ syntax: FilterSyntax, _ function: String) -> String? {
        switch syntax.kind {
        case .name(let kind), .literal(.text(let kind)): return isKnown(kind: kind, syntax.range) ? kind : nil
        case .broken: return nil
        default:
            noteUsage(function, syntax.range, Phrase("\(function) takes the name of an activity"))
            return nil
        }
    }

    /// What is wrong with an argument of these that is no name.
    private static func needsName(_ function: String) -> Phrase {
        switch function {
        case "has_tag": Phrase("has_tag takes the name of a tag")
        case "in_segment": Phrase("in_segment takes the name of a segment")
        case "has_role": Phrase("has_role takes the name of a role")
        default: Phrase("reached takes the name of a stage")
        }
    }

    /// A name in quotes or bare; the message says that it must be one.
    private mutating func name(_ syntax: FilterSyntax, _ function: String, _ message: Phrase) -> String? {
        switch syntax.kind {
        case .name(let name), .literal(.text(let name)): return name
        case .broken: return nil
        default:
            noteUsage(function, syntax.range, message)
            return nil
        }
    }

    /// Notes a survey of which nobody is to know who answered what.
    private mutating func isKnowable(_ campaign: String, _ range: Range<Int>) -> Bool {
        guard schema.anonymousSurveys.contains(campaign) else { return true }
        note(range, Phrase("\(campaign) is anonymous: who answered it, and what, is not known"))
        return false
    }

    private mutating func isKnown(campaign: String, _ range: Range<Int>) -> Bool {
        guard let campaigns = schema.campaigns, campaigns[campaign] == nil else { return true }
        note(
            range, Phrase("there is no campaign \"\(campaign)\""),
            suggestion(for: campaign, among: Array(campaigns.keys)))
        return false
    }
}

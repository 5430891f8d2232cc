internal import Formats

/// Writes a checked tree in the filter language again, in one canonical way: parsing it gives the same tree.
package enum FilterPrinter {
    package static func text(of node: FilterNode) -> String { text(of: node, within: .loosest) }

    private enum Strength: Int {
        case loosest, and, not
    }

    private static func text(of node: FilterNode, within strength: Strength) -> String {
        switch node {
        case .always(let value): return value ? "true" : "false"
        case .any(let parts): return join(parts, " or ", .and, isBare: strength == .loosest)
        case .all(let parts): return join(parts, " and ", .not, isBare: strength != .not)
        case .not(let part): return "not " + text(of: part, within: .not)
        case .compare(let left, let comparator, let right):
            return "\(text(of: left)) \(comparator.rawValue) \(text(of: right))"
        case .isIn(let operand, let values): return "\(text(of: operand)) in \(list(values))"
        case .isNotIn(let operand, let values): return "\(text(of: operand)) not in \(list(values))"
        case .matches(let operand, let match, let value):
            return "\(text(of: operand)) \(match.rawValue) \(quoted(value))"
        case .isSet(let operand): return text(of: operand) + " is set"
        case .isTrue(let operand): return text(of: operand)
        case .within(let operand, let span): return "\(text(of: operand)) within \(span)"
        case .olderThan(let operand, let span): return "\(text(of: operand)) older than \(span)"
        case .hasTag(let tag): return "has_tag(\(quoted(tag)))"
        case .received(let campaign, let within): return call("received", campaign.map(quoted) ?? "any", within)
        case .answered(let campaign, let within): return call("answered", campaign.map(quoted) ?? "any", within)
        case .reached(let stage): return "reached(\(stage))"
        case .segment(let name, _): return "in_segment(\(quoted(name)))"
        case .sample(let percent): return "sample(\(text(of: percent))%)"
        case .hasRole(let role): return "has_role(\(quoted(role)))"
        case .core: return CoreDefinition.segment
        }
    }

    private static func join(
        _ parts: [FilterNode], _ word: String, _ strength: Strength, isBare: Bool
    ) -> String {
        let joined = parts.map { text(of: $0, within: strength) }.joined(separator: word)
        return isBare ? joined : "(\(joined))"
    }

    private static func list(_ values: [FilterValue]) -> String {
        "(" + values.map(text(of:)).joined(separator: ", ") + ")"
    }

    private static func call(_ name: String, _ argument: String, _ within: Span?) -> String {
        "\(name)(\(argument)" + (within.map { ", within \($0)" } ?? "") + ")"
    }

    package static func text(of operand: FilterOperand) -> String { text(of: operand, inProduct: false) }

    private static func text(of operand: FilterOperand, inProduct: Bool) -> String {
        switch operand {
        case .constant(let value): return text(of: value)
        case .member(let field): return field.rawValue
        case .attribute(let attribute): return attribute.name
        case .stage: return "stage"
        case .stageEnteredAt: return "stage_entered_at"
        case .nps: return "nps"
        case .npsAt: return "nps_at"
        case .alive: return "alive"
        case .expectedPurchases(let span): return "expected_purchases(\(span))"
        case .engagement: return "engagement"
        case .points: return "points"
        case .count(let kind, nil): return ActivityPlural.of(kind) ?? "count(\(kind))"
        case .count(let kind, let within): return call("count", kind, within)
        case .aggregate(let aggregate, let kind, let field, let within):
            return call(aggregate.rawValue, "\(kind).\(field.name)", within)
        case .first(let kind): return "first(\(kind))"
        case .last(let kind): return "last(\(kind))"
        case .answer(let campaign, let question, _): return "answer(\(quoted(campaign)), \(quoted(question)))"
        case .arithmetic(let left, let operation, let right):
            let isProduct = operation == .times || operation == .dividedBy
            let first = text(of: left, inProduct: isProduct)
            // The right side of - and / is one term.
            let isSum = if case .arithmetic = right { true } else { false }
            let second = isSum ? "(\(text(of: right, inProduct: false)))" : text(of: right, inProduct: isProduct)
            let joined = "\(first) \(operation.rawValue) \(second)"
            return inProduct && !isProduct ? "(\(joined))" : joined
        }
    }

    package static func text(of value: FilterValue) -> String {
        switch value {
        case .number(let number): text(of: number)
        case .text(let text): quoted(text)
        case .boolean(let value): value ? "true" : "false"
        case .date(let date): date.description
        }
    }

    /// A number without a needless fraction.
    package static func text(of number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

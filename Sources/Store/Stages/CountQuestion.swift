internal import Definitions
internal import Formats

/// A comparison of counts as "at least n of these in that window, or not": what dates can be told of.
struct CountQuestion {
    let source: EventSource
    let window: Span?
    let least: Int
}

extension CountQuestion {
    /// A comparison with a number as a tree over questions; nil when it does not compare counts in one window.
    indirect enum Tree {
        case atLeast(CountQuestion)
        case not(Tree)
        case all([Tree])
        case any([Tree])
        case always(Bool)
    }

    static func tree(_ operand: FilterOperand, _ comparator: Comparator, _ number: Double) -> Tree? {
        guard let counts = counts(operand), abs(number) < 1e9 else { return nil }
        switch comparator {
        case .greaterOrEqual: return atLeast(counts, Int(number.rounded(.up)))
        case .greater: return atLeast(counts, Int(number.rounded(.down)) + 1)
        case .less: return atLeast(counts, Int(number.rounded(.up))).map(Tree.not)
        case .lessOrEqual: return atLeast(counts, Int(number.rounded(.down)) + 1).map(Tree.not)
        case .equal:
            guard number == number.rounded() else { return .always(false) }
            guard let enough = atLeast(counts, Int(number)), let more = atLeast(counts, Int(number) + 1) else {
                return nil
            }
            return .all([enough, .not(more)])
        case .notEqual: return tree(operand, .equal, number).map(Tree.not)
        }
    }

    private static func atLeast(_ counts: [(kind: String, window: Span?)], _ least: Int) -> Tree? {
        if least <= 0 { return .always(true) }
        let kinds = Set(counts.map(\.kind))
        if kinds.count == counts.count, counts.allSatisfy({ $0.window == counts[0].window }) {
            let source = EventSource.activities(kinds.sorted())
            return .atLeast(CountQuestion(source: source, window: counts[0].window, least: least))
        }
        // In different windows only "at least one in any" comes apart.
        guard least == 1 else { return nil }
        return .any(
            counts.map { .atLeast(CountQuestion(source: .activities([$0.kind]), window: $0.window, least: 1)) })
    }

    /// The terms of a sum of counts.
    private static func counts(_ operand: FilterOperand) -> [(kind: String, window: Span?)]? {
        switch operand {
        case .count(let kind, let window): return [(kind, window)]
        case .arithmetic(let left, .plus, let right):
            guard let first = counts(left), let second = counts(right) else { return nil }
            return first + second
        default: return nil
        }
    }
}

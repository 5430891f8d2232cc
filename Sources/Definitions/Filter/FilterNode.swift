package import Formats

/// The tree of a filter after type checking: segments are resolved to their trees, plurals to counts, names to
/// attributes, so that compiling it needs no further look-ups.
///
/// Every node is two-valued: what compares a missing value is false, and `not` negates that.
package indirect enum FilterNode: Sendable, Hashable {
    case always(Bool)
    case all([FilterNode])
    case any([FilterNode])
    case not(FilterNode)
    /// Both sides have the same type; texts and booleans only by `=` and `!=`. `before` and `after` are `<` and `>`.
    case compare(FilterOperand, Comparator, FilterOperand)
    case isIn(FilterOperand, [FilterValue])
    /// False for a missing value too, as `!=` is.
    case isNotIn(FilterOperand, [FilterValue])
    case matches(FilterOperand, TextMatch, String)
    case isSet(FilterOperand)
    /// A boolean attribute by itself.
    case isTrue(FilterOperand)
    /// In (now − span, now].
    case within(FilterOperand, Span)
    /// At or before now − span.
    case olderThan(FilterOperand, Span)
    case hasTag(String)
    /// A message of the campaign (nil: of any) was sent to the member.
    case received(campaign: String?, within: Span?)
    /// The member answered the campaign (nil: any).
    case answered(campaign: String?, within: Span?)
    /// The stage's rule holds now, or the stage is in the member's history.
    case reached(String)
    /// A segment by its name, and what it stands for.
    case segment(String, FilterNode)
    /// A share of all members, chosen by keyed hash.
    case sample(percent: Double)
    /// The member holds a role now.
    case hasRole(String)
    /// One of the first so many by engagement of those for whom the condition holds: the core of the community.
    case core(size: Int, among: FilterNode)

    /// How a text is matched other than by `=`.
    package enum TextMatch: String, Sendable, CaseIterable {
        /// Equal after folding case in every script, and ё with е.
        case folded = "~="
        case contains
        case startsWith = "starts_with"
        case endsWith = "ends_with"
    }
}

extension FilterNode {
    /// Calls `body` for this node and everything below it, segments' trees included.
    package func visit(_ body: (FilterNode) -> Void) {
        body(self)
        switch self {
        case .all(let parts), .any(let parts): for part in parts { part.visit(body) }
        case .not(let part), .segment(_, let part), .core(_, let part): part.visit(body)
        default: break
        }
    }

    /// The same tree with each segment replaced by what it stands for.
    package var withoutSegments: FilterNode {
        switch self {
        case .segment(_, let part): part.withoutSegments
        case .all(let parts): .all(parts.map(\.withoutSegments))
        case .any(let parts): .any(parts.map(\.withoutSegments))
        case .not(let part): .not(part.withoutSegments)
        default: self
        }
    }

    /// The operands that this node itself compares, without those of nodes below it.
    package var operands: [FilterOperand] {
        switch self {
        case .compare(let left, _, let right): [left, right]
        case .isIn(let operand, _), .isNotIn(let operand, _), .matches(let operand, _, _), .isSet(let operand),
            .isTrue(let operand), .within(let operand, _), .olderThan(let operand, _):
            [operand]
        default: []
        }
    }

    /// Every operand of the tree, those inside sums too.
    package var allOperands: [FilterOperand] {
        var found: [FilterOperand] = []
        visit { node in for operand in node.operands { found += operand.parts } }
        return found
    }

    /// True when the filter asks what is expected of the member.
    package var asksForForecast: Bool { allOperands.contains(where: \.isForecast) }

    /// True when the filter asks for the member's present stage, which a stage's own rule must not.
    package var asksForStage: Bool {
        allOperands.contains { $0 == .stage || $0 == .stageEnteredAt }
    }
}

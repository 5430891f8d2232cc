package import Definitions
package import Formats
package import Store

/// Why a filter selects a member or does not: its tree of conditions, each true or false, with what the member's data say.
///
/// Each condition is asked of the store by the compiler that asks the whole filter.
package struct FilterExplanation: Sendable {
    /// How the parts of a condition are joined.
    package enum Join: String, Sendable {
        case all, any, not, segment
    }

    package struct Condition: Sendable {
        /// In the filter language.
        package let text: String
        package let holds: Bool
        /// The values, dates and counts that decided it, in words; empty where the parts say it.
        package let found: Phrase
        /// True when the outcome of the whole filter rests on this one: it is why.
        package let decides: Bool
        /// Nil for a condition without parts.
        package let join: Join?
        package let parts: [Condition]
    }

    package let email: String
    package let isSelected: Bool
    package let root: Condition

    /// The conditions without parts that decided, in the order of the text: what failed, or what was met.
    package var deciding: [Condition] { FilterExplanation.leaves(root).filter(\.decides) }

    /// Nil when there is no such member. Call `StageDerivation.overlay` before when the filter asks for the stage.
    package init?(
        _ filter: Filter, _ store: Store, _ workspace: Workspace, emailKey: String, now: Instant
    ) throws {
        guard let member = try store.stageOfMember(emailKey: emailKey) else { return nil }
        let finder = EvidenceFinder(
            store: store, compiler: try FilterCompiler(workspace, store, now: now), memberID: member.id,
            workspace: workspace)
        email = member.email
        root = try FilterExplanation.condition(filter.root, finder, decides: true)
        isSelected = root.holds
    }

    private static func condition(
        _ node: FilterNode, _ finder: EvidenceFinder, decides: Bool
    ) throws -> Condition {
        let holds = try finder.holds(node)
        func made(_ join: Join, _ nodes: [FilterNode]) throws -> Condition {
            // Of an `and` that is false the false parts decide; of one that is true all do. An `or` the other way round.
            let parts = try nodes.map { part in
                let isAlike = join == .not || join == .segment ? true : try finder.holds(part) == holds
                return try condition(part, finder, decides: decides && isAlike)
            }
            return Condition(
                text: FilterPrinter.text(of: node), holds: holds, found: Phrase(""), decides: decides, join: join,
                parts: parts)
        }
        switch node {
        case .all(let parts): return try made(.all, parts)
        case .any(let parts): return try made(.any, parts)
        case .not(let part): return try made(.not, [part])
        case .segment(_, let part): return try made(.segment, [part])
        default:
            return Condition(
                text: FilterPrinter.text(of: node), holds: holds, found: try finder.found(for: node), decides: decides,
                join: nil, parts: [])
        }
    }

    private static func leaves(_ condition: Condition) -> [Condition] {
        condition.parts.isEmpty ? [condition] : condition.parts.flatMap(leaves)
    }
}

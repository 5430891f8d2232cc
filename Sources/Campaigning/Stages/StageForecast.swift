package import Formats
internal import Definitions
internal import Store

/// The next change of a member's stage by time alone.
package struct StageForecast: Sendable, Hashable {
    /// Nil is no stage.
    package let stage: String?
    package let at: Instant
    /// The kinds of activity of which a new one may prevent it.
    package let unless: [String]

    package init(stage: String?, at: Instant, unless: [String]) {
        (self.stage, self.at, self.unless) = (stage, at, unless)
    }
}

extension StageForecast {
    /// Times at which a rule can turn that are looked at: each turns one part of a rule.
    private static let steps = 200

    /// Goes from one time at which a rule can turn to the next, as if nothing were added to the member's data.
    static func next(
        of memberID: Int64, in stage: String?, _ store: Store, _ workspace: Workspace, now: Instant
    ) throws -> StageForecast? {
        let definition = workspace.definition
        let reached = Set([stage].compactMap { $0 })
        let present = try FilterCompiler(workspace, store, now: now)
        var compiler = present
        for _ in 0..<steps {
            guard let due = try store.stageDue(memberID: memberID, definition, compiler), due > compiler.now else {
                return nil
            }
            compiler = try FilterCompiler(workspace, store, now: due)
            let holds = try store.stageOutcomes(memberID: memberID, definition, reached: reached, compiler)
            let next = holds.lastIndex(of: true).map { definition.stages[$0].name }
            guard next != stage else { continue }
            let rules = definition.stages.filter { $0.name == next || $0.name == stage }.compactMap(\.rule?.root)
            var kinds: [String] = []
            for part in rules.flatMap(\.parts)
            where try store.holds(part, memberID: memberID, present)
                != store.holds(part, memberID: memberID, compiler)
            {
                for kind in part.allOperands.compactMap(\.activityKind) where !kinds.contains(kind) {
                    kinds.append(kind)
                }
            }
            return StageForecast(stage: next, at: due, unless: kinds)
        }
        return nil
    }
}

extension FilterNode {
    /// The parts that are joined by `and` and `or`.
    var parts: [FilterNode] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.parts)
        default: [self]
        }
    }
}

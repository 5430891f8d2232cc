package import Definitions
internal import Formats
internal import SQLite

/// A campaign's goal as a condition over a message, or over a journey.
package struct GoalTest: Sendable {
    private enum Target {
        case happening(HappeningSource)
        case members(SQLFragment)
    }

    private let target: Target
    /// Milliseconds after the beginning; of a filter nothing.
    package let within: Int64

    /// - Parameter compiler: as of the time at which it is counted.
    package init(
        _ goal: Goal, _ definition: WorkspaceDefinition, columns: Set<String>, formerName: String?,
        _ compiler: FilterCompiler
    ) {
        within = goal.within.approximateMilliseconds
        switch goal.target {
        case .happening(let happening):
            target = .happening(
                HappeningSource(happening, definition, columns: columns, formerName: formerName))
        case .stages(let stages): target = .happening(HappeningSource(stages: stages))
        case .filter(let filter): target = .members(compiler.compile(filter, prefix: "goal"))
        }
    }

    /// True where a time counts: nobody who is looked at too early may be called one who did not.
    package var hasTime: Bool { if case .happening = target { true } else { false } }

    /// The condition, for a member and a beginning that are given as expressions.
    /// - Parameter most: an expression of milliseconds, where less than `within` counts.
    func condition(member: String, since: String, most: String = ":goalWithin") -> SQLFragment {
        switch target {
        case .happening(let source):
            SQLFragment(
                sql: """
                    EXISTS (SELECT 1 FROM \(source.from) WHERE m.member_id = \(member) AND m.at > \(since)
                        AND m.at <= \(since) + min(:goalWithin, \(most)) AND m.at <= :now AND (\(source.condition)))
                    """,
                parameters: source.parameters.merging(["goalWithin": .integer(within)]) { $1 })
        case .members(let fragment):
            SQLFragment(
                sql: "EXISTS (SELECT 1 FROM members m WHERE m.id = \(member) AND (\(fragment.sql)))",
                parameters: fragment.parameters)
        }
    }
}

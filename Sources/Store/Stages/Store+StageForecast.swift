package import Definitions
package import Formats
internal import SQLite

extension Store {
    /// For each stage whether its rule holds for a member at the compiler's now.
    /// - Parameter reached: stages that the member will have been in by then, beside those of the history.
    package func stageOutcomes(
        memberID: Int64, _ definition: WorkspaceDefinition, reached: Set<String>, _ compiler: FilterCompiler
    ) throws -> [Bool] {
        var known: [String: String] = [:]
        return try definition.stages.map { stage in
            var holds = true
            if let rule = stage.rule {
                var writer = ConditionWriter(compiler, prefix: "e")
                writer.ruleOutcomes = known
                let fragment = writer.condition(rule.root)
                holds =
                    try evidence("(\(fragment)) IS TRUE", writer.parameters, memberID) { $0.int(0) == 1 } ?? false
            }
            known[stage.name] = holds || reached.contains(stage.name) ? "1 = 1" : "1 = 0"
            return holds
        }
    }

    /// The earliest time after the compiler's now at which a rule can change for a member by itself, or nil.
    package func stageDue(
        memberID: Int64, _ definition: WorkspaceDefinition, _ compiler: FilterCompiler
    ) throws -> Instant? {
        var writer = ConditionWriter(compiler, prefix: "e")
        let fragment = writer.due(definition.stages.compactMap(\.rule?.root))
        let used = writer.fragment(fragment)
        return try evidence(used.sql, used.parameters, memberID) {
            $0.optionalInteger(0).map(Instant.init(milliseconds:))
        } ?? nil
    }
}

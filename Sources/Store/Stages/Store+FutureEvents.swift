internal import Definitions
internal import SQLite

extension Store {
    /// Of what the rules ask for, that of which nothing is dated later than now.
    func sourcesWithoutFuture(_ rules: StageRuleSet, _ compiler: FilterCompiler) throws -> Set<EventSource> {
        try sourcesWithoutFuture(rules.stages.compactMap(\.rule), compiler)
    }

    func sourcesWithoutFuture(_ rules: [FilterNode], _ compiler: FilterCompiler) throws -> Set<EventSource> {
        var sources: Set<EventSource> = []
        let writer = ConditionWriter(compiler, prefix: "s")
        for rule in rules {
            rule.visit { node in
                if case .answered(let campaign, _) = node { sources.insert(.responses(campaign)) }
                for operand in node.operands.flatMap(\.parts) {
                    switch operand {
                    case .count(let kind, _), .aggregate(_, let kind, _, _): sources.insert(.activities([kind]))
                    default: if let source = writer.source(of: operand) { sources.insert(source) }
                    }
                }
            }
        }
        let now = SQLValue.integer(compiler.now.milliseconds)
        let hasResponses = try exists("SELECT 1 FROM responses r WHERE r.at > :now LIMIT 1", ["now": now])
        return try sources.filter { source in
            switch source {
            case .activities(let kinds):
                return try kinds.allSatisfy { kind in
                    try !exists(
                        "SELECT 1 FROM activities a WHERE a.kind = :kind AND a.at > :now LIMIT 1",
                        ["kind": .text(kind), "now": now])
                }
            case .responses, .npsAnswers, .answers: return !hasResponses
            case .messages, .claims, .forecast: return false
            }
        }
    }

    private func exists(_ sql: String, _ values: [String: SQLValue]) throws -> Bool {
        try connection.hasRow(sql, values)
    }
}

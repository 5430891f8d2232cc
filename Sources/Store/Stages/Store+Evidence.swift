package import Definitions
package import Formats
internal import SQLite

/// The events that decided a part of a rule for one member.
package struct EventEvidence: Sendable {
    /// The latest first, at most as many as were asked for.
    package let latest: [Instant]
    /// How many there are.
    package let count: Int
}

extension Store {
    /// True when a condition holds for a member.
    package func holds(_ node: FilterNode, memberID: Int64, _ compiler: FilterCompiler) throws -> Bool {
        var writer = ConditionWriter(compiler, prefix: "e")
        let sql = writer.condition(node)
        return try select("(\(sql)) IS TRUE", writer.parameters, memberID) { $0.int(0) == 1 } ?? false
    }

    /// What a value is for a member, as a number or a text; moments are numbers of milliseconds. Nil when it is missing.
    package func value(of operand: FilterOperand, memberID: Int64, _ compiler: FilterCompiler) throws -> FilterValue? {
        var writer = ConditionWriter(compiler, prefix: "e")
        let sql = writer.value(operand)
        switch try select(sql, writer.parameters, memberID, { $0.value(0) }) {
        case .integer(let number): return .number(Double(number))
        case .real(let number): return .number(number)
        case .text(let text): return .text(text)
        case .null, .blob, nil: return nil
        }
    }

    /// The events that a part of a rule looks at, or nil when it looks at something else.
    package func events(
        behind operand: FilterOperand, memberID: Int64, limit: Int, _ compiler: FilterCompiler
    ) throws -> EventEvidence? {
        var window: Span?
        let source: EventSource
        switch operand {
        case .count(let kind, let span), .aggregate(_, let kind, _, let span):
            (source, window) = (.activities([kind]), span)
        case .first(let kind), .last(let kind): source = .activities([kind])
        default: return nil
        }
        return try events(of: source, window, memberID, limit, compiler)
    }

    /// The messages or answers behind `received` and `answered`; nil for other conditions.
    package func events(
        behind node: FilterNode, memberID: Int64, limit: Int, _ compiler: FilterCompiler
    ) throws -> EventEvidence? {
        switch node {
        case .received(let campaign, let span): try events(of: .messages(campaign), span, memberID, limit, compiler)
        case .answered(let campaign, let span): try events(of: .responses(campaign), span, memberID, limit, compiler)
        default: nil
        }
    }

    private func events(
        of source: EventSource, _ window: Span?, _ memberID: Int64, _ limit: Int, _ compiler: FilterCompiler
    ) throws -> EventEvidence {
        var writer = ConditionWriter(compiler, prefix: "e")
        let from = writer.events(source, within: window)
        // As a subquery for the member m, which SQLite and PostgreSQL both take.
        let list = "(SELECT group_concat(e.at, ' ') FROM (SELECT \(source.at) AS at \(from)) e)"
        let text = try select(list, writer.parameters, memberID) { $0.text(0) } ?? ""
        let times = text.split(separator: " ").compactMap { Int64($0) }.sorted(by: >)
        return EventEvidence(
            latest: times.prefix(limit).map { Instant(milliseconds: $0) }, count: times.count)
    }

    private func select<Result>(
        _ expression: String, _ parameters: [String: SQLValue], _ memberID: Int64, _ body: (Statement) -> Result
    ) throws -> Result? {
        let statement = try connection.temporaryStatement(
            "SELECT \(expression) FROM members m WHERE m.id = :evidence_member")
        for (name, value) in parameters { statement.bind(name, value) }
        statement.bind("evidence_member", .integer(memberID))
        return try statement.step() ? body(statement) : nil
    }
}

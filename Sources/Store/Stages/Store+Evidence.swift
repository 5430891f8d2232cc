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

/// An activity that decided a part of a rule.
package struct ActivityEvidence: Sendable, Hashable {
    package let kind: String
    package let at: Instant
    /// The declared fields that it has, in their order.
    package let fields: [Field]

    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: FilterValue
    }
}

extension Store {
    /// The activities of a kind that a value is made of, the latest first; of `first` the earliest only.
    package func activities(
        behind operand: FilterOperand, memberID: Int64, fields: [AttributeDefinition], limit: Int,
        _ compiler: FilterCompiler
    ) throws -> [ActivityEvidence] {
        var values: [String: SQLValue] = [
            "member": .integer(memberID), "now": .integer(compiler.now.milliseconds), "limit": SQLValue(limit),
            "start": .integer(.min),
        ]
        var order = "DESC"
        switch operand {
        case .count(let kind, let span), .aggregate(_, let kind, _, let span):
            values["kind"] = .text(kind)
            if let span { values["start"] = .integer(span.before(compiler.now, in: compiler.zone).milliseconds) }
        case .last(let kind): (values["kind"], values["limit"]) = (.text(kind), .integer(1))
        case .first(let kind): (values["kind"], values["limit"], order) = (.text(kind), .integer(1), "ASC")
        default: return []
        }
        let known = fields.filter { compiler.columns.contains("field_" + $0.name) }
        let columns = known.map { ", a.field_\($0.name)" }.joined()
        return try connection.rows(
            """
            SELECT a.kind, a.at\(columns) FROM activities a
            WHERE a.member_id = :member AND a.kind = :kind AND a.at <= :now AND a.at > :start
            ORDER BY a.at \(order), a.id \(order) LIMIT :limit
            """, values
        ) { row in
            let found = known.enumerated().compactMap { place, field in
                Store.filterValue(row.value(place + 2), of: field).map {
                    ActivityEvidence.Field(name: field.name, value: $0)
                }
            }
            return ActivityEvidence(kind: row.text(0), at: Instant(milliseconds: row.integer(1)), fields: found)
        }
    }

    private static func filterValue(_ value: SQLValue, of field: AttributeDefinition) -> FilterValue? {
        switch value {
        case .integer(let number): field.type == .boolean ? .boolean(number != 0) : .number(Double(number))
        case .real(let number): .number(number)
        case .text(let text): .text(text)
        case .null, .blob: nil
        }
    }

    /// True when a condition holds for a member.
    package func holds(_ node: FilterNode, memberID: Int64, _ compiler: FilterCompiler) throws -> Bool {
        var writer = ConditionWriter(compiler, prefix: "e")
        let sql = writer.condition(node)
        return try evidence("(\(sql)) IS TRUE", writer.parameters, memberID) { $0.int(0) == 1 } ?? false
    }

    /// What a value is for a member, as a number or a text; moments are numbers of milliseconds. Nil when it is missing.
    package func value(of operand: FilterOperand, memberID: Int64, _ compiler: FilterCompiler) throws -> FilterValue? {
        var writer = ConditionWriter(compiler, prefix: "e")
        let sql = writer.value(operand)
        switch try evidence(sql, writer.parameters, memberID, { $0.value(0) }) {
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
        let text = try evidence(list, writer.parameters, memberID) { $0.text(0) } ?? ""
        let times = text.split(separator: " ").compactMap { Int64($0) }.sorted(by: >)
        return EventEvidence(
            latest: times.prefix(limit).map { Instant(milliseconds: $0) }, count: times.count)
    }

    /// An expression over the member `m`.
    func evidence<Result>(
        _ expression: String, _ parameters: [String: SQLValue], _ memberID: Int64, _ body: (Statement) -> Result
    ) throws -> Result? {
        let statement = try connection.temporaryStatement(
            "SELECT \(expression) FROM members m WHERE m.id = :evidence_member")
        for (name, value) in parameters { statement.bind(name, value) }
        statement.bind("evidence_member", .integer(memberID))
        return try statement.step() ? body(statement) : nil
    }
}

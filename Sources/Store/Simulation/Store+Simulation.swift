package import Definitions
package import Formats
internal import SQLite

/// What a simulation asks of the store once, for all members.
extension Store {
    /// Calls `body` for every member who can be mailed, in id order.
    package func forEachMailable(_ body: (AudienceMember, _ stage: String?) throws -> Void) throws {
        try connection.forEachRow(
            """
            SELECT m.id, m.key, m.timezone, m.stage FROM members m
            WHERE m.email IS NOT NULL AND m.erased_at IS NULL ORDER BY m.id
            """
        ) {
            try body(
                AudienceMember(id: $0.integer(0), key: $0.blob(1), timezone: $0.optionalText(2)), $0.optionalText(3))
        }
    }

    /// The standing consents of everybody: member, purpose, standing.
    package func forEachConsentState(_ body: (Int64, String, ConsentStanding) throws -> Void) throws {
        try connection.forEachRow("SELECT member_id, purpose, state, at FROM consent_states") { row in
            let state = ConsentState(rawValue: row.text(2)) ?? .withdrawn
            try body(
                row.integer(0), row.text(1), ConsentStanding(state: state, at: Instant(milliseconds: row.integer(3))))
        }
    }

    /// For each member and campaign, when the last message that counts as received went: member, campaign, time.
    package func forEachReceipt(through now: Instant, _ body: (Int64, String, Instant) throws -> Void) throws {
        try connection.forEachRow(
            """
            SELECT member_id, campaign, max(coalesce(sent_at, claimed_at)) FROM messages
            WHERE state IN ('sent', 'uncertain', 'complained', 'sending') AND coalesce(sent_at, claimed_at) <= :now
            GROUP BY member_id, campaign
            """, ["now": .integer(now.milliseconds)]
        ) { try body($0.integer(0), $0.text(1), Instant(milliseconds: $0.integer(2))) }
    }

    /// Whether a condition holds for members at the compiler's now, and the next time at which it may change by itself.
    /// - Parameters:
    ///   - rules: those of stages that the condition asks for by `reached()`.
    ///   - ids: only these; nil is all who can be mailed.
    ///   - absent: what nothing is dated in the future of, as `sourcesWithoutFuture` says.
    package func turns(
        of node: FilterNode, rules: [FilterNode], _ compiler: FilterCompiler, ids: ArraySlice<Int64>?,
        _ body: (Int64, Bool, Instant?) throws -> Void
    ) throws {
        var writer = ConditionWriter(compiler, prefix: "n")
        let condition = writer.condition(node)
        let absent = try sourcesWithoutFuture([node] + rules, compiler)
        let due = writer.due([node] + rules, without: absent)
        let members =
            ids == nil
            ? "members m WHERE m.email IS NOT NULL AND m.erased_at IS NULL"
            : "json_each(:ids) v CROSS JOIN members m WHERE m.id = v.value"
        let used = writer.fragment("SELECT m.id, (\(condition)) IS TRUE, \(due) FROM \(members)")
        var parameters = used.parameters
        if let ids { parameters["ids"] = .text(Store.list(ids)) }
        try connection.forEachRow(used.sql, parameters) {
            try body(
                $0.integer(0), $0.int(1) == 1, $0.optionalInteger(2).map(Instant.init(milliseconds:)))
        }
    }
}

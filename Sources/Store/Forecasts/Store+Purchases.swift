package import Formats
internal import SQLite

/// One purchase.
package struct Purchase: Sendable {
    package let memberID: Int64
    package let at: Instant
    /// What was paid, where it is declared and known.
    package let amount: Double?
    /// What was taken off the price, where it is declared and known.
    package let discount: Double?
}

extension Store {
    /// Calls `body` with each purchase until a time, member by member and each member's oldest first; those of erased members are
    /// left out.
    /// - Parameter condition: which members; nil is all.
    package func forEachPurchase(
        until end: Instant, of condition: SQLFragment? = nil, _ body: (Purchase) throws -> Void
    ) throws {
        // The names are constants: a column is there when `purchase: { amount: number }` was declared.
        let columns = try declaredColumns(ofMembers: false)
        let amount = columns.contains("field_amount") ? "a.field_amount" : "NULL"
        let discount = columns.contains("field_discount") ? "a.field_discount" : "NULL"
        var parameters: [String: SQLValue] = condition?.parameters ?? [:]
        parameters["end"] = .integer(end.milliseconds)
        try connection.forEachRow(
            """
            SELECT m.id, a.at, \(amount), \(discount) FROM members m
            JOIN activities a ON a.member_id = m.id AND a.kind = 'purchase' AND a.at < :end
            WHERE m.erased_at IS NULL AND (\(condition?.sql ?? "1"))
            ORDER BY m.id, a.at, a.id
            """, parameters
        ) { row in
            try body(
                Purchase(
                    memberID: row.integer(0), at: Instant(milliseconds: row.integer(1)), amount: row.optionalReal(2),
                    discount: row.optionalReal(3)))
        }
    }
}

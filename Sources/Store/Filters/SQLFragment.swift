package import SQLite

/// A condition in SQL over the alias `m` of `members`, with named parameters (without colons in `parameters`).
package struct SQLFragment: Sendable {
    package var sql: String
    package var parameters: [String: SQLValue]

    package init(sql: String, parameters: [String: SQLValue] = [:]) {
        (self.sql, self.parameters) = (sql, parameters)
    }
}

extension SQLFragment {
    /// A whole statement that lists the members whom the condition selects, for people to run themselves.
    package var memberSelection: String {
        """
        SELECT m.id, m.email
        FROM members m
        WHERE m.erased_at IS NULL AND (\(sql))
        ORDER BY m.id
        """
    }
}

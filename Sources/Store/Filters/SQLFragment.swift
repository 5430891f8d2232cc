package import SQLite

/// A condition in SQL over the alias `m` of `members`, with named parameters (without colons in `parameters`).
package struct SQLFragment: Sendable {
    package var sql: String
    package var parameters: [String: SQLValue]
    /// The parameters that are moments, in milliseconds.
    package var moments: Set<String> = []

    package init(sql: String, parameters: [String: SQLValue] = [:]) {
        (self.sql, self.parameters) = (sql, parameters)
    }
}

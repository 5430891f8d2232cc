internal import CSQLite

extension Statement {
    /// The name of a column of the result.
    package func name(_ column: Int) -> String {
        sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
    }

    /// True when running the statement cannot change the database: what `store sql` insists on.
    package var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }
}

internal import CSQLite

/// One SQLite connection, used by one thread at a time. Statements are prepared once and kept.
package final class Connection {
    let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// Opens (and unless `readOnly` creates) the database file. `busyTimeout` is in milliseconds.
    package init(path: String, readOnly: Bool = false, busyTimeout: Int32 = 10_000) throws(SQLiteError) {
        _ = Connection.isConfigured
        var opened: OpaquePointer?
        let flags =
            (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteError(extendedCode: code, message: message)
        }
        handle = opened
        sqlite3_extended_result_codes(opened, 1)
        sqlite3_busy_timeout(opened, busyTimeout)
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Runs one or more statements without parameters or results.
    package func execute(_ script: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw lastError() }
    }

    /// The cached prepared statement for this text, reset and ready to bind.
    package func statement(_ sql: String) throws(SQLiteError) -> Statement {
        if let cached = statements[sql] {
            cached.reset()
            return cached
        }
        let prepared = try Statement(database: handle, sql: sql)
        statements[sql] = prepared
        return prepared
    }

    /// A statement that is not kept, for text that is built anew each time.
    package func temporaryStatement(_ sql: String) throws(SQLiteError) -> Statement {
        try Statement(database: handle, sql: sql)
    }

    /// The id of the row that the last INSERT made.
    package var lastInsertedID: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    package var changes: Int { Int(sqlite3_changes64(handle)) }

    /// True inside a transaction.
    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    // Counting every allocation takes a process-wide lock each time, for figures that nobody reads.
    private static let isConfigured = kamerton_sqlite3_without_memory_statistics() == SQLITE_OK

    private func lastError() -> SQLiteError {
        SQLiteError(
            extendedCode: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
    }
}

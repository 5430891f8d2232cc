internal import CSQLite
internal import Glibc

/// For hot paths: values bound and compared where they are, without being copied. What is bound must stay there until the
/// statement has run.
extension Statement {
    /// Text in UTF-8.
    package func bindText(_ index: Int32, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return bind(index, .text("")) }
        _ = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text(handle, index, $0, Int32(bytes.count), nil)
        }
    }

    /// Text that is bound while `body` runs the statement; nil is NULL.
    package func withText<Result>(_ index: Int32, _ text: String?, _ body: () throws -> Result) rethrows -> Result {
        guard var text else {
            bindNull(index)
            return try body()
        }
        return try text.withUTF8 {
            bindText(index, $0)
            return try body()
        }
    }

    package func bindBlob(_ index: Int32, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return bind(index, .blob([])) }
        sqlite3_bind_blob(handle, index, base, Int32(bytes.count), nil)
    }

    package func bindInteger(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }
    package func bindReal(_ index: Int32, _ value: Double) { sqlite3_bind_double(handle, index, value) }
    package func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index) }

    /// Runs a statement that returns no rows. The bindings stay, so that only what differs must be bound for the next run.
    package func run() throws(SQLiteError) {
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else {
            let error = SQLiteError(
                extendedCode: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)))
            reset()
            throw error
        }
        sqlite3_reset(handle)
    }

    /// Ends a query whose bindings may stay.
    package func rewind() { sqlite3_reset(handle) }

    /// True when a column of the current row is this text.
    package func isText(_ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let text = sqlite3_column_text(handle, Int32(column)) else { return false }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        guard count == bytes.count, let base = bytes.baseAddress else { return count == bytes.count }
        return memcmp(text, base, count) == 0
    }

    package func isText(_ column: Int, _ text: String) -> Bool {
        text.utf8Span.span.withUnsafeBufferPointer { isText(column, $0) }
    }

    package func isInteger(_ column: Int, _ value: Int64) -> Bool {
        sqlite3_column_type(handle, Int32(column)) == SQLITE_INTEGER && integer(column) == value
    }

    package func isReal(_ column: Int, _ value: Double) -> Bool {
        sqlite3_column_type(handle, Int32(column)) == SQLITE_FLOAT && real(column) == value
    }
}

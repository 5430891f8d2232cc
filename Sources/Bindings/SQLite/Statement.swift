internal import CSQLite

/// A prepared statement, owned and cached by its connection. Parameters are bound by name (`:name`); columns are
/// read by position. Not to be used after its connection has gone.
package final class Statement {
    let handle: OpaquePointer
    let database: OpaquePointer
    /// False when the text goes on with another statement, which is not run.
    package let isAlone: Bool
    /// In the order of their positions. A statement has few, so that looking through them is faster than hashing.
    private var names: [String?] = []

    init(database: OpaquePointer, sql: String) throws(SQLiteError) {
        var prepared: OpaquePointer?
        var rest = 0
        let code = sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(database, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &tail)
            rest = tail.map { $0 - text } ?? 0
            return code
        }
        guard code == SQLITE_OK, let prepared else {
            let offset = Int(sqlite3_error_offset(database))
            throw SQLiteError(
                extendedCode: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)),
                offset: offset >= 0 ? offset : nil)
        }
        handle = prepared
        self.database = database
        isAlone = sql.utf8.dropFirst(rest).allSatisfy { $0 <= 0x20 || $0 == 0x3B }
        for index in 0..<sqlite3_bind_parameter_count(prepared) {
            names.append(
                sqlite3_bind_parameter_name(prepared, index + 1).map { String(String(cString: $0).dropFirst()) })
        }
    }

    deinit { sqlite3_finalize(handle) }

    /// The parameter names that the statement has, without the colon.
    package var parameterNames: Set<String> { Set(names.compactMap(\.self)) }

    /// Binds one parameter by name without its colon. A name that the statement lacks is an error of the programmer.
    package func bind(_ name: String, _ value: SQLValue) {
        guard let index = names.firstIndex(of: name) else {
            preconditionFailure("no parameter :\(name) in the statement")
        }
        bind(Int32(index) + 1, value)
    }

    /// Binds by position (1-based), for generated statements on hot paths.
    package func bind(_ index: Int32, _ value: SQLValue) {
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let value): sqlite3_bind_int64(handle, index, value)
        case .real(let value): sqlite3_bind_double(handle, index, value)
        case .text(var value):
            value.withUTF8 { bytes in
                _ = bytes.withMemoryRebound(to: CChar.self) {
                    kamerton_sqlite3_bind_text_copy(handle, index, $0.baseAddress ?? emptyText, Int32($0.count))
                }
            }
        case .blob(let value):
            value.withUnsafeBytes {
                if let base = $0.baseAddress, !$0.isEmpty {
                    _ = kamerton_sqlite3_bind_blob_copy(handle, index, base, Int32($0.count))
                } else {
                    sqlite3_bind_zeroblob(handle, index, 0)
                }
            }
        }
    }

    /// Advances to the next row; false when there are no more (the statement is then reset).
    package func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            reset()
            return false
        default:
            let error = SQLiteError(
                extendedCode: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)))
            reset()
            throw error
        }
    }

    /// Forgets the current row and every binding.
    package func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    package var columnCount: Int { Int(sqlite3_column_count(handle)) }

    package func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    package func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
    package func int(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }
    package func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    package func text(_ column: Int) -> String {
        guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The text, as `known` where that is the same: no other string is made.
    package func text(_ column: Int, or known: String?) -> String {
        if let known, isText(column, known) { return known }
        return text(column)
    }

    package func blob(_ column: Int) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }

    package func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }
    package func optionalReal(_ column: Int) -> Double? { isNull(column) ? nil : real(column) }
    package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    package func value(_ column: Int) -> SQLValue {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(real(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }
}

// A null pointer would bind NULL instead of the empty string.
nonisolated(unsafe) private let emptyText: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.pointee = 0
    return UnsafePointer(pointer)
}()

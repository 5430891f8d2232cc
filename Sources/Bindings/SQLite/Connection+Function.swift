internal import CSQLite

extension Connection {
    /// Adds a scalar SQL function. The same arguments must always give the same result: SQLite may call it less often than it
    /// is written.
    package func addFunction(
        _ name: String, arguments count: Int, _ body: @escaping @Sendable ([SQLValue]) -> SQLValue
    ) throws(SQLiteError) {
        let context = Unmanaged.passRetained(ScalarFunction(body)).toOpaque()
        // SQLite calls the last function when the connection closes, and at once when adding fails.
        let code = sqlite3_create_function_v2(
            handle, name, Int32(count), SQLITE_UTF8 | SQLITE_DETERMINISTIC, context, callScalarFunction, nil, nil,
            releaseScalarFunction)
        guard code == SQLITE_OK else {
            throw SQLiteError(
                extendedCode: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
        }
    }
}

/// What SQLite holds for a function of ours.
private final class ScalarFunction {
    private let body: @Sendable ([SQLValue]) -> SQLValue

    init(_ body: @escaping @Sendable ([SQLValue]) -> SQLValue) { self.body = body }

    func call(_ context: OpaquePointer, _ arguments: UnsafeBufferPointer<OpaquePointer?>) {
        switch body(arguments.map(ScalarFunction.value)) {
        case .null: sqlite3_result_null(context)
        case .integer(let value): sqlite3_result_int64(context, value)
        case .real(let value): sqlite3_result_double(context, value)
        case .text(var value):
            value.withUTF8 { bytes in
                if bytes.isEmpty { return kamerton_sqlite3_result_text_copy(context, "", 0) }
                bytes.withMemoryRebound(to: CChar.self) {
                    kamerton_sqlite3_result_text_copy(context, $0.baseAddress, Int32($0.count))
                }
            }
        case .blob(let value):
            value.withUnsafeBytes {
                if $0.isEmpty { return sqlite3_result_zeroblob(context, 0) }
                kamerton_sqlite3_result_blob_copy(context, $0.baseAddress, Int32($0.count))
            }
        }
    }

    private static func value(_ pointer: OpaquePointer?) -> SQLValue {
        switch sqlite3_value_type(pointer) {
        case SQLITE_INTEGER: return .integer(sqlite3_value_int64(pointer))
        case SQLITE_FLOAT: return .real(sqlite3_value_double(pointer))
        case SQLITE_TEXT:
            guard let bytes = sqlite3_value_text(pointer) else { return .null }
            let count = Int(sqlite3_value_bytes(pointer))
            return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let bytes = sqlite3_value_blob(pointer) else { return .blob([]) }
            return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_value_bytes(pointer)))))
        default: return .null
        }
    }
}

private func callScalarFunction(
    _ context: OpaquePointer?, _ count: Int32, _ arguments: UnsafeMutablePointer<OpaquePointer?>?
) {
    guard let context, let owner = sqlite3_user_data(context) else { return }
    let function = Unmanaged<ScalarFunction>.fromOpaque(owner).takeUnretainedValue()
    function.call(context, UnsafeBufferPointer(start: arguments, count: Int(count)))
}

private func releaseScalarFunction(_ owner: UnsafeMutableRawPointer?) {
    if let owner { Unmanaged<ScalarFunction>.fromOpaque(owner).release() }
}

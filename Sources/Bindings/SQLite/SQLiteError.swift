internal import CSQLite

/// A failed SQLite call. The description names the code and the reason; it never shows bound values or SQL text.
package struct SQLiteError: Error, CustomStringConvertible, Sendable {
    /// The extended result code, for example 2067 for a UNIQUE violation.
    package let extendedCode: Int32
    package let message: String
    /// Where in the text of a statement, in bytes, as far as SQLite knows.
    package var offset: Int?

    package var code: Int32 { extendedCode & 0xff }
    package var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
    package var isFull: Bool { code == SQLITE_FULL }
    /// The file is damaged, or no database at all.
    package var isDamage: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }
    package var isConstraint: Bool { code == SQLITE_CONSTRAINT }
    package var isUniqueViolation: Bool {
        extendedCode == SQLITE_CONSTRAINT_UNIQUE_CODE || extendedCode == SQLITE_CONSTRAINT_PRIMARYKEY_CODE
    }

    package var description: String { "store error \(extendedCode): \(message)" }
}

// The extended codes are shift macros, which Swift does not import: SQLITE_CONSTRAINT | n << 8.
private let SQLITE_CONSTRAINT_UNIQUE_CODE: Int32 = 19 | (8 << 8)
private let SQLITE_CONSTRAINT_PRIMARYKEY_CODE: Int32 = 19 | (6 << 8)

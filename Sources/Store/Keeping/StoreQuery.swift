package import Formats
package import SQLite

/// One question in SQL to a store that is open for reading only.
package struct StoreQuery {
    package let columns: [String]
    private let statement: Statement

    /// - Throws: `StoreQueryError` for what would write, and for more than one statement.
    package init(_ sql: String, of store: Store) throws {
        do {
            statement = try store.connection.temporaryStatement(sql)
        } catch {
            throw StoreQueryError(
                phrase: Phrase("the query is wrong: \(error.message)"), excerpt: StoreQuery.excerpt(error, sql))
        }
        guard statement.isAlone else {
            throw StoreQueryError(phrase: Phrase("one query at a time: something follows the first semicolon"))
        }
        guard statement.isReadOnly else {
            throw StoreQueryError(phrase: Phrase("only questions are answered here, and this would change the store"))
        }
        guard statement.parameterNames.isEmpty else {
            throw StoreQueryError(phrase: Phrase("a query has no parameters here: write the values themselves"))
        }
        let count = statement.columnCount
        guard count > 0 else { throw StoreQueryError(phrase: Phrase("this asks nothing")) }
        columns = (0..<count).map(statement.name)
    }

    /// The line that is wrong and a caret below the word, where SQLite knows the place.
    private static func excerpt(_ error: SQLiteError, _ sql: String) -> [String] {
        let bytes = Array(sql.utf8)
        guard let offset = error.offset, offset <= bytes.count else { return [] }
        let before = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let behind = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
        // A tab would be as wide as the terminal likes.
        let line = String(decoding: bytes[before..<behind], as: UTF8.self).replacing("\t", with: " ")
        guard line.unicodeScalars.count <= 200 else { return [] }
        let margin = String(decoding: bytes[before..<offset], as: UTF8.self).unicodeScalars.count
        return [line, String(repeating: " ", count: margin) + "^"]
    }

    /// Calls `body` for each row.
    package func forEachRow(_ body: ([SQLValue]) throws -> Void) throws {
        while try statement.step() { try body(columns.indices.map(statement.value)) }
    }
}

/// A query that is not answered.
package struct StoreQueryError: PhrasedError {
    package let phrase: Phrase
    /// The line that is wrong, and a caret below the place.
    package let excerpt: [String]

    package init(phrase: Phrase, excerpt: [String] = []) { (self.phrase, self.excerpt) = (phrase, excerpt) }
}

extension Store {
    /// All tables, those of the program's own upkeep left out.
    package func tableNames() throws -> [String] {
        try connection.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
        ) { $0.text(0) }
    }

    /// The columns of a table or view; none when there is no such thing.
    package func columnNames(of table: String) throws -> [String] {
        try connection.rows("SELECT name FROM pragma_table_info(:table)", ["table": .text(table)]) { $0.text(0) }
    }

    /// The views that analysts may rely on, with their columns.
    package func views() throws -> [(name: String, columns: [String])] {
        let names = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name") {
            $0.text(0)
        }
        return try names.map { view in
            let columns = try connection.rows(
                "SELECT name FROM pragma_table_info(:view)", ["view": .text(view)]
            ) { $0.text(0) }
            return (view, columns)
        }
    }
}

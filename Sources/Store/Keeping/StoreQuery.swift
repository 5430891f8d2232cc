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
            throw StoreQueryError(phrase: Phrase("the query is wrong: \(error.message)"))
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

    /// Calls `body` for each row.
    package func forEachRow(_ body: ([SQLValue]) throws -> Void) throws {
        while try statement.step() { try body(columns.indices.map(statement.value)) }
    }
}

/// A query that is not answered.
package struct StoreQueryError: PhrasedError {
    package let phrase: Phrase
}

extension Store {
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

internal import SQLite

/// A table made anew with other constraints (sqlite.org/lang_altertable.html, 7). Rows keep their ids; columns that the new
/// definition does not name, which are declared attributes and fields, come along.
struct TableRebuild {
    let table: String
    /// Columns and table constraints.
    let definition: String
    var options = "STRICT"

    /// In a transaction with foreign keys off, and without views. The table's indexes and triggers are gone afterwards.
    func run(on connection: Connection) throws {
        let rebuilt = table + "_rebuilt"
        try connection.execute("CREATE TABLE \(rebuilt) (\n\(definition)\n) \(options)")
        let known = try Set(columns(of: rebuilt, connection).map(\.name))
        let columns = try columns(of: table, connection)
        for column in columns where !known.contains(column.name) {
            try connection.execute("ALTER TABLE \(rebuilt) ADD COLUMN \(column.name) \(column.type)")
        }
        let list = columns.map(\.name).joined(separator: ", ")
        try connection.execute(
            """
            INSERT INTO \(rebuilt) (\(list)) SELECT \(list) FROM \(table);
            DROP TABLE \(table);
            ALTER TABLE \(rebuilt) RENAME TO \(table);
            """)
    }

    private func columns(of table: String, _ connection: Connection) throws -> [(name: String, type: String)] {
        try connection.rows("SELECT name, type FROM pragma_table_info(:table)", ["table": .text(table)]) {
            ($0.text(0), $0.text(1))
        }
    }
}

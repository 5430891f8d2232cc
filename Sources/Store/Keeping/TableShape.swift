internal import SQLite

/// A table as the database itself describes it, so that export and erasure see every column there is.
struct TableShape {
    struct Column {
        let name: String
        let type: String
        let isRequired: Bool
        /// As SQL.
        let defaultValue: String?
    }

    let name: String
    let columns: [Column]
    /// Those that are part of a primary key or of a unique index.
    let keyColumns: Set<String>

    func has(_ column: String) -> Bool { columns.contains { $0.name == column } }

    /// Those that can hold words.
    var textColumns: [String] { columns.filter { $0.type == "TEXT" || $0.type == "ANY" }.map(\.name) }
}

extension Store {
    /// Every table, by name. Names that come from here are those of our own schema, so they may stand in SQL.
    func tables() throws -> [TableShape] {
        let names = try connection.rows(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name
            """
        ) { $0.text(0) }
        return try names.map(table)
    }

    func table(_ name: String) throws -> TableShape {
        let columns = try connection.rows(
            "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(:table)", ["table": .text(name)]
        ) {
            TableShape.Column(
                name: $0.text(0), type: $0.text(1), isRequired: $0.int(2) == 1, defaultValue: $0.optionalText(3))
        }
        let keys = try connection.rows(
            """
            SELECT i.name FROM pragma_index_list(:table) l JOIN pragma_index_info(l.name) i WHERE l."unique" = 1
            UNION
            SELECT c.name FROM pragma_table_info(:table) c WHERE c.pk > 0
            """, ["table": .text(name)]
        ) { $0.text(0) }
        return TableShape(name: name, columns: columns, keyColumns: Set(keys))
    }
}

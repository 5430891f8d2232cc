internal import Formats
internal import SQLite

/// Compares a store's tables, indexes and views with those of a new store.
struct SchemaCheck {
    private let store: Store

    init(_ store: Store) { self.store = store }

    private struct Item {
        let type: String
        let name: String
        let sql: String

        var isMissing: Phrase {
            switch type {
            case "table": Phrase("the table \(name) is missing")
            case "index": Phrase("the index \(name) is missing")
            case "view": Phrase("the view \(name) is missing")
            default: Phrase("the trigger \(name) is missing")
            }
        }

        var isDifferent: Phrase {
            switch type {
            case "index": Phrase("the index \(name) is not as this version of kamerton makes it")
            case "view": Phrase("the view \(name) is not as this version of kamerton makes it")
            default: Phrase("the trigger \(name) is not as this version of kamerton makes it")
            }
        }
    }

    private static let repair = Phrase("make it again with: kamerton store verify --repair")
    private static let restore = Phrase("restore the latest backup that verifies")

    func findings() throws -> [StoreFinding] {
        let expected = try SchemaCheck.expected()
        let found = Dictionary(
            try SchemaCheck.items(of: store.connection).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return try expected.compactMap { item in
            guard let present = found[item.name] else {
                return StoreFinding(
                    "schema-\(item.type)", item.isMissing,
                    suggestion: item.type == "table" ? SchemaCheck.restore : SchemaCheck.repair)
            }
            if item.type == "table" { return try missingColumn(item.name) }
            guard SchemaCheck.plain(present.sql) != SchemaCheck.plain(item.sql) else { return nil }
            return StoreFinding(
                "schema-\(item.type)", item.isDifferent, suggestion: SchemaCheck.repair)
        }
    }

    /// Makes indexes and views that are missing or changed. Returns how many.
    func repair() throws -> Int {
        let found = Dictionary(
            try SchemaCheck.items(of: store.connection).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var count = 0
        for item in try SchemaCheck.expected() where item.type != "table" {
            if let present = found[item.name] {
                if SchemaCheck.plain(present.sql) == SchemaCheck.plain(item.sql) { continue }
                try store.connection.execute("DROP \(present.type) \(item.name)")
            }
            try store.connection.execute(item.sql)
            count += 1
        }
        return count
    }

    private func missingColumn(_ name: String) throws -> StoreFinding? {
        let fresh = try SchemaCheck.fresh()
        let wanted = try fresh.rows("SELECT name FROM pragma_table_info(:table)", ["table": .text(name)]) { $0.text(0) }
        let table = try store.table(name)
        let missing = wanted.filter { !table.has($0) }
        if missing.isEmpty { return nil }
        return StoreFinding(
            "schema-table", Phrase("the table \(name) has no column \(missing.joined(separator: ", "))"),
            suggestion: SchemaCheck.restore, count: missing.count)
    }

    private static func fresh() throws -> Connection {
        let connection = try Connection(path: ":memory:")
        try Migrations.apply(to: connection, salt: nil)
        return connection
    }

    private static func expected() throws -> [Item] { try items(of: fresh()) }

    private static func items(of connection: Connection) throws -> [Item] {
        try connection.rows(
            """
            SELECT type, name, sql FROM sqlite_master
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY type DESC, name
            """
        ) { Item(type: $0.text(0), name: $0.text(1), sql: $0.text(2)) }
    }

    /// White space does not count.
    private static func plain(_ sql: String) -> String {
        sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

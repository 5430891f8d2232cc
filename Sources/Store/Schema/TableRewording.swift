internal import SQLite

/// A table whose definition reads otherwise while nothing that is stored changes: of sqlite_master only the text does
/// (sqlite.org/lang_altertable.html, 7: changes that do not affect the content), and other connections read it anew.
struct TableRewording: Sendable {
    let table: String
    let change: @Sendable (String) -> String

    func run(on connection: Connection) throws {
        let definition = try connection.firstRow(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table", ["table": .text(table)]
        ) { $0.text(0) }
        let version = try connection.firstRow("PRAGMA schema_version", [:], { $0.int(0) })
        guard let definition, let version else { return }
        try connection.execute("PRAGMA writable_schema = ON")
        try connection.run(
            "UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :table",
            ["sql": .text(change(definition)), "table": .text(table)])
        try connection.execute("PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = RESET")
    }

    /// Reasons more for a message to wait, written behind one that is there.
    static func reasonsMore(_ reasons: [String], after known: String) -> TableRewording {
        let more = ([known] + reasons).map { "reason = '\($0)'" }.joined(separator: " OR ")
        return TableRewording(table: "messages") { $0.replacing("reason = '\(known)'", with: more) }
    }
}

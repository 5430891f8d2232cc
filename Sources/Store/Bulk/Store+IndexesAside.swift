internal import Formats
internal import SQLite

/// Indexes are filled several times as fast at once as row by row. A load that is larger than what a table has sets indexes
/// aside and makes them again at its end, while nobody else has the store open: nobody ever asks without them.
extension Store {
    /// What is set aside stands in `meta` under this name: the statements that make it again.
    private static let aside = "indexes_aside"

    /// A smaller load is as fast with its indexes.
    package static let largeLoad = 100_000

    /// Runs `body`, with indexes of activities set aside if that is worth it and nobody else has the store open.
    /// - Parameters:
    ///   - activities: about how many `body` adds.
    ///   - least: how many a large load has.
    ///   - restoring: called before the indexes are made again.
    package func loading<Result>(
        activities: Int, least: Int = Store.largeLoad, restoring: () throws -> Void = {},
        _ body: (_ isAlone: Bool) throws -> Result
    ) throws -> Result {
        guard let presence, activities >= least, try activities / 2 >= lastActivityID(), presence.takeAlone() else {
            return try body(false)
        }
        defer { presence.share() }
        try setIndexesAside()
        let result = Swift.Result { try body(true) }
        if case .success = result { try restoring() }
        // A load that was stopped half-way leaves a store that is whole, too.
        try Store.restoreIndexes(path)
        return try result.get()
    }

    private func lastActivityID() throws -> Int {
        try connection.firstRow("SELECT coalesce(max(id), 0) FROM main.activities", [:], { $0.int(0) }) ?? 0
    }

    /// Unique indexes stay: rows are looked up by them. So does the one of times: files are mostly in their order, and it grows
    /// at its end.
    private func setIndexesAside() throws {
        let indexes = try connection.rows(
            """
            SELECT name, sql FROM main.sqlite_master
            WHERE type = 'index' AND tbl_name = 'activities' AND sql LIKE 'CREATE INDEX%' AND name <> 'activities_by_kind'
            ORDER BY name
            """
        ) { (name: $0.text(0), sql: $0.text(1)) }
        try connection.transaction {
            try connection.run(
                "INSERT INTO meta (name, value) VALUES (:name, :statements)",
                ["name": .text(Store.aside), "statements": .text(indexes.map(\.sql).joined(separator: ";\n"))])
            for index in indexes { try connection.execute("DROP INDEX main.\(index.name)") }
        }
    }

    /// Makes again what was set aside, in one transaction. On a connection of its own, which sorts in files: the memory stays
    /// small, and temporary tables of the store's own connection are left alone.
    private static func restoreIndexes(_ path: String) throws {
        let connection = try Connection(path: path, busyTimeout: 600_000)
        try connection.execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA threads = 2;")
        try connection.transaction {
            // Another may have done it meanwhile.
            guard let statements = try statementsAside(connection) else { return }
            try connection.execute(statements)
            try connection.run("DELETE FROM meta WHERE name = :name", ["name": .text(aside)])
        }
    }

    /// What a load that was killed left behind.
    static func restore(_ connection: Connection, _ path: String, _ saying: (Phrase) -> Void) throws {
        guard try Migrations.version(of: connection) > 0, try statementsAside(connection) != nil else { return }
        saying(Phrase("a large import was interrupted: making the indexes that it had set aside"))
        try restoreIndexes(path)
    }

    private static func statementsAside(_ connection: Connection) throws -> String? {
        try connection.firstRow(
            "SELECT value FROM meta WHERE name = :name", ["name": .text(aside)], { $0.text(0) })
    }
}

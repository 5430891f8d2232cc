internal import Crypto
internal import SQLite

/// Forward-only schema versions, each applied in one transaction. `meta.schema_version` names the last one applied.
enum Migrations {
    /// In order; the position plus one is the version. A migration that has been released is never edited.
    static let all: [String] = [Schema001.sql, Schema002.sql]

    static func apply(to connection: Connection, salt: [UInt8]?) throws {
        if try version(of: connection) == all.count { return }
        try connection.transaction {
            let found = try version(of: connection)
            guard found <= all.count else { throw StoreError.tooNew(found: found, known: all.count) }
            for (index, script) in all.enumerated().dropFirst(found) {
                try connection.execute(script)
                try connection.run(
                    """
                    INSERT INTO meta (name, value) VALUES ('schema_version', :version)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, ["version": .integer(Int64(index + 1))])
            }
            try connection.run(
                "INSERT INTO meta (name, value) VALUES ('salt', :salt) ON CONFLICT (name) DO NOTHING",
                ["salt": .blob(salt ?? Crypto.randomBytes(32))])
        }
    }

    static func version(of connection: Connection) throws -> Int {
        let hasMeta = try connection.firstRow(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'", [:], { _ in true })
        guard hasMeta == true else { return 0 }
        return try connection.firstRow(
            "SELECT value FROM meta WHERE name = 'schema_version'", [:], { $0.int(0) }) ?? 0
    }
}

internal import Crypto
internal import Formats
internal import SQLite

/// Forward-only schema versions, each applied in one transaction. `meta.schema_version` names the last one applied.
enum Migrations {
    struct Migration {
        /// Before the tables are rebuilt.
        var preparation = ""
        var rebuilt: [TableRebuild] = []
        let script: String
        /// What SQL alone cannot do; last.
        var completion: (Connection) throws -> Void = { _ in }
    }

    /// In order; the position plus one is the version. A migration that has been released is never edited.
    static var all: [Migration] {
        [
            Migration(script: Schema001.sql),
            Migration(
                preparation: Schema002.withoutViews, rebuilt: Schema002.rebuilt, script: Schema002.sql,
                completion: Schema002.freezeKeys),
            Migration(script: Schema003.sql, completion: Schema003.plainChecks.run),
            Migration(script: Schema004.sql, completion: Schema004.oneReasonMore.run),
            Migration(script: Schema005.sql),
            Migration(script: Schema006.sql, completion: Schema006.reasonsMore.run),
            Migration(script: Schema007.sql, completion: Schema007.reasonsMore.run),
        ]
    }

    static func apply(to connection: Connection, salt: [UInt8]?) throws {
        let all = all
        if try version(of: connection) == all.count { return }
        // A table that others refer to can be made anew only so; all references are checked before the end.
        try connection.execute("PRAGMA foreign_keys = OFF")
        defer { try? connection.execute("PRAGMA foreign_keys = ON") }
        try connection.transaction {
            let found = try version(of: connection)
            guard found <= all.count else { throw StoreError.tooNew(found: found, known: all.count) }
            for (index, migration) in all.enumerated().dropFirst(found) {
                try connection.execute(migration.preparation)
                for table in migration.rebuilt { try table.run(on: connection) }
                try connection.execute(migration.script)
                try migration.completion(connection)
                try connection.run(
                    """
                    INSERT INTO meta (name, value) VALUES ('schema_version', :version)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, ["version": .integer(Int64(index + 1))])
            }
            try connection.run(
                "INSERT INTO meta (name, value) VALUES ('salt', :salt) ON CONFLICT (name) DO NOTHING",
                ["salt": .blob(salt ?? Crypto.randomBytes(32))])
            if let table = try connection.firstRow("PRAGMA foreign_key_check", [:], { $0.text(0) }) {
                throw StoreError.damaged(Phrase("the table \(table) refers to rows that are not there"))
            }
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

extension Schema002 {
    /// Finds the members whose addresses have changed: theirs are the keys that no address yields any more.
    fileprivate static func freezeKeys(_ connection: Connection) throws {
        guard let salt = try connection.firstRow("SELECT value FROM meta WHERE name = 'salt'", [:], { $0.blob(0) })
        else { return }
        let hash = HMACKey(salt)
        try connection.forEachRow("SELECT key, email_key FROM members WHERE email_key IS NOT NULL") { row in
            let key = row.blob(0)
            guard Store.memberKey(emailKey: row.text(1), hash) != key else { return }
            try connection.run(
                "INSERT INTO frozen_keys (key) VALUES (:key) ON CONFLICT DO NOTHING", ["key": .blob(key)])
        }
    }
}

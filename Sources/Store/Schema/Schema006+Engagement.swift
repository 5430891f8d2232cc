internal import SQLite

extension Schema006 {
    /// Roles, the core, waves, mentors.
    static let engagement = roles + waves

    private static let roles = """
        -- Roles that members hold for a time; rows are only added. A role is held by whoever was given it last, until
        -- until_at or the row that ends it.
        CREATE TABLE role_changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            role TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('given', 'ended')),
            until_at INTEGER,
            note TEXT,
            who TEXT,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX role_changes_by_member ON role_changes (member_id, role, id);
        CREATE INDEX role_changes_by_role ON role_changes (role, member_id, id);

        -- The core of the community as `run` chose it last, the most engaged first. Derived; meta's `core` says when and by
        -- which rule.
        CREATE TABLE core_members (
            member_id INTEGER PRIMARY KEY REFERENCES members (id),
            place INTEGER NOT NULL,
            points REAL NOT NULL,
            since_at INTEGER NOT NULL
        ) STRICT;

        """

    private static let waves = """
        -- The waves of an occurrence; whose message is of which wave says messages.wave. Others are mixed in whose hash is
        -- below mix_below. A wave goes from opened_at on, or for closed_reason never; released_at: its messages know.
        CREATE TABLE waves (
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            wave INTEGER NOT NULL CHECK (wave >= 1),
            definition_hash TEXT NOT NULL,
            mix_below INTEGER,
            opened_at INTEGER,
            closed_reason TEXT CHECK (closed_reason IN ('gate', 'removed')),
            released_at INTEGER,
            look_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (campaign, occurrence, wave),
            CHECK (opened_at IS NULL OR closed_reason IS NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX waves_waiting ON waves (look_at) WHERE released_at IS NULL;
        ALTER TABLE messages ADD COLUMN wave INTEGER;

        """

    /// One reason more for a message to wait: for its wave. Of the ledger's table only the text of its definition changes,
    /// nothing that is stored (as `Schema003.plainChecks`).
    static func oneReasonMore(_ connection: Connection) throws {
        let definition = try connection.firstRow(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'messages'", [:], { $0.text(0) })
        let version = try connection.firstRow("PRAGMA schema_version", [:], { $0.int(0) })
        guard let definition, let version else { return }
        try connection.execute("PRAGMA writable_schema = ON")
        try connection.run(
            "UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = 'messages'",
            ["sql": .text(definition.replacing("reason = 'test'", with: "reason = 'test' OR reason = 'wave'"))])
        try connection.execute("PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = RESET")
    }
}

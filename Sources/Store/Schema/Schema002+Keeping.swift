extension Schema002 {
    /// Erasure, retention and verification.
    static let keeping = """
        -- Erasures at people's wish, and how far each has come. Of the address only its keyed hash.
        CREATE TABLE erasures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER REFERENCES members (id),
            email_hash BLOB NOT NULL,
            begun_at INTEGER NOT NULL,
            emptied_at INTEGER,
            done_at INTEGER
        ) STRICT;
        CREATE INDEX erasures_open ON erasures (id) WHERE done_at IS NULL;
        CREATE INDEX erasures_by_member ON erasures (member_id) WHERE member_id IS NOT NULL;

        -- The types that attributes and fields were declared with when their columns were last written.
        CREATE TABLE declared_types (
            table_name TEXT NOT NULL,
            column_name TEXT NOT NULL,
            type TEXT NOT NULL,
            PRIMARY KEY (table_name, column_name)
        ) STRICT;

        -- Where the rows that an import did not take were written, so that an erasure finds them.
        ALTER TABLE imports ADD COLUMN rejects_file TEXT;

        -- Those whose bodies are still kept: what retention looks for.
        CREATE INDEX webhook_events_with_body ON webhook_events (received_at) WHERE length(body) > 0;

        """
}

extension Schema002 {
    /// What lets imports of a million rows run at the speed of the disk: each index of `members` but that of addresses has
    /// only the rows that anybody looks for by it. Ids need no AUTOINCREMENT, since members are emptied and never deleted.
    ///
    /// `touched` is 2 for a new member: those are found by their ids, behind the last one of whom stages were derived
    /// (`stages_through_id` in `meta`), so that a first import has no index of touched members to fill.
    static let rebuilt = [
        TableRebuild(
            table: "members",
            definition: """
                id INTEGER PRIMARY KEY,
                key BLOB NOT NULL,
                email TEXT,
                email_key TEXT UNIQUE,
                external_id TEXT,
                first_name TEXT,
                last_name TEXT,
                name TEXT,
                locale TEXT,
                timezone TEXT,
                joined_at INTEGER,
                stage TEXT,
                stage_entered_at INTEGER,
                stage_due_at INTEGER,
                touched INTEGER NOT NULL DEFAULT 2,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                erased_at INTEGER
                """),
        TableRebuild(
            table: "member_tags",
            definition: """
                member_id INTEGER NOT NULL REFERENCES members (id),
                tag TEXT NOT NULL,
                added_at INTEGER NOT NULL,
                PRIMARY KEY (member_id, tag)
                """, options: "STRICT, WITHOUT ROWID"),
        TableRebuild(
            table: "consent_states",
            definition: """
                member_id INTEGER NOT NULL REFERENCES members (id),
                purpose TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('granted', 'pending', 'withdrawn')),
                at INTEGER NOT NULL,
                PRIMARY KEY (member_id, purpose)
                """, options: "STRICT, WITHOUT ROWID"),
    ]

    /// Before the tables are rebuilt: a table that a view reads cannot be renamed.
    static let withoutViews = """
        DROP VIEW members_view;
        DROP VIEW stage_changes_view;
        DROP VIEW deliveries_view;
        DROP VIEW responses_view;
        DROP VIEW answers_view;

        """

    static let bulk =
        """
        CREATE UNIQUE INDEX members_by_external_id ON members (external_id) WHERE external_id IS NOT NULL;
        CREATE INDEX members_by_stage ON members (stage, id) WHERE stage IS NOT NULL;
        CREATE INDEX members_touched ON members (id) WHERE touched = 1;
        CREATE INDEX members_by_stage_due ON members (stage_due_at) WHERE stage_due_at IS NOT NULL;
        CREATE INDEX member_tags_by_tag ON member_tags (tag, member_id);

        -- Keys of members whose address has changed since: whoever gets such an address anew needs another key.
        CREATE TABLE frozen_keys (
            key BLOB PRIMARY KEY NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER members_freeze_key AFTER UPDATE OF email_key ON members
            WHEN NEW.email_key IS NOT OLD.email_key AND NEW.erased_at IS NULL
            BEGIN INSERT INTO frozen_keys (key) VALUES (NEW.key) ON CONFLICT DO NOTHING; END;
        CREATE TRIGGER members_forget_key AFTER UPDATE OF key ON members WHEN NEW.key IS NOT OLD.key
            BEGIN DELETE FROM frozen_keys WHERE key = OLD.key; END;

        """ + Schema001.views
}

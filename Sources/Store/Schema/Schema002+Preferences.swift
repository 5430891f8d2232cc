extension Schema002 {
    /// What members choose on their preference page.
    static let preferences = """
        ALTER TABLE members ADD COLUMN frequency TEXT NOT NULL DEFAULT 'all' CHECK (frequency IN ('all', 'fewer'));
        ALTER TABLE members ADD COLUMN paused_until_at INTEGER;

        -- A change of address that a member asked for. The address is emptied when it ends, whichever way.
        CREATE TABLE address_changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            email TEXT,
            email_key TEXT,
            state TEXT NOT NULL CHECK (state IN ('asked', 'done', 'refused', 'impossible', 'replaced', 'expired')),
            asked_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            old_confirmed_at INTEGER,
            new_confirmed_at INTEGER,
            ended_at INTEGER
        ) STRICT;
        CREATE INDEX address_changes_by_member ON address_changes (member_id, asked_at);
        CREATE INDEX address_changes_open ON address_changes (expires_at) WHERE state = 'asked';

        """
}

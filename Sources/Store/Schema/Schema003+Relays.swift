extension Schema003 {
    /// Several relays: which of them carried a message, and which cannot be had for now; and copies for addresses of our own.
    static let relays = """
        ALTER TABLE messages ADD COLUMN relay TEXT;

        -- A relay that could not be reached, or wanted nothing more for a while: until it takes something again.
        CREATE TABLE relay_states (
            relay TEXT PRIMARY KEY,
            failures INTEGER NOT NULL,
            words TEXT NOT NULL,
            since_at INTEGER NOT NULL,
            failed_at INTEGER NOT NULL,
            next_attempt_at INTEGER NOT NULL
        ) STRICT;

        -- One copy of each send for each address of delivery.seeds. No member's, and in no count.
        CREATE TABLE seed_copies (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            step TEXT NOT NULL,
            email_key TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state = 'planned' OR state = 'sending' OR state = 'sent' OR state = 'failed'
                OR state = 'uncertain' OR state = 'skipped'),
            attempts INTEGER NOT NULL DEFAULT 0,
            first_attempt_at INTEGER,
            next_attempt_at INTEGER,
            claim_id INTEGER REFERENCES claims (id),
            message_id TEXT,
            relay TEXT,
            smtp_code INTEGER,
            smtp_reply TEXT,
            created_at INTEGER NOT NULL,
            settled_at INTEGER,
            UNIQUE (campaign, occurrence, step, email_key)
        ) STRICT;
        CREATE INDEX seed_copies_due ON seed_copies (next_attempt_at) WHERE state = 'planned';
        CREATE INDEX seed_copies_open ON seed_copies (claim_id) WHERE state = 'sending';

        """
}

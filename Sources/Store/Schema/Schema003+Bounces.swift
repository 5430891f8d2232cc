extension Schema003 {
    /// What came back: mails and events of providers, and what each says of which message.
    static let bounces = """
        -- One mail, or one event of a provider. Its bytes are a file beside the store, named by the hash.
        CREATE TABLE inbound_mails (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash BLOB NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('bounce', 'complaint', 'unsubscribe', 'autoreply', 'reply', 'report')),
            source TEXT NOT NULL,
            at INTEGER NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT;

        -- What it says of one recipient, and what was done about it.
        CREATE TABLE inbound_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            mail_id INTEGER NOT NULL REFERENCES inbound_mails (id),
            kind TEXT NOT NULL CHECK (kind IN
                ('hard', 'soft', 'complaint', 'unsubscribe', 'autoreply', 'reply', 'delivered', 'other')),
            message_id INTEGER REFERENCES messages (id),
            member_id INTEGER REFERENCES members (id),
            matched_by TEXT NOT NULL CHECK (matched_by IN
                ('token', 'message_id', 'relay_id', 'feedback_id', 'address', 'none')),
            status TEXT,
            reason TEXT,
            words TEXT,
            is_final INTEGER NOT NULL,
            effect TEXT NOT NULL CHECK (effect IN
                ('suppressed', 'withdrawn', 'counted', 'waiting', 'kept', 'unmatched', 'other_address', 'none')),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX inbound_events_by_mail ON inbound_events (mail_id);
        CREATE INDEX inbound_events_by_member ON inbound_events (member_id, at) WHERE member_id IS NOT NULL;
        CREATE INDEX inbound_events_by_message ON inbound_events (message_id) WHERE message_id IS NOT NULL;

        """
}

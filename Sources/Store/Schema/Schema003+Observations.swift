extension Schema003 {
    /// What was seen of messages after they were sent.
    static let observations = """
        -- A click or an open. machine says why it is taken for a program's; NULL is a person's.
        CREATE TABLE observations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            message_id INTEGER NOT NULL REFERENCES messages (id),
            member_id INTEGER NOT NULL REFERENCES members (id),
            kind TEXT NOT NULL CHECK (kind IN ('click', 'open')),
            url TEXT,
            machine TEXT CHECK (machine IN ('agent', 'prefetch', 'prompt', 'burst')),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX observations_by_message ON observations (message_id, kind, at);
        CREATE INDEX observations_by_member ON observations (member_id, at);
        CREATE INDEX observations_by_time ON observations (at);

        """
}

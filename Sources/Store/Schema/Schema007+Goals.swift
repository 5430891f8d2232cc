extension Schema007 {
    /// The declaration of the community and who accepted it; what the morning page has told.
    static let goals = """
        -- Who was sent the morning page on which day.
        CREATE TABLE today_mails (
            owner TEXT NOT NULL,
            day TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            PRIMARY KEY (owner, day)
        ) STRICT, WITHOUT ROWID;

        -- Each wording of the declaration that a run or a page has seen, so that a change without a new version is noticed and
        -- the proof outlives the file. hash is of the text, SHA-256.
        CREATE TABLE declarations (
            version INTEGER NOT NULL CHECK (version >= 1),
            locale TEXT NOT NULL,
            hash BLOB NOT NULL,
            text TEXT NOT NULL,
            first_seen_at INTEGER NOT NULL,
            PRIMARY KEY (version, locale, hash)
        ) STRICT, WITHOUT ROWID;

        -- Who accepted which wording; rows are only added. One that came with a sign-up holds once that is confirmed.
        CREATE TABLE declaration_acceptances (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            version INTEGER NOT NULL,
            locale TEXT NOT NULL,
            hash BLOB NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('sign_up', 'page')),
            sign_up_id INTEGER REFERENCES sign_ups (id),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX declaration_acceptances_by_member ON declaration_acceptances (member_id, version);

        """
}

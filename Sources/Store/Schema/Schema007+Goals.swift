extension Schema007 {
    /// What the morning page has told.
    static let goals = """
        -- Who was sent the morning page on which day.
        CREATE TABLE today_mails (
            owner TEXT NOT NULL,
            day TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            PRIMARY KEY (owner, day)
        ) STRICT, WITHOUT ROWID;

        """
}

extension Schema003 {
    /// Whole domains that must not be mailed: lower-case, as in `email_key`.
    static let suppression = """
        CREATE TABLE domain_suppressions (
            domain TEXT PRIMARY KEY,
            reason TEXT NOT NULL
                CHECK (reason IN ('manual', 'unsubscribed', 'bounced', 'complained', 'imported')),
            source TEXT NOT NULL,
            note TEXT,
            at INTEGER NOT NULL
        ) STRICT;

        """
}

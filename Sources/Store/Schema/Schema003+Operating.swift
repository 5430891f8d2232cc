extension Schema003 {
    /// What people, or the program itself, have done to a campaign by hand.
    static let operating = """
        -- Append-only. The latest pause, resume or cancel decides what stands; the others are history.
        CREATE TABLE interventions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            occurrence TEXT,
            action TEXT NOT NULL CHECK (action IN
                ('pause', 'resume', 'cancel', 'resolve_sent', 'resolve_failed', 'resolve_resend', 'retry')),
            actor TEXT NOT NULL,
            note TEXT,
            cause TEXT CHECK (cause IN ('refusals', 'bounces', 'complaints')),
            cause_count INTEGER,
            cause_of INTEGER,
            messages INTEGER NOT NULL DEFAULT 0,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX interventions_by_campaign ON interventions (campaign, id);

        """
}

extension Schema004 {
    /// Tests of variants, and what was decided of each.
    static let experiments = """
        -- The test of one send, as its file was when it began. decided_at is written once, with winner: what the rest gets.
        CREATE TABLE experiments (
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            step TEXT NOT NULL,
            definition_hash TEXT NOT NULL,
            metric TEXT NOT NULL CHECK (metric = 'clicks' OR metric = 'responses' OR metric = 'goal'),
            share REAL NOT NULL,
            decide_after INTEGER NOT NULL,
            confidence REAL NOT NULL,
            due_at INTEGER NOT NULL,
            decided_at INTEGER,
            winner TEXT,
            is_shown INTEGER,
            is_edited INTEGER,
            method TEXT,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (campaign, occurrence, step)
        ) STRICT;
        CREATE INDEX experiments_open ON experiments (due_at) WHERE decided_at IS NULL;

        -- One variant of a test, in the order of the file; the numbers are those of the decision.
        CREATE TABLE experiment_arms (
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            step TEXT NOT NULL,
            variant TEXT NOT NULL,
            position INTEGER NOT NULL,
            members INTEGER,
            reached INTEGER,
            difference REAL,
            ci_low REAL,
            ci_high REAL,
            p_value REAL,
            p_adjusted REAL,
            PRIMARY KEY (campaign, occurrence, step, variant),
            FOREIGN KEY (campaign, occurrence, step) REFERENCES experiments (campaign, occurrence, step)
        ) STRICT;

        """

    /// One reason more for a message to wait: those of the test go first.
    static let oneReasonMore = TableRewording.reasonsMore(["test"], after: "open_case")
}

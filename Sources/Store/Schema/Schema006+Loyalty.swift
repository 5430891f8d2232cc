extension Schema006 {
    /// Points: a ledger to which rows are only added.
    static let loyalty = """
        -- Positive what came, negative what went. An activity earns once by each rule.
        CREATE TABLE points (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            kind TEXT NOT NULL CHECK (kind IN ('earned', 'spent', 'expired', 'corrected')),
            points INTEGER NOT NULL CHECK (points <> 0 AND (kind <> 'earned' OR points > 0)
                AND (kind NOT IN ('spent', 'expired') OR points < 0)),
            rule TEXT,
            activity_id INTEGER REFERENCES activities (id) ON DELETE SET NULL,
            reward TEXT,
            cost REAL CHECK (cost >= 0),
            who TEXT,
            note TEXT,
            at INTEGER NOT NULL,
            expires_at INTEGER,
            created_at INTEGER NOT NULL,
            UNIQUE (activity_id, rule)
        ) STRICT;
        CREATE INDEX points_by_member ON points (member_id, expires_at);
        CREATE INDEX points_by_expiry ON points (expires_at) WHERE expires_at IS NOT NULL;
        CREATE INDEX points_spent ON points (at) WHERE kind = 'spent';

        -- Activities that were dated after the run that first saw them: they earn when their time has come.
        CREATE TABLE points_waiting (
            activity_id INTEGER PRIMARY KEY NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX points_waiting_by_time ON points_waiting (at);

        -- The sum of the ledger, kept by the same transaction; never negative.
        CREATE TABLE point_balances (
            member_id INTEGER PRIMARY KEY NOT NULL REFERENCES members (id),
            balance INTEGER NOT NULL CHECK (balance >= 0)
        ) STRICT;

        """
}

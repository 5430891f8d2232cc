extension Schema005 {
    /// What happens with a case between its opening and its close, who was told of those that are due, and what analysts see.
    static let cases = """
        -- Of an open case: how far it has come. contacted_at is the first time.
        ALTER TABLE cases ADD COLUMN progress TEXT NOT NULL DEFAULT 'open'
            CHECK (progress IN ('open', 'contacted', 'waiting'));
        ALTER TABLE cases ADD COLUMN contacted_at INTEGER;
        -- Of a closed one.
        ALTER TABLE cases ADD COLUMN outcome TEXT CHECK (outcome IN ('resolved', 'no_answer', 'not_possible'));
        CREATE INDEX cases_by_owner ON cases (owner, due_at) WHERE state = 'open';
        CREATE INDEX cases_by_opening ON cases (opened_at);

        -- The story of a case; rows are only added. response_id: the answers that opened it, or came while it was open.
        CREATE TABLE case_notes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            member_id INTEGER NOT NULL REFERENCES members (id),
            kind TEXT NOT NULL CHECK (kind IN ('opened', 'answered', 'note', 'assigned', 'due', 'contacted', 'waiting',
                'closed', 'reopened')),
            who TEXT,
            text TEXT,
            response_id INTEGER REFERENCES responses (id),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX case_notes_by_case ON case_notes (case_id, id);
        CREATE INDEX case_notes_by_member ON case_notes (member_id);
        INSERT INTO case_notes (case_id, member_id, kind, response_id, at)
            SELECT id, member_id, 'opened', response_id, opened_at FROM cases ORDER BY id;
        INSERT INTO case_notes (case_id, member_id, kind, text, at)
            SELECT id, member_id, 'closed', note, closed_at FROM cases WHERE state = 'closed' ORDER BY id;

        -- Which owner was told on which day of the cases that are due.
        CREATE TABLE case_digests (
            owner TEXT NOT NULL,
            day TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            PRIMARY KEY (owner, day)
        ) STRICT, WITHOUT ROWID;

        CREATE VIEW cases_view AS
            SELECT id AS case_id, member_id, campaign, response_id, owner,
                CASE WHEN state = 'closed' THEN 'closed' ELSE progress END AS state, outcome, due_at, opened_at,
                contacted_at, closed_at
            FROM cases;

        """
}

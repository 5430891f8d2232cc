extension Schema003 {
    /// Members' ways through sequences, and how far the triggers have looked.
    static let journeys = """
        -- One way of one member through a campaign. step is the step that comes next: '' before the first, NULL after the last.
        -- due_at is when it is looked at; message_id the message that must be done with first.
        CREATE TABLE journeys (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            member_id INTEGER NOT NULL REFERENCES members (id),
            triggered_at INTEGER NOT NULL,
            step TEXT,
            since_at INTEGER NOT NULL,
            due_at INTEGER,
            message_id INTEGER REFERENCES messages (id),
            outcome TEXT CHECK (outcome = 'completed' OR outcome = 'exited' OR outcome = 'timed_out'
                OR outcome = 'holdout' OR outcome = 'control' OR outcome = 'removed'),
            created_at INTEGER NOT NULL,
            ended_at INTEGER,
            UNIQUE (campaign, occurrence, member_id)
        ) STRICT;
        CREATE INDEX journeys_due ON journeys (campaign, step, due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX journeys_by_member ON journeys (member_id, campaign);

        -- How far a trigger of a campaign, or a step that waits, has looked: the greatest id, the day, or the time.
        CREATE TABLE journey_marks (
            campaign TEXT NOT NULL,
            source TEXT NOT NULL,
            through_id INTEGER NOT NULL DEFAULT 0,
            looked_at INTEGER,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (campaign, source)
        ) STRICT;

        -- The steps of each version of a sequence that was run: where somebody goes on whose step is no more.
        CREATE TABLE sequence_steps (
            campaign TEXT NOT NULL,
            hash TEXT NOT NULL,
            step TEXT NOT NULL,
            next_step TEXT,
            position INTEGER NOT NULL,
            first_run_at INTEGER NOT NULL,
            PRIMARY KEY (campaign, hash, step)
        ) STRICT;

        -- Who is in the segment of a trigger, and since when it was seen.
        CREATE TABLE segment_entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            segment TEXT NOT NULL,
            member_id INTEGER NOT NULL REFERENCES members (id),
            entered_at INTEGER NOT NULL,
            left_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX segment_entries_now ON segment_entries (campaign, segment, member_id) WHERE left_at IS NULL;

        """

    /// What answers led to.
    static let followUps = """
        -- What was done for an answer sheet, once: start CAMPAIGN, tag TAG, notify ADDRESS, case.
        CREATE TABLE follow_ups (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            response_id INTEGER NOT NULL REFERENCES responses (id),
            member_id INTEGER NOT NULL REFERENCES members (id),
            campaign TEXT NOT NULL,
            action TEXT NOT NULL,
            at INTEGER NOT NULL,
            noticed_at INTEGER,
            UNIQUE (response_id, action)
        ) STRICT;
        CREATE INDEX follow_ups_by_member ON follow_ups (member_id);
        CREATE INDEX follow_ups_to_tell ON follow_ups (campaign, at) WHERE noticed_at IS NULL;

        -- Somebody's task about a member. While it is open the member gets no promotions.
        CREATE TABLE cases (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            campaign TEXT,
            response_id INTEGER REFERENCES responses (id),
            owner TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state = 'open' OR state = 'closed'),
            note TEXT,
            due_at INTEGER,
            opened_at INTEGER NOT NULL,
            closed_at INTEGER
        ) STRICT;
        CREATE INDEX cases_open ON cases (member_id) WHERE state = 'open';
        CREATE INDEX responses_by_update ON responses (campaign, updated_at);

        """
}

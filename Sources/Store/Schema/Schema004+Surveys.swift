extension Schema004 {
    /// An answer in parts has a row for each: `reasons.price` is the part `price` of `reasons`.
    static let surveys = """
        DROP VIEW answers_view;
        CREATE VIEW answers_view AS
            SELECT a.response_id, r.campaign, r.occurrence, r.member_id, a.question, a.kind, a.number, a.text, r.at,
                r.is_late, r.is_duplicate,
                CASE WHEN instr(a.question, '.') > 0 THEN substr(a.question, 1, instr(a.question, '.') - 1)
                    ELSE a.question END AS of_question,
                CASE WHEN instr(a.question, '.') > 0 THEN substr(a.question, instr(a.question, '.') + 1) END AS part
            FROM answers a JOIN responses r ON r.id = a.response_id;

        -- What somebody has written on a survey's page and not sent yet: a JSON list of names and values.
        CREATE TABLE drafts (
            source TEXT NOT NULL,
            source_key TEXT NOT NULL,
            campaign TEXT NOT NULL,
            message_id INTEGER REFERENCES messages (id),
            member_id INTEGER REFERENCES members (id),
            fields TEXT NOT NULL,
            updated_at INTEGER NOT NULL,
            PRIMARY KEY (source, source_key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX drafts_by_member ON drafts (member_id);

        -- What was sent from a page and is not counted, with the reason.
        CREATE TABLE set_aside (
            source TEXT NOT NULL,
            source_key TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason IN ('token', 'young', 'trap', 'burst', 'quota')),
            campaign TEXT NOT NULL,
            message_id INTEGER REFERENCES messages (id),
            member_id INTEGER REFERENCES members (id),
            fields TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (source, source_key, reason)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX set_aside_by_member ON set_aside (member_id);
        CREATE INDEX set_aside_by_campaign ON set_aside (campaign, at);

        -- Who has answered an anonymous survey, and on which day. What was answered is not here.
        CREATE TABLE anonymous_tokens (
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            member_id INTEGER NOT NULL REFERENCES members (id),
            day TEXT NOT NULL,
            PRIMARY KEY (campaign, occurrence, member_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX anonymous_tokens_by_member ON anonymous_tokens (member_id);

        -- What was answered, until there are enough to let go together. The id is random and the only order; who answered,
        -- when and through which message is not here.
        CREATE TABLE anonymous_sheets (
            id BLOB PRIMARY KEY NOT NULL,
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            definition_hash TEXT NOT NULL,
            answers TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        """
}

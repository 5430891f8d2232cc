extension Schema002 {
    /// The indexes that filters use: each begins with what a condition knows and ends with what it asks for, so that the
    /// table itself is not read. Members' columns get theirs when a filter first asks (`Store+FilterIndexes.swift`).
    static let asking = """
        -- Members without their rows: the few that are erased are taken off.
        CREATE INDEX IF NOT EXISTS members_erased ON members (id) WHERE erased_at IS NOT NULL;

        -- Who did something lately, when that is rare.
        CREATE INDEX activities_by_kind ON activities (kind, at, member_id);

        -- Who was sent something lately; whether a member was.
        CREATE INDEX messages_received_at ON messages (sent_at, claimed_at, member_id, campaign, state)
            WHERE state IN ('sent', 'uncertain', 'complained');
        CREATE INDEX messages_received ON messages (member_id, campaign, sent_at, claimed_at, state)
            WHERE state IN ('sent', 'uncertain', 'complained');

        -- Who answered lately; whether a member did.
        CREATE INDEX responses_answered_at ON responses (at, member_id, campaign, is_duplicate);
        CREATE INDEX responses_answered ON responses (member_id, campaign, at, is_duplicate);

        -- Whether a member was in a stage, and the answers on one sheet. Without these SQLite goes for each member through
        -- all who were in the stage (stage_changes_by_stage), and through all NPS answers (answers_by_kind).
        CREATE INDEX stage_changes_reached ON stage_changes (member_id, to_stage, entered_at);
        CREATE INDEX answers_of_response ON answers (response_id, kind, number, question);

        """
}

extension Schema002 {
    /// The indexes and tables that stage derivation uses.
    ///
    /// Those of times begin with a span of time instead of the time itself: members are derived in the order of their ids, so
    /// each chunk then adds to the ends of a few hundred runs of entries instead of to every page of the index. What is asked
    /// for stands behind it, so the table is not read.
    static let stages = """
        DROP INDEX IF EXISTS members_by_stage_due;
        CREATE INDEX members_by_stage_due ON members (stage_due_at / 21600000, id, stage_due_at)
            WHERE stage_due_at IS NOT NULL;

        DROP INDEX IF EXISTS members_by_stage;
        CREATE INDEX members_by_stage ON members (stage, id) WHERE stage IS NOT NULL;

        -- Whether anything is dated later than now. (Filters use them too.)
        CREATE INDEX IF NOT EXISTS activities_by_kind ON activities (kind, at, member_id);
        CREATE INDEX IF NOT EXISTS responses_answered_at ON responses (at, member_id, campaign, is_duplicate);

        DROP INDEX IF EXISTS stage_changes_by_stage;
        CREATE INDEX stage_changes_by_stage ON stage_changes (to_stage, entered_at / 2592000000, member_id, entered_at);

        -- By the answer sheet, for a member has few: without it every score of everybody is looked through.
        DROP INDEX IF EXISTS answers_by_kind;
        CREATE INDEX answers_by_kind ON answers (kind, response_id, number);

        """
}

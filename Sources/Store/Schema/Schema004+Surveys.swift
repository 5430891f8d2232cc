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

        """
}

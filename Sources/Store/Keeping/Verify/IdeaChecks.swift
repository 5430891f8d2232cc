internal import Formats

/// What must hold of ideas.
enum IdeaChecks {
    static let all = [states, merged]

    /// An idea is in the state of the latest entry of its story, and has one.
    private static let states = RowCheck(
        rule: "ideas-story",
        sql: """
            SELECT i.id FROM ideas i
            WHERE i.state IS NOT (SELECT c.state FROM idea_changes c WHERE c.idea_id = i.id ORDER BY c.id DESC LIMIT 1)
            """,
        message: {
            Phrase("\($0, "idea is", "ideas are") not in the state that \(agreeing: $0, "its", "their") story says")
        },
        suggestion: RowCheck.restore)

    /// What is merged has given its voices away, and to one that is not merged itself; erased members have none.
    private static let merged = RowCheck(
        rule: "ideas-voices",
        sql: """
            SELECT i.id FROM ideas i JOIN ideas o ON o.id = i.merged_into WHERE o.merged_into IS NOT NULL
            UNION ALL
            SELECT v.id FROM idea_voices v JOIN ideas i ON i.id = v.idea_id WHERE i.state = 'merged'
            UNION ALL
            SELECT v.id FROM idea_voices v JOIN members m ON m.id = v.member_id WHERE m.erased_at IS NOT NULL
            """,
        message: {
            Phrase(
                "\($0, "voice or merged idea is", "voices or merged ideas are") not where \(agreeing: $0, "it belongs", "they belong")"
            )
        },
        suggestion: RowCheck.restore)
}

internal import Formats

/// What holds of permissions to quote.
enum StoryChecks {
    static let all = [proven, erased]

    /// A yes has the text that was agreed to, and is of a story that is there.
    private static let proven = RowCheck(
        rule: "stories-proven",
        sql: """
            SELECT p.id FROM story_permissions p LEFT JOIN consent_wordings w ON w.id = p.wording_id
            WHERE p.state = 'granted' AND (w.id IS NULL OR length(p.text_hash) <> 32)
            """,
        message: { Phrase("\($0, "permission to quote has", "permissions to quote have") no proof") },
        suggestion: Phrase("restore a backup: kamerton store backup makes them"))

    private static let erased = RowCheck(
        rule: "stories-erased",
        sql: """
            SELECT p.id FROM story_permissions p JOIN members m ON m.id = p.member_id WHERE m.erased_at IS NOT NULL
            """,
        message: {
            Phrase(
                "\($0, "permission to quote of an erased member is", "permissions to quote of erased members are") still there"
            )
        },
        suggestion: Phrase("erase it again with: kamerton members erase EMAIL"))
}

internal import Formats

/// What must hold of waves, of roles and of the core.
enum CoreChecks {
    static let all = [waves, mentors, erased]

    private static let waves = RowCheck(
        rule: "waves-open",
        sql: """
            SELECT g.id FROM messages g
            JOIN waves w ON w.campaign = g.campaign AND w.occurrence = g.occurrence AND w.wave = g.wave
            WHERE g.wave IS NOT NULL AND g.sent_at IS NOT NULL AND (w.opened_at IS NULL OR w.opened_at > g.sent_at)
            UNION ALL
            SELECT w.wave FROM waves w JOIN waves b
                ON b.campaign = w.campaign AND b.occurrence = w.occurrence AND b.wave = w.wave - 1
            WHERE w.opened_at IS NOT NULL AND (b.opened_at IS NULL OR b.opened_at > w.opened_at)
            """,
        message: {
            Phrase(
                "\($0, "message or wave went", "messages or waves went") before it was \(agreeing: $0, "its", "their") turn"
            )
        },
        suggestion: RowCheck.restore)

    /// Who has said no is not together with anybody, and who has not said yes neither.
    private static let mentors = RowCheck(
        rule: "mentorships-consent",
        sql: """
            SELECT p.id FROM mentorships p
            WHERE (p.state = 'active' AND EXISTS (SELECT 1 FROM mentorship_sides s
                    WHERE s.mentorship_id = p.id AND s.said_yes IS NOT 1))
                OR (p.state IN ('asked', 'active')) = (p.ended_at IS NOT NULL)
            UNION ALL
            SELECT max(p.id) FROM mentorships p JOIN mentorship_sides s ON s.mentorship_id = p.id
            WHERE s.side = 'newcomer' AND p.state IN ('asked', 'active') GROUP BY s.member_id HAVING count(*) > 1
            """,
        message: {
            Phrase(
                "\($0, "mentorship is", "mentorships are") without the word of both, or with two offers to one newcomer"
            )
        },
        suggestion: RowCheck.restore)

    private static let erased = RowCheck(
        rule: "roles-erased",
        sql: """
            SELECT r.id FROM role_changes r JOIN members m ON m.id = r.member_id WHERE m.erased_at IS NOT NULL
            UNION ALL
            SELECT s.mentorship_id FROM mentorship_sides s JOIN members m ON m.id = s.member_id
            WHERE m.erased_at IS NOT NULL
            UNION ALL
            SELECT c.member_id FROM core_members c JOIN members m ON m.id = c.member_id WHERE m.erased_at IS NOT NULL
            """,
        message: {
            Phrase(
                "\($0, "role or place in the core of an erased member is", "roles and places in the core of erased members are") still there"
            )
        },
        suggestion: Phrase("erase it again with: kamerton members erase EMAIL"))
}

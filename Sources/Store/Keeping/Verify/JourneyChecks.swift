internal import Formats

/// What must hold of members' ways through sequences, of what answers led to, and of cases.
enum JourneyChecks {
    static let all = [ended, twice, otherMember, erased, segments, cases, caseNotes, caseMembers, followUps]

    private static let moved =
        Phrase(
            "the answers may have been taken in again, for another member: see whose they are with \"kamerton store sql\""
        )

    /// A way has a next step and a time to look at it, or it has ended and says how.
    private static let ended = RowCheck(
        rule: "journeys-end",
        sql: """
            SELECT id FROM journeys
            WHERE (step IS NULL) <> (ended_at IS NOT NULL) OR (step IS NULL) <> (due_at IS NULL)
                OR (step IS NULL) <> (outcome IS NOT NULL)
            """,
        message: {
            Phrase(
                "\($0, "journey is", "journeys are") neither on the way nor at an end: no run will move \(agreeing: $0, "it", "them")"
            )
        }, suggestion: RowCheck.restore)

    private static let twice = RowCheck(
        rule: "journeys-once",
        sql: """
            SELECT max(j.id) FROM journeys j
            WHERE j.step <> '' AND EXISTS (SELECT 1 FROM sequence_steps s WHERE s.campaign = j.campaign)
            GROUP BY j.campaign, j.member_id HAVING count(*) > 1
            """,
        message: { Phrase("\($0, "member is", "members are") on the way through the same sequence twice") },
        suggestion: RowCheck.restore)

    private static let otherMember = RowCheck(
        rule: "journeys-message",
        sql: """
            SELECT j.id FROM journeys j JOIN messages g ON g.id = j.message_id WHERE g.member_id <> j.member_id
            """,
        message: { Phrase("\($0, "journey waits", "journeys wait") for a message to another member") },
        suggestion: RowCheck.restore)

    private static let erased = RowCheck(
        rule: "journeys-erased",
        sql: """
            SELECT j.id FROM journeys j JOIN members m ON m.id = j.member_id WHERE m.erased_at IS NOT NULL
            UNION ALL
            SELECT c.id FROM cases c JOIN members m ON m.id = c.member_id WHERE m.erased_at IS NOT NULL
            """,
        message: {
            Phrase(
                "\($0, "journey or case of an erased member is", "journeys and cases of erased members are") still there"
            )
        },
        suggestion: Phrase("erase it again with: kamerton members erase EMAIL"))

    private static let segments = RowCheck(
        rule: "segment-entries",
        sql: "SELECT id FROM segment_entries WHERE left_at < entered_at",
        message: { Phrase("\($0, "member has", "members have") left a segment before coming into it") },
        suggestion: RowCheck.restore)

    private static let cases = RowCheck(
        rule: "cases-closed",
        sql: """
            SELECT id FROM cases WHERE (state = 'closed') <> (closed_at IS NOT NULL) OR closed_at < opened_at
            """,
        message: { Phrase("\($0, "case is", "cases are") closed without a time, or open with one") },
        suggestion: RowCheck.restore)

    /// The story of a case is about its member, and begins with its opening.
    private static let caseNotes = RowCheck(
        rule: "cases-story",
        sql: """
            SELECT c.id FROM cases c
            WHERE NOT EXISTS (SELECT 1 FROM case_notes n WHERE n.case_id = c.id AND n.kind = 'opened')
                OR EXISTS (SELECT 1 FROM case_notes n WHERE n.case_id = c.id AND n.member_id <> c.member_id)
            """,
        message: { Phrase("\($0, "case has", "cases have") no story, or another member's") },
        suggestion: RowCheck.restore)

    private static let caseMembers = RowCheck(
        rule: "cases-member", severity: .warning,
        sql: """
            SELECT c.id FROM cases c JOIN responses r ON r.id = c.response_id WHERE r.member_id IS DISTINCT FROM c.member_id
            """,
        message: { Phrase("\($0, "case is", "cases are") about another member than the answers that opened it") },
        suggestion: moved)

    private static let followUps = RowCheck(
        rule: "follow-ups-member", severity: .warning,
        sql: """
            SELECT f.id FROM follow_ups f JOIN responses r ON r.id = f.response_id
            WHERE r.member_id IS DISTINCT FROM f.member_id
            """,
        message: {
            Phrase("\($0, "follow-up was", "follow-ups were") done for another member than the one who answered")
        },
        suggestion: moved)
}

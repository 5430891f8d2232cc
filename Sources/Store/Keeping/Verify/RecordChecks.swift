internal import Formats

/// What must hold between the record's tables: what is derived says what its source says, and what is erased is gone.
enum RecordChecks {
    static let all = [
        consents, lostConsents, stages, erased, unreachable, suppressed, answers, strangers, openErasures,
    ]

    private static let repair = Phrase("it is derived from what is kept: kamerton store verify --repair")
    private static let restore = Phrase("restore the latest backup that verifies")

    /// What was asked for and never confirmed stands for nothing once its time is over: then no standing is right too.
    private static let consents = RowCheck(
        rule: "consent-states",
        sql: """
            SELECT l.member_id FROM (
                SELECT c.member_id, c.purpose, c.state, c.at,
                    row_number() OVER (PARTITION BY c.member_id, c.purpose ORDER BY c.at DESC, c.id DESC) AS place
                FROM consents c) l
            LEFT JOIN consent_states s ON s.member_id = l.member_id AND s.purpose = l.purpose
            WHERE l.place = 1 AND (s.state IS NULL AND l.state <> 'pending' OR s.state <> l.state OR s.at <> l.at)
            """,
        message: { Phrase("\($0, "standing consent is", "standing consents are") not what was said last") },
        suggestion: repair)

    private static let lostConsents = RowCheck(
        rule: "consent-without-proof",
        sql: """
            SELECT s.member_id FROM consent_states s
            WHERE NOT EXISTS (SELECT 1 FROM consents c WHERE c.member_id = s.member_id AND c.purpose = s.purpose)
            """,
        message: { Phrase("\($0, "standing consent was", "standing consents were") never given in the record") },
        suggestion: repair)

    private static let stages = RowCheck(
        rule: "stage-history",
        sql: """
            SELECT m.id FROM members m
            LEFT JOIN stage_changes c
                ON c.id = (SELECT max(l.id) FROM stage_changes l WHERE l.member_id = m.id)
            WHERE m.erased_at IS NULL
                AND (m.stage IS DISTINCT FROM c.to_stage OR m.stage_entered_at IS DISTINCT FROM c.entered_at)
            """,
        message: { Phrase("\($0, "member is", "members are") not in the stage that their history ends with") },
        suggestion: repair)

    private static let erased = RowCheck(
        rule: "erased-members",
        sql: """
            SELECT id FROM members
            WHERE erased_at IS NOT NULL AND (email IS NOT NULL OR email_key IS NOT NULL OR external_id IS NOT NULL
                OR first_name IS NOT NULL OR last_name IS NOT NULL OR name IS NOT NULL)
            """,
        message: { Phrase("\($0, "erased member still has", "erased members still have") a name or an address") },
        suggestion: Phrase(
            "see them with \"kamerton store sql\", and erase them again with: kamerton members erase EMAIL"))

    private static let unreachable = RowCheck(
        rule: "members-address",
        sql: """
            SELECT id FROM members
            WHERE erased_at IS NULL AND (email IS NULL OR email_key IS NULL) OR length(key) <> 16
            """,
        message: {
            Phrase(
                "\($0, "member has", "members have") no address or no key, and \(agreeing: $0, "is", "are") not erased")
        }, suggestion: restore)

    private static let suppressed = RowCheck(
        rule: "erased-suppressions",
        sql: "SELECT id FROM suppressions WHERE reason = 'erased' AND (email_key IS NOT NULL OR note IS NOT NULL)",
        message: {
            Phrase(
                "\($0, "suppression after an erasure still holds", "suppressions after an erasure still hold") the address"
            )
        },
        suggestion: Phrase("erase it again with: kamerton members erase EMAIL"))

    private static let answers = RowCheck(
        rule: "erased-answers",
        sql: """
            SELECT DISTINCT r.id FROM responses r JOIN members m ON m.id = r.member_id
            JOIN answers a ON a.response_id = r.id
            WHERE m.erased_at IS NOT NULL AND a.text IS NOT NULL
                AND a.kind NOT IN ('choice', 'choices', 'ranking', 'matrix')
            """,
        message: {
            Phrase(
                "\($0, "response of an erased member still has", "responses of erased members still have") words in \(agreeing: $0, "it", "them")"
            )
        },
        suggestion:
            Phrase(
                "a response may have come in at the same moment; empty it with the next erasure, or restore a backup"))

    private static let strangers = RowCheck(
        rule: "responses-member",
        sql: """
            SELECT r.id FROM responses r JOIN messages g ON g.id = r.message_id
            WHERE r.member_id IS NOT NULL AND r.member_id <> g.member_id
            """,
        message: { Phrase("\($0, "response answers", "responses answer") a message that another member got") },
        suggestion: restore)

    private static let openErasures = RowCheck(
        rule: "erasures-open", severity: .warning,
        sql: "SELECT id FROM erasures WHERE done_at IS NULL",
        message: { Phrase("\($0, "erasure was begun and is", "erasures were begun and are") not complete") },
        suggestion: Phrase(
            "kamerton run completes those of members; for an address repeat: kamerton members erase EMAIL"))
}

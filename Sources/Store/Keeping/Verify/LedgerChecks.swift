internal import Formats

/// What must hold between the columns of a ledger row, whichever process wrote them (DESIGN.md 7).
enum LedgerChecks {
    static let all = [
        twice, sentWithout, unsentWith, waitingWithout, waitingClaimed, sendingUnclaimed, unsettled, counted,
    ]

    private static let twice = RowCheck(
        rule: "ledger-unique",
        sql: """
            SELECT max(id) FROM messages GROUP BY campaign, occurrence, step, member_id HAVING count(*) > 1
            """,
        message: {
            Phrase("\($0, "message is", "messages are") in the ledger twice: someone may get one of them twice")
        },
        suggestion: RowCheck.restore)

    private static let sentWithout = RowCheck(
        rule: "ledger-sent",
        sql: """
            SELECT g.id FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.state IN ('sent', 'bounced', 'complained')
                AND (g.sent_at IS NULL OR (g.message_id IS NULL AND m.erased_at IS NULL))
            """,
        message: { Phrase("\($0, "message is", "messages are") sent, and when or under which Message-ID is missing") },
        suggestion: RowCheck.restore)

    private static let unsentWith = RowCheck(
        rule: "ledger-unsent",
        sql: """
            SELECT id FROM messages
            WHERE state IN ('planned', 'sending', 'failed', 'uncertain', 'skipped') AND sent_at IS NOT NULL
            """,
        message: {
            Phrase(
                "\($0, "message that is not sent has", "messages that are not sent have") a time at which it was done")
        }, suggestion: RowCheck.restore)

    private static let waitingWithout = RowCheck(
        rule: "ledger-waiting",
        sql: "SELECT id FROM messages WHERE state = 'planned' AND next_attempt_at IS NULL",
        message: { Phrase("\($0, "message waits", "messages wait") for no time: no run will ever look at them") },
        suggestion: RowCheck.restore)

    private static let waitingClaimed = RowCheck(
        rule: "ledger-claimed",
        sql: "SELECT id FROM messages WHERE state = 'planned' AND (claim_id IS NOT NULL OR claimed_at IS NOT NULL)",
        message: {
            Phrase("\($0, "message waits", "messages wait"), and a run still claims \(agreeing: $0, "it", "them")")
        }, suggestion: RowCheck.restore)

    private static let sendingUnclaimed = RowCheck(
        rule: "ledger-sending",
        sql: """
            SELECT g.id FROM messages g LEFT JOIN claims c ON c.id = g.claim_id
            WHERE g.state = 'sending' AND (c.id IS NULL OR c.ended_at IS NOT NULL OR g.claimed_at IS NULL)
            """,
        message: {
            Phrase(
                "\($0, "message is", "messages are") being sent by no run: no recovery will find \(agreeing: $0, "it", "them")"
            )
        }, suggestion: RowCheck.restore)

    private static let unsettled = RowCheck(
        rule: "ledger-settled",
        sql: """
            SELECT id FROM messages
            WHERE state IN ('failed', 'uncertain') AND settled_at IS NULL
                OR state IN ('planned', 'sending') AND settled_at IS NOT NULL AND attempts = 0
            """,
        message: {
            Phrase("\($0, "message has", "messages have") a result without its time, or a time without a result")
        }, suggestion: RowCheck.restore)

    private static let counted = RowCheck(
        rule: "ledger-attempts",
        sql: """
            SELECT id FROM messages
            WHERE attempts < 0 OR (attempts > 0 AND first_attempt_at IS NULL)
            """,
        message: {
            Phrase("\($0, "message was", "messages were") offered at no known time, so nobody knows when to give up")
        },
        suggestion: RowCheck.restore)
}

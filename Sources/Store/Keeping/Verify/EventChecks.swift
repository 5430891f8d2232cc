internal import Formats

/// What must hold of the answers to events.
enum EventChecks {
    static let all = [erased, seats, dates]

    private static let erased = RowCheck(
        rule: "event-replies-erased",
        sql: "SELECT r.id FROM event_replies r JOIN members m ON m.id = r.member_id WHERE m.erased_at IS NOT NULL",
        message: {
            Phrase(
                "\($0, "answer to an event of an erased member is", "answers to events of erased members are") still there"
            )
        },
        suggestion: Phrase("erase them again with: kamerton members erase EMAIL"))

    /// Who says yes has a seat or waits for one, with a place in the queue; nobody else has.
    private static let seats = RowCheck(
        rule: "event-seats",
        sql: """
            SELECT id FROM event_replies
            WHERE (answer IS 'yes') <> (state IS NOT NULL) OR (answer IS 'yes') <> (queued_at IS NOT NULL) OR guests < 0
                OR (attended IS NULL) <> (attended_at IS NULL)
            """,
        message: {
            Phrase("\($0, "answer to an event says", "answers to events say") one thing and the seat another")
        },
        suggestion: RowCheck.restore)

    private static let dates = RowCheck(
        rule: "event-dates",
        sql: """
            SELECT r.id FROM event_replies r
            WHERE NOT EXISTS (
                SELECT 1 FROM event_dates d WHERE d.campaign = r.campaign AND d.occurrence = r.occurrence)
            """,
        message: {
            Phrase("\($0, "answer is", "answers are") about a date of an event that was never announced")
        },
        suggestion: RowCheck.restore)
}

package import Formats
internal import SQLite

/// Somebody's word that a campaign may go as it is.
package struct Approval: Sendable, Hashable {
    package let at: Instant
    package let by: String?

    package init(at: Instant, by: String?) { (self.at, self.by) = (at, by) }
}

extension Store {
    /// Rows that one transaction lets go on.
    private static let releasedAtOnce = 5000

    /// The approval of a campaign, under either name, as it is: `hash` is of its file and its templates.
    package func approval(campaign: String, was: String?, hash: String) throws -> Approval? {
        try connection.firstRow(
            """
            SELECT approved_at, approved_by FROM approvals
            WHERE campaign IN (:campaign, :was) AND hash = :hash ORDER BY approved_at DESC LIMIT 1
            """, ["campaign": .text(campaign), "was": .text(was ?? campaign), "hash": .text(hash)]
        ) { Approval(at: Instant(milliseconds: $0.integer(0)), by: $0.optionalText(1)) }
    }

    /// Records an approval; a second one of the same counts from now on.
    package func approve(campaign: String, hash: String, _ approval: Approval) throws {
        try connection.run(
            """
            INSERT INTO approvals (campaign, hash, approved_at, approved_by) VALUES (:campaign, :hash, :at, :by)
            ON CONFLICT (campaign, hash) DO UPDATE SET approved_at = excluded.approved_at, approved_by = excluded.approved_by
            """,
            [
                "campaign": .text(campaign), "hash": .text(hash), "at": .integer(approval.at.milliseconds),
                "by": SQLValue(approval.by),
            ])
    }

    /// Lets the next run look again at what was held back as not approved. Returns how many messages those are.
    package func releaseUnapproved(campaign: String, was: String?, now: Instant) throws -> Int {
        var released = 0
        while true {
            let changed = try connection.run(
                """
                UPDATE messages SET next_attempt_at = :now, reason = NULL WHERE id IN (
                    SELECT id FROM messages
                    WHERE campaign IN (:campaign, :was) AND state = 'planned' AND reason = 'not_approved' LIMIT :limit)
                """,
                [
                    "campaign": .text(campaign), "was": .text(was ?? campaign), "now": .integer(now.milliseconds),
                    "limit": SQLValue(Store.releasedAtOnce),
                ])
            released += changed
            if changed < Store.releasedAtOnce { return released }
        }
    }

    /// How many members the campaign's latest occurrence before this one had, held out or not, and when that began.
    package func lastAudience(before row: OccurrenceRow, was: String?) throws -> (members: Int, at: Instant)? {
        try connection.firstRow(
            """
            SELECT audience, created_at FROM occurrences
            WHERE campaign IN (:campaign, :was) AND due_at < :due AND planned_through_id > 0 AND audience > 0
                AND stopped_reason IS NULL
            ORDER BY due_at DESC LIMIT 1
            """,
            [
                "campaign": .text(row.campaign), "was": .text(was ?? row.campaign),
                "due": .integer(row.dueAt.milliseconds),
            ]
        ) { ($0.int(0), Instant(milliseconds: $0.integer(1))) }
    }
}

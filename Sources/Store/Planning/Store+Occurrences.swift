package import Formats
internal import SQLite

extension Store {
    /// Begins an occurrence, or with a stop reason records that it never will. False when it is there already.
    @discardableResult
    package func beginOccurrence(_ row: OccurrenceRow, now: Instant) throws -> Bool {
        try connection.run(
            """
            INSERT INTO occurrences (campaign, occurrence, due_at, not_after_at, closes_at, definition_hash,
                stopped_reason, created_at, complete_at, newest_member_id)
            VALUES (:campaign, :occurrence, :due, :notAfter, :closes, :hash, :stopped, :now, :complete, :newest)
            ON CONFLICT (campaign, occurrence) DO NOTHING
            """,
            [
                "campaign": .text(row.campaign), "occurrence": .text(row.occurrence),
                "due": .integer(row.dueAt.milliseconds), "notAfter": SQLValue(row.notAfterAt?.milliseconds),
                "closes": SQLValue(row.closesAt?.milliseconds), "hash": .text(row.definitionHash),
                "stopped": SQLValue(row.stoppedReason?.rawValue), "now": .integer(now.milliseconds),
                "newest": SQLValue(row.newestMemberID),
                "complete": row.stoppedReason == nil ? .null : .integer(now.milliseconds),
            ]) > 0
    }

    /// True when the occurrence was begun or stopped, under either name of the campaign.
    package func hasOccurrence(_ occurrence: String, campaign: String, was: String?) throws -> Bool {
        try connection.hasRow(
            "SELECT 1 FROM occurrences WHERE campaign IN (:campaign, :was) AND occurrence = :occurrence",
            ["campaign": .text(campaign), "was": .text(was ?? campaign), "occurrence": .text(occurrence)])
    }

    /// The due time of the campaign's latest recorded occurrence before `instant`.
    package func lastOccurrence(before instant: Instant, campaign: String, was: String?) throws -> Instant? {
        try connection.firstRow(
            "SELECT max(due_at) FROM occurrences WHERE campaign IN (:campaign, :was) AND due_at < :instant",
            [
                "campaign": .text(campaign), "was": .text(was ?? campaign),
                "instant": .integer(instant.milliseconds),
            ]
        ) { $0.optionalInteger(0).map(Instant.init(milliseconds:)) } ?? nil
    }

    /// Occurrences whose planning is not complete, in the order in which they are planned.
    package func openOccurrences() throws -> [OccurrenceRow] {
        try connection.rows(
            """
            SELECT campaign, occurrence, due_at, not_after_at, closes_at, definition_hash, planned_through_id,
                stopped_reason, newest_member_id
            FROM occurrences WHERE complete_at IS NULL
            ORDER BY due_at, campaign, occurrence
            """
        ) { row in
            var occurrence = OccurrenceRow(
                campaign: row.text(0), occurrence: row.text(1), dueAt: Instant(milliseconds: row.integer(2)),
                notAfterAt: row.optionalInteger(3).map(Instant.init(milliseconds:)),
                closesAt: row.optionalInteger(4).map(Instant.init(milliseconds:)), definitionHash: row.text(5),
                plannedThroughID: row.integer(6),
                stoppedReason: row.optionalText(7).flatMap(OccurrenceRow.StopReason.init))
            occurrence.newestMemberID = row.optionalInteger(8)
            return occurrence
        }
    }

    /// When nothing of an occurrence counts or goes any more, and whether all its rows are written.
    package func occurrenceEnd(
        campaign: String, occurrence: String
    ) throws -> (closesAt: Instant?, notAfterAt: Instant?, isPlanned: Bool) {
        try connection.firstRow(
            """
            SELECT closes_at, not_after_at, complete_at IS NOT NULL FROM occurrences
            WHERE campaign = :campaign AND occurrence = :occurrence
            """, ["campaign": .text(campaign), "occurrence": .text(occurrence)]
        ) {
            (
                $0.optionalInteger(0).map(Instant.init(milliseconds:)),
                $0.optionalInteger(1).map(Instant.init(milliseconds:)), $0.int(2) == 1
            )
        } ?? (nil, nil, true)
    }

    /// Stops an occurrence before its first row, because `count` members are more than were approved. It stays open: an
    /// edited file (another hash), or an approval, is counted anew.
    package func stopOccurrence(
        _ row: OccurrenceRow, _ reason: OccurrenceRow.StopReason, hash: String, count: Int
    ) throws {
        try connection.run(
            """
            UPDATE occurrences SET stopped_reason = :reason, definition_hash = :hash, audience = :count
            WHERE campaign = :campaign AND occurrence = :occurrence AND planned_through_id = 0 AND complete_at IS NULL
            """,
            [
                "campaign": .text(row.campaign), "occurrence": .text(row.occurrence), "hash": .text(hash),
                "count": SQLValue(count), "reason": .text(reason.rawValue),
            ])
    }

    /// Lets a stopped occurrence go on with the definition that it now has.
    package func resumeOccurrence(_ row: OccurrenceRow, hash: String) throws {
        try connection.run(
            """
            UPDATE occurrences SET stopped_reason = NULL, definition_hash = :hash, audience = NULL
            WHERE campaign = :campaign AND occurrence = :occurrence AND complete_at IS NULL
            """,
            ["campaign": .text(row.campaign), "occurrence": .text(row.occurrence), "hash": .text(hash)])
    }

    /// Ends the planning of an occurrence: nobody is added any more.
    package func completeOccurrence(
        _ row: OccurrenceRow, stopped: OccurrenceRow.StopReason? = nil, now: Instant
    ) throws {
        try connection.run(
            """
            UPDATE occurrences SET complete_at = :now, stopped_reason = coalesce(:stopped, stopped_reason)
            WHERE campaign = :campaign AND occurrence = :occurrence AND complete_at IS NULL
            """,
            [
                "campaign": .text(row.campaign), "occurrence": .text(row.occurrence),
                "now": .integer(now.milliseconds), "stopped": SQLValue(stopped?.rawValue),
            ])
    }
}

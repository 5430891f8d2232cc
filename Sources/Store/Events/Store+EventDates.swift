package import Formats
internal import SQLite

extension Store {
    private static let eventDateColumns = """
        id, campaign, occurrence, starts_at, ends_at, details, sequence, announced_at, changed_at, cancelled_at
        """

    private static func eventDate(_ row: Statement) -> EventDateRow {
        EventDateRow(
            id: row.integer(0), campaign: row.text(1), occurrence: row.text(2),
            startsAt: Instant(milliseconds: row.integer(3)), endsAt: Instant(milliseconds: row.integer(4)),
            details: row.text(5), sequence: row.int(6), announcedAt: Instant(milliseconds: row.integer(7)),
            changedAt: Instant(milliseconds: row.integer(8)),
            cancelledAt: row.optionalInteger(9).map(Instant.init(milliseconds:)))
    }

    /// Remembers what is announced of a date. False when it was announced before.
    @discardableResult
    package func announceEvent(_ date: EventDateRow) throws -> Bool {
        try connection.run(
            """
            INSERT INTO event_dates (campaign, occurrence, starts_at, ends_at, details, sequence, announced_at, changed_at)
            VALUES (:campaign, :occurrence, :starts, :ends, :details, 0, :announced, :announced)
            ON CONFLICT (campaign, occurrence) DO NOTHING
            """,
            [
                "campaign": .text(date.campaign), "occurrence": .text(date.occurrence),
                "starts": .integer(date.startsAt.milliseconds), "ends": .integer(date.endsAt.milliseconds),
                "details": .text(date.details), "announced": .integer(date.announcedAt.milliseconds),
            ]) > 0
    }

    /// Writes what is another now, unless somebody else has changed it since it was read. False then.
    package func changeEvent(_ date: EventDateRow, from sequence: Int) throws -> Bool {
        try connection.run(
            """
            UPDATE event_dates SET starts_at = :starts, ends_at = :ends, details = :details, sequence = :sequence,
                changed_at = :changed, cancelled_at = :cancelled
            WHERE id = :id AND sequence = :known
            """,
            [
                "id": .integer(date.id), "known": SQLValue(sequence), "sequence": SQLValue(date.sequence),
                "starts": .integer(date.startsAt.milliseconds), "ends": .integer(date.endsAt.milliseconds),
                "details": .text(date.details), "changed": .integer(date.changedAt.milliseconds),
                "cancelled": SQLValue(date.cancelledAt?.milliseconds),
            ]) > 0
    }

    /// The announced dates of an event that end after a time, the first first.
    package func eventDates(campaign: String, was: String?, endingAfter time: Instant) throws -> [EventDateRow] {
        try connection.rows(
            """
            SELECT \(Store.eventDateColumns) FROM event_dates
            WHERE campaign IN (:campaign, :was) AND ends_at > :time ORDER BY starts_at, id
            """,
            [
                "campaign": .text(campaign), "was": .text(was ?? campaign), "time": .integer(time.milliseconds),
            ], Store.eventDate)
    }

    /// All announced dates that begin in a time.
    package func eventDates(from: Instant?, until: Instant?) throws -> [EventDateRow] {
        try connection.rows(
            """
            SELECT \(Store.eventDateColumns) FROM event_dates
            WHERE starts_at >= :from AND starts_at < :until ORDER BY starts_at, id
            """,
            [
                "from": .integer(from?.milliseconds ?? .min), "until": .integer(until?.milliseconds ?? .max),
            ], Store.eventDate)
    }

    package func eventDate(campaign: String, was: String?, occurrence: String) throws -> EventDateRow? {
        try connection.firstRow(
            """
            SELECT \(Store.eventDateColumns) FROM event_dates
            WHERE campaign IN (:campaign, :was) AND occurrence = :occurrence
            """,
            [
                "campaign": .text(campaign), "was": .text(was ?? campaign), "occurrence": .text(occurrence),
            ], Store.eventDate)
    }

    package func eventDate(id: Int64) throws -> EventDateRow? {
        try connection.firstRow(
            "SELECT \(Store.eventDateColumns) FROM event_dates WHERE id = :id", ["id": .integer(id)], Store.eventDate)
    }

    /// What was announced has ended before it began: nothing that is planned of it goes any more, but word of the end.
    package func withdrawEvent(campaign: String, occurrence: String, at now: Instant) throws {
        try connection.run(
            """
            UPDATE messages SET state = 'skipped', reason = 'cancelled', next_attempt_at = NULL, settled_at = :now
            WHERE campaign = :campaign AND occurrence = :occurrence AND state = 'planned'
                AND step NOT LIKE 'cancelled-%'
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "now": .integer(now.milliseconds),
            ])
        try connection.run(
            """
            UPDATE occurrences SET complete_at = :now
            WHERE campaign = :campaign AND occurrence = :occurrence AND complete_at IS NULL
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "now": .integer(now.milliseconds),
            ])
    }
}

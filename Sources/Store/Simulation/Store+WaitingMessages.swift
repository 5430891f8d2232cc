package import Formats
internal import SQLite

/// A message of the ledger that is still to go.
package struct WaitingMessage: Sendable {
    package let id: Int64
    package let campaign: String
    /// As `OccurrenceGroup` names it.
    package let occurrence: String
    package let step: String
    package let memberID: Int64
    package let plannedAt: Instant
    package let dueAt: Instant
    package let notAfter: Instant?
}

extension Store {
    /// The messages of the ledger that are looked at by `until`, in order. They are in the forecast of this connection then,
    /// where journeys find them.
    package func waitingMessages(until: Instant) throws -> [WaitingMessage] {
        try connection.run(
            """
            INSERT INTO temp.forecast (id, step, campaign, intent, kind, member_id, priority, at, due_at, not_after_at)
            SELECT id, 0, campaign, intent, kind, member_id, priority, next_attempt_at, next_attempt_at, not_after_at
            FROM messages WHERE state = 'planned' AND next_attempt_at <= :until
            """, ["until": .integer(until.milliseconds)])
        return try connection.rows(
            """
            SELECT id, campaign, \(OccurrenceGroup.sql), step, member_id, planned_at, next_attempt_at, not_after_at
            FROM messages WHERE state = 'planned' AND next_attempt_at <= :until ORDER BY id
            """, ["until": .integer(until.milliseconds)]
        ) { row in
            WaitingMessage(
                id: row.integer(0), campaign: row.text(1), occurrence: row.text(2), step: row.text(3),
                memberID: row.integer(4), plannedAt: Instant(milliseconds: row.integer(5)),
                dueAt: Instant(milliseconds: row.integer(6)),
                notAfter: row.optionalInteger(7).map(Instant.init(milliseconds:)))
        }
    }
}

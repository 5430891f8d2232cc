package import Formats
internal import SQLite

/// What interventions do to rows of the ledger, a chunk of ids in one transaction. A row that has left the state meanwhile is
/// left alone: a run may be at work. Each returns how many rows it changed.
extension Store {
    /// Holds planned rows back until they are resumed. They are looked at again once a day, and when they are too late.
    package func pauseMessages(_ ids: ArraySlice<Int64>, at now: Instant) throws -> Int {
        try change(
            ids,
            """
            UPDATE messages SET reason = 'paused',
                next_attempt_at = max(min(coalesce(not_after_at + 1, :later), :later), :now)
            WHERE id = :id AND state = 'planned'
            """, ["now": .integer(now.milliseconds), "later": .integer((now + Store.pauseLook).milliseconds)])
    }

    /// How long a paused row is left alone.
    package static let pauseLook: Int64 = 86_400_000

    /// Lets paused rows be looked at again at once.
    package func resumeMessages(_ ids: ArraySlice<Int64>, at now: Instant) throws -> Int {
        try change(
            ids,
            """
            UPDATE messages SET reason = NULL, next_attempt_at = min(next_attempt_at, :now)
            WHERE id = :id AND state = 'planned' AND reason = 'paused'
            """, ["now": .integer(now.milliseconds)])
    }

    /// Skips planned rows for good.
    package func cancelMessages(_ ids: ArraySlice<Int64>, at now: Instant) throws -> Int {
        try change(
            ids,
            """
            UPDATE messages SET state = 'skipped', reason = 'cancelled', next_attempt_at = NULL, settled_at = :now
            WHERE id = :id AND state = 'planned'
            """, ["now": .integer(now.milliseconds)])
    }

    /// Plans uncertain or failed rows again, as if they had never been tried.
    package func replanMessages(_ ids: ArraySlice<Int64>, in state: MessageState, at now: Instant) throws -> Int {
        try change(
            ids,
            """
            UPDATE messages SET state = 'planned', reason = NULL, next_attempt_at = :now, attempts = 0,
                first_attempt_at = NULL, claim_id = NULL, claimed_at = NULL, sent_at = NULL, settled_at = NULL
            WHERE id = :id AND state = :state AND state IN ('uncertain', 'failed')
            """, ["now": .integer(now.milliseconds), "state": .text(state.rawValue)])
    }

    /// Settles an uncertain row as sent, at the time at which it was handed over.
    package func resolveSent(_ id: Int64, messageID: String) throws -> Bool {
        try connection.run(
            """
            UPDATE messages SET state = 'sent', sent_at = coalesce(claimed_at, settled_at, planned_at),
                message_id = coalesce(message_id, :message_id)
            WHERE id = :id AND state = 'uncertain'
            """, ["id": .integer(id), "message_id": .text(messageID)]) == 1
    }

    /// Settles uncertain rows as failed.
    package func resolveFailed(_ ids: ArraySlice<Int64>, at now: Instant) throws -> Int {
        try change(
            ids, "UPDATE messages SET state = 'failed', settled_at = :now WHERE id = :id AND state = 'uncertain'",
            ["now": .integer(now.milliseconds)])
    }

    private func change(_ ids: ArraySlice<Int64>, _ sql: String, _ parameters: [String: SQLValue]) throws -> Int {
        try inTransaction {
            var count = 0
            for id in ids { count += try connection.run(sql, parameters.merging(["id": .integer(id)]) { $1 }) }
            return count
        }
    }
}

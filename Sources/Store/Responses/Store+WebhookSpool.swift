package import Formats
internal import SQLite

/// An event as it was stored, on its way to what it says.
package struct StoredWebhookEvent: Sendable {
    package let id: Int64
    package let hook: String
    package let eventID: String
    package let body: [UInt8]
    package let receivedAt: Instant
    package let responseID: Int64?
}

extension Store {
    /// True for an error that another time does not have: another process writes, or the disk is full.
    package static func isForNow(_ error: any Error) -> Bool {
        guard let error = error as? SQLiteError else { return false }
        return error.isBusy || error.isFull
    }

    /// Stores an event to be looked at later, in the open transaction. False when it is known already.
    /// - Parameter reason: why it will not be taken in as things are; it may be sent anew, or replayed.
    package func spoolWebhookEvent(
        hook: String, eventID: String, body: [UInt8], rejectedFor reason: String?, at now: Instant
    ) throws -> Bool {
        let statement = try connection.statement(
            """
            INSERT INTO webhook_events (hook, event_id, body, received_at, state, error)
            VALUES (:hook, :event_id, :body, :now, :state, :error)
            ON CONFLICT (hook, event_id) DO UPDATE
                SET body = excluded.body, received_at = excluded.received_at, state = excluded.state,
                    error = excluded.error
                WHERE state = 'rejected'
            """)
        statement.bind("hook", .text(hook))
        statement.bind("event_id", .text(eventID))
        statement.bind("now", .integer(now.milliseconds))
        statement.bind("state", .text(reason == nil ? "received" : "rejected"))
        statement.bind("error", SQLValue(reason))
        statement.bind("body", .blob(body))
        _ = try statement.step()
        return connection.changes > 0
    }

    /// Events that are stored and not yet looked at, the oldest first.
    package func waitingWebhookEvents(after id: Int64 = 0, limit: Int) throws -> [StoredWebhookEvent] {
        try connection.rows(
            """
            SELECT id, hook, event_id, body, received_at, response_id FROM webhook_events
            WHERE state = 'received' AND id > :id
            ORDER BY id
            LIMIT :limit
            """, ["id": .integer(id), "limit": .integer(Int64(limit))], Store.storedEvent)
    }

    /// Events of a hook whose bodies are kept, the oldest first.
    /// - Parameter all: also those that were taken in.
    package func replayableWebhookEvents(
        hook: String, all: Bool, after id: Int64, limit: Int
    ) throws -> [StoredWebhookEvent] {
        try connection.rows(
            """
            SELECT id, hook, event_id, body, received_at, response_id FROM webhook_events
            WHERE hook = :hook AND id > :id AND length(body) > 0 AND (:all = 1 OR state IN ('received', 'rejected'))
            ORDER BY id
            LIMIT :limit
            """,
            ["hook": .text(hook), "id": .integer(id), "all": SQLValue(all), "limit": .integer(Int64(limit))],
            Store.storedEvent)
    }

    /// A later event has changed the response since.
    package func hasLaterEvent(than id: Int64, response: Int64) throws -> Bool {
        try connection.hasRow(
            """
            SELECT 1 FROM webhook_events WHERE response_id = :response AND id > :id AND state = 'done' LIMIT 1
            """, ["response": .integer(response), "id": .integer(id)])
    }

    private static func storedEvent(_ row: Statement) -> StoredWebhookEvent {
        StoredWebhookEvent(
            id: row.integer(0), hook: row.text(1), eventID: row.text(2), body: row.blob(3),
            receivedAt: Instant(milliseconds: row.integer(4)), responseID: row.optionalInteger(5))
    }
}

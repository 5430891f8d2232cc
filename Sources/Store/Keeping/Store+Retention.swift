package import Formats
internal import SQLite

extension Store {
    /// When retention was last done, or nil.
    package func retentionTime() throws -> Instant? {
        try time(noted: "retention_at")
    }

    package func noteRetention(at now: Instant) throws { try note("retention_at", at: now) }

    /// True when the body of any webhook event is kept.
    package func hasWebhookBodies() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM webhook_events WHERE length(body) > 0")
    }

    /// Empties up to `limit` webhook events that came before a time. Their ids stay, so that a repeat is known for one.
    package func emptyWebhookEvents(before time: Instant, limit: Int = 200) throws -> Int {
        try connection.run(
            """
            UPDATE webhook_events SET body = x''
            WHERE id IN (SELECT id FROM webhook_events WHERE length(body) > 0 AND received_at < :time
                ORDER BY received_at LIMIT :limit)
            """, ["time": .integer(time.milliseconds), "limit": SQLValue(limit)])
    }

    /// True when what was sent from pages and not counted is kept as it came.
    package func hasSetAside() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM set_aside WHERE fields <> '[]'")
    }

    /// Empties up to `limit` forms that were set aside before a time. The reason stays, so that they are counted.
    package func emptySetAside(before time: Instant, limit: Int = 200) throws -> Int {
        try connection.run(
            """
            UPDATE set_aside SET fields = '[]' WHERE (source, source_key, reason) IN (
                SELECT source, source_key, reason FROM set_aside WHERE fields <> '[]' AND at < :time LIMIT :limit)
            """, ["time": .integer(time.milliseconds), "limit": SQLValue(limit)])
    }
}

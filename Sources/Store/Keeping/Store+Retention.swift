package import Formats
internal import SQLite

extension Store {
    /// When retention was last done, or nil.
    package func retentionTime() throws -> Instant? {
        try connection.firstRow("SELECT value FROM meta WHERE name = 'retention_at'", [:]) {
            Instant(milliseconds: $0.integer(0))
        }
    }

    package func noteRetention(at now: Instant) throws {
        try connection.run(
            """
            INSERT INTO meta (name, value) VALUES ('retention_at', :now)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, ["now": .integer(now.milliseconds)])
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
}

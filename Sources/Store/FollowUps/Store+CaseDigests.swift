package import Formats
internal import SQLite

extension Store {
    /// Owners of open cases that are due before a time, and were not told of them on a day, in the order of their addresses.
    package func ownersToTell(dueBefore time: Instant, day: String) throws -> [String] {
        try connection.rows(
            """
            SELECT DISTINCT lower(c.owner) FROM cases c
            WHERE c.state = 'open' AND c.due_at < :time AND NOT EXISTS (
                SELECT 1 FROM case_digests d WHERE d.owner = lower(c.owner) AND d.day = :day)
            ORDER BY 1
            """, ["time": .integer(time.milliseconds), "day": .text(day)]
        ) { $0.text(0) }
    }

    /// Notes that an owner was told on a day; what is older than 30 days is forgotten.
    package func noteCaseDigest(owner: String, day: String, at now: Instant) throws {
        try inTransaction {
            try connection.run(
                """
                INSERT INTO case_digests (owner, day, sent_at) VALUES (:owner, :day, :now)
                ON CONFLICT (owner, day) DO NOTHING
                """, ["owner": .text(owner), "day": .text(day), "now": .integer(now.milliseconds)])
            try connection.run(
                "DELETE FROM case_digests WHERE sent_at < :time",
                ["time": .integer(now.milliseconds - 30 * 86_400_000)])
        }
    }
}

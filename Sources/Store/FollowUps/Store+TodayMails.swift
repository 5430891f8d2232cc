package import Formats
internal import SQLite

extension Store {
    /// True when an owner was sent the morning page of a day.
    package func wasSentToday(owner: String, day: String) throws -> Bool {
        try connection.hasRow(
            "SELECT 1 FROM today_mails WHERE owner = :owner AND day = :day",
            ["owner": .text(owner), "day": .text(day)])
    }

    /// Notes that an owner was sent the morning page of a day; what is older than 30 days is forgotten.
    package func noteTodayMail(owner: String, day: String, at now: Instant) throws {
        try inTransaction {
            try connection.run(
                """
                INSERT INTO today_mails (owner, day, sent_at) VALUES (:owner, :day, :now)
                ON CONFLICT (owner, day) DO NOTHING
                """, ["owner": .text(owner), "day": .text(day), "now": .integer(now.milliseconds)])
            try connection.run(
                "DELETE FROM today_mails WHERE sent_at < :time",
                ["time": .integer(now.milliseconds - 30 * 86_400_000)])
        }
    }
}

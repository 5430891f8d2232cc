package import Formats
internal import SQLite

extension Store {
    /// Messages of which nobody can know whether the relay took them.
    package func uncertainCount() throws -> Int {
        // By id, lest SQLite go through the larger index of all that was received.
        try connection.firstRow(
            "SELECT count(*) FROM messages WHERE state = 'uncertain' AND id > 0", [:], { $0.int(0) }) ?? 0
    }

    /// `if_unsure: resend`: plans up to `limit` uncertain messages again. Returns how many.
    package func replanUncertain(at now: Instant, limit: Int = 500) throws -> Int {
        try connection.transaction {
            try connection.run(
                """
                UPDATE messages SET state = 'planned', next_attempt_at = :now, reason = NULL, claim_id = NULL,
                    claimed_at = NULL, sent_at = NULL, settled_at = NULL
                WHERE state = 'uncertain'
                    AND id IN (SELECT id FROM messages WHERE state = 'uncertain' ORDER BY id LIMIT :limit)
                """, ["now": .integer(now.milliseconds), "limit": .integer(Int64(limit))])
        }
    }
}

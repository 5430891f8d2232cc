package import Formats
internal import SQLite

/// A relay that could not be had: it is left alone until `nextAttemptAt`.
package struct RelayTrouble: Sendable, Hashable {
    package let relay: String
    /// In a row.
    package let failures: Int
    /// What the last of them was, without addresses.
    package let words: String
    package let since: Instant
    package let nextAttemptAt: Instant
}

extension Store {
    /// The relays that could not be had when they were last tried.
    package func relayTroubles() throws -> [RelayTrouble] {
        try connection.rows(
            "SELECT relay, failures, words, since_at, next_attempt_at FROM relay_states ORDER BY relay"
        ) {
            RelayTrouble(
                relay: $0.text(0), failures: $0.int(1), words: $0.text(2),
                since: Instant(milliseconds: $0.integer(3)), nextAttemptAt: Instant(milliseconds: $0.integer(4)))
        }
    }

    /// Notes that a relay could not be had once more.
    /// - Parameter delay: milliseconds to leave it alone, after so many failures in a row.
    package func noteFailure(
        ofRelay relay: String, _ words: String, at now: Instant, delay: (_ failures: Int) -> Int64
    ) throws {
        try inTransaction {
            let failures =
                1
                + (try connection.firstRow(
                    "SELECT failures FROM relay_states WHERE relay = :relay", ["relay": .text(relay)], { $0.int(0) })
                    ?? 0)
            try connection.run(
                """
                INSERT INTO relay_states (relay, failures, words, since_at, failed_at, next_attempt_at)
                VALUES (:relay, :failures, :words, :now, :now, :next)
                ON CONFLICT (relay) DO UPDATE SET failures = excluded.failures, words = excluded.words,
                    failed_at = excluded.failed_at, next_attempt_at = excluded.next_attempt_at
                """,
                [
                    "relay": .text(relay), "failures": SQLValue(failures), "words": .text(words),
                    "now": .integer(now.milliseconds), "next": .integer((now + delay(failures)).milliseconds),
                ])
        }
    }

    /// Forgets the trouble with a relay: it has taken something.
    package func noteSuccess(ofRelay relay: String) throws {
        try connection.run("DELETE FROM relay_states WHERE relay = :relay", ["relay": .text(relay)])
    }

    /// Looks again at once at some of the messages that wait for a relay. Returns how many.
    package func releaseHeldForRelays(at now: Instant) throws -> Int {
        let ids = try heldForRelays(after: now, limit: 1000)
        try inTransaction {
            for id in ids {
                try connection.run(
                    """
                    UPDATE messages SET reason = NULL, next_attempt_at = :now
                    WHERE id = :id AND state = 'planned' AND reason = 'relay'
                    """, ["id": .integer(id), "now": .integer(now.milliseconds)])
            }
        }
        return ids.count
    }

    /// How many messages each relay was given since a time, by its name.
    package func relayCounts(since: Instant) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try connection.forEachRow(
            """
            SELECT relay, count(*) FROM messages
            WHERE claimed_at > :since AND relay IS NOT NULL AND state <> 'sending' GROUP BY relay
            """, ["since": .integer(since.milliseconds)]
        ) { counts[$0.text(0)] = $0.int(1) }
        return counts
    }
}

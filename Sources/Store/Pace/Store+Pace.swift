package import Formats
internal import SQLite

/// How many messages were taken in hand at one moment: those of one claim have the same.
package struct ClaimedCount: Sendable, Hashable {
    package let at: Instant
    package let count: Int

    package init(at: Instant, count: Int) { (self.at, self.count) = (at, count) }
}

extension Store {
    /// What was taken in hand later than `since` and is not to be tried again, oldest first.
    /// - Parameters:
    ///   - campaigns: only of these names; nil is all.
    ///   - relay: only those that this one carries; nil is all.
    package func claimedCounts(
        since: Instant, of campaigns: [String]? = nil, relay: String? = nil
    ) throws -> [ClaimedCount] {
        try (campaigns.map { $0.map(Optional.some) } ?? [nil]).flatMap { name in
            try connection.rows(
                """
                SELECT claimed_at, count(*) FROM messages
                WHERE claimed_at > :since AND (:campaign IS NULL OR campaign = :campaign)
                    AND (:relay IS NULL OR relay = :relay)
                GROUP BY claimed_at ORDER BY claimed_at
                """,
                ["since": .integer(since.milliseconds), "campaign": SQLValue(name), "relay": SQLValue(relay)],
                Store.claimedCount)
        }.sorted { $0.at < $1.at }
    }

    /// The same for the members of one domain, lower-case.
    package func claimedCounts(since: Instant, domain: String) throws -> [ClaimedCount] {
        try connection.rows(
            """
            SELECT g.claimed_at, count(*) FROM messages g CROSS JOIN members m
            WHERE g.claimed_at > :since AND m.id = g.member_id
                AND substr(m.email_key, -length(:suffix)) = :suffix
            GROUP BY g.claimed_at ORDER BY g.claimed_at
            """, ["since": .integer(since.milliseconds), "suffix": .text("@" + domain)], Store.claimedCount)
    }

    private static func claimedCount(_ row: Statement) -> ClaimedCount {
        ClaimedCount(at: Instant(milliseconds: row.integer(0)), count: row.int(1))
    }

    /// When the first message of all was taken in hand.
    package func firstClaim() throws -> Instant? {
        try connection.firstRow("SELECT min(claimed_at) FROM messages WHERE claimed_at IS NOT NULL", [:]) {
            $0.optionalInteger(0).map(Instant.init(milliseconds:))
        } ?? nil
    }

    /// How many messages that were first tried later than `since` wait because the relay put them off.
    package func deferredCount(since: Instant) throws -> Int {
        try connection.firstRow(
            """
            SELECT count(*) FROM messages
            WHERE state = 'planned' AND attempts > 0 AND smtp_code BETWEEN 400 AND 499 AND first_attempt_at > :since
            """, ["since": .integer(since.milliseconds)], { $0.int(0) }) ?? 0
    }

    /// The domain of a member's address, lower-case; nil when there is none.
    package func emailDomain(ofMember id: Int64) throws -> String? {
        let key = try connection.firstRow(
            "SELECT email_key FROM members WHERE id = :id", ["id": .integer(id)], { $0.optionalText(0) })
        return (key ?? nil)?.split(separator: "@").last.map(String.init)
    }
}

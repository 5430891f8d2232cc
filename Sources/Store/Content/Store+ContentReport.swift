package import Formats
internal import SQLite

/// What went of one campaign in a time, and what was made of it.
package struct ContentCount: Sendable, Hashable {
    package let campaign: String
    package let intent: String
    package let sent: Int
    /// Messages of which a person followed a link.
    package let clicked: Int
    package let useful: Int
    package let useless: Int

    package init(campaign: String, intent: String, sent: Int, clicked: Int, useful: Int, useless: Int) {
        (self.campaign, self.intent, self.sent) = (campaign, intent, sent)
        (self.clicked, self.useful, self.useless) = (clicked, useful, useless)
    }
}

extension Store {
    /// Messages that went from a time until another, by campaign.
    package func contentCounts(from: Instant, until: Instant) throws -> [ContentCount] {
        try connection.rows(
            """
            SELECT g.campaign, g.intent, count(*),
                sum(EXISTS (SELECT 1 FROM observations o
                    WHERE o.message_id = g.id AND o.kind = 'click' AND o.machine IS NULL)),
                coalesce(sum(v.is_useful = 1), 0), coalesce(sum(v.is_useful = 0), 0)
            FROM messages g LEFT JOIN useful_votes v ON v.message_id = g.id
            WHERE g.sent_at >= :from AND g.sent_at < :until
            GROUP BY g.campaign, g.intent ORDER BY g.campaign, g.intent
            """, ["from": .integer(from.milliseconds), "until": .integer(until.milliseconds)]
        ) {
            ContentCount(
                campaign: $0.text(0), intent: $0.text(1), sent: $0.int(2), clicked: $0.int(3), useful: $0.int(4),
                useless: $0.int(5))
        }
    }
}

package import Formats
internal import SQLite

/// Messages that went to members who had got as many offers in the 30 days before, and what became of them.
package struct FatigueCount: Sendable, Hashable {
    /// Offers before; the last count is of as many or more.
    package let offers: Int
    package let messages: Int
    /// Messages of campaigns whose clicks are counted, and those in which a person clicked.
    package let tracked: Int
    package let clicked: Int
    /// Invitations to surveys, and those that were answered.
    package let asked: Int
    package let answered: Int
    /// After which the reader left or complained.
    package let left: Int
    /// The messages themselves that were offers.
    package let promotions: Int
}

extension Store {
    /// By how many offers (`intent: promo`) the member had got in the 30 days before each message of [start, end).
    /// - Parameters:
    ///   - tracked: campaigns whose clicks are counted.
    ///   - most: as many or more are counted together.
    ///   - condition: of which members, over the alias `m`; nil is all.
    package func fatigueCounts(
        from start: Instant?, until end: Instant, tracked: [String], most: Int, of condition: SQLFragment? = nil
    ) throws -> [FatigueCount] {
        var parameters = condition?.parameters ?? [:]
        parameters["start"] = .integer(start?.milliseconds ?? Int64.min)
        parameters["end"] = .integer(end.milliseconds)
        parameters["tracked"] = .text(Store.jsonTexts(tracked))
        parameters["most"] = .integer(Int64(most))
        parameters["window"] = .integer(30 * 86_400_000)
        let chosen =
            condition.map {
                "AND x.member_id IN (SELECT m.id FROM members m WHERE m.erased_at IS NULL AND (\($0.sql)))"
            } ?? ""
        return try connection.rows(
            """
            SELECT min(:most, g.offers) AS offers, count(*), sum(g.is_tracked), sum(g.is_tracked AND g.clicked),
                sum(g.kind = 'survey'), sum(g.kind = 'survey' AND g.answered), sum(g.has_left OR g.state = 'complained'),
                sum(g.intent = 'promo')
            FROM (SELECT x.kind, x.state, x.intent, x.offers,
                    x.campaign IN (SELECT value FROM json_each(:tracked)) AS is_tracked,
                    EXISTS (SELECT 1 FROM observations o WHERE o.message_id = x.id AND o.kind = 'click'
                        AND o.machine IS NULL) AS clicked,
                    EXISTS (SELECT 1 FROM responses r WHERE r.member_id = x.member_id AND r.is_duplicate = 0
                        AND r.campaign = x.campaign
                        AND (r.message_id = x.id OR (r.message_id IS NULL AND r.occurrence = x.occurrence))) AS answered,
                    EXISTS (SELECT 1 FROM consents c WHERE c.member_id = x.member_id AND c.state = 'withdrawn'
                        AND c.proof = 'message ' || x.id) AS has_left
                FROM (SELECT id, campaign, occurrence, member_id, kind, state, intent, at,
                        coalesce(sum(intent = 'promo') OVER (PARTITION BY member_id ORDER BY at
                            RANGE BETWEEN :window PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW), 0) AS offers
                    FROM (SELECT id, campaign, occurrence, member_id, kind, state, intent,
                            coalesce(sent_at, claimed_at) AS at
                        FROM messages WHERE +state IN ('sent', 'uncertain', 'bounced', 'complained'))) x
                WHERE x.at >= :start AND x.at < :end \(chosen)) g
            GROUP BY 1 ORDER BY 1
            """, parameters
        ) { row in
            FatigueCount(
                offers: row.int(0), messages: row.int(1), tracked: row.int(2), clicked: row.int(3), asked: row.int(4),
                answered: row.int(5), left: row.int(6), promotions: row.int(7))
        }
    }
}

package import Formats
internal import SQLite

/// What the morning page looks at day by day.
package enum DailyMeasure: String, Sendable, CaseIterable {
    case sent, bounces, complaints, unsubscribes, responses
    case signUps = "sign_ups"
}

/// Somebody whom the team may thank.
package struct ThankWorthy: Sendable, Hashable {
    package enum Reason: String, Sendable, CaseIterable {
        /// Gave 9 or 10 to an NPS question for the first time.
        case promoter
        /// A recommendation of theirs was credited.
        case referral
        /// Wrote a story or a review, was mentioned, showed a photo.
        case story
        /// Helped at an event that is over.
        case helper
        /// Has been here for whole years today.
        case anniversary
    }

    package let reason: Reason
    package let memberID: Int64
    package let email: String
    package let name: String?
    /// Of the survey, or of the event.
    package let campaign: String?
    /// Of an anniversary.
    package let years: Int?
}

extension Store {
    /// Waiting messages that something holds back, by what it is.
    package func heldCounts() throws -> [MessageReason: Int] {
        let rows = try connection.rows(
            """
            SELECT reason, count(*) FROM messages WHERE state = 'planned' AND reason IS NOT NULL GROUP BY reason
            """
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(
            rows.compactMap { name, count in MessageReason(rawValue: name).map { ($0, count) } },
            uniquingKeysWith: +)
    }

    /// The counts of each of some days, in their order.
    /// - Parameter days: from the first moment of each until the first of the next.
    package func dailyCounts(_ days: [Range<Instant>]) throws -> [DailyMeasure: [Int]] {
        var counts = Dictionary(
            uniqueKeysWithValues: DailyMeasure.allCases.map { ($0, Array(repeating: 0, count: days.count)) })
        try connection.forEachRow(
            """
            WITH days AS (SELECT key AS place, json_extract(value, '$[0]') AS since, json_extract(value, '$[1]') AS until
                FROM json_each(:days))
            SELECT 'sent', d.place, (SELECT count(*) FROM messages g WHERE g.sent_at >= d.since AND g.sent_at < d.until)
            FROM days d
            UNION ALL
            SELECT CASE e.kind WHEN 'hard' THEN 'bounces' ELSE 'complaints' END, d.place, count(*)
            FROM inbound_events e JOIN days d ON e.at >= d.since AND e.at < d.until
            WHERE e.kind IN ('hard', 'complaint') GROUP BY e.kind, d.place
            UNION ALL
            SELECT 'unsubscribes', d.place, count(DISTINCT c.member_id)
            FROM consents c JOIN days d ON c.at >= d.since AND c.at < d.until
            WHERE c.state = 'withdrawn' GROUP BY d.place
            UNION ALL
            SELECT 'responses', d.place, (SELECT count(*) FROM responses r
                WHERE r.at >= d.since AND r.at < d.until AND r.is_duplicate = 0)
            FROM days d
            UNION ALL
            SELECT 'sign_ups', d.place, count(*)
            FROM sign_ups s JOIN days d ON s.requested_at >= d.since AND s.requested_at < d.until GROUP BY d.place
            """, ["days": .text(Store.pairs(days))]
        ) { row in
            guard let measure = DailyMeasure(rawValue: row.text(0)) else { return }
            counts[measure]?[row.int(1)] = row.int(2)
        }
        return counts
    }

    /// When the first member came into the store; nil of an empty one.
    package func firstMemberAt() throws -> Instant? {
        try connection.firstRow("SELECT min(created_at) FROM main.members", [:]) {
            $0.optionalInteger(0).map(Instant.init(milliseconds:))
        } ?? nil
    }

    /// Who did in [start, end) what thanks are due for, by reason and in the order in which they did it.
    /// - Parameter birthdays: today, one and more years ago; the nearest first.
    package func thankWorthy(
        from start: Instant, until end: Instant, birthdays: [Range<Instant>]
    ) throws -> [ThankWorthy] {
        try connection.rows(
            """
            WITH found AS (
                SELECT 'promoter' AS reason, 1 AS place, r.member_id, r.campaign, min(r.at) AS at, NULL AS years
                FROM responses r JOIN answers a ON a.response_id = r.id AND a.kind = 'nps' AND a.number >= 9
                WHERE r.at >= :start AND r.at < :end AND r.is_duplicate = 0 AND r.member_id IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM responses o JOIN answers b ON b.response_id = o.id AND b.kind = 'nps'
                        AND b.number >= 9 WHERE o.member_id = r.member_id AND o.at < :start)
                GROUP BY r.member_id
                UNION ALL
                SELECT 'referral', 2, f.referrer_id, NULL, min(f.decided_at), NULL FROM referrals f
                WHERE f.state = 'credited' AND f.decided_at >= :start AND f.decided_at < :end GROUP BY f.referrer_id
                UNION ALL
                SELECT 'story', 3, a.member_id, NULL, min(a.at), NULL FROM activities a
                WHERE a.kind IN ('story', 'review', 'mention', 'photo') AND a.at >= :start AND a.at < :end
                GROUP BY a.member_id
                UNION ALL
                SELECT 'helper', 4, e.member_id, e.campaign, d.ends_at, NULL
                FROM event_dates d JOIN event_replies e ON e.campaign = d.campaign AND e.occurrence = d.occurrence
                WHERE d.ends_at >= :start AND d.ends_at < :end AND d.cancelled_at IS NULL
                    AND e.attended = 1 AND coalesce(e.helps, '') <> ''
                UNION ALL
                SELECT 'anniversary', 5, m.id, NULL, m.joined_at, b.key + 1
                FROM json_each(:birthdays) b CROSS JOIN main.members m
                WHERE m.joined_at >= json_extract(b.value, '$[0]') AND m.joined_at < json_extract(b.value, '$[1]'))
            SELECT f.reason, f.member_id, m.email, nullif(coalesce(m.name, trim(coalesce(m.first_name, '') || ' '
                || coalesce(m.last_name, ''))), ''), f.campaign, f.years
            FROM found f JOIN main.members m ON m.id = f.member_id
            WHERE m.erased_at IS NULL AND m.email IS NOT NULL
            ORDER BY f.place, f.at, f.member_id
            """,
            [
                "start": .integer(start.milliseconds), "end": .integer(end.milliseconds),
                "birthdays": .text(Store.pairs(birthdays)),
            ]
        ) { row in
            ThankWorthy(
                reason: ThankWorthy.Reason(rawValue: row.text(0)) ?? .story, memberID: row.integer(1),
                email: row.text(2), name: row.optionalText(3), campaign: row.optionalText(4),
                years: row.optionalInteger(5).map { Int($0) })
        }
    }

    private static func pairs(_ ranges: [Range<Instant>]) -> String {
        let list = ranges.map { "[\($0.lowerBound.milliseconds),\($0.upperBound.milliseconds)]" }
        return "[\(list.joined(separator: ","))]"
    }
}

package import Formats
internal import SQLite

/// What members did in one period, as a report of before and after asks for it.
package struct CommunityPeriod: Sendable {
    /// Known before the period was over.
    package var members = 0
    /// Each member's latest NPS answer of the period.
    package var score = NetScore(promoters: 0, passives: 0, detractors: 0)
    /// Wrote a review.
    package var reviewers = 0
    /// Came to us (a visit, a ticket, a purchase) on any day, and on more than one.
    package var enquirers = 0
    package var repeatEnquirers = 0
    /// How many asked for help so many times; those who did not are not among them.
    package var tickets: [(tickets: Int, members: Int)] = []
    /// Came by somebody's recommendation.
    package var referrals = 0
    /// Bought for the first time; of them, those whom a member had brought.
    package var newCustomers = Proportion(0, of: 0)
    /// Hold the role at the end.
    package var ambassadors = 0

    /// The role of those who speak for the community.
    package static let ambassador = "ambassador"

    package init() {}
}

extension Store {
    /// Counts [start, end).
    package func communityPeriod(zone: Zone, from start: Instant, until end: Instant) throws -> CommunityPeriod {
        let parameters: [String: SQLValue] = [
            "start": .integer(start.milliseconds), "end": .integer(end.milliseconds), "zone": .text(zone.name),
        ]
        var period = CommunityPeriod()
        try connection.forEachRow(
            """
            SELECT
                (SELECT count(*) FROM main.members m
                 WHERE m.erased_at IS NULL AND coalesce(m.joined_at, m.created_at) < :end),
                (SELECT count(DISTINCT a.member_id) FROM activities a
                 WHERE a.kind = 'review' AND a.at >= :start AND a.at < :end),
                (SELECT count(*) FROM activities a WHERE a.kind = 'referral' AND a.at >= :start AND a.at < :end)
            """, parameters.filter { $0.key != "zone" }
        ) { row in
            period.members = row.int(0)
            period.reviewers = row.int(1)
            period.referrals = row.int(2)
        }
        try connection.forEachRow(
            """
            SELECT sum(g.number >= 9), sum(g.number >= 7 AND g.number < 9), sum(g.number < 7)
            FROM (SELECT n.number, row_number() OVER (PARTITION BY r.member_id ORDER BY r.at DESC, r.id DESC) AS place
                FROM responses r JOIN answers n ON n.response_id = r.id AND n.kind = 'nps' AND n.number IS NOT NULL
                WHERE r.is_duplicate = 0 AND r.member_id IS NOT NULL AND r.at >= :start AND r.at < :end) g
            WHERE g.place = 1
            """, parameters.filter { $0.key != "zone" }
        ) { row in
            period.score = NetScore(promoters: row.int(0), passives: row.int(1), detractors: row.int(2))
        }
        try connection.forEachRow(
            """
            SELECT count(*), coalesce(sum(g.days > 1), 0)
            FROM (SELECT count(DISTINCT kamerton_day(a.at, :zone)) AS days FROM activities a
                WHERE a.kind IN ('visit', 'ticket', 'purchase') AND a.at >= :start AND a.at < :end GROUP BY a.member_id) g
            """, parameters
        ) { row in
            period.enquirers = row.int(0)
            period.repeatEnquirers = row.int(1)
        }
        period.tickets = try connection.rows(
            """
            SELECT g.tickets, count(*)
            FROM (SELECT count(*) AS tickets FROM activities a
                WHERE a.kind = 'ticket' AND a.at >= :start AND a.at < :end GROUP BY a.member_id) g
            GROUP BY g.tickets ORDER BY g.tickets
            """, parameters.filter { $0.key != "zone" }
        ) { ($0.int(0), $0.int(1)) }
        let customers = try newCustomers(from: start, until: end)
        period.newCustomers = Proportion(customers.brought, of: customers.new)
        period.ambassadors = try heldRoles(role: CommunityPeriod.ambassador, now: end + (-1)).count
        return period
    }

    /// Members who joined the community (the activity `joined`) in [start, end), and all who were known before the end.
    package func joined(from start: Instant, until end: Instant) throws -> (joined: Int, base: Int) {
        try connection.firstRow(
            """
            SELECT (SELECT count(DISTINCT a.member_id) FROM activities a
                    WHERE a.kind = 'joined' AND a.at >= :start AND a.at < :end),
                (SELECT count(*) FROM main.members m
                 WHERE m.erased_at IS NULL AND coalesce(m.joined_at, m.created_at) < :end)
            """, ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)],
            { ($0.int(0), $0.int(1)) }) ?? (0, 0)
    }
}

package import Formats
internal import SQLite

/// What a report of referrals asks the store.
package struct ReferralFigures: Sendable {
    /// Members whose first purchase was in the time.
    package var newCustomers = 0
    /// Of them: whom a member has brought.
    package var broughtCustomers = 0
    /// Members with a purchase before the end of the time.
    package var customers = 0
    package var refused: [ReferralRefusal: Int] = [:]
    package var waiting = 0
    /// Days from joining to the first credit, or without one to the end.
    package var firstCredits: [SurvivalCurve.Step] = []
    /// Who was brought by whom, of all time up to the end.
    package var pairs: [ReferralPair] = []

    package init() {}
}

package struct ReferralPair: Sendable, Hashable {
    package let memberID: Int64
    package let referrerID: Int64
    package let at: Instant

    package init(memberID: Int64, referrerID: Int64, at: Instant) {
        (self.memberID, self.referrerID, self.at) = (memberID, referrerID, at)
    }
}

extension Store {
    package func referralFigures(from start: Instant, until end: Instant) throws -> ReferralFigures {
        let time: [String: SQLValue] = ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)]
        var figures = ReferralFigures()
        (figures.customers, figures.newCustomers, figures.broughtCustomers) = try newCustomers(from: start, until: end)
        try connection.forEachRow(
            """
            SELECT state, reason, count(*) FROM referrals
            WHERE state <> 'credited' AND touched_at >= :start AND touched_at < :end GROUP BY state, reason
            """, time
        ) { row in
            if row.text(0) == "waiting" {
                figures.waiting += row.int(2)
            } else if let reason = row.optionalText(1).flatMap(ReferralRefusal.init) {
                figures.refused[reason] = row.int(2)
            }
        }
        figures.pairs = try connection.rows(
            """
            SELECT member_id, referrer_id, counted_at FROM referrals
            WHERE state = 'credited' AND referrer_id IS NOT NULL AND counted_at < :end ORDER BY counted_at, id
            """, ["end": .integer(end.milliseconds)]
        ) { ReferralPair(memberID: $0.integer(0), referrerID: $0.integer(1), at: Instant(milliseconds: $0.integer(2))) }
        figures.firstCredits = try connection.rows(
            """
            SELECT days, sum(happened), sum(1 - happened) FROM (
                SELECT max(0, (coalesce(c.at, :end) - coalesce(m.joined_at, m.created_at)) / 86400000) AS days,
                    c.at IS NOT NULL AS happened
                FROM members m LEFT JOIN (SELECT r.referrer_id, min(r.counted_at) AS at FROM referrals r
                    WHERE r.state = 'credited' AND r.counted_at < :end GROUP BY r.referrer_id) c ON c.referrer_id = m.id
                WHERE m.erased_at IS NULL AND coalesce(m.joined_at, m.created_at) < :end
            ) GROUP BY days ORDER BY days
            """, ["end": .integer(end.milliseconds)]
        ) { SurvivalCurve.Step(time: $0.int(0), happened: $0.int(1), left: $0.int(2)) }
        return figures
    }

    /// Members with a purchase before `end`; those whose first was in [start, end); of them, those whom a member has brought.
    package func newCustomers(from start: Instant, until end: Instant) throws -> (all: Int, new: Int, brought: Int) {
        try connection.firstRow(
            """
            SELECT count(*), coalesce(sum(f.at >= :start), 0),
                coalesce(sum(f.at >= :start AND EXISTS (SELECT 1 FROM referrals r
                    WHERE r.member_id = f.member_id AND r.state = 'credited' AND r.counted_at < :end)), 0)
            FROM (SELECT a.member_id, min(a.at) AS at FROM activities a
                WHERE a.kind = 'purchase' GROUP BY a.member_id) f
            WHERE f.at < :end
            """, ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)]
        ) { ($0.int(0), $0.int(1), $0.int(2)) } ?? (0, 0, 0)
    }

    /// Members whom another has brought, credited before `end`.
    package static func brought(before end: Instant) -> SQLFragment {
        SQLFragment(
            sql: """
                EXISTS (SELECT 1 FROM referrals b WHERE b.member_id = m.id AND b.state = 'credited'
                    AND b.counted_at < :brought_before)
                """, parameters: ["brought_before": .integer(end.milliseconds)])
    }

    /// The addresses of members, for the report of who brings others.
    package func emails(of members: [Int64]) throws -> [Int64: String] {
        var found: [Int64: String] = [:]
        try connection.forEachRow(
            "SELECT id, email FROM members WHERE email IS NOT NULL AND id IN (SELECT j.value FROM json_each(:ids) j)",
            ["ids": Store.jsonArray(members)]
        ) { found[$0.integer(0)] = $0.text(1) }
        return found
    }
}

package import Formats
internal import SQLite

extension Store {
    /// Every NPS that a known member has given in time, by member, survey and time.
    package func memberScores(until: Instant) throws -> [MemberScore] {
        try connection.rows(
            """
            SELECT r.member_id, r.campaign, a.number, r.at
            FROM responses r JOIN answers a ON a.response_id = r.id
            WHERE a.kind = 'nps' AND a.number IS NOT NULL AND r.is_late = 0 AND r.is_duplicate = 0
                AND r.member_id IS NOT NULL AND r.at <= :until
            ORDER BY r.member_id, r.campaign, r.at, r.id, a.question
            """, ["until": .integer(until.milliseconds)]
        ) { row in
            MemberScore(
                memberID: row.integer(0), campaign: row.text(1), value: row.int(2),
                at: Instant(milliseconds: row.integer(3)))
        }
    }
}

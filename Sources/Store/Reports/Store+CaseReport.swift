package import Formats
internal import SQLite

/// One score of a member, in the order in which they were given.
package struct MemberScore: Sendable {
    package let memberID: Int64
    package let campaign: String
    package let value: Int
    package let at: Instant

    package init(memberID: Int64, campaign: String, value: Int, at: Instant) {
        (self.memberID, self.campaign, self.value, self.at) = (memberID, campaign, value, at)
    }
}

extension Store {
    /// All NPS scores that count of those who gave one from 0 to 6 in a time, by member, campaign and time.
    package func scoresOfDetractors(from: Instant?, until: Instant) throws -> [MemberScore] {
        try connection.rows(
            """
            SELECT r.member_id, r.campaign, a.number, r.at
            FROM responses r JOIN answers a ON a.response_id = r.id
            WHERE a.kind = 'nps' AND a.number IS NOT NULL AND r.is_late = 0 AND r.is_duplicate = 0
                AND r.at < :until AND r.member_id IN (
                    SELECT d.member_id FROM responses d JOIN answers n ON n.response_id = d.id
                    WHERE n.kind = 'nps' AND n.number <= 6 AND d.is_late = 0 AND d.is_duplicate = 0
                        AND d.member_id IS NOT NULL AND d.at >= :from AND d.at < :until)
            ORDER BY r.member_id, r.campaign, r.at, r.id, a.question
            """, ["from": .integer(from?.milliseconds ?? Int64.min), "until": .integer(until.milliseconds)]
        ) { row in
            MemberScore(
                memberID: row.integer(0), campaign: row.text(1), value: row.int(2),
                at: Instant(milliseconds: row.integer(3)))
        }
    }
}

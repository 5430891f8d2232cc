internal import Formats

/// What holds of referrals, codes and points.
enum CommunityChecks {
    static let all = [balances, negative, credited, ring, codes, declarations, erased]

    private static let restore = Phrase("restore a backup: kamerton store backup makes them")

    private static let balances = RowCheck(
        rule: "points-balance",
        sql: """
            SELECT m.id FROM members m
            LEFT JOIN point_balances b ON b.member_id = m.id
            LEFT JOIN (SELECT p.member_id, sum(p.points) AS points FROM points p GROUP BY p.member_id) s ON s.member_id = m.id
            WHERE m.erased_at IS NULL AND coalesce(b.balance, 0) <> coalesce(s.points, 0)
            """,
        message: { Phrase("\($0, "member has", "members have") another balance than the sum of their points") },
        suggestion: restore)

    private static let negative = RowCheck(
        rule: "points-negative",
        sql: "SELECT member_id FROM point_balances WHERE balance < 0",
        message: { Phrase("\($0, "balance is", "balances are") below nothing") }, suggestion: restore)

    /// A credit is an activity of the one and of the other, unless they were erased.
    private static let credited = RowCheck(
        rule: "referrals-credited",
        sql: """
            SELECT r.id FROM referrals r JOIN members m ON m.id = r.referrer_id
            WHERE r.state = 'credited' AND m.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM activities a
                WHERE a.source = 'referrals' AND a.source_key = 'referral:' || r.id AND a.member_id = r.referrer_id)
            """,
        message: { Phrase("\($0, "credit has", "credits have") no activity of who brought the member") },
        suggestion: restore)

    private static let ring = RowCheck(
        rule: "referrals-ring",
        sql: """
            SELECT a.id FROM referrals a JOIN referrals b ON b.member_id = a.referrer_id AND b.referrer_id = a.member_id
            WHERE a.state = 'credited' AND b.state = 'credited' OR a.referrer_id = a.member_id AND a.state = 'credited'
            """,
        message: { Phrase("\($0, "credit goes", "credits go") in a ring") }, suggestion: restore)

    private static let codes = RowCheck(
        rule: "codes-given",
        sql: """
            SELECT id FROM pool_codes
            WHERE (given_at IS NULL) <> (member_id IS NULL) OR (given_at IS NULL AND (campaign IS NOT NULL OR reward IS NOT NULL))
            """,
        message: { Phrase("\($0, "code is", "codes are") given to nobody, or free and somebody's") },
        suggestion: restore)

    private static let declarations = RowCheck(
        rule: "declarations-worded",
        sql: """
            SELECT a.id FROM declaration_acceptances a
            WHERE NOT EXISTS (SELECT 1 FROM declarations d
                WHERE d.version = a.version AND d.locale = a.locale AND d.hash = a.hash)
            """,
        message: { Phrase("\($0, "acceptance is", "acceptances are") of a declaration that nobody knows") },
        suggestion: restore)

    private static let erased = RowCheck(
        rule: "community-erased",
        sql: """
            SELECT m.id FROM members m
            WHERE m.erased_at IS NOT NULL AND (EXISTS (SELECT 1 FROM referral_codes c WHERE c.member_id = m.id)
                OR EXISTS (SELECT 1 FROM point_balances b WHERE b.member_id = m.id))
            """,
        message: { Phrase("\($0, "erased member has", "erased members have") a code or points still") },
        suggestion: Phrase("erase it again with: kamerton members erase EMAIL"))
}

package import Formats
internal import SQLite

extension Store {
    /// Codes that came along up to a time and were not looked at yet, the earliest first.
    package func openReferralTouches(through now: Instant, limit: Int) throws -> [ReferralTouch] {
        try connection.rows(
            """
            SELECT a.member_id, a.id, a.referral_code, a.at AS touched_at FROM activities a
            WHERE a.referral_code IS NOT NULL AND a.at <= :now
                AND NOT EXISTS (SELECT 1 FROM referrals r WHERE r.activity_id = a.id)
            UNION ALL
            SELECT m.id, NULL, m.referral_code, coalesce(m.joined_at, m.created_at) FROM members m
            WHERE m.referral_code IS NOT NULL AND m.erased_at IS NULL AND coalesce(m.joined_at, m.created_at) <= :now
                AND NOT EXISTS (SELECT 1 FROM referrals r WHERE r.member_id = m.id AND r.happening = 'sign_up')
            ORDER BY touched_at, 2, 1 LIMIT :limit
            """, ["now": .integer(now.milliseconds), "limit": SQLValue(limit)]
        ) {
            ReferralTouch(
                memberID: $0.integer(0), activityID: $0.optionalInteger(1), code: $0.text(2),
                at: Instant(milliseconds: $0.integer(3)))
        }
    }

    /// The touch that waits or is credited already; in the caller's transaction.
    package func standingReferral(memberID: Int64) throws -> (id: Int64, isCredited: Bool, at: Instant)? {
        try connection.firstRow(
            """
            SELECT id, state = 'credited', touched_at FROM referrals
            WHERE member_id = :member AND state IN ('waiting', 'credited') ORDER BY state, touched_at LIMIT 1
            """, ["member": .integer(memberID)]
        ) { ($0.integer(0), $0.integer(1) != 0, Instant(milliseconds: $0.integer(2))) }
    }

    /// True when a member bought something before they came with a code.
    package func hasBought(memberID: Int64, before at: Instant, butFor activity: Int64?) throws -> Bool {
        try connection.hasRow(
            """
            SELECT 1 FROM activities a
            WHERE a.member_id = :member AND a.kind = 'purchase' AND a.at <= :at
                AND (a.at < :at OR :activity IS NULL OR a.id < :activity) LIMIT 1
            """,
            ["member": .integer(memberID), "at": .integer(at.milliseconds), "activity": SQLValue(activity)])
    }

    /// True when a member stands somewhere above another in the chain of who brought whom.
    package func isAbove(_ member: Int64, _ other: Int64) throws -> Bool {
        try connection.hasRow(
            """
            WITH RECURSIVE above (id) AS (
                SELECT :other
                UNION
                SELECT r.referrer_id FROM above JOIN referrals r ON r.member_id = above.id AND r.state = 'credited'
                WHERE r.referrer_id IS NOT NULL
            )
            SELECT 1 FROM above WHERE id = :member LIMIT 1
            """, ["member": .integer(member), "other": .integer(other)])
    }

    /// Writes down a touch: it waits for what counts, or is refused at once. False when it is written down already.
    package func addReferral(
        _ touch: ReferralTouch, code: String, referrerID: Int64?, refusal: ReferralRefusal?, closesAt: Instant,
        now: Instant
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO referrals (member_id, referrer_id, code, happening, activity_id, touched_at, closes_at, state,
                reason, decided_at)
            VALUES (:member, :referrer, :code, :happening, :activity, :at, :closes, :state, :reason, :decided)
            ON CONFLICT DO NOTHING
            """,
            [
                "member": .integer(touch.memberID), "referrer": SQLValue(referrerID), "code": .text(code),
                "happening": touch.activityID == nil ? "sign_up" : "activity", "activity": SQLValue(touch.activityID),
                "at": .integer(touch.at.milliseconds), "closes": .integer(closesAt.milliseconds),
                "state": refusal == nil ? "waiting" : "refused", "reason": SQLValue(refusal?.rawValue),
                "decided": SQLValue(refusal == nil ? nil : now.milliseconds),
            ]) > 0
    }

    package func refuseReferral(_ id: Int64, _ refusal: ReferralRefusal, now: Instant) throws {
        try connection.run(
            """
            UPDATE referrals SET state = 'refused', reason = :reason, decided_at = :now
            WHERE id = :id AND state <> 'credited'
            """, ["id": .integer(id), "reason": .text(refusal.rawValue), "now": .integer(now.milliseconds)])
    }

    /// Touches that something has come for that counts, or whose time is over: with the first that counts.
    /// - Parameters:
    ///   - kinds: activities that count.
    ///   - patience: those whose time was over after this are looked at again, for data that came late.
    package func ripeReferrals(
        kinds: [String], countsSignUps: Bool, through now: Instant, patience: Instant, limit: Int
    ) throws -> [RipeReferral] {
        try connection.rows(
            """
            SELECT id, member_id, referrer_id, counted_at, counted FROM (
                SELECT r.id, r.member_id, r.referrer_id, r.closes_at, r.state,
                    CASE WHEN r.happening = 'sign_up' AND :signups THEN r.touched_at
                        ELSE (SELECT min(a.at) FROM activities a
                            WHERE a.member_id = r.member_id AND a.kind IN (SELECT j.value FROM json_each(:kinds) j)
                                AND a.at BETWEEN r.touched_at AND min(r.closes_at, :now)) END AS counted_at,
                    CASE WHEN r.happening = 'sign_up' AND :signups THEN 'sign_up'
                        ELSE (SELECT a.kind FROM activities a
                            WHERE a.member_id = r.member_id AND a.kind IN (SELECT j.value FROM json_each(:kinds) j)
                                AND a.at BETWEEN r.touched_at AND min(r.closes_at, :now) ORDER BY a.at, a.id LIMIT 1) END
                        AS counted
                FROM referrals r
                WHERE r.closes_at > :patience AND (r.state = 'waiting' OR r.reason = 'window')
                    OR r.state = 'waiting'
            )
            WHERE counted IS NOT NULL OR (state = 'waiting' AND closes_at < :now)
            ORDER BY coalesce(counted_at, closes_at), id LIMIT :limit
            """,
            [
                "kinds": .text(Store.jsonTexts(kinds)), "signups": SQLValue(countsSignUps),
                "now": .integer(now.milliseconds), "patience": .integer(patience.milliseconds),
                "limit": SQLValue(limit),
            ]
        ) {
            RipeReferral(
                id: $0.integer(0), memberID: $0.integer(1), referrerID: $0.optionalInteger(2),
                countedAt: $0.optionalInteger(3).map(Instant.init(milliseconds:)), counted: $0.optionalText(4))
        }
    }

    /// Credits who brought a member: the row, the activity `referral` of the one and `referred` of the other. In the caller's
    /// transaction; the activities are known by the row, so that there is one of each whatever happens.
    package func creditReferral(_ ripe: RipeReferral, at: Instant, counted: String, now: Instant) throws {
        let changed = try connection.run(
            """
            UPDATE referrals SET state = 'credited', reason = NULL, counted = :counted, counted_at = :at,
                decided_at = :now
            WHERE id = :id AND state <> 'credited'
            """,
            [
                "id": .integer(ripe.id), "counted": .text(counted), "at": .integer(at.milliseconds),
                "now": .integer(now.milliseconds),
            ])
        guard changed > 0, let referrer = ripe.referrerID else { return }
        for (member, kind) in [(referrer, "referral"), (ripe.memberID, "referred")] {
            try connection.run(
                """
                INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
                VALUES (:member, :kind, :at, 'referrals', :key, :now)
                ON CONFLICT DO NOTHING
                """,
                [
                    "member": .integer(member), "kind": .text(kind), "at": .integer(at.milliseconds),
                    "key": .text("\(kind):\(ripe.id)"), "now": .integer(now.milliseconds),
                ])
            try touchMember(id: member)
        }
    }

    /// What came of codes, the latest first.
    package func referrals(states: [Referral.State] = [], referrerID: Int64? = nil) throws -> [Referral] {
        let wanted = states.isEmpty ? Referral.State.allCases : states
        return try connection.rows(
            """
            SELECT r.id, r.member_id, m.email, r.referrer_id, f.email, r.code, r.state, r.reason, r.touched_at,
                r.closes_at, r.counted, r.counted_at, r.decided_at
            FROM referrals r JOIN members m ON m.id = r.member_id LEFT JOIN members f ON f.id = r.referrer_id
            WHERE r.state IN (SELECT j.value FROM json_each(:states) j)
                AND (:referrer IS NULL OR r.referrer_id = :referrer)
            ORDER BY r.touched_at DESC, r.id DESC
            """,
            ["states": .text(Store.jsonTexts(wanted.map(\.rawValue))), "referrer": SQLValue(referrerID)]
        ) {
            Referral(
                id: $0.integer(0), memberID: $0.integer(1), email: $0.optionalText(2),
                referrerID: $0.optionalInteger(3),
                referrerEmail: $0.optionalText(4), code: $0.text(5),
                state: Referral.State(rawValue: $0.text(6)) ?? .refused,
                refusal: $0.optionalText(7).flatMap(ReferralRefusal.init),
                touchedAt: Instant(milliseconds: $0.integer(8)), closesAt: Instant(milliseconds: $0.integer(9)),
                counted: $0.optionalText(10), countedAt: $0.optionalInteger(11).map(Instant.init(milliseconds:)),
                decidedAt: $0.optionalInteger(12).map(Instant.init(milliseconds:)))
        }
    }
}

/// A touch that can be decided.
package struct RipeReferral: Sendable {
    package let id: Int64
    package let memberID: Int64
    package let referrerID: Int64?
    /// Nil where its time is over.
    package let countedAt: Instant?
    package let counted: String?
}

package import Formats
internal import SQLite

/// Members who did something in one month of the workspace's zone.
package struct FlywheelCount: Sendable, Hashable {
    /// What a month of the flywheel counts.
    package enum Measure: String, Sendable, CaseIterable {
        /// Came into the store, or said that they joined.
        case joined
        /// Bought for the first time.
        case firstPurchase = "first_purchase"
        /// Brought somebody.
        case referred
        /// Did anything at all.
        case active
        case answered
        /// Told a story, wrote a review, recommended, showed a photo.
        case rang
        /// Gave 9 or 10 to an NPS question.
        case promoted
    }

    package let measure: Measure
    /// `2026-10`.
    package let month: String
    package let members: Int
}

/// Moves from one stage to another.
package struct StageMove: Sendable, Hashable {
    /// Nil is from no stage: the first one of a member.
    package let from: String?
    package let to: String
    /// `2026-10`.
    package let month: String
    package let moves: Int
}

/// Moves from one stage to another after so many days in the first.
package struct StageStay: Sendable, Hashable {
    package let from: String
    package let to: String
    package let days: Int
    package let moves: Int
}

/// What is known of some members of a stage in the time before a moment; each may count several times.
package struct StageSigns: Sendable, Hashable {
    package let stage: String
    package let members: Int
    /// Gave 6 or less to an NPS question.
    package let detractors: Int
    /// A case was opened for them.
    package let cases: Int
    /// Asked for help.
    package let tickets: Int
    /// Withdrew a consent.
    package let withdrawn: Int
    /// No message went to them.
    package let unheard: Int
    /// None of these.
    package let silent: Int
}

/// Members of a stage, and how many of them met us in which way.
package struct StageTouches: Sendable, Hashable {
    /// Nil is without a stage.
    package let stage: String?
    package let members: Int
    /// Members who got a message of an intent, by intent.
    package let messages: [String: Int]
    package let answered: Int
    package let attended: Int
    /// Did anything of their own.
    package let active: Int
    /// Got no message.
    package let unheard: Int
}

/// The questions of `report flywheel`: one query each, whatever the number of members.
extension Store {
    /// Months of [start, end), each measure's members counted once a month.
    package func flywheelCounts(zone: Zone, from start: Instant, until end: Instant) throws -> [FlywheelCount] {
        try connection.rows(
            """
            SELECT 'joined', kamerton_month(coalesce(m.joined_at, m.created_at), :zone) AS month, count(*) FROM main.members m
            WHERE coalesce(m.joined_at, m.created_at) >= :start AND coalesce(m.joined_at, m.created_at) < :end
                AND m.erased_at IS NULL
            GROUP BY month
            UNION ALL
            SELECT 'first_purchase', kamerton_month(g.at, :zone) AS month, count(*)
            FROM (SELECT min(a.at) AS at FROM activities a WHERE a.kind = 'purchase' GROUP BY a.member_id) g
            WHERE g.at >= :start AND g.at < :end GROUP BY month
            UNION ALL
            SELECT 'referred', kamerton_month(a.at, :zone) AS month, count(DISTINCT a.member_id) FROM activities a
            WHERE a.kind = 'referral' AND a.at >= :start AND a.at < :end GROUP BY month
            UNION ALL
            SELECT 'active', kamerton_month(a.at, :zone) AS month, count(DISTINCT a.member_id) FROM activities a
            WHERE a.at >= :start AND a.at < :end GROUP BY month
            UNION ALL
            SELECT 'answered', kamerton_month(r.at, :zone) AS month, count(DISTINCT r.member_id) FROM responses r
            WHERE r.is_duplicate = 0 AND r.at >= :start AND r.at < :end GROUP BY month
            UNION ALL
            SELECT 'rang', kamerton_month(a.at, :zone) AS month, count(DISTINCT a.member_id) FROM activities a
            WHERE a.kind IN ('story', 'review', 'referral', 'mention', 'photo') AND a.at >= :start AND a.at < :end GROUP BY month
            UNION ALL
            SELECT 'promoted', kamerton_month(r.at, :zone) AS month, count(DISTINCT r.member_id)
            FROM responses r JOIN answers n ON n.response_id = r.id AND n.kind = 'nps' AND n.number >= 9
            WHERE r.is_duplicate = 0 AND r.at >= :start AND r.at < :end GROUP BY month
            """,
            [
                "zone": .text(zone.name), "start": .integer(start.milliseconds), "end": .integer(end.milliseconds),
            ]
        ) { row in
            FlywheelCount(
                measure: FlywheelCount.Measure(rawValue: row.text(0)) ?? .active, month: row.text(1),
                members: row.int(2))
        }
    }

    /// Moves between stages as they were recorded, by the month in which they took place.
    package func stageMoves(zone: Zone, from start: Instant, until end: Instant) throws -> [StageMove] {
        try connection.rows(
            """
            SELECT c.from_stage, c.to_stage, kamerton_month(c.entered_at, :zone) AS month, count(*) FROM stage_changes c
            WHERE c.entered_at >= :start AND c.entered_at < :end GROUP BY c.from_stage, c.to_stage, month
            ORDER BY month, c.from_stage, c.to_stage
            """,
            [
                "zone": .text(zone.name), "start": .integer(start.milliseconds), "end": .integer(end.milliseconds),
            ]
        ) { StageMove(from: $0.optionalText(0), to: $0.text(1), month: $0.text(2), moves: $0.int(3)) }
    }

    /// How long those who moved in [start, end) had been in the stage that they left.
    package func stageStays(from start: Instant, until end: Instant) throws -> [StageStay] {
        try connection.rows(
            """
            SELECT g.from_stage, g.to_stage, (g.at - g.since) / 86400000 AS days, count(*)
            FROM (SELECT c.from_stage, c.to_stage, c.entered_at AS at,
                    lag(c.entered_at) OVER (PARTITION BY c.member_id ORDER BY c.id) AS since
                FROM stage_changes c) g
            WHERE g.at >= :start AND g.at < :end AND g.since <= g.at AND g.from_stage IS NOT NULL
            GROUP BY g.from_stage, g.to_stage, days ORDER BY g.from_stage, g.to_stage, days
            """, ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)]
        ) { StageStay(from: $0.text(0), to: $0.text(1), days: $0.int(2), moves: $0.int(3)) }
    }

    /// How long members have been in their stages: days, and members. To be asked over stages as of now.
    package func stageAges(now: Instant) throws -> [String: [(days: Int, members: Int)]] {
        var ages: [String: [(days: Int, members: Int)]] = [:]
        try connection.forEachRow(
            """
            SELECT m.stage, (:now - m.stage_entered_at) / 86400000 AS days, count(*) FROM members m
            WHERE m.erased_at IS NULL AND m.stage IS NOT NULL AND m.stage_entered_at <= :now
            GROUP BY m.stage, days ORDER BY days
            """, ["now": .integer(now.milliseconds)]
        ) { ages[$0.text(0), default: []].append(($0.int(1), $0.int(2))) }
        return ages
    }

    /// What had happened to those who moved into a stage in [start, end), in the time before, by the stage that they left.
    package func signs(
        beforeMovingTo stage: String, from start: Instant, until end: Instant, window: Int64
    ) throws -> [StageSigns] {
        try signs(
            """
            SELECT c.member_id, c.from_stage AS stage, c.entered_at AS at FROM stage_changes c
            WHERE c.to_stage = :stage AND c.from_stage IS NOT NULL AND c.entered_at >= :start AND c.entered_at < :end
            """,
            [
                "stage": .text(stage), "start": .integer(start.milliseconds), "end": .integer(end.milliseconds),
                "window": .integer(window),
            ])
    }

    /// The same of those who are in their stages now, in the time until now. To be asked over stages as of now.
    package func signs(now: Instant, window: Int64) throws -> [StageSigns] {
        try signs(
            """
            SELECT m.id AS member_id, m.stage, :now AS at FROM members m
            WHERE m.erased_at IS NULL AND m.stage IS NOT NULL
            """, ["now": .integer(now.milliseconds), "window": .integer(window)])
    }

    private func signs(_ chosen: String, _ parameters: [String: SQLValue]) throws -> [StageSigns] {
        try connection.rows(
            """
            SELECT g.stage, count(*), sum(g.unhappy), sum(g.had_case), sum(g.asked), sum(g.left_us), sum(g.unheard),
                sum(NOT (g.unhappy OR g.had_case OR g.asked OR g.left_us OR g.unheard))
            FROM (SELECT x.stage,
                    EXISTS (SELECT 1 FROM responses r JOIN answers n ON n.response_id = r.id AND n.kind = 'nps'
                        AND n.number <= 6
                        WHERE r.member_id = x.member_id AND r.is_duplicate = 0 AND r.at <= x.at AND r.at > x.at - :window)
                        AS unhappy,
                    EXISTS (SELECT 1 FROM cases k WHERE k.member_id = x.member_id AND k.opened_at <= x.at
                        AND k.opened_at > x.at - :window) AS had_case,
                    EXISTS (SELECT 1 FROM activities a WHERE a.member_id = x.member_id AND a.kind = 'ticket' AND a.at <= x.at
                        AND a.at > x.at - :window) AS asked,
                    EXISTS (SELECT 1 FROM consents c WHERE c.member_id = x.member_id AND c.state = 'withdrawn'
                        AND c.at <= x.at AND c.at > x.at - :window) AS left_us,
                    NOT EXISTS (SELECT 1 FROM messages g WHERE g.member_id = x.member_id AND g.sent_at <= x.at
                        AND g.sent_at > x.at - :window) AS unheard
                FROM (\(chosen)) x) g
            GROUP BY g.stage
            """, parameters
        ) { row in
            StageSigns(
                stage: row.text(0), members: row.int(1), detractors: row.int(2), cases: row.int(3),
                tickets: row.int(4), withdrawn: row.int(5), unheard: row.int(6), silent: row.int(7))
        }
    }

    /// Who met us how in [start, end), by the stage in which they are now. To be asked over stages as of now.
    package func stageTouches(from start: Instant, until end: Instant) throws -> [StageTouches] {
        try connection.rows(
            """
            SELECT m.stage, count(*), sum(g.inform IS 1), sum(g.promo IS 1), sum(g.invite IS 1), sum(g.research IS 1),
                sum(g.service IS 1), sum(r.member_id IS NOT NULL), sum(a.attended IS 1), sum(a.member_id IS NOT NULL),
                sum(g.member_id IS NULL)
            FROM members m
            LEFT JOIN (SELECT x.member_id, max(x.intent = 'inform') AS inform, max(x.intent = 'promo') AS promo,
                    max(x.intent = 'invite') AS invite, max(x.intent = 'research') AS research,
                    max(x.intent = 'service') AS service
                FROM messages x
                WHERE +x.state IN ('sent', 'uncertain', 'bounced', 'complained')
                    AND coalesce(x.sent_at, x.claimed_at) >= :start AND coalesce(x.sent_at, x.claimed_at) < :end
                GROUP BY x.member_id) g ON g.member_id = m.id
            LEFT JOIN (SELECT DISTINCT s.member_id FROM responses s
                WHERE s.is_duplicate = 0 AND s.member_id IS NOT NULL AND s.at >= :start AND s.at < :end) r
                ON r.member_id = m.id
            LEFT JOIN (SELECT y.member_id, max(y.kind = 'attended') AS attended FROM activities y
                WHERE y.at >= :start AND y.at < :end GROUP BY y.member_id) a ON a.member_id = m.id
            WHERE m.erased_at IS NULL
            GROUP BY m.stage
            """, ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)]
        ) { row in
            StageTouches(
                stage: row.optionalText(0), members: row.int(1),
                messages: [
                    "inform": row.int(2), "promo": row.int(3), "invite": row.int(4), "research": row.int(5),
                    "service": row.int(6),
                ], answered: row.int(7), attended: row.int(8), active: row.int(9), unheard: row.int(10))
        }
    }
}

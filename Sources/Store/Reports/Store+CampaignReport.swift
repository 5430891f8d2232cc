package import Formats
internal import SQLite

/// Messages of one occurrence, step and variant, in one state for one reason.
package struct CampaignCount: Sendable, Hashable {
    package let occurrence: String
    package let step: String
    package let variant: String?
    package let state: MessageState
    package let reason: MessageReason?
    package let count: Int
}

/// What became of the messages of one occurrence, step and variant that went.
package struct CampaignEffect: Sendable, Hashable {
    package let occurrence: String
    package let step: String
    package let variant: String?
    /// Messages in which a person clicked.
    package let clicks: Int
    /// Messages that were answered.
    package let responses: Int
    /// Messages whose reader left, by its links or by the mail program's button.
    package let unsubscribes: Int
    /// Messages after which the goal was reached; 0 where there is none.
    package let goal: Int
}

/// How many of those who were to get a campaign, or were held out of it, have come to what it is for.
package struct GoalCount: Sendable, Hashable {
    /// Nil is all occurrences together, where each member counts once.
    package let occurrence: String?
    /// `holdout` or `control`; nil is those who were to get it.
    package let heldOut: MessageReason?
    package let members: Int
    package let reached: Int
    /// When the time of the last of them is over.
    package let latestAt: Instant
}

/// From a moment until before another; nil is without an end.
package struct ReportSpan: Sendable, Hashable {
    package let from: Instant?
    package let until: Instant?

    package init(from: Instant? = nil, until: Instant? = nil) { (self.from, self.until) = (from, until) }

    fileprivate var parameters: [String: SQLValue] {
        [
            "from": .integer(from?.milliseconds ?? Int64.min), "until": .integer(until?.milliseconds ?? Int64.max),
        ]
    }
}

extension Store {
    /// - Parameter period: of messages that were planned for then; without ends, all.
    package func campaignCounts(of names: [String], in period: ReportSpan = ReportSpan()) throws -> [CampaignCount] {
        try names.flatMap { name in
            try connection.rows(
                """
                SELECT \(OccurrenceGroup.sql) AS name, step, variant, state, reason, count(*), min(planned_at) FROM messages
                WHERE campaign = :campaign AND planned_at >= :from AND planned_at < :until
                GROUP BY name, step, variant, state, reason ORDER BY min(planned_at), name, step, variant
                """, period.parameters.merging(["campaign": .text(name)]) { first, _ in first }
            ) { row in
                CampaignCount(
                    occurrence: row.text(0), step: row.text(1), variant: row.optionalText(2),
                    state: MessageState(rawValue: row.text(3)) ?? .planned,
                    reason: row.optionalText(4).flatMap(MessageReason.init), count: row.int(5))
            }
        }
    }

    /// - Parameter goal: nil counts none.
    package func campaignEffects(
        of names: [String], goal: GoalTest?, in period: ReportSpan = ReportSpan(), now: Instant
    ) throws -> [CampaignEffect] {
        let test = goal?.condition(member: "g.member_id", since: "g.went_at") ?? SQLFragment(sql: "0")
        return try names.flatMap { name in
            try connection.rows(
                """
                SELECT g.name, g.step, g.variant,
                    coalesce(sum(EXISTS (SELECT 1 FROM observations o WHERE o.message_id = g.id AND o.kind = 'click'
                        AND o.machine IS NULL AND o.at <= :now)), 0),
                    coalesce(sum(EXISTS (SELECT 1 FROM responses r WHERE r.member_id = g.member_id
                        AND r.campaign = g.campaign AND r.is_duplicate = 0 AND r.at <= :now
                        AND (r.message_id = g.id OR (r.message_id IS NULL AND g.step = 'main'
                            AND (r.occurrence = g.occurrence OR (r.occurrence IS NULL AND r.at >= g.went_at)))))), 0),
                    coalesce(sum(EXISTS (SELECT 1 FROM consents c WHERE c.member_id = g.member_id
                        AND c.state = 'withdrawn' AND c.proof = 'message ' || g.id AND c.at <= :now)), 0),
                    coalesce(sum(\(test.sql)), 0)
                FROM (SELECT id, campaign, occurrence, \(OccurrenceGroup.sql) AS name, step, variant, member_id,
                        coalesce(sent_at, claimed_at) AS went_at
                    FROM messages
                    WHERE campaign = :campaign AND planned_at >= :from AND planned_at < :until
                        AND (state = 'sent' OR state = 'uncertain' OR state = 'bounced' OR state = 'complained')) g
                WHERE g.went_at <= :now
                GROUP BY g.name, g.step, g.variant
                """,
                test.parameters.merging(period.parameters) { first, _ in first }
                    .merging(["campaign": .text(name), "now": .integer(now.milliseconds)]) { first, _ in first }
            ) { row in
                CampaignEffect(
                    occurrence: row.text(0), step: row.text(1), variant: row.optionalText(2), clicks: row.int(3),
                    responses: row.int(4), unsubscribes: row.int(5), goal: row.int(6))
            }
        }
    }

    /// The goal by occurrence and for all of them, of those who were to get the campaign, whatever became of their messages,
    /// and of those who were held out, counted from the same moments.
    /// - Parameter isSequence: by the journeys, not by the messages.
    package func goalCounts(
        of names: [String], goal: GoalTest, isSequence: Bool, in period: ReportSpan = ReportSpan(), now: Instant
    ) throws -> [GoalCount] {
        let test = goal.condition(member: "g.member_id", since: "g.since_at")
        let units = isSequence ? Store.journeyUnits : Store.messageUnits
        let parameters = test.parameters.merging(period.parameters) { first, _ in first }.merging([
            "names": .text(Store.jsonTexts(names)), "now": .integer(now.milliseconds),
        ]) { first, _ in first }
        let read = { (row: Statement) in
            GoalCount(
                occurrence: row.optionalText(0), heldOut: row.optionalText(1).flatMap(MessageReason.init),
                members: row.int(2), reached: row.int(3),
                latestAt: Instant(milliseconds: row.integer(4)) + (goal.hasTime ? goal.within : 0))
        }
        let single = try connection.rows(
            """
            SELECT g.name, g.held, count(*), coalesce(sum(\(test.sql)), 0), max(g.since_at) FROM (\(units)) g
            WHERE g.since_at <= :now AND g.since_at >= :from AND g.since_at < :until
            GROUP BY g.name, g.held ORDER BY min(g.since_at), g.name
            """, parameters, read)
        let all = try connection.rows(
            """
            SELECT NULL, u.held, count(*), coalesce(sum(u.reached), 0), max(u.since_at)
            FROM (SELECT g.member_id, g.held, max(\(test.sql)) AS reached, max(g.since_at) AS since_at
                FROM (\(units)) g WHERE g.since_at <= :now AND g.since_at >= :from AND g.since_at < :until
                GROUP BY g.member_id, g.held) u
            GROUP BY u.held
            """, parameters, read)
        return single + all
    }

    /// A send has one moment for all, so that those who wait for a test and those who are held out are counted alike.
    private static let messageUnits = """
        SELECT \(OccurrenceGroup.sql(of: "x.occurrence")) AS name, x.member_id,
            CASE WHEN x.state = 'skipped' AND (x.reason = 'holdout' OR x.reason = 'control') THEN x.reason END AS held,
            CASE WHEN o.due_at IS NOT NULL AND x.occurrence LIKE '%Z' THEN o.due_at ELSE x.planned_at END AS since_at
        FROM messages x LEFT JOIN occurrences o ON o.campaign = x.campaign AND o.occurrence = x.occurrence
        WHERE x.campaign IN (SELECT value FROM json_each(:names)) AND x.step = 'main'
        """

    private static let journeyUnits = """
        SELECT \(OccurrenceGroup.sql(of: "x.occurrence")) AS name, x.member_id,
            CASE WHEN x.outcome = 'holdout' OR x.outcome = 'control' THEN x.outcome END AS held, x.triggered_at AS since_at
        FROM journeys x
        WHERE x.campaign IN (SELECT value FROM json_each(:names)) AND (x.step IS NULL OR x.step <> '')
        """
}

package import Formats
internal import SQLite

/// How many members are where on their way through a campaign.
package struct JourneyCount: Sendable, Hashable {
    package let campaign: String
    /// The step that comes next, `""` for those who have not entered; nil of those who have ended.
    package let step: String?
    package let outcome: JourneyMove.Outcome?
    package let count: Int
}

/// One journey of a member, as their story tells it.
package struct MemberJourney: Sendable, Hashable {
    package let campaign: String
    package let occurrence: String
    /// The step that comes next; nil when it has ended.
    package let step: String?
    package let triggeredAt: Instant
    package let dueAt: Instant?
    package let outcome: JourneyMove.Outcome?
    package let endedAt: Instant?
}

extension Store {
    /// Journeys by campaign, step and outcome.
    /// - Parameter campaigns: only these names; nil is all.
    package func journeyCounts(of campaigns: [String]? = nil) throws -> [JourneyCount] {
        try connection.rows(
            """
            SELECT campaign, step, outcome, count(*) FROM journeys
            WHERE :names IS NULL OR campaign IN (SELECT value FROM json_each(:names))
            GROUP BY campaign, step, outcome ORDER BY campaign, step, outcome
            """, ["names": SQLValue(campaigns.map(Store.jsonTexts))]
        ) {
            JourneyCount(
                campaign: $0.text(0), step: $0.optionalText(1),
                outcome: $0.optionalText(2).flatMap(JourneyMove.Outcome.init), count: $0.int(3))
        }
    }

    /// How many of the journeys through a campaign had what it is for happen within so many milliseconds of their beginning.
    package func goalCount(_ goal: GoalTest, campaign: String, now: Instant) throws -> Int {
        let test = goal.condition(member: "j.member_id", since: "j.triggered_at")
        return try connection.firstRow(
            """
            SELECT count(*) FROM journeys j
            WHERE j.campaign = :campaign AND (j.step IS NULL OR j.step <> '')
                AND (j.outcome IS NULL OR (j.outcome <> 'holdout' AND j.outcome <> 'control'))
                AND j.triggered_at <= :now AND \(test.sql)
            """,
            test.parameters.merging(["campaign": .text(campaign), "now": .integer(now.milliseconds)]) { first, _ in
                first
            }
        ) { $0.int(0) } ?? 0
    }

    /// The journeys of a member, oldest first.
    package func journeys(ofMember id: Int64) throws -> [MemberJourney] {
        try connection.rows(
            """
            SELECT campaign, occurrence, step, triggered_at, due_at, outcome, ended_at FROM journeys
            WHERE member_id = :member ORDER BY triggered_at, id
            """, ["member": .integer(id)]
        ) { row in
            MemberJourney(
                campaign: row.text(0), occurrence: row.text(1), step: row.optionalText(2),
                triggeredAt: Instant(milliseconds: row.integer(3)),
                dueAt: row.optionalInteger(4).map(Instant.init(milliseconds:)),
                outcome: row.optionalText(5).flatMap(JourneyMove.Outcome.init),
                endedAt: row.optionalInteger(6).map(Instant.init(milliseconds:)))
        }
    }
}

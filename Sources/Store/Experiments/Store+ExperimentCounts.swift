package import Formats
internal import SQLite

/// What the variants of a test have come to.
package enum ExperimentMetric: Sendable {
    case clicks
    /// Of the survey under either name.
    case responses(campaign: String, was: String?)
    case goal(GoalTest)
}

extension Store {
    /// How far the messages of a test are. Those that wait for it are none of it.
    package func experimentProgress(_ key: ExperimentKey) throws -> ExperimentProgress {
        let found = try connection.firstRow(
            """
            SELECT coalesce(sum(state = 'planned' OR state = 'sending'), 0),
                max(CASE WHEN state = 'planned' THEN next_attempt_at END),
                min(coalesce(sent_at, CASE WHEN state = 'uncertain' THEN claimed_at END)),
                max(coalesce(sent_at, CASE WHEN state = 'uncertain' THEN claimed_at END))
            FROM messages
            WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step AND variant IS NOT NULL
            """, names(key)
        ) { row in
            ExperimentProgress(
                open: row.int(0), openUntil: row.optionalInteger(1).map(Instant.init(milliseconds:)),
                firstSent: row.optionalInteger(2).map(Instant.init(milliseconds:)),
                lastSent: row.optionalInteger(3).map(Instant.init(milliseconds:)))
        }
        return found ?? ExperimentProgress(open: 0, openUntil: nil, firstSent: nil, lastSent: nil)
    }

    /// By variant, to how many a message of the test went at least `decideAfter` ago, and for how many of them it has come
    /// to something within that time. So it does not matter how late it is counted.
    package func experimentCounts(
        _ row: ExperimentRow, _ metric: ExperimentMetric, now: Instant
    ) throws -> [String: (members: Int, reached: Int)] {
        let test = condition(metric)
        let parameters = names(row.key).merging([
            "decide": .integer(row.decideAfter), "now": .integer(now.milliseconds),
        ]) { $1 }
        let rows = try connection.rows(
            """
            SELECT g.variant, count(*), coalesce(sum(\(test.sql)), 0)
            FROM (SELECT id, campaign, occurrence, member_id, variant, coalesce(sent_at, claimed_at) AS went_at
                FROM messages
                WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step AND variant IS NOT NULL
                    AND (state = 'sent' OR state = 'uncertain' OR state = 'bounced' OR state = 'complained')) g
            WHERE g.went_at + :decide <= :now
            GROUP BY g.variant
            """, parameters.merging(test.parameters) { first, _ in first }
        ) { ($0.text(0), (members: $0.int(1), reached: $0.int(2))) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func condition(_ metric: ExperimentMetric) -> SQLFragment {
        switch metric {
        case .clicks:
            SQLFragment(
                sql: """
                    EXISTS (SELECT 1 FROM observations o WHERE o.message_id = g.id AND o.kind = 'click'
                        AND o.machine IS NULL AND o.at <= g.went_at + :decide AND o.at <= :now)
                    """)
        case .responses(let campaign, let was):
            SQLFragment(
                sql: """
                    EXISTS (SELECT 1 FROM responses r WHERE r.member_id = g.member_id
                        AND r.campaign IN (:survey, :formerSurvey) AND r.is_duplicate = 0
                        AND (r.occurrence = g.occurrence OR r.occurrence IS NULL) AND r.at >= g.went_at
                        AND r.at <= g.went_at + :decide AND r.at <= :now)
                    """,
                parameters: ["survey": .text(campaign), "formerSurvey": .text(was ?? campaign)])
        case .goal(let goal): goal.condition(member: "g.member_id", since: "g.went_at", most: ":decide")
        }
    }

    /// True when the planning of an occurrence is complete.
    package func isPlanned(_ key: ExperimentKey) throws -> Bool {
        try connection.firstRow(
            "SELECT complete_at IS NOT NULL FROM occurrences WHERE campaign = :campaign AND occurrence = :occurrence",
            ["campaign": .text(key.campaign), "occurrence": .text(key.occurrence)]
        ) { $0.int(0) == 1 } ?? true
    }
}

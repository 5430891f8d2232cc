package import Formats
internal import SQLite

extension Store {
    /// Rows that one transaction puts off or lets go.
    private static let restAtOnce = 5000

    /// Begins a test; one that is there already stays as it is.
    package func beginExperiment(_ row: ExperimentRow, variants: [String], now: Instant) throws {
        try inTransaction {
            let new = try connection.run(
                """
                INSERT INTO experiments (campaign, occurrence, step, definition_hash, metric, share, decide_after,
                    confidence, due_at, created_at)
                VALUES (:campaign, :occurrence, :step, :hash, :metric, :share, :decide, :confidence, :due, :now)
                ON CONFLICT (campaign, occurrence, step) DO NOTHING
                """,
                names(row.key).merging([
                    "hash": .text(row.definitionHash), "metric": .text(row.metric), "share": .real(row.share),
                    "decide": .integer(row.decideAfter), "confidence": .real(row.confidence),
                    "due": .integer(row.dueAt.milliseconds), "now": .integer(now.milliseconds),
                ]) { $1 })
            guard new > 0 else { return }
            for (position, variant) in variants.enumerated() {
                try connection.run(
                    """
                    INSERT INTO experiment_arms (campaign, occurrence, step, variant, position)
                    VALUES (:campaign, :occurrence, :step, :variant, :position)
                    """, names(row.key).merging(["variant": .text(variant), "position": SQLValue(position)]) { $1 })
            }
        }
    }

    package func hasExperiments() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM experiments")
    }

    package func experiment(_ key: ExperimentKey) throws -> ExperimentRow? {
        try experiments(
            where: "campaign = :campaign AND occurrence = :occurrence AND step = :step", names(key)
        ).first
    }

    /// Those that are not decided and whose time has come, earliest first.
    package func dueExperiments(at now: Instant) throws -> [ExperimentRow] {
        try experiments(where: "decided_at IS NULL AND due_at <= :now", ["now": .integer(now.milliseconds)])
    }

    /// Those that are not decided.
    package func openExperiments() throws -> [ExperimentRow] {
        try experiments(where: "decided_at IS NULL", [:])
    }

    /// The tests of some campaigns, or of all.
    package func experiments(of campaigns: [String]? = nil) throws -> [ExperimentRow] {
        guard let campaigns else { return try experiments(where: "true", [:]) }
        return try campaigns.flatMap { try experiments(where: "campaign = :campaign", ["campaign": .text($0)]) }
    }

    private func experiments(where condition: String, _ parameters: [String: SQLValue]) throws -> [ExperimentRow] {
        var rows = try connection.rows(
            """
            SELECT campaign, occurrence, step, definition_hash, metric, share, decide_after, confidence, due_at,
                decided_at, winner, is_shown, is_edited, method
            FROM experiments WHERE \(condition) ORDER BY due_at, campaign, occurrence, step
            """, parameters
        ) { row in
            var experiment = ExperimentRow(
                key: ExperimentKey(campaign: row.text(0), occurrence: row.text(1), step: row.text(2)),
                definitionHash: row.text(3), metric: row.text(4), share: row.real(5), decideAfter: row.integer(6),
                confidence: row.real(7), dueAt: Instant(milliseconds: row.integer(8)))
            experiment.decidedAt = row.optionalInteger(9).map(Instant.init(milliseconds:))
            experiment.winner = row.optionalText(10)
            experiment.isShown = row.optionalInteger(11) == 1
            experiment.isEdited = row.optionalInteger(12) == 1
            experiment.method = row.optionalText(13)
            return experiment
        }
        for index in rows.indices { rows[index].arms = try arms(rows[index].key) }
        return rows
    }

    private func arms(_ key: ExperimentKey) throws -> [ExperimentArm] {
        try connection.rows(
            """
            SELECT variant, members, reached, difference, ci_low, ci_high, p_value, p_adjusted
            FROM experiment_arms WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step
            ORDER BY position
            """, names(key)
        ) { row in
            var arm = ExperimentArm(
                variant: row.text(0), members: row.optionalInteger(1).map { Int($0) },
                reached: row.optionalInteger(2).map { Int($0) })
            arm.difference = row.optionalReal(3)
            if let low = row.optionalReal(4), let high = row.optionalReal(5) { arm.interval = low...high }
            arm.pValue = row.optionalReal(6)
            arm.adjusted = row.optionalReal(7)
            return arm
        }
    }

    /// Records a decision with its numbers. False, and nothing is written, when it was made meanwhile.
    package func decideExperiment(_ row: ExperimentRow, now: Instant) throws -> Bool {
        try inTransaction {
            let isMine = try connection.run(
                """
                UPDATE experiments SET decided_at = :now, winner = :winner, is_shown = :shown, is_edited = :edited,
                    method = :method
                WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step AND decided_at IS NULL
                """,
                names(row.key).merging([
                    "now": .integer(now.milliseconds), "winner": SQLValue(row.winner),
                    "shown": .integer(row.isShown ? 1 : 0), "edited": .integer(row.isEdited ? 1 : 0),
                    "method": SQLValue(row.method),
                ]) { $1 })
            guard isMine == 1 else { return false }
            for arm in row.arms {
                try connection.run(
                    """
                    UPDATE experiment_arms SET members = :members, reached = :reached, difference = :difference,
                        ci_low = :low, ci_high = :high, p_value = :p, p_adjusted = :adjusted
                    WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step AND variant = :variant
                    """,
                    names(row.key).merging([
                        "variant": .text(arm.variant), "members": SQLValue(arm.members),
                        "reached": SQLValue(arm.reached), "difference": SQLValue(arm.difference),
                        "low": SQLValue(arm.interval?.lowerBound), "high": SQLValue(arm.interval?.upperBound),
                        "p": SQLValue(arm.pValue), "adjusted": SQLValue(arm.adjusted),
                    ]) { $1 })
            }
            return true
        }
    }

    /// Puts a decision off: nothing of it is looked at before.
    package func postponeExperiment(_ key: ExperimentKey, until: Instant) throws {
        try connection.run(
            """
            UPDATE experiments SET due_at = :until
            WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step AND decided_at IS NULL
            """, names(key).merging(["until": .integer(until.milliseconds)]) { $1 })
    }

    /// Lets those who wait for a test be looked at at `time`, or when they are due if that is later; some thousands in a
    /// transaction.
    package func setRestTime(_ key: ExperimentKey, to time: Instant) throws {
        var afterID: Int64 = 0
        while true {
            let last = try connection.firstRow(
                """
                SELECT max(member_id), count(*) FROM (SELECT member_id FROM messages
                    WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step AND member_id > :after
                    ORDER BY member_id LIMIT :limit)
                """,
                names(key).merging(["after": .integer(afterID), "limit": SQLValue(Store.restAtOnce)]) { $1 }
            ) { ($0.optionalInteger(0), $0.int(1)) }
            guard let last, let through = last.0 else { return }
            try connection.run(
                """
                UPDATE messages SET next_attempt_at = max(planned_at, :time)
                WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step
                    AND member_id > :after AND member_id <= :through
                    AND state = 'planned' AND reason = 'test' AND variant IS NULL
                    AND next_attempt_at <> max(planned_at, :time)
                """,
                names(key).merging([
                    "after": .integer(afterID), "through": .integer(through), "time": .integer(time.milliseconds),
                ]) { $1 })
            if last.1 < Store.restAtOnce { return }
            afterID = through
        }
    }

    /// When a message is due, and in which zone its member lives.
    package func dueTime(ofMessage id: Int64) throws -> (at: Instant, timezone: String?)? {
        try connection.firstRow(
            "SELECT g.planned_at, m.timezone FROM messages g JOIN members m ON m.id = g.member_id WHERE g.id = :id",
            ["id": .integer(id)]
        ) { (Instant(milliseconds: $0.integer(0)), $0.optionalText(1)) }
    }

    func names(_ key: ExperimentKey) -> [String: SQLValue] {
        ["campaign": .text(key.campaign), "occurrence": .text(key.occurrence), "step": .text(key.step)]
    }
}

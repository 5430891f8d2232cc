internal import Formats
internal import SQLite

extension Store {
    /// Derives the next batch of members after one into `stage_work`, in one snapshot and without the write lock. Nil when
    /// there are no more.
    package func deriveStages(
        _ statements: StageStatements, _ source: StageSource, after: Int64, limit: Int
    ) throws -> DerivedStages? {
        try connection.snapshot {
            let version = try dataVersion()
            guard let through = try deriveBatch(statements, source, after: after, limit: limit) else { return nil }
            return DerivedStages(through: through, dataVersion: version)
        }
    }

    /// Records some of a derived batch, in one transaction. Nil, and nothing is recorded, when another connection has
    /// written since: what was derived may be of yesterday.
    package func recordStages(
        _ statements: StageStatements, _ derived: DerivedStages, after: Int64, limit: Int, notesProgress: Bool
    ) throws -> RecordedStages? {
        try connection.transaction {
            guard try dataVersion() == derived.dataVersion else { return nil }
            let through =
                try connection.firstRow(
                    """
                    SELECT max(w.id) FROM (
                        SELECT id FROM temp.stage_work WHERE id > :after ORDER BY id LIMIT :limit) w
                    """, ["after": .integer(after), "limit": SQLValue(limit)], { $0.integer(0) }) ?? derived.through
            return try applyStageWork(statements, after: after, through: through, notesProgress: notesProgress)
        }
    }

    /// Derives and records a chunk in one transaction, under the write lock: where others write so often that nothing
    /// derived outside is still true. Nil when there are no more.
    package func recordStages(
        _ statements: StageStatements, _ source: StageSource, after: Int64, limit: Int, notesProgress: Bool
    ) throws -> RecordedStages? {
        try connection.transaction {
            guard let through = try deriveBatch(statements, source, after: after, limit: limit) else { return nil }
            return try applyStageWork(statements, after: after, through: through, notesProgress: notesProgress)
        }
    }

    /// Changes when another connection has written to the store; what this one writes does not count.
    func dataVersion() throws -> Int64 {
        try connection.firstRow("PRAGMA data_version", [:], { $0.integer(0) }) ?? 0
    }

    private func deriveBatch(
        _ statements: StageStatements, _ source: StageSource, after: Int64, limit: Int
    ) throws -> Int64? {
        try connection.execute("DELETE FROM temp.stage_work")
        let range: [String: SQLValue] = ["after": .integer(after), "limit": SQLValue(limit)]
        let examined =
            switch source {
            case .everyone:
                try connection.run(
                    """
                    INSERT INTO temp.stage_work (id, previous, previous_entered_at)
                    SELECT m.id, m.stage, m.stage_entered_at FROM main.members m
                    WHERE m.id > :after AND m.erased_at IS NULL ORDER BY m.id LIMIT :limit
                    """, range)
            case .candidates:
                try connection.run(
                    """
                    INSERT INTO temp.stage_work (id, previous, previous_entered_at)
                    SELECT m.id, m.stage, m.stage_entered_at
                    FROM temp.stage_candidates c CROSS JOIN main.members m ON m.id = c.member_id
                    WHERE c.member_id > :after AND m.erased_at IS NULL ORDER BY c.member_id LIMIT :limit
                    """, range)
            }
        guard examined > 0 else { return nil }
        try deriveStageWork(statements)
        try connection.run(statements.due.sql, statements.due.parameters)
        return try connection.firstRow("SELECT max(id) FROM temp.stage_work", [:], { $0.integer(0) })
    }

    /// Appends the changes and writes the members' columns. A member whom no rule holds any more is "" in the history.
    private func applyStageWork(
        _ statements: StageStatements, after: Int64, through: Int64, notesProgress: Bool
    ) throws -> RecordedStages {
        let range: [String: SQLValue] = ["after": .integer(after), "through": .integer(through)]
        let examined =
            try connection.firstRow(
                "SELECT count(*) FROM temp.stage_work w WHERE w.id > :after AND w.id <= :through", range
            ) { $0.int(0) } ?? 0
        let marks: [String: SQLValue] = [
            "now": .integer(statements.now.milliseconds), "hash": .text(statements.rules.hash),
        ]
        let changed = try connection.run(
            """
            INSERT INTO stage_changes (member_id, from_stage, to_stage, entered_at, observed_at, rules_hash)
            SELECT w.id, w.previous, coalesce(w.stage, ''), w.entered_at, :now, :hash
            FROM temp.stage_work w
            WHERE w.id > :after AND w.id <= :through AND w.stage IS DISTINCT FROM w.previous
            ORDER BY w.id
            """, range.merging(marks) { first, _ in first })
        // With the sign only the members of the batch can be looked up one by one, and not the batch for every member.
        try connection.run(
            """
            UPDATE main.members SET stage = w.stage, stage_due_at = w.due_at, touched = 0,
                stage_entered_at = CASE WHEN w.stage IS DISTINCT FROM w.previous THEN w.entered_at
                    ELSE w.previous_entered_at END
            FROM temp.stage_work w
            WHERE w.id > :after AND w.id <= :through AND members.id = +w.id
                AND (members.touched <> 0 OR w.stage IS DISTINCT FROM w.previous
                    OR w.due_at IS DISTINCT FROM members.stage_due_at)
            """, range)
        if notesProgress { try notePartialStages(statements.rules.hash, through: through, now: statements.now) }
        return RecordedStages(through: through, examined: examined, changed: changed)
    }
}

package import Formats
internal import SQLite

/// How far the recording of stages has come.
package struct StageProgress: Sendable, Equatable {
    /// Of the rules of the last complete derivation, and its time.
    package var hash: String?
    package var derivedAt: Instant?
    /// Of a derivation of everyone that was interrupted: its rules, its time, the last member that is done.
    package var partialHash: String?
    package var partialAt: Instant?
    package var partialThrough: Int64 = 0
}

extension Store {
    package func stageProgress() throws -> StageProgress {
        var progress = StageProgress()
        try connection.forEachRow("SELECT name, value FROM meta WHERE name LIKE 'stages_%'") { row in
            switch row.text(0) {
            case "stages_hash": progress.hash = row.text(1)
            case "stages_derived_at": progress.derivedAt = Instant(milliseconds: row.integer(1))
            case "stages_partial_hash": progress.partialHash = row.text(1)
            case "stages_partial_at": progress.partialAt = Instant(milliseconds: row.integer(1))
            case "stages_partial_through": progress.partialThrough = row.integer(1)
            default: break
            }
        }
        return progress
    }

    /// Notes that everyone up to a member is derived by these rules; in the transaction of the chunk.
    private func notePartialStages(_ hash: String, through id: Int64, now: Instant) throws {
        try setStageMeta([
            "stages_partial_hash": .text(hash), "stages_partial_at": .integer(now.milliseconds),
            "stages_partial_through": .integer(id),
        ])
    }

    /// Notes that a derivation is complete.
    package func completeStages(_ hash: String, now: Instant) throws {
        try connection.transaction {
            try setStageMeta(["stages_hash": .text(hash), "stages_derived_at": .integer(now.milliseconds)])
            try connection.run("DELETE FROM meta WHERE name LIKE 'stages_partial_%'")
            try noteNewMembers()
        }
    }

    private func setStageMeta(_ values: [String: SQLValue]) throws {
        for (name, value) in values {
            try connection.run(
                """
                INSERT INTO meta (name, value) VALUES (:name, :value)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, ["name": .text(name), "value": value])
        }
    }

    /// Tables for `recordStages`. Called once before the first chunk.
    package func prepareStageRecording(_ statements: StageStatements) throws {
        try dropStageOverlay()
        try makeStageWork(statements)
    }

    /// Derives and records the next chunk of candidates after a member, in one transaction: it reads the members' data under
    /// the write lock, so that nothing that comes in meanwhile is lost. Nil when there are no more.
    package func recordStages(
        _ statements: StageStatements, after: Int64, limit: Int, notesProgress: Bool
    ) throws -> (through: Int64, examined: Int, changed: Int)? {
        try connection.transaction {
            try connection.execute("DELETE FROM temp.stage_work")
            let examined = try connection.run(
                """
                INSERT INTO temp.stage_work (member_id, previous, previous_entered_at)
                SELECT m.id, m.stage, m.stage_entered_at
                FROM temp.stage_candidates c JOIN main.members m ON m.id = c.member_id
                WHERE c.member_id > :after AND m.erased_at IS NULL ORDER BY c.member_id LIMIT :limit
                """, ["after": .integer(after), "limit": SQLValue(limit)])
            guard examined > 0 else { return nil }
            try deriveStageWork(statements)
            try connection.run(statements.due.sql, statements.due.parameters)
            let changed = try applyStageWork(statements)
            let through =
                try connection.firstRow("SELECT max(member_id) FROM temp.stage_work", [:], { $0.integer(0) }) ?? after
            if notesProgress {
                try notePartialStages(statements.rules.hash, through: through, now: statements.now)
            }
            return (through, examined, changed)
        }
    }

    /// Appends the changes and writes the members' columns. A member whom no rule holds any more is "" in the history.
    private func applyStageWork(_ statements: StageStatements) throws -> Int {
        let changed = try connection.run(
            """
            INSERT INTO stage_changes (member_id, from_stage, to_stage, entered_at, observed_at, rules_hash)
            SELECT w.member_id, w.previous, coalesce(w.stage, ''), w.entered_at, :now, :hash
            FROM temp.stage_work w WHERE w.stage IS DISTINCT FROM w.previous ORDER BY w.member_id
            """,
            ["now": .integer(statements.now.milliseconds), "hash": .text(statements.rules.hash)])
        try connection.run(
            """
            UPDATE main.members SET stage = w.stage, stage_due_at = w.due_at, touched = 0,
                stage_entered_at = CASE WHEN w.stage IS DISTINCT FROM w.previous THEN w.entered_at
                    ELSE w.previous_entered_at END
            FROM temp.stage_work w WHERE w.member_id = members.id
                AND (members.touched <> 0 OR w.stage IS DISTINCT FROM w.previous
                    OR w.due_at IS DISTINCT FROM members.stage_due_at)
            """)
        return changed
    }
}

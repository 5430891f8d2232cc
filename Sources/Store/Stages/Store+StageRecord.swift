internal import Formats
internal import SQLite

extension Store {
    /// Derives the next batch of members after one, in one snapshot and without the write lock. Nil when there are no more.
    package func deriveStages(
        _ statements: StageStatements, _ source: StageSource, after: Int64, limit: Int
    ) throws -> StageBatch? {
        let version = try dataVersion()
        return try deriveStages(statements, source, after: after, limit: limit, dataVersion: version)
    }

    /// Records some of a derived batch, in one transaction. Nil, and nothing is recorded, when another connection has
    /// written since: what was derived may be of yesterday.
    package func recordStages(
        _ statements: StageStatements, _ source: StageSource, _ derived: StageBatch, after: Int64, limit: Int,
        notesProgress: Bool
    ) throws -> RecordedStages? {
        try connection.transaction {
            guard try dataVersion() == derived.dataVersion else { return nil }
            let rows = derived.rows(after: after, limit: limit)
            return try write(rows, statements, source, after: after, notesProgress: notesProgress)
        }
    }

    /// Derives and records a chunk in one transaction, under the write lock: where others write so often that nothing
    /// derived outside is still true. Nil when there are no more.
    package func recordStages(
        _ statements: StageStatements, _ source: StageSource, after: Int64, limit: Int, notesProgress: Bool
    ) throws -> RecordedStages? {
        try connection.transaction {
            guard let derived = try deriveStages(statements, source, after: after, limit: limit) else { return nil }
            return try write(derived.rows[...], statements, source, after: after, notesProgress: notesProgress)
        }
    }

    /// Changes when another connection has written to the store; what this one writes does not count.
    func dataVersion() throws -> Int64 {
        try connection.firstRow("PRAGMA data_version", [:], { $0.integer(0) }) ?? 0
    }

    /// - Parameter version: what the store looked like before, to the connection that records.
    func deriveStages(
        _ statements: StageStatements, _ source: StageSource, after: Int64, limit: Int, dataVersion version: Int64
    ) throws -> StageBatch? {
        let query = statements.derivation(source)
        var rows: [StageBatch.Row] = []
        rows.reserveCapacity(min(limit, 1 << 16))
        try connection.forEachRow(
            query.sql,
            query.parameters.merging(["after": .integer(after), "limit": SQLValue(limit)]) { first, _ in first }
        ) { row in
            let (place, previous, due) = (row.int(1), row.int(2), row.optionalInteger(5))
            rows.append(
                StageBatch.Row(
                    id: row.integer(0), place: place, previousPlace: previous,
                    previousName: previous < 0 ? row.optionalText(3) : nil, enteredAt: row.optionalInteger(4),
                    dueAt: due, isTouched: row.integer(6) != 0, isDueNew: due != row.optionalInteger(7)))
        }
        return rows.isEmpty ? nil : StageBatch(dataVersion: version, rows: rows)
    }

    /// Appends the changes and writes the members' columns. A member whom no rule holds any more is "" in the history.
    private func write(
        _ rows: ArraySlice<StageBatch.Row>, _ statements: StageStatements, _ source: StageSource, after: Int64,
        notesProgress: Bool
    ) throws -> RecordedStages {
        let names = statements.rules.stages.map { SQLValue.text($0.name) }
        let changed = try append(rows, statements, names)
        // Indexes of columns that stay are left alone.
        let moved = try connection.statement(
            """
            UPDATE members SET stage_due_at = :due, stage = :stage, stage_entered_at = :entered, touched = 0
            WHERE id = :member
            """)
        let dated = try connection.statement(
            "UPDATE members SET stage_due_at = :due, touched = 0 WHERE id = :member")
        let seen = try connection.statement("UPDATE members SET touched = 0 WHERE id = :member")
        for row in rows {
            if let entered = row.enteredAt {
                moved.bind(1, SQLValue(row.dueAt))
                moved.bind(2, row.place < 0 ? .null : names[row.place])
                moved.bindInteger(3, entered)
                moved.bindInteger(4, row.id)
                try moved.run()
            } else if row.isDueNew {
                dated.bind(1, SQLValue(row.dueAt))
                dated.bindInteger(2, row.id)
                try dated.run()
            } else if row.isTouched {
                seen.bindInteger(1, row.id)
                try seen.run()
            }
        }
        let through = rows.last?.id ?? 0
        try forgetTouched(source, after: after, through: through)
        if notesProgress { try notePartialStages(statements.rules.hash, through: through, now: statements.now) }
        return RecordedStages(through: through, examined: rows.count, changed: changed)
    }

    /// Takes the mark from those who were looked at. Who was marked after the candidates were taken keeps it.
    private func forgetTouched(_ source: StageSource, after: Int64, through: Int64) throws {
        let taken =
            switch source {
            case .everyone: ""
            case .candidates: "AND member_id IN (SELECT c.member_id FROM temp.stage_candidates c)"
            }
        try connection.run(
            "DELETE FROM touched_members WHERE member_id > :after AND member_id <= :through \(taken)",
            ["after": .integer(after), "through": .integer(through)])
    }

    /// Returns how many have changed. Many go in by one statement: each opens every index of the table anew.
    private func append(
        _ rows: ArraySlice<StageBatch.Row>, _ statements: StageStatements, _ names: [SQLValue]
    ) throws -> Int {
        var changed = 0
        var waiting: [StageBatch.Row] = []
        waiting.reserveCapacity(Store.changesAtOnce)
        for row in rows where row.enteredAt != nil {
            waiting.append(row)
            guard waiting.count == Store.changesAtOnce else { continue }
            try insert(waiting, statements, names)
            changed += waiting.count
            waiting.removeAll(keepingCapacity: true)
        }
        for row in waiting { try insert([row], statements, names) }
        return changed + waiting.count
    }

    private static let changesAtOnce = 50

    /// As many changes as `changesAtOnce`, or one.
    private func insert(_ rows: [StageBatch.Row], _ statements: StageStatements, _ names: [SQLValue]) throws {
        let change = try connection.statement(rows.count == 1 ? Store.oneChange : Store.manyChanges)
        change.bindInteger(1, statements.now.milliseconds)
        change.bind(2, .text(statements.rules.hash))
        var index: Int32 = 3
        for row in rows {
            change.bindInteger(index, row.id)
            change.bind(index + 1, row.previousPlace < 0 ? SQLValue(row.previousName) : names[row.previousPlace])
            change.bind(index + 2, row.place < 0 ? "" : names[row.place])
            change.bindInteger(index + 3, row.enteredAt ?? 0)
            index += 4
        }
        try change.run()
    }

    private static let oneChange = insertion(of: 1)
    private static let manyChanges = insertion(of: changesAtOnce)

    /// Parameters 1 and 2 are the time and the rules' hash, then come four for each change. A statement that fails is not undone
    /// by itself, for which SQLite would copy every page before it changes: its transaction is rolled back.
    private static func insertion(of count: Int) -> String {
        let rows = (0..<count).map { row in
            let first = 3 + row * 4
            return "(?\(first), ?\(first + 1), ?\(first + 2), ?\(first + 3), ?1, ?2)"
        }
        return """
            INSERT OR FAIL INTO stage_changes (member_id, from_stage, to_stage, entered_at, observed_at, rules_hash)
            VALUES \(rows.joined(separator: ", "))
            """
    }
}

extension Store {
    /// The last member's id, 0 when there is none.
    package func lastMemberID() throws -> Int64 {
        try connection.firstRow("SELECT max(m.id) FROM main.members m", [:], { $0.integer(0) }) ?? 0
    }

    /// Runs `body`, which records stages, without waiting for the disk at each commit: a power failure may undo the last of
    /// them, never a part of one, and they are derived again. What anybody commits afterwards takes them to the disk.
    package func derivingStages<Result>(_ body: () throws -> Result) throws -> Result {
        try connection.execute("PRAGMA synchronous = NORMAL")
        let result = Swift.Result { try body() }
        try connection.execute("PRAGMA synchronous = FULL")
        return try result.get()
    }

    /// Runs `body`, which records stages, with more cache: neighbours stand on the same pages.
    /// - Parameter isMany: when this returns, all of them are on the disk. The log is copied when `body` asks for it. The
    ///   members are those that were read, and are never deleted: that is not checked again.
    package func recordingStages<Result>(many isMany: Bool, _ body: () throws -> Result) throws -> Result {
        try connection.execute("PRAGMA cache_size = -32000")
        defer { try? connection.execute("PRAGMA cache_size = -2000") }
        guard isMany else { return try body() }
        try connection.execute(
            """
            PRAGMA foreign_keys = OFF;
            PRAGMA wal_autocheckpoint = 0;
            """)
        let result = Swift.Result { try body() }
        try connection.execute(
            """
            PRAGMA wal_checkpoint (PASSIVE);
            PRAGMA foreign_keys = ON;
            PRAGMA wal_autocheckpoint = \(Store.checkpointPages);
            """)
        return try result.get()
    }
}

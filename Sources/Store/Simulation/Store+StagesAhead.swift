package import Formats
internal import SQLite

/// One member's stage at a time that is still to come.
package struct StageAhead: Sendable {
    package let memberID: Int64
    package let stage: String?
    package let enteredAt: Instant?
    package let previous: String?
    /// When it may change next by time alone.
    package let dueAt: Instant?

    package var isChanged: Bool { stage != previous }
}

/// Stages that move on by time alone, kept in TEMP tables of this connection: `stage_now`, which the view `members` shows, and a
/// history that goes on from the store's. To be used in one snapshot.
extension Store {
    /// Begins where `overlayStages` left the connection. Calls `body` with each member whose stage will change, or may.
    package func beginStagesAhead(now: Instant, _ body: (Int64, Instant) -> Void) throws {
        let isDerived = try connection.firstRow(
            "SELECT 1 FROM temp.sqlite_schema WHERE name = 'stage_now'", [:], { _ in true })
        if isDerived != true { try makeEmptyOverlay() }
        try connection.execute(
            """
            DROP TABLE IF EXISTS temp.stage_changes;
            CREATE TEMP TABLE stage_changes (
                id INTEGER PRIMARY KEY NOT NULL, member_id INTEGER, to_stage TEXT, entered_at INTEGER);
            INSERT INTO temp.stage_changes (id, member_id, to_stage, entered_at)
                SELECT id, member_id, to_stage, entered_at FROM main.stage_changes;
            CREATE INDEX temp.stage_changes_ahead ON stage_changes (member_id, id);
            DROP TABLE IF EXISTS temp.stage_candidates;
            CREATE TEMP TABLE stage_candidates (member_id INTEGER PRIMARY KEY NOT NULL);
            """)
        try connection.run(
            """
            INSERT INTO temp.stage_changes (member_id, to_stage, entered_at)
            SELECT member_id, coalesce(stage, ''), coalesce(stage_entered_at, :now) FROM temp.stage_now
            WHERE stage IS NOT previous
            """, ["now": .integer(now.milliseconds)])
        try connection.forEachRow(
            """
            SELECT m.id, m.stage_due_at FROM main.members m WHERE m.stage_due_at IS NOT NULL AND m.erased_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM temp.stage_now o WHERE o.member_id = m.id)
            """
        ) { body($0.integer(0), Instant(milliseconds: $0.integer(1))) }
        try connection.forEachRow("SELECT member_id FROM temp.stage_now") { body($0.integer(0), now) }
    }

    /// Derives members at the time of `statements`, and keeps what has changed.
    package func moveStagesAhead(_ statements: StageStatements, of ids: [Int64]) throws -> [StageAhead] {
        // The table stays: a changed schema would have every statement prepared anew.
        try connection.run("DELETE FROM temp.stage_candidates")
        try connection.run(
            "INSERT INTO temp.stage_candidates (member_id) SELECT value FROM json_each(:ids) WHERE true ON CONFLICT DO NOTHING",
            ["ids": .text(Store.list(ids))])
        let derived = statements.overlay(.candidates, withDue: true)
        let moved = try connection.rows(
            derived.sql,
            derived.parameters.merging(["after": .integer(0), "limit": .integer(.max)]) { _, window in window }
        ) { row in
            StageAhead(
                memberID: row.integer(0), stage: row.optionalText(1),
                enteredAt: row.optionalInteger(2).map(Instant.init(milliseconds:)), previous: row.optionalText(3),
                dueAt: row.optionalInteger(5).map(Instant.init(milliseconds:)))
        }
        for one in moved where one.isChanged { try keep(one, now: statements.now) }
        return moved
    }

    private func keep(_ one: StageAhead, now: Instant) throws {
        let values: [String: SQLValue] = [
            "member": .integer(one.memberID), "stage": SQLValue(one.stage),
            "entered": .integer((one.enteredAt ?? now).milliseconds),
        ]
        try connection.run(
            """
            INSERT INTO temp.stage_now (member_id, stage, stage_entered_at, previous)
            VALUES (:member, :stage, :entered, :previous)
            ON CONFLICT (member_id) DO UPDATE SET
                stage = excluded.stage, stage_entered_at = excluded.stage_entered_at, previous = excluded.previous
            """, values.merging(["previous": SQLValue(one.previous)]) { first, _ in first })
        try connection.run(
            "INSERT INTO temp.stage_changes (member_id, to_stage, entered_at) VALUES (:member, coalesce(:stage, ''), :entered)",
            values)
    }

    package func endStagesAhead() throws {
        try connection.execute(
            "DROP TABLE IF EXISTS temp.stage_changes; DROP TABLE IF EXISTS temp.stage_candidates")
        try dropStageOverlay()
    }

    /// Enters into a campaign those of the members whom time has brought into one of `stages`.
    package func enterStagesAhead(campaign: String, stages: [String], of ids: [Int64], now: Instant) throws {
        for stage in stages {
            try connection.run(
                """
                INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, step, since_at, due_at, created_at)
                SELECT :campaign, 'stage:' || CAST(o.stage_entered_at AS TEXT), o.member_id, o.stage_entered_at, '',
                    o.stage_entered_at, o.stage_entered_at, :now
                FROM json_each(:ids) v CROSS JOIN temp.stage_now o
                WHERE o.member_id = v.value AND o.stage = :stage
                ON CONFLICT (campaign, occurrence, member_id) DO NOTHING
                """,
                [
                    "campaign": .text(campaign), "stage": .text(stage), "ids": .text(Store.list(ids)),
                    "now": .integer(now.milliseconds),
                ])
        }
    }
}

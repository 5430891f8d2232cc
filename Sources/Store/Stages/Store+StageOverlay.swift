package import Formats
internal import SQLite

extension Store {
    /// Takes the overlay away: `members` is the table again.
    package func dropStageOverlay() throws {
        try connection.execute(
            """
            DROP VIEW IF EXISTS temp.members;
            DROP TABLE IF EXISTS temp.stage_now;
            """)
    }

    /// Derives the stages of the members in scope into a TEMP table and hides the table `members` behind a TEMP view of the
    /// same name in which their `stage` and `stage_entered_at` are those. So every query of this connection sees them; it
    /// cannot write to members until `dropStageOverlay`.
    ///
    /// The store itself is only read, in one snapshot.
    package func overlayStages(
        _ statements: StageStatements, _ scope: StageScope, since last: Instant?, now: Instant
    ) throws {
        try dropStageOverlay()
        try connection.snapshot {
            guard try collectStageCandidates(scope, statements.rules, since: last, now: now) > 0 else { return }
            try makeStageWork(statements)
            // What the history said then: it may know of later stages already.
            try connection.run(
                """
                INSERT INTO temp.stage_work (member_id, previous, previous_entered_at)
                SELECT n.member_id, nullif(c.to_stage, ''), c.entered_at
                FROM temp.stage_candidates n LEFT JOIN stage_changes c ON c.id = (
                    SELECT max(l.id) FROM stage_changes l WHERE l.member_id = n.member_id AND l.entered_at <= :now)
                """, ["now": .integer(now.milliseconds)])
            try deriveStageWork(statements)
            try connection.execute(
                """
                CREATE TEMP TABLE stage_now (
                    member_id INTEGER PRIMARY KEY NOT NULL, stage TEXT, stage_entered_at INTEGER);
                INSERT INTO temp.stage_now (member_id, stage, stage_entered_at)
                    SELECT w.member_id, w.stage,
                        CASE WHEN w.stage IS DISTINCT FROM w.previous THEN w.entered_at ELSE w.previous_entered_at END
                    FROM temp.stage_work w;
                DROP TABLE temp.stage_work;
                """)
            try makeOverlayView()
        }
        try connection.execute("DROP TABLE IF EXISTS temp.stage_candidates")
    }

    private func makeOverlayView() throws {
        let names = try connection.rows("SELECT name FROM pragma_table_info('members', 'main')") { $0.text(0) }
        let columns = names.map { name in
            switch name {
            // Members that are not in the overlay are as they are recorded.
            case "stage", "stage_entered_at":
                "CASE WHEN o.member_id IS NULL THEN m.\(name) ELSE o.\(name) END AS \(name)"
            default: "m.\(name)"
            }
        }.joined(separator: ", ")
        try connection.execute(
            """
            CREATE TEMP VIEW members AS
            SELECT \(columns) FROM main.members m LEFT JOIN temp.stage_now o ON o.member_id = m.id
            """)
    }
}

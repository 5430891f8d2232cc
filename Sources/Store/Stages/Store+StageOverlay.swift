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

    /// Derives stages into a TEMP table and hides the table `members` behind a TEMP view of the same name in which their
    /// `stage` and `stage_entered_at` are those. So every query of this connection sees them; it cannot write to members
    /// until `dropStageOverlay`.
    ///
    /// The store itself is only read, in one snapshot. Where the record is up to date there is no view, and the columns and
    /// their indexes are used as they are.
    /// - Parameter makeStatements: only called when there is someone to derive.
    package func overlayStages(
        _ source: StageSource, now: Instant, _ makeStatements: () throws -> StageStatements
    ) throws {
        try dropStageOverlay()
        try connection.snapshot {
            if case .candidates = source, try collectStageCandidates(now: now) == 0 { return }
            let derived = try makeStatements().overlay(source)
            try connection.execute(
                """
                CREATE TEMP TABLE stage_now (
                    member_id INTEGER PRIMARY KEY NOT NULL, stage TEXT, stage_entered_at INTEGER, previous TEXT,
                    previous_entered_at INTEGER)
                """)
            try connection.run(
                """
                INSERT INTO temp.stage_now (member_id, stage, stage_entered_at, previous, previous_entered_at)
                \(derived.sql)
                """, derived.parameters)
            try makeOverlayView()
        }
        try dropStageCandidates()
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

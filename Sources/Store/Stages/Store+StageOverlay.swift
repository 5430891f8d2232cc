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
    /// - Parameters:
    ///   - batch: members that are derived at once.
    ///   - progress: called after each batch with the members that are done and all of them.
    ///   - makeStatements: only called when there is someone to derive.
    package func overlayStages(
        _ scope: OverlayScope, now: Instant, batch: Int = 20_000, progress: (Int, Int) -> Void = { _, _ in },
        _ makeStatements: () throws -> StageStatements
    ) throws {
        try dropStageOverlay()
        try connection.snapshot {
            let total = try countToOverlay(scope, now: now)
            if total == 0, scope != .everyone { return }
            let derived = try makeStatements().overlay(scope == .everyone ? .everyone : .candidates)
            try makeOverlayTable()
            var (after, done): (Int64, Int) = (0, 0)
            while let filled = try overlayMore(derived, after: after, limit: batch) {
                after = filled.through
                done += filled.count
                progress(done, total)
            }
            try makeOverlayView()
        }
        try dropStageCandidates()
    }

    private func makeOverlayTable() throws {
        try connection.execute(
            """
            CREATE TEMP TABLE stage_now (
                member_id INTEGER PRIMARY KEY NOT NULL, stage TEXT, stage_entered_at INTEGER, previous TEXT,
                previous_entered_at INTEGER)
            """)
    }

    /// The view with nobody in it yet: everyone is as recorded.
    func makeEmptyOverlay() throws {
        try makeOverlayTable()
        try makeOverlayView()
    }

    private func countToOverlay(_ scope: OverlayScope, now: Instant) throws -> Int {
        switch scope {
        case .candidates: try collectStageCandidates(now: now)
        case .one(let id): try collectStageCandidate(id)
        case .everyone: try memberCount()
        }
    }

    /// Derives the next members. Nil when there are no more.
    private func overlayMore(
        _ derived: SQLFragment, after: Int64, limit: Int
    ) throws -> (through: Int64, count: Int)? {
        let window = ["after": SQLValue.integer(after), "limit": SQLValue(limit)]
        let count = try connection.run(
            """
            INSERT INTO temp.stage_now (member_id, stage, stage_entered_at, previous, previous_entered_at)
            \(derived.sql)
            """, derived.parameters.merging(window) { _, window in window })
        guard count > 0 else { return nil }
        let through = try connection.firstRow("SELECT max(member_id) FROM temp.stage_now", [:], { $0.integer(0) })
        return (through ?? .max, count)
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

/// Whose stages a read-only command derives for itself.
package enum OverlayScope: Sendable, Equatable {
    /// Whom data has touched, and whose time has come.
    case candidates
    case everyone
    /// This member, whatever the record says.
    case one(Int64)
}

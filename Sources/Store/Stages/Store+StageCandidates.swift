package import Formats
internal import SQLite

extension Store {
    package func dropStageCandidates() throws {
        try connection.execute("DROP TABLE IF EXISTS temp.stage_candidates")
    }

    /// Fills `stage_candidates` with those who are to be looked at: whom data has touched, and whose time has come. Returns
    /// how many.
    /// - Parameter through: only members up to this one.
    package func collectStageCandidates(through: Int64 = .max, now: Instant) throws -> Int {
        try dropStageCandidates()
        guard try hasStageCandidates(now: now) else { return 0 }
        try connection.execute("CREATE TEMP TABLE stage_candidates (member_id INTEGER PRIMARY KEY NOT NULL)")
        try connection.run(
            """
            INSERT INTO temp.stage_candidates (member_id)
            SELECT t.member_id FROM main.touched_members t WHERE t.member_id <= :through
            UNION
            SELECT m.id FROM main.members m WHERE m.touched = 1 AND m.erased_at IS NULL AND m.id <= :through
            UNION
            SELECT m.id FROM main.members m WHERE \(Store.newMember) AND m.erased_at IS NULL AND m.id <= :through
            """, ["through": .integer(through)])
        try connection.run(
            """
            INSERT INTO temp.stage_candidates (member_id)
            SELECT m.id FROM main.members m
            WHERE m.stage_due_at IS NOT NULL AND m.stage_due_at / 21600000 <= :now / 21600000 AND m.stage_due_at <= :now
                AND m.erased_at IS NULL AND m.id <= :through
            ON CONFLICT DO NOTHING
            """, ["now": .integer(now.milliseconds), "through": .integer(through)])
        return try connection.firstRow("SELECT count(*) FROM temp.stage_candidates", [:], { $0.int(0) }) ?? 0
    }

    /// Fills `stage_candidates` with one member, unless erased.
    func collectStageCandidate(_ id: Int64) throws -> Int {
        try connection.execute(
            """
            DROP TABLE IF EXISTS temp.stage_candidates;
            CREATE TEMP TABLE stage_candidates (member_id INTEGER PRIMARY KEY NOT NULL);
            """)
        return try connection.run(
            """
            INSERT INTO temp.stage_candidates (member_id)
            SELECT m.id FROM main.members m WHERE m.id = :id AND m.erased_at IS NULL
            """, ["id": .integer(id)])
    }

    /// Touched members and those whose time has come, by the indexes that hold only them.
    private func hasStageCandidates(now: Instant) throws -> Bool {
        try connection.firstRow(
            """
            SELECT EXISTS (SELECT 1 FROM main.touched_members)
                OR EXISTS (SELECT 1 FROM main.members m WHERE m.touched = 1 AND m.erased_at IS NULL)
                OR EXISTS (SELECT 1 FROM main.members m WHERE \(Store.newMember) AND m.erased_at IS NULL)
                OR EXISTS (SELECT 1 FROM main.members m
                    WHERE m.stage_due_at IS NOT NULL AND m.stage_due_at / 21600000 <= :now / 21600000
                        AND m.stage_due_at <= :now AND m.erased_at IS NULL)
            """, ["now": .integer(now.milliseconds)]
        ) { $0.int(0) == 1 } ?? false
    }

    /// True for the members `m` who came since stages were last derived of everybody. There may be a million, and no index
    /// has them: they are at the end.
    static let newMember = """
        m.touched = 2 AND m.id > coalesce((SELECT t.value FROM main.meta t WHERE t.name = 'stages_through_id'), 0)
        """

    /// Notes up to which member everybody's stages are derived. Nobody becomes new again, so this is true whatever has
    /// happened meanwhile.
    func noteNewMembers() throws {
        try connection.run(
            """
            INSERT INTO meta (name, value)
            SELECT 'stages_through_id', coalesce((SELECT min(m.id) - 1 FROM main.members m WHERE \(Store.newMember)),
                (SELECT max(m.id) FROM main.members m), 0)
            WHERE true
            ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE excluded.value <> meta.value
            """)
    }

    /// True when there is anybody whose stage is derived of all that is known. Looks at everybody when there is nobody.
    func hasUntouchedMembers() throws -> Bool {
        try connection.firstRow("SELECT 1 FROM members WHERE touched = 0 LIMIT 1", [:]) { _ in true } ?? false
    }
}

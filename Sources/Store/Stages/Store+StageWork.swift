package import Formats
internal import SQLite

/// Which members are derived.
package enum StageScope: Sendable {
    /// All with an id above this one, and those that data or time has touched.
    case everyone(after: Int64)
    /// Those that data has touched, and those whose time has come.
    case touched
}

extension Store {
    /// An empty `stage_work`.
    func makeStageWork(_ statements: StageStatements) throws {
        try connection.execute("DROP TABLE IF EXISTS temp.stage_work")
        try connection.execute(statements.table)
    }

    /// Derives the stage of the members in `stage_work`, and when those that changed entered it.
    func deriveStageWork(_ statements: StageStatements) throws {
        for pass in statements.outcomes { try connection.run(pass.sql, pass.parameters) }
        try connection.run(statements.choice.sql, statements.choice.parameters)
        for time in statements.times { try connection.run(time.sql, time.parameters) }
        // Who rises enters when the rule of the new stage became true; who falls back, not before the rule of the old one
        // ceased to hold. What always held is as old as the member, as far as that is known; nothing is entered in the future.
        try connection.run(
            """
            UPDATE temp.stage_work SET entered_at = CASE WHEN previous_place > place
                THEN max(\(statements.since), fallen_at) ELSE \(statements.since) END
            WHERE stage IS DISTINCT FROM previous
            """)
        try connection.run(
            """
            UPDATE temp.stage_work SET entered_at = CASE WHEN entered_at > \(TurningPoint.alwaysSQL)
                THEN min(entered_at, :now)
                WHEN entered_at IS NULL THEN :now
                ELSE coalesce((SELECT m.joined_at FROM main.members m
                    WHERE m.id = stage_work.member_id AND m.joined_at <= :now), :now) END
            WHERE stage IS DISTINCT FROM previous
            """, ["now": .integer(statements.now.milliseconds)])
    }

    /// Fills `stage_candidates` with the ids of the members in scope. Returns how many.
    package func collectStageCandidates(
        _ scope: StageScope, _ rules: StageRuleSet, since last: Instant?, now: Instant
    ) throws -> Int {
        try connection.execute(
            """
            DROP TABLE IF EXISTS temp.stage_candidates;
            CREATE TEMP TABLE stage_candidates (member_id INTEGER PRIMARY KEY NOT NULL);
            """)
        if case .everyone(let after) = scope {
            try connection.run(
                """
                INSERT INTO temp.stage_candidates (member_id)
                SELECT m.id FROM main.members m WHERE m.erased_at IS NULL AND m.id > :after
                """, ["after": .integer(after)])
        }
        try connection.run(
            """
            INSERT INTO temp.stage_candidates (member_id)
            SELECT m.id FROM main.members m WHERE m.touched = 1 AND m.erased_at IS NULL
            UNION
            SELECT m.id FROM main.members m WHERE \(Store.newMember) AND m.erased_at IS NULL
            UNION
            SELECT m.id FROM main.members m WHERE m.stage_due_at <= :now AND m.erased_at IS NULL
            ON CONFLICT DO NOTHING
            """, ["now": .integer(now.milliseconds)])
        if rules.asksForMessages { try addRecipients(since: last) }
        return try connection.firstRow("SELECT count(*) FROM temp.stage_candidates", [:], { $0.int(0) }) ?? 0
    }

    // An hour is taken off for messages that were claimed before the last derivation and settled after it.
    private func addRecipients(since last: Instant?) throws {
        try connection.run(
            """
            INSERT INTO temp.stage_candidates (member_id)
            SELECT DISTINCT g.member_id FROM messages g JOIN main.members m ON m.id = g.member_id
            WHERE m.erased_at IS NULL AND coalesce(g.settled_at, g.sent_at, g.claimed_at) > :last
            ON CONFLICT DO NOTHING
            """, ["last": .integer((last?.milliseconds ?? 0) - 3_600_000)])
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
}

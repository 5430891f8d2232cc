internal import SQLite

extension Store {
    package func memberID(emailKey: String) throws -> Int64? {
        try connection.firstRow(
            "SELECT id FROM members WHERE email_key = :key", ["key": .text(emailKey)], { $0.integer(0) })
    }

    package func memberID(externalID: String) throws -> Int64? {
        try connection.firstRow(
            "SELECT id FROM members WHERE external_id = :id", ["id": .text(externalID)], { $0.integer(0) })
    }

    /// Members that are not erased, in id order: at most `limit` of those after `after`.
    /// - Parameter condition: over the alias `m` of `members`; nil selects everyone.
    package func memberIDs(matching condition: SQLFragment? = nil, after: Int64 = 0, limit: Int) throws -> [Int64] {
        var parameters = condition?.parameters ?? [:]
        parameters["list_after"] = .integer(after)
        parameters["list_limit"] = SQLValue(limit)
        return try connection.rows(
            """
            SELECT m.id FROM members m
            WHERE m.id > :list_after AND m.erased_at IS NULL AND (\(condition?.sql ?? "1 = 1"))
            ORDER BY m.id LIMIT :list_limit
            """, parameters
        ) { $0.integer(0) }
    }

    /// Calls `body` with the ids of the members that are not erased, in id order, from one statement.
    package func forEachMemberID(
        matching condition: SQLFragment? = nil, limit: Int = .max, _ body: (Int64) throws -> Void
    ) throws {
        var parameters = condition?.parameters ?? [:]
        parameters["list_limit"] = SQLValue(limit)
        try connection.forEachRow(
            """
            SELECT m.id FROM members m
            WHERE m.erased_at IS NULL AND (\(condition?.sql ?? "1 = 1"))
            ORDER BY m.id LIMIT :list_limit
            """, parameters
        ) { try body($0.integer(0)) }
    }

    /// How many members are not erased. The erased ones are taken off by their own small index, so that the members' rows
    /// are not read for it. `m.id > 0` keeps members in the order of their ids where no condition says where to start: in the
    /// order of another index each would be looked for in another corner of the activities.
    package func memberCount(matching condition: SQLFragment? = nil) throws -> Int {
        guard let condition else {
            return try connection.firstRow(
                """
                SELECT (SELECT count(*) FROM main.members)
                    - (SELECT count(*) FROM main.members e WHERE e.erased_at IS NOT NULL)
                """, [:], { $0.int(0) }) ?? 0
        }
        return try connection.firstRow(
            """
            SELECT count(*) FROM members m
            WHERE m.id > 0 AND m.id NOT IN (SELECT e.id FROM main.members e WHERE e.erased_at IS NOT NULL)
                AND (\(condition.sql))
            """, condition.parameters, { $0.int(0) }) ?? 0
    }

    /// Marks a member for the next derivation of stages: something that a stage can depend on has changed.
    package func touchMember(id: Int64) throws {
        try connection.run(
            """
            INSERT INTO touched_members (member_id)
            SELECT m.id FROM main.members m WHERE m.id = :id AND m.erased_at IS NULL
            ON CONFLICT DO NOTHING
            """, ["id": .integer(id)])
    }
}

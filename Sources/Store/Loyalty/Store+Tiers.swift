internal import SQLite

extension Store {
    /// Those of some members for whom a condition over `members m` holds.
    package func membersAmong(_ ids: [Int64], in condition: SQLFragment) throws -> [Int64] {
        var parameters = condition.parameters
        parameters["wanted_members"] = Store.jsonArray(ids)
        return try connection.rows(
            """
            SELECT m.id FROM members m
            WHERE m.id IN (SELECT j.value FROM json_each(:wanted_members) j) AND m.erased_at IS NULL
                AND (\(condition.sql))
            """, parameters
        ) { $0.integer(0) }
    }

    /// How many members there are for whom a condition over `members m` holds.
    package func memberCount(in condition: SQLFragment) throws -> Int {
        try connection.firstRow(
            "SELECT count(*) FROM members m WHERE m.erased_at IS NULL AND m.email IS NOT NULL AND (\(condition.sql))",
            condition.parameters, { $0.int(0) }) ?? 0
    }
}

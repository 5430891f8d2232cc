internal import SQLite

/// A member as sampling needs it.
package struct AudienceMember: Sendable, Hashable {
    package let id: Int64
    /// The frozen key that hashes are made of.
    package let key: [UInt8]
    package let timezone: String?

    package init(id: Int64, key: [UInt8], timezone: String? = nil) {
        (self.id, self.key, self.timezone) = (id, key, timezone)
    }
}

extension Store {
    /// The next members of an audience in id order.
    package func audience(_ condition: SQLFragment, afterID: Int64, limit: Int) throws -> [AudienceMember] {
        var parameters = condition.parameters
        parameters["after"] = .integer(afterID)
        parameters["limit"] = SQLValue(limit)
        return try connection.rows(
            """
            SELECT m.id, m.key, m.timezone FROM members m
            WHERE m.id > :after AND (\(condition.sql))
            ORDER BY m.id LIMIT :limit
            """, parameters
        ) { AudienceMember(id: $0.integer(0), key: $0.blob(1), timezone: $0.optionalText(2)) }
    }

    package func timezone(ofMember id: Int64) throws -> String? {
        try connection.firstRow(
            "SELECT timezone FROM members WHERE id = :id", ["id": .integer(id)], { $0.optionalText(0) })
            ?? nil
    }

    /// The greatest id of a member; 0 when there is none.
    package func newestMemberID() throws -> Int64 {
        try connection.firstRow("SELECT coalesce(max(id), 0) FROM members", [:], { $0.integer(0) }) ?? 0
    }

    /// True when the member is in the audience.
    package func isInAudience(_ condition: SQLFragment, memberID: Int64) throws -> Bool {
        var parameters = condition.parameters
        parameters["member"] = .integer(memberID)
        return try connection.hasRow(
            "SELECT 1 FROM members m WHERE m.id = :member AND (\(condition.sql))", parameters)
    }

    /// The frozen key of a member.
    package func memberKey(ofMember id: Int64) throws -> [UInt8]? {
        try connection.firstRow("SELECT key FROM members WHERE id = :id", ["id": .integer(id)], { $0.blob(0) })
    }
}

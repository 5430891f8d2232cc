internal import SQLite

/// A member as sampling needs it.
package struct AudienceMember: Sendable, Hashable {
    package let id: Int64
    /// The frozen key that hashes are made of.
    package let key: [UInt8]

    package init(id: Int64, key: [UInt8]) { (self.id, self.key) = (id, key) }
}

extension Store {
    /// The next members of an audience in id order.
    package func audience(_ condition: SQLFragment, afterID: Int64, limit: Int) throws -> [AudienceMember] {
        var parameters = condition.parameters
        parameters["after"] = .integer(afterID)
        parameters["limit"] = SQLValue(limit)
        return try connection.rows(
            """
            SELECT m.id, m.key FROM members m
            WHERE m.id > :after AND (\(condition.sql))
            ORDER BY m.id LIMIT :limit
            """, parameters
        ) { AudienceMember(id: $0.integer(0), key: $0.blob(1)) }
    }

    /// True when the member is in the audience.
    package func isInAudience(_ condition: SQLFragment, memberID: Int64) throws -> Bool {
        var parameters = condition.parameters
        parameters["member"] = .integer(memberID)
        return try connection.firstRow(
            "SELECT 1 FROM members m WHERE m.id = :member AND (\(condition.sql))", parameters, { _ in true }) ?? false
    }

    /// The frozen key of a member.
    package func memberKey(ofMember id: Int64) throws -> [UInt8]? {
        try connection.firstRow("SELECT key FROM members WHERE id = :id", ["id": .integer(id)], { $0.blob(0) })
    }
}

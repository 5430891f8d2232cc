package import Definitions
package import Formats
internal import SQLite

/// One thing that a member did, and what it counts for engagement now.
package struct EngagementPart: Sendable, Hashable {
    /// The kind of activity, or `response`.
    package let kind: String
    package let at: Instant
    package let weight: Double
    /// The weight, faded by its age.
    package let points: Double
}

/// A member and their engagement.
package struct EngagedMember: Sendable, Hashable {
    package let id: Int64
    package let points: Double

    package init(id: Int64, points: Double) { (self.id, self.points) = (id, points) }
}

extension Store {
    /// What a member's engagement is made of, the greatest share first. The points of all parts add up to the engagement that
    /// filters compare.
    package func engagementParts(
        memberID: Int64, _ settings: EngagementSettings, now: Instant
    ) throws -> [EngagementPart] {
        try connection.rows(
            """
            SELECT d.kind, d.at, w.value, w.value * exp((d.at - :now) * :rate) AS points
            FROM (SELECT a.kind AS kind, a.at AS at FROM activities a WHERE a.member_id = :member AND a.kind <> :response
                UNION ALL
                SELECT :response, r.at FROM responses r WHERE r.member_id = :member AND r.is_duplicate = 0) d
            JOIN json_each(:weights) w ON w.key = d.kind
            WHERE d.at <= :now AND w.value > 0
            ORDER BY points DESC, d.at DESC, d.kind
            """,
            [
                "member": .integer(memberID), "now": .integer(now.milliseconds), "rate": .real(settings.rate),
                "response": .text(EngagementSettings.response), "weights": Store.jsonObject(settings.weights),
            ]
        ) {
            EngagementPart(
                kind: $0.text(0), at: Instant(milliseconds: $0.integer(1)), weight: $0.real(2), points: $0.real(3))
        }
    }

    /// The most engaged members of those whom a condition selects, the first ones first.
    package func engagedMembers(
        matching condition: SQLFragment?, _ compiler: FilterCompiler, limit: Int
    ) throws -> [EngagedMember] {
        let engagement = compiler.engagementExpression()
        var parameters = engagement.parameters.merging(condition?.parameters ?? [:]) { first, _ in first }
        parameters["limit"] = SQLValue(limit)
        return try connection.rows(
            """
            SELECT e.id, e.points FROM (SELECT m.id AS id, \(engagement.sql) AS points FROM members m
                WHERE m.erased_at IS NULL AND (\(condition?.sql ?? "1 = 1"))) e
            ORDER BY e.points DESC, e.id LIMIT :limit
            """, parameters
        ) { EngagedMember(id: $0.integer(0), points: $0.real(1)) }
    }

    /// The engagement of some members.
    package func engagement(ofMembers ids: [Int64], _ compiler: FilterCompiler) throws -> [Int64: Double] {
        let engagement = compiler.engagementExpression()
        var parameters = engagement.parameters
        parameters["ids"] = Store.jsonArray(ids)
        let rows = try connection.rows(
            """
            SELECT m.id, \(engagement.sql) FROM members m WHERE m.id IN (SELECT value FROM json_each(:ids))
            """, parameters
        ) { ($0.integer(0), $0.real(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Names with numbers as JSON, for `json_each`.
    private static func jsonObject(_ values: [String: Double]) -> SQLValue {
        // Names are those of activities: letters, digits, hyphens and underscores.
        let pairs = values.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
        return .text("{\(pairs.joined(separator: ","))}")
    }
}

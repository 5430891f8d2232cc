internal import Formats
internal import SQLite

extension Store {
    /// Snapshots of the members that are there and not erased, by id. One query for all of `ids` (at most 1,000).
    package func memberSnapshots(ids: [Int64]) throws -> [Int64: MemberSnapshot] {
        guard !ids.isEmpty else { return [:] }
        return try snapshots(
            where: "m.id IN (SELECT j.value FROM json_each(:wanted) j)", wanted: Store.jsonArray(ids))
    }

    /// The member of an address, by its `email_key`.
    package func memberSnapshot(emailKey: String) throws -> MemberSnapshot? {
        try snapshots(where: "m.email_key = :wanted", wanted: .text(emailKey)).values.first
    }

    /// The condition is one of the two above, never text from outside.
    private func snapshots(where condition: String, wanted: SQLValue) throws -> [Int64: MemberSnapshot] {
        let columns = try declaredColumns(ofMembers: true).sorted()
        let tags = try tags(where: condition, wanted: wanted)
        let roles = try roles(where: condition, wanted: wanted)
        let attributeList = columns.map { ", m.\($0)" }.joined()
        var result: [Int64: MemberSnapshot] = [:]
        try connection.forEachRow(
            """
            SELECT m.id, m.key, m.email, m.email_key, m.external_id, m.first_name, m.last_name, m.name, m.locale,
                m.timezone, m.joined_at, m.stage\(attributeList)
            FROM members m
            WHERE \(condition) AND m.erased_at IS NULL AND m.email IS NOT NULL AND m.email_key IS NOT NULL
            """, ["wanted": wanted]
        ) { row in
            var attributes: [String: SQLValue] = [:]
            for (position, column) in columns.enumerated() where !row.isNull(12 + position) {
                attributes[String(column.dropFirst("attr_".count))] = row.value(12 + position)
            }
            let id = row.integer(0)
            result[id] = MemberSnapshot(
                id: id, key: row.blob(1), email: row.text(2), emailKey: row.text(3), externalID: row.optionalText(4),
                firstName: row.optionalText(5), lastName: row.optionalText(6), name: row.optionalText(7),
                locale: row.optionalText(8), timezone: row.optionalText(9),
                joinedAt: row.optionalInteger(10).map(Instant.init(milliseconds:)), stage: row.optionalText(11),
                attributes: attributes, tags: tags[id] ?? [])
            if let held = roles[id] { result[id]?.roles = held }
        }
        return result
    }

    private func tags(where condition: String, wanted: SQLValue) throws -> [Int64: [String]] {
        var result: [Int64: [String]] = [:]
        try connection.forEachRow(
            """
            SELECT t.member_id, t.tag FROM member_tags t JOIN members m ON m.id = t.member_id
            WHERE \(condition)
            ORDER BY t.member_id, t.tag
            """, ["wanted": wanted]
        ) { row in result[row.integer(0), default: []].append(row.text(1)) }
        return result
    }

    private func roles(where condition: String, wanted: SQLValue) throws -> [Int64: [RoleSpan]] {
        var result: [Int64: [RoleSpan]] = [:]
        try connection.forEachRow(
            """
            SELECT h.member_id, h.role, h.until_at FROM role_changes h JOIN members m ON m.id = h.member_id
            WHERE \(condition) AND h.kind = 'given' AND NOT EXISTS (SELECT 1 FROM role_changes l
                WHERE l.member_id = h.member_id AND l.role = h.role AND l.id > h.id)
            ORDER BY h.member_id, h.role
            """, ["wanted": wanted]
        ) { row in
            let until = row.optionalInteger(2).map(Instant.init(milliseconds:))
            result[row.integer(0), default: []].append(RoleSpan(name: row.text(1), until: until))
        }
        return result
    }
}

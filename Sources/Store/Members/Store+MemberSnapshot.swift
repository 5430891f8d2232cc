internal import Formats
internal import SQLite

extension Store {
    /// Which members: what stands behind `FROM`, and further conditions behind it. One of the two below, never text from outside.
    private struct Wanted {
        let members: String
        let parameters: [String: SQLValue]
        var set: MemberSet?

        static func ids(_ ids: [Int64]) -> Wanted {
            let set = MemberSet(ids)
            return Wanted(members: set.rows(of: "members m", by: "m.id"), parameters: set.parameters, set: set)
        }

        static func emailKey(_ key: String) -> Wanted {
            Wanted(members: "members m WHERE m.email_key = :wanted", parameters: ["wanted": .text(key)])
        }
    }

    /// Snapshots of the members that are there and not erased, by id. One query for all of `ids` (at most 1,000).
    package func memberSnapshots(ids: [Int64]) throws -> [Int64: MemberSnapshot] {
        guard !ids.isEmpty else { return [:] }
        return try snapshots(of: .ids(ids))
    }

    /// The member of an address, by its `email_key`.
    package func memberSnapshot(emailKey: String) throws -> MemberSnapshot? {
        try snapshots(of: .emailKey(emailKey)).values.first
    }

    private func snapshots(of wanted: Wanted) throws -> [Int64: MemberSnapshot] {
        let columns = try declaredColumns(ofMembers: true).sorted()
        let names = columns.map { String($0.dropFirst("attr_".count)) }
        let tags = try tags(of: wanted)
        let roles = try roles(of: wanted)
        let attributeList = columns.map { ", m.\($0)" }.joined()
        var result: [Int64: MemberSnapshot] = [:]
        result.reserveCapacity(wanted.set?.count ?? 1)
        try connection.forEachRow(
            """
            SELECT m.id, m.key, m.email, m.email_key, m.external_id, m.first_name, m.last_name, m.name, m.locale,
                m.timezone, m.joined_at, m.stage\(attributeList)
            FROM \(wanted.members) AND m.erased_at IS NULL AND m.email IS NOT NULL AND m.email_key IS NOT NULL
            """, wanted.parameters
        ) { row in
            let id = row.integer(0)
            guard wanted.set?.contains(id) != false else { return }
            var attributes: [String: SQLValue] = [:]
            attributes.reserveCapacity(names.count)
            for (position, name) in names.enumerated() where !row.isNull(12 + position) {
                attributes[name] = row.value(12 + position)
            }
            // Nearly always the same text.
            let email = row.text(2)
            result[id] = MemberSnapshot(
                id: id, key: row.blob(1), email: email, emailKey: row.text(3, or: email),
                externalID: row.optionalText(4),
                firstName: row.optionalText(5), lastName: row.optionalText(6), name: row.optionalText(7),
                locale: row.optionalText(8), timezone: row.optionalText(9),
                joinedAt: row.optionalInteger(10).map(Instant.init(milliseconds:)), stage: row.optionalText(11),
                attributes: attributes, tags: tags[id] ?? [], roles: roles[id] ?? [])
        }
        return result
    }

    /// Where nobody has any, each member need not be asked.
    private func tags(of wanted: Wanted) throws -> [Int64: [String]] {
        var result: [Int64: [String]] = [:]
        guard try connection.hasRow("SELECT 1 FROM member_tags") else { return result }
        try connection.forEachRow(
            """
            SELECT t.member_id, t.tag FROM member_tags t
            WHERE t.member_id IN (SELECT m.id FROM \(wanted.members))
            ORDER BY t.member_id, t.tag
            """, wanted.parameters
        ) { row in result[row.integer(0), default: []].append(row.text(1)) }
        return result
    }

    private func roles(of wanted: Wanted) throws -> [Int64: [RoleSpan]] {
        var result: [Int64: [RoleSpan]] = [:]
        guard try connection.hasRow("SELECT 1 FROM role_changes") else { return result }
        try connection.forEachRow(
            """
            SELECT h.member_id, h.role, h.until_at FROM role_changes h
            WHERE h.member_id IN (SELECT m.id FROM \(wanted.members))
                AND h.kind = 'given' AND NOT EXISTS (SELECT 1 FROM role_changes l
                WHERE l.member_id = h.member_id AND l.role = h.role AND l.id > h.id)
            ORDER BY h.member_id, h.role
            """, wanted.parameters
        ) { row in
            let until = row.optionalInteger(2).map(Instant.init(milliseconds:))
            result[row.integer(0), default: []].append(RoleSpan(name: row.text(1), until: until))
        }
        return result
    }
}

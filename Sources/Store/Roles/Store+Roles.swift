package import Formats
internal import SQLite

/// One row of `role_changes`: a role that was given or ended.
package struct RoleChange: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case given, ended
    }

    package let memberID: Int64
    /// Nil after an erasure.
    package var email: String?
    package let role: String
    package let kind: Kind
    /// Of one that was given: when it ends by itself.
    package let until: Instant?
    package let note: String?
    package let who: String?
    package let at: Instant

    package init(
        memberID: Int64, email: String? = nil, role: String, kind: Kind, until: Instant? = nil, note: String? = nil,
        who: String? = nil, at: Instant
    ) {
        (self.memberID, self.email, self.role, self.kind) = (memberID, email, role, kind)
        (self.until, self.note, self.who, self.at) = (until, note, who, at)
    }
}

/// A role that a member holds now.
package struct HeldRole: Sendable, Hashable {
    package let memberID: Int64
    package let email: String
    package let name: String?
    package let role: String
    package let since: Instant
    package let until: Instant?
    package let note: String?
}

extension Store {
    /// Appends to the history of a member's roles.
    package func appendRoleChange(_ change: RoleChange) throws {
        try connection.run(
            """
            INSERT INTO role_changes (member_id, role, kind, until_at, note, who, at)
            VALUES (:member, :role, :kind, :until, :note, :who, :at)
            """,
            [
                "member": .integer(change.memberID), "role": .text(change.role), "kind": .text(change.kind.rawValue),
                "until": SQLValue(change.until?.milliseconds), "note": SQLValue(change.note),
                "who": SQLValue(change.who), "at": .integer(change.at.milliseconds),
            ])
    }

    /// Who holds which role at `now`: of one role, of one member, or all.
    package func heldRoles(role: String? = nil, memberID: Int64? = nil, now: Instant) throws -> [HeldRole] {
        try connection.rows(
            """
            SELECT h.member_id, m.email, coalesce(m.name, trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, ''))),
                h.role, h.at, h.until_at, h.note
            FROM role_changes h JOIN members m ON m.id = h.member_id
            WHERE h.kind = 'given' AND h.at <= :now AND (h.until_at IS NULL OR h.until_at > :now)
                AND (:role IS NULL OR h.role = :role) AND (:member IS NULL OR h.member_id = :member)
                AND m.email IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM role_changes l WHERE l.member_id = h.member_id AND l.role = h.role
                    AND l.id > h.id AND l.at <= :now)
            ORDER BY h.role, h.at, h.id
            """, ["now": .integer(now.milliseconds), "role": SQLValue(role), "member": SQLValue(memberID)]
        ) {
            let name = $0.optionalText(2)
            return HeldRole(
                memberID: $0.integer(0), email: $0.text(1), name: name?.isEmpty == false ? name : nil, role: $0.text(3),
                since: Instant(milliseconds: $0.integer(4)),
                until: $0.optionalInteger(5).map(Instant.init(milliseconds:)), note: $0.optionalText(6))
        }
    }

    /// All that was given and ended, the oldest first: of a role, of a member, or all.
    package func roleHistory(role: String? = nil, memberID: Int64? = nil) throws -> [RoleChange] {
        try connection.rows(
            """
            SELECT h.member_id, m.email, h.role, h.kind, h.until_at, h.note, h.who, h.at
            FROM role_changes h JOIN members m ON m.id = h.member_id
            WHERE (:role IS NULL OR h.role = :role) AND (:member IS NULL OR h.member_id = :member)
            ORDER BY h.id
            """, ["role": SQLValue(role), "member": SQLValue(memberID)]
        ) {
            RoleChange(
                memberID: $0.integer(0), email: $0.optionalText(1), role: $0.text(2),
                kind: RoleChange.Kind(rawValue: $0.text(3)) ?? .given,
                until: $0.optionalInteger(4).map(Instant.init(milliseconds:)), note: $0.optionalText(5),
                who: $0.optionalText(6), at: Instant(milliseconds: $0.integer(7)))
        }
    }

    /// The names of the roles that some members hold, by member: for what they are sent.
    package func rolesHeld(by ids: [Int64], now: Instant) throws -> [Int64: [String]] {
        let rows = try connection.rows(
            """
            SELECT h.member_id, h.role FROM role_changes h
            WHERE h.member_id IN (SELECT value FROM json_each(:ids)) AND h.kind = 'given' AND h.at <= :now
                AND (h.until_at IS NULL OR h.until_at > :now)
                AND NOT EXISTS (SELECT 1 FROM role_changes l WHERE l.member_id = h.member_id AND l.role = h.role
                    AND l.id > h.id AND l.at <= :now)
            ORDER BY h.role
            """, ["ids": Store.jsonArray(ids), "now": .integer(now.milliseconds)]
        ) { ($0.integer(0), $0.text(1)) }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }
}

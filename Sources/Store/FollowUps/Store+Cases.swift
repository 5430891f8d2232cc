package import Formats
internal import SQLite

/// Somebody's task about a member.
package struct MemberCase: Sendable {
    package let id: Int64
    package let memberID: Int64
    package let email: String?
    package let campaign: String?
    package let owner: String
    package let isOpen: Bool
    package let note: String?
    package let dueAt: Instant?
    package let openedAt: Instant
    package let closedAt: Instant?
}

extension Store {
    /// Opens a case, unless one of this campaign is open for the member.
    package func openCase(
        memberID: Int64, campaign: String?, responseID: Int64?, owner: String, dueAt: Instant?, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO cases (member_id, campaign, response_id, owner, state, due_at, opened_at)
            SELECT :member, :campaign, :response, :owner, 'open', :due, :now
            WHERE NOT EXISTS (SELECT 1 FROM cases c
                WHERE c.member_id = :member AND c.campaign IS :campaign AND c.state = 'open')
            """,
            [
                "member": .integer(memberID), "campaign": SQLValue(campaign), "response": SQLValue(responseID),
                "owner": .text(owner), "due": SQLValue(dueAt?.milliseconds), "now": .integer(now.milliseconds),
            ])
    }

    /// Cases, those that are due first.
    /// - Parameter memberID: nil is everyone's.
    package func cases(includingClosed: Bool, memberID: Int64? = nil) throws -> [MemberCase] {
        try connection.rows(
            """
            SELECT c.id, c.member_id, m.email, c.campaign, c.owner, c.state, c.note, c.due_at, c.opened_at, c.closed_at
            FROM cases c JOIN members m ON m.id = c.member_id
            WHERE (c.state = 'open' OR :closed = 1) AND (:member IS NULL OR c.member_id = :member)
            ORDER BY c.state DESC, c.due_at IS NULL, c.due_at, c.id
            """, ["closed": SQLValue(includingClosed), "member": SQLValue(memberID)]
        ) { row in
            MemberCase(
                id: row.integer(0), memberID: row.integer(1), email: row.optionalText(2), campaign: row.optionalText(3),
                owner: row.text(4), isOpen: row.text(5) == "open", note: row.optionalText(6),
                dueAt: row.optionalInteger(7).map(Instant.init(milliseconds:)),
                openedAt: Instant(milliseconds: row.integer(8)),
                closedAt: row.optionalInteger(9).map(Instant.init(milliseconds:)))
        }
    }

    /// Closes a case; what was held back for it is looked at by the next run. False when there is no such open case.
    package func closeCase(_ id: Int64, note: String?, now: Instant) throws -> Bool {
        try inTransaction {
            let member = try connection.firstRow(
                """
                UPDATE cases SET state = 'closed', note = coalesce(:note, note), closed_at = :now
                WHERE id = :id AND state = 'open' RETURNING member_id
                """, ["id": .integer(id), "note": SQLValue(note), "now": .integer(now.milliseconds)],
                { $0.integer(0) })
            guard let member else { return false }
            try connection.run(
                """
                UPDATE messages SET next_attempt_at = :now, reason = NULL
                WHERE member_id = :member AND state = 'planned' AND reason = 'open_case'
                """, ["member": .integer(member), "now": .integer(now.milliseconds)])
            return true
        }
    }
}

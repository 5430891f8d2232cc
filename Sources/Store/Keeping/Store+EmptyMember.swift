internal import Crypto
package import Formats
internal import SQLite

extension Store {
    /// What stays of a row under an erased member's id, by table. The other columns are emptied; a table that is not named
    /// here loses the rows.
    private static let kept: [String: Set<String>] = [
        "members": ["id", "created_at"],
        "messages": [
            "id", "campaign", "occurrence", "step", "member_id", "variant", "intent", "kind", "priority", "state",
            "reason", "definition_hash", "planned_at", "not_after_at", "next_attempt_at", "attempts",
            "first_attempt_at", "claim_id", "claimed_at", "sent_at", "settled_at", "smtp_code", "created_at",
            "relay", "wave",
        ],
        "responses": [
            "id", "campaign", "occurrence", "message_id", "member_id", "matched_by", "source", "definition_hash",
            "is_late", "is_duplicate", "at", "received_at", "updated_at",
        ],
        "consents": ["id", "member_id", "purpose", "state", "wording", "source", "at", "sign_up_id"],
        "sign_ups": [
            "id", "member_id", "purposes", "state", "has_made_member", "wording_id", "locale", "requested_at",
            "expires_at", "settled_at",
        ],
        "consent_states": ["member_id", "purpose", "state", "at"],
        "stage_changes": [
            "id", "member_id", "from_stage", "to_stage", "entered_at", "observed_at", "rules_hash",
        ],
        "declaration_acceptances": ["id", "member_id", "version", "locale", "hash", "origin", "sign_up_id", "at"],
        // Only ids: the code is its owner's, and goes with either of them.
        "referrals": [
            "id", "member_id", "referrer_id", "happening", "touched_at", "closes_at", "state", "reason", "counted",
            "counted_at", "decided_at",
        ],
        // A code that somebody had is nobody else's, ever.
        "pool_codes": [
            "id", "pool", "code", "expires_at", "imported_at", "given_at", "member_id", "campaign", "scope",
            "message_id", "reward",
        ],
        // What rewards have cost stays in the sum of the year.
        "points": [
            "id", "member_id", "kind", "points", "rule", "reward", "cost", "at", "expires_at", "created_at",
        ],
        "erasures": ["id", "member_id", "email_hash", "begun_at", "emptied_at", "done_at"],
    ]

    /// Empties everything under a member's id in one transaction: the row itself, texts of answers, what relays said, proofs
    /// of consent, tags, and whatever other tables hold. What stays says that something was, not whose it was. Returns how
    /// many answers lost their words.
    package func emptyMember(_ id: Int64, erasure: Int64, at now: Instant) throws -> Int {
        try inTransaction {
            let answers = try connection.run(
                """
                UPDATE answers SET text = NULL
                WHERE text IS NOT NULL AND kind NOT IN ('choice', 'choices', 'ranking', 'matrix') AND response_id IN (SELECT id FROM responses WHERE member_id = :member)
                """, ["member": .integer(id)])
            try connection.run(
                """
                DELETE FROM awaited_responses
                WHERE response_id IN (SELECT id FROM responses WHERE member_id = :member)
                """, ["member": .integer(id)])
            for table in try tables() where table.has("member_id") { try empty(table, memberID: id) }
            try connection.run(
                "UPDATE responses SET source_key = 'erased:' || id WHERE member_id = :member", ["member": .integer(id)])
            try connection.run(
                "UPDATE referrals SET code = '' WHERE referrer_id = :member", ["member": .integer(id)])
            try emptyOwnRow(id, at: now)
            try connection.run(
                "UPDATE erasures SET emptied_at = :now WHERE id = :id",
                ["id": .integer(erasure), "now": .integer(now.milliseconds)])
            return answers
        }
    }

    /// Deletes what is kept under an address and not as a member's own: another member's wish to change to it.
    package func deleteAddressRows(emailKey: String) throws {
        try inTransaction {
            for table in try tables() where table.name != "members" {
                try deleteRows(of: table, emailKey: emailKey)
            }
        }
    }

    private func deleteRows(of table: TableShape, emailKey: String) throws {
        guard table.name != "erasures", table.name != "suppressions" else { return }
        if table.has("email_key") {
            try connection.run("DELETE FROM \(table.name) WHERE email_key = :key", ["key": .text(emailKey)])
        }
        if table.has("email_hash") {
            try connection.run(
                "DELETE FROM \(table.name) WHERE email_hash = :hash", ["hash": .blob(emailHash(emailKey: emailKey))])
        }
    }

    private func empty(_ table: TableShape, memberID: Int64) throws {
        guard let kept = Store.kept[table.name] else {
            try connection.run("DELETE FROM \(table.name) WHERE member_id = :member", ["member": .integer(memberID)])
            return
        }
        let emptied = table.columns.filter { !kept.contains($0.name) && $0.name != "source_key" }
        guard !emptied.isEmpty else { return }
        let list = emptied.map(Store.emptying).joined(separator: ", ")
        try connection.run(
            "UPDATE \(table.name) SET \(list) WHERE member_id = :member", ["member": .integer(memberID)])
    }

    /// The key goes too: it is a hash of the address, and whoever comes back begins anew.
    func emptyOwnRow(_ id: Int64, at now: Instant) throws {
        let own: Set = ["id", "created_at", "key", "updated_at", "erased_at", "touched"]
        let list = try table("members").columns.filter { !own.contains($0.name) }.map(Store.emptying)
            .joined(separator: ", ")
        try connection.run(
            """
            UPDATE members SET key = :key, updated_at = :now, erased_at = coalesce(erased_at, :now), touched = 0, \(list)
            WHERE id = :id
            """,
            ["id": .integer(id), "key": .blob(Crypto.randomBytes(16)), "now": .integer(now.milliseconds)])
    }

    /// `column = NULL`, or its default where it must have a value. Names and defaults are the schema's own.
    private static func emptying(_ column: TableShape.Column) -> String {
        guard column.isRequired else { return "\(column.name) = NULL" }
        return "\(column.name) = \(column.defaultValue ?? (column.type == "TEXT" ? "''" : "0"))"
    }
}

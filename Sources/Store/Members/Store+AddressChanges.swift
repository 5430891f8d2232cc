package import Formats
internal import SQLite

extension Store {
    /// Records that a member asks for another address. An earlier wish that is still open gives way.
    package func askForAddress(
        memberID: Int64, email: String, emailKey: String, now: Instant, expiresAt: Instant
    ) throws -> Int64 {
        try inTransaction {
            for open in try openAddressChanges(memberID: memberID) { try endAddressChange(open, .replaced, now: now) }
            let id = try connection.firstRow(
                """
                INSERT INTO address_changes (member_id, email, email_key, state, asked_at, expires_at)
                VALUES (:member, :email, :key, 'asked', :now, :expires)
                RETURNING id
                """,
                [
                    "member": .integer(memberID), "email": .text(email), "key": .text(emailKey),
                    "now": .integer(now.milliseconds), "expires": .integer(expiresAt.milliseconds),
                ], { $0.integer(0) })
            guard let id else { throw StoreError.damaged(Phrase("a change of address was not written")) }
            return id
        }
    }

    package func addressChange(_ id: Int64) throws -> AddressChange? {
        try connection.firstRow(
            """
            SELECT id, member_id, email, email_key, state, asked_at, expires_at, old_confirmed_at, new_confirmed_at
            FROM address_changes WHERE id = :id
            """, ["id": .integer(id)], Store.addressChange)
    }

    /// What a member has asked for and not settled.
    package func openAddressChange(memberID: Int64, now: Instant) throws -> AddressChange? {
        try connection.firstRow(
            """
            SELECT id, member_id, email, email_key, state, asked_at, expires_at, old_confirmed_at, new_confirmed_at
            FROM address_changes
            WHERE member_id = :member AND state = 'asked' AND expires_at > :now ORDER BY id DESC LIMIT 1
            """, ["member": .integer(memberID), "now": .integer(now.milliseconds)], Store.addressChange)
    }

    /// How many changes a member has asked for after a time, whatever became of them.
    package func addressChangeCount(memberID: Int64, after: Instant) throws -> Int {
        try connection.firstRow(
            "SELECT count(*) FROM address_changes WHERE member_id = :member AND asked_at > :after",
            ["member": .integer(memberID), "after": .integer(after.milliseconds)], { $0.int(0) }) ?? 0
    }

    /// Keeps the first time of a confirmation.
    package func confirmAddressChange(_ id: Int64, _ side: AddressChange.Side, now: Instant) throws {
        try connection.run(
            """
            UPDATE address_changes SET
                old_confirmed_at = CASE WHEN :side = 'old' THEN coalesce(old_confirmed_at, :now) ELSE old_confirmed_at END,
                new_confirmed_at = CASE WHEN :side = 'new' THEN coalesce(new_confirmed_at, :now) ELSE new_confirmed_at END
            WHERE id = :id AND state = 'asked'
            """, ["side": .text(side.rawValue), "id": .integer(id), "now": .integer(now.milliseconds)])
    }

    /// Ends a change that is open, forgets the address, and takes back what was planned of its messages.
    package func endAddressChange(_ id: Int64, _ state: AddressChange.State, now: Instant) throws {
        try inTransaction {
            let ended = try connection.run(
                """
                UPDATE address_changes SET state = :state, email = NULL, email_key = NULL, ended_at = :now
                WHERE id = :id AND state = 'asked'
                """, ["state": .text(state.rawValue), "id": .integer(id), "now": .integer(now.milliseconds)])
            guard ended > 0 else { return }
            try connection.run(
                """
                UPDATE messages SET state = 'skipped', reason = 'cancelled', next_attempt_at = NULL, settled_at = :now
                WHERE campaign IN (:old, :new) AND occurrence = :occurrence AND state = 'planned'
                """,
                [
                    "old": .text(AddressChange.campaign(.old)), "new": .text(AddressChange.campaign(.new)),
                    "occurrence": .text(AddressChange.occurrence(id)),
                    "now": .integer(now.milliseconds),
                ])
        }
    }

    /// Gives a member another address. The key stays: samples and message ids survive. False when another member has it.
    package func changeAddress(memberID: Int64, email: String, emailKey: String, now: Instant) throws -> Bool {
        try inTransaction {
            if let other = try self.memberID(emailKey: emailKey), other != memberID { return false }
            return try connection.run(
                """
                UPDATE members SET email = :email, email_key = :key, touched = 1, updated_at = :now
                WHERE id = :member AND erased_at IS NULL
                """,
                [
                    "email": .text(email), "key": .text(emailKey), "member": .integer(memberID),
                    "now": .integer(now.milliseconds),
                ]) == 1
        }
    }

    /// Ends the changes whose time is over, at most `limit` at once. Writes nothing when there are none.
    package func expireAddressChanges(now: Instant, limit: Int = 500) throws -> Int {
        let expired = try connection.rows(
            "SELECT id FROM address_changes WHERE state = 'asked' AND expires_at <= :now ORDER BY expires_at LIMIT :limit",
            ["now": .integer(now.milliseconds), "limit": SQLValue(limit)]
        ) { $0.integer(0) }
        guard !expired.isEmpty else { return 0 }
        try inTransaction { for id in expired { try endAddressChange(id, .expired, now: now) } }
        return expired.count
    }

    private func openAddressChanges(memberID: Int64) throws -> [Int64] {
        try connection.rows(
            "SELECT id FROM address_changes WHERE member_id = :member AND state = 'asked'",
            ["member": .integer(memberID)]
        ) { $0.integer(0) }
    }

    private static func addressChange(_ row: Statement) -> AddressChange {
        AddressChange(
            id: row.integer(0), memberID: row.integer(1), email: row.optionalText(2), emailKey: row.optionalText(3),
            state: AddressChange.State(rawValue: row.text(4)) ?? .expired,
            askedAt: Instant(milliseconds: row.integer(5)), expiresAt: Instant(milliseconds: row.integer(6)),
            oldConfirmedAt: row.optionalInteger(7).map(Instant.init(milliseconds:)),
            newConfirmedAt: row.optionalInteger(8).map(Instant.init(milliseconds:)))
    }
}

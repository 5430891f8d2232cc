package import Formats
internal import SQLite

extension Store {
    /// Makes a member of whom only the address and the language are known; in the caller's transaction.
    package func addMember(email: EmailAddress, locale: String?, now: Instant) throws -> Int64 {
        guard let id = try insertMember(email, key: newMemberKey(emailKey: email.key), locale, now) else {
            throw StoreError.damaged(Phrase("no member can be made of an address that is another's"))
        }
        return id
    }

    private func insertMember(
        _ email: EmailAddress, key: [UInt8], _ locale: String?, _ now: Instant
    ) throws -> Int64? {
        let added = try connection.run(
            """
            INSERT INTO members (key, email, email_key, locale, touched, created_at, updated_at)
            VALUES (:key, :email, :email_key, :locale, 1, :now, :now)
            ON CONFLICT DO NOTHING
            """,
            [
                "key": .blob(key), "email": .text(email.address), "email_key": .text(email.key),
                "locale": SQLValue(locale), "now": .integer(now.milliseconds),
            ])
        return added > 0 ? connection.lastInsertedID : nil
    }

    /// A confirmed sign-up is when a member joined whose joining nothing tells of yet.
    package func welcomeMember(_ id: Int64, locale: String, now: Instant) throws {
        try connection.run(
            """
            UPDATE members SET joined_at = coalesce(joined_at, :now), locale = coalesce(locale, :locale), touched = 1,
                updated_at = :now
            WHERE id = :id AND erased_at IS NULL
            """, ["id": .integer(id), "locale": .text(locale), "now": .integer(now.milliseconds)])
    }

    /// What only asked for a consent asks no more: the purposes go back to unknown.
    package func dropPendingStandings(memberID: Int64, purposes: [String]) throws {
        for purpose in purposes {
            try connection.run(
                "DELETE FROM consent_states WHERE member_id = :member AND purpose = :purpose AND state = 'pending'",
                ["member": .integer(memberID), "purpose": .text(purpose)])
        }
    }

    /// Forgets a member whom only sign-ups made and of whom nothing else has come to be known: no confirmation, no other
    /// consent, activity, answer, tag or message, no change of the row, and no other sign-up that waits. The row stays,
    /// emptied, for the ledger; the address is not suppressed, so that the same person may sign up another time.
    /// - Returns: true if the member is forgotten.
    package func forgetUnconfirmedMember(_ id: Int64, campaign: String, now: Instant) throws -> Bool {
        try inTransaction {
            let isUnknown = try connection.firstRow(
                """
                SELECT 1 FROM members m
                WHERE m.id = :id AND m.erased_at IS NULL AND m.updated_at = m.created_at
                    AND EXISTS (SELECT 1 FROM sign_ups s WHERE s.member_id = m.id AND s.has_made_member = 1)
                    AND NOT EXISTS (SELECT 1 FROM sign_ups s
                        WHERE s.member_id = m.id AND s.state IN ('pending', 'confirmed'))
                    AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.member_id = m.id AND c.sign_up_id IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.member_id = m.id)
                    AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.member_id = m.id)
                    AND NOT EXISTS (SELECT 1 FROM member_tags t WHERE t.member_id = m.id)
                    AND NOT EXISTS (SELECT 1 FROM messages g WHERE g.member_id = m.id AND g.campaign <> :campaign)
                """, ["id": .integer(id), "campaign": .text(campaign)], { _ in true })
            guard isUnknown == true else { return false }
            try emptyOwnRow(id, at: now)
            try forgetSignUpTraces(memberID: id)
            return true
        }
    }

    /// Empties what sign-ups and consents hold of a person: addresses, programs, pages, proofs. What was agreed to, and
    /// when, stays without saying by whom.
    package func forgetSignUpTraces(memberID: Int64) throws {
        try inTransaction {
            let member = ["member": SQLValue.integer(memberID)]
            try connection.run(
                """
                UPDATE sign_ups SET page = NULL, address = NULL, user_agent = NULL, confirmed_address = NULL,
                    confirmed_user_agent = NULL, referral_code = NULL
                WHERE member_id = :member
                """, member)
            try connection.run("UPDATE consents SET proof = NULL, basis = NULL WHERE member_id = :member", member)
        }
    }
}

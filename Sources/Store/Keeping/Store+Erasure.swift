internal import Crypto
package import Formats
internal import SQLite

/// An erasure that has begun and is not done.
package struct OpenErasure: Sendable, Hashable {
    package let id: Int64
    package let memberID: Int64?
    /// The member's row has been emptied; what remains is to make sure that the files of the store hold nothing.
    package let isEmptied: Bool

    package init(id: Int64, memberID: Int64?, isEmptied: Bool) {
        (self.id, self.memberID, self.isEmptied) = (id, memberID, isEmptied)
    }
}

extension Store {
    /// Begins an erasure, or finds the one that has begun: from here on the address is suppressed by its hash alone, what
    /// was planned is not sent, and the member consents to nothing. One transaction.
    package func beginErasure(memberID: Int64?, emailKey: String?, at now: Instant) throws -> Int64 {
        let hash = emailKey.map { emailHash(emailKey: $0) } ?? []
        return try inTransaction {
            if let emailKey { try suppress(emailKey: emailKey, reason: .erased, source: "erasure", at: now) }
            if let memberID { try withdrawEverything(memberID: memberID, at: now) }
            if let open = try openErasure(memberID: memberID, hash: hash) { return open }
            return try connection.firstRow(
                """
                INSERT INTO erasures (member_id, email_hash, begun_at) VALUES (:member, :hash, :now) RETURNING id
                """,
                ["member": SQLValue(memberID), "hash": .blob(hash), "now": .integer(now.milliseconds)],
                { $0.integer(0) })!
        }
    }

    private func openErasure(memberID: Int64?, hash: [UInt8]) throws -> Int64? {
        try connection.firstRow(
            """
            SELECT id FROM erasures
            WHERE done_at IS NULL AND (member_id = :member OR (:member IS NULL AND email_hash = :hash)) LIMIT 1
            """, ["member": SQLValue(memberID), "hash": .blob(hash)], { $0.integer(0) })
    }

    private func withdrawEverything(memberID: Int64, at now: Instant) throws {
        try connection.run(
            """
            UPDATE messages SET state = 'skipped', reason = 'suppressed', next_attempt_at = NULL, settled_at = :now
            WHERE member_id = :member AND state = 'planned'
            """, ["member": .integer(memberID), "now": .integer(now.milliseconds)])
        guard try consentStanding(memberID: memberID, purpose: Consent.all)?.state != .withdrawn else { return }
        let standing = try consentStanding(memberID: memberID, purpose: Consent.all)
        try appendConsent(
            memberID: memberID, purpose: Consent.all, state: .withdrawn, source: "erasure",
            at: max(now, standing?.at ?? now))
    }

    /// Erasures that were begun and not done: by a process that was killed, or beside one that was sending.
    package func openErasures() throws -> [OpenErasure] {
        try connection.rows(
            "SELECT id, member_id, emptied_at FROM erasures WHERE done_at IS NULL ORDER BY id"
        ) { OpenErasure(id: $0.integer(0), memberID: $0.optionalInteger(1), isEmptied: !$0.isNull(2)) }
    }

    /// The erasures of an address that were begun and not done, by its hash.
    package func openErasures(emailKey: String) throws -> [OpenErasure] {
        try connection.rows(
            """
            SELECT id, member_id, emptied_at FROM erasures WHERE done_at IS NULL AND email_hash = :hash ORDER BY id
            """, ["hash": .blob(emailHash(emailKey: emailKey))]
        ) { OpenErasure(id: $0.integer(0), memberID: $0.optionalInteger(1), isEmptied: !$0.isNull(2)) }
    }

    /// Messages to the member that a run has in hand at this moment.
    package func sendingCount(memberID: Int64) throws -> Int {
        try connection.firstRow(
            "SELECT count(*) FROM messages WHERE member_id = :member AND state = 'sending'",
            ["member": .integer(memberID)], { $0.int(0) }) ?? 0
    }

    /// The claims that have not ended.
    package func openClaimIDs() throws -> Set<Int64> {
        Set(try connection.rows("SELECT id FROM claims WHERE ended_at IS NULL") { $0.integer(0) })
    }

    /// Empties what webhooks delivered; their ids stay, so that a repeat is known for one.
    package func emptyWebhookEvents(_ ids: [Int64]) throws {
        for chunk in stride(from: 0, to: ids.count, by: 200).map({ ids[$0..<min($0 + 200, ids.count)] }) {
            try inTransaction {
                for id in chunk {
                    try connection.run(
                        "UPDATE webhook_events SET body = x'', error = NULL WHERE id = :id", ["id": .integer(id)])
                }
            }
        }
    }

    /// Empties a response that is nobody's: an event from this address made it.
    package func emptyUnmatchedResponse(_ id: Int64) throws {
        try inTransaction {
            let changed = try connection.run(
                """
                UPDATE responses SET source_key = 'erased:' || id, locale = NULL WHERE id = :id AND member_id IS NULL
                """, ["id": .integer(id)])
            guard changed > 0 else { return }
            try connection.run(
                """
                UPDATE answers SET text = NULL
                WHERE response_id = :id AND kind NOT IN ('choice', 'choices', 'ranking', 'matrix')
                """, ["id": .integer(id)])
        }
    }

    /// Deletes a member's activities, 500 in a transaction. Returns how many.
    package func deleteActivities(memberID: Int64) throws -> Int {
        var count = 0
        while true {
            let deleted = try connection.run(
                """
                DELETE FROM activities
                WHERE id IN (SELECT id FROM activities WHERE member_id = :member ORDER BY id LIMIT 500)
                """, ["member": .integer(memberID)])
            count += deleted
            if deleted < 500 { return count }
        }
    }

    /// Notes that nothing is left of an erasure to do.
    package func endErasure(_ id: Int64, at now: Instant) throws {
        try connection.run(
            """
            UPDATE erasures SET emptied_at = coalesce(emptied_at, :now), done_at = :now
            WHERE id = :id AND done_at IS NULL
            """, ["id": .integer(id), "now": .integer(now.milliseconds)])
    }
}

package import Formats
internal import SQLite

extension Store {
    /// Opens a claim, committed: rows can then be taken under it.
    package func openClaim(node: String, pid: Int32, bootID: String, at now: Instant) throws -> Claim {
        let id = try connection.transaction {
            try connection.firstRow(
                """
                INSERT INTO claims (node, pid, boot_id, started_at, heartbeat_at)
                VALUES (:node, :pid, :boot, :now, :now)
                RETURNING id
                """,
                [
                    "node": .text(node), "pid": .integer(Int64(pid)), "boot": .text(bootID),
                    "now": .integer(now.milliseconds),
                ], { $0.integer(0) })
        }
        guard let id else { throw StoreError.damaged(Phrase("a claim was not written")) }
        return Claim(id: id, node: node, pid: pid, bootID: bootID, startedAt: now)
    }

    /// Claims whose owner has not ended them, or that hold rows all the same.
    package func openClaims() throws -> [Claim] {
        try connection.rows(
            """
            SELECT id, node, pid, boot_id, started_at FROM claims
            WHERE id IN (
                SELECT id FROM claims WHERE ended_at IS NULL
                UNION SELECT claim_id FROM messages WHERE state = 'sending'
                UNION SELECT claim_id FROM seed_copies WHERE state = 'sending')
            ORDER BY id
            """
        ) {
            Claim(
                id: $0.integer(0), node: $0.text(1), pid: Int32(clamping: $0.integer(2)), bootID: $0.text(3),
                startedAt: Instant(milliseconds: $0.integer(4)))
        }
    }

    /// The rows that a claim still holds.
    package func claimedMessages(of claim: Int64) throws -> [LedgerMessage] {
        try connection.rows(
            """
            SELECT id, campaign, occurrence, step, member_id, variant, attempts, not_after_at, first_attempt_at, priority,
                wave
            FROM messages WHERE state = 'sending' AND claim_id = :claim ORDER BY id
            """, ["claim": .integer(claim)], Store.ledgerMessage) + claimedSeedCopies(of: claim)
    }

    /// Ends a claim that holds no rows any more. Does nothing while it holds one.
    package func endClaim(_ claim: Int64, at now: Instant) throws {
        try connection.transaction {
            _ = try connection.run(
                """
                UPDATE claims SET ended_at = :now, heartbeat_at = :now
                WHERE id = :claim AND ended_at IS NULL
                    AND NOT EXISTS (SELECT 1 FROM messages WHERE state = 'sending' AND claim_id = :claim)
                    AND NOT EXISTS (SELECT 1 FROM seed_copies WHERE state = 'sending' AND claim_id = :claim)
                """, ["claim": .integer(claim), "now": .integer(now.milliseconds)])
        }
    }

    /// Inside the claiming transaction: takes planned rows under a claim. Returns how many were planned still.
    /// - Parameters:
    ///   - relay: the one that is to carry them.
    ///   - variant: what they say, of several things.
    @discardableResult
    package func claimMessages(
        _ ids: [Int64], under claim: Int64, at now: Instant, relay: String? = nil, variant: String? = nil
    ) throws -> Int {
        guard let first = ids.min(), let last = ids.max() else { return 0 }
        let change = """
            UPDATE messages SET state = 'sending', claim_id = :claim, claimed_at = :now, reason = NULL,
                relay = :relay, variant = :variant
            WHERE state = 'planned' AND
            """
        var values: [String: SQLValue] = [
            "claim": .integer(claim), "now": .integer(now.milliseconds), "relay": SQLValue(relay),
            "variant": SQLValue(variant),
        ]
        // Rows of one send were planned one after the other.
        if last - first == Int64(ids.count - 1) {
            (values["first"], values["last"]) = (.integer(first), .integer(last))
            return try connection.run(change + " id BETWEEN :first AND :last", values)
        }
        values["ids"] = Store.jsonArray(ids)
        return try connection.run(change + " id IN (SELECT j.value FROM json_each(:ids) j)", values)
    }

    /// Inside the claiming transaction: the row stays planned and is looked at again at `until`.
    package func holdMessage(_ id: Int64, _ reason: MessageReason, until: Instant) throws {
        try connection.run(
            """
            UPDATE messages SET reason = :reason, next_attempt_at = :until WHERE id = :id AND state = 'planned'
            """, ["id": .integer(id), "reason": .text(reason.rawValue), "until": .integer(until.milliseconds)])
    }

    /// Inside the claiming transaction: the row is final.
    package func skipMessage(_ id: Int64, _ reason: MessageReason, at now: Instant) throws {
        try connection.run(
            """
            UPDATE messages SET state = 'skipped', reason = :reason, next_attempt_at = NULL, settled_at = :now
            WHERE id = :id AND state = 'planned'
            """, ["id": .integer(id), "reason": .text(reason.rawValue), "now": .integer(now.milliseconds)])
    }
}

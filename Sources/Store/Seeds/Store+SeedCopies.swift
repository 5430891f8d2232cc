package import Formats
internal import SQLite

/// The copies of sends for addresses of our own. In memory, in claims and in wire journals they are messages whose numbers are
/// negative; in the store they have a table of their own, so that nothing that counts messages can see them.
extension Store {
    /// Inside the claiming transaction: plans one copy of a send for each address, but for those of members who get the send
    /// themselves, and for those that have theirs.
    package func planSeedCopies(of message: LedgerMessage, emailKeys: [String], at now: Instant) throws {
        for key in emailKeys {
            try connection.run(
                """
                INSERT INTO seed_copies (campaign, occurrence, step, email_key, state, next_attempt_at, created_at)
                SELECT :campaign, :occurrence, :step, :email, 'planned', :now, :now
                WHERE NOT EXISTS (
                    SELECT 1 FROM members m JOIN messages g ON g.member_id = m.id
                    WHERE m.email_key = :email AND g.campaign = :campaign AND g.occurrence = :occurrence
                        AND g.step = :step AND g.state <> 'skipped')
                ON CONFLICT (campaign, occurrence, step, email_key) DO NOTHING
                """,
                [
                    "campaign": .text(message.campaign), "occurrence": .text(message.occurrence),
                    "step": .text(message.step), "email": .text(key), "now": .integer(now.milliseconds),
                ])
        }
    }

    /// The planned copies whose time has come.
    package func dueSeedCopies(at now: Instant, limit: Int) throws -> [LedgerMessage] {
        try connection.rows(
            """
            SELECT -id, campaign, occurrence, step, email_key, attempts, first_attempt_at FROM seed_copies
            WHERE state = 'planned' AND next_attempt_at <= :now ORDER BY next_attempt_at, id LIMIT :limit
            """, ["now": .integer(now.milliseconds), "limit": .integer(Int64(limit))], Store.seedCopy)
    }

    /// The copies that a claim still holds.
    func claimedSeedCopies(of claim: Int64) throws -> [LedgerMessage] {
        try connection.rows(
            """
            SELECT -id, campaign, occurrence, step, email_key, attempts, first_attempt_at FROM seed_copies
            WHERE state = 'sending' AND claim_id = :claim ORDER BY id
            """, ["claim": .integer(claim)], Store.seedCopy)
    }

    private static func seedCopy(_ row: Statement) -> LedgerMessage {
        var message = LedgerMessage(
            id: row.integer(0), letter: letter(row), memberID: 0, attempts: row.int(5),
            firstAttempt: row.optionalInteger(6).map(Instant.init(milliseconds:)))
        message.seed = row.text(4)
        return message
    }

    /// Inside the claiming transaction.
    package func claimSeedCopy(_ id: Int64, under claim: Int64, relay: String?) throws -> Bool {
        try connection.run(
            """
            UPDATE seed_copies SET state = 'sending', claim_id = :claim, relay = :relay
            WHERE id = -:id AND state = 'planned'
            """, ["id": .integer(id), "claim": .integer(claim), "relay": SQLValue(relay)]) == 1
    }

    /// Inside the claiming transaction: looks at it again at `until`; nil skips it for good.
    package func holdSeedCopy(_ id: Int64, until: Instant?, at now: Instant) throws {
        try connection.run(
            """
            UPDATE seed_copies SET state = CASE WHEN :until IS NULL THEN 'skipped' ELSE 'planned' END,
                next_attempt_at = :until, settled_at = CASE WHEN :until IS NULL THEN :now END
            WHERE id = -:id AND state = 'planned'
            """,
            ["id": .integer(id), "until": SQLValue(until?.milliseconds), "now": .integer(now.milliseconds)])
    }

    /// Settles a copy, as `settle` does a message.
    func settleSeedCopy(_ settlement: Settlement, of claim: Int64) throws {
        var (state, words, next) = ("failed", Settlement.Words(), Instant?.none)
        switch settlement.result {
        case .released:
            try connection.run(
                """
                UPDATE seed_copies SET state = 'planned', claim_id = NULL
                WHERE id = -:id AND state = 'sending' AND claim_id = :claim
                """, ["id": .integer(settlement.row), "claim": .integer(claim)])
            return
        case .sent(let said): (state, words) = ("sent", said)
        case .uncertain(let said): (state, words) = ("uncertain", said)
        case .retry(let said, let at): (state, words, next) = ("planned", said, at)
        case .failed(let said, _): words = said
        case .unrenderable(let why): words.reply = why
        case .skipped: state = "skipped"
        }
        try connection.run(
            """
            UPDATE seed_copies SET state = :state, attempts = attempts + 1,
                first_attempt_at = coalesce(first_attempt_at, :at), next_attempt_at = :next,
                settled_at = CASE WHEN :next IS NULL THEN :at END, smtp_code = :code, smtp_reply = :reply,
                message_id = coalesce(:message_id, message_id), claim_id = CASE WHEN :next IS NULL THEN claim_id END
            WHERE id = -:id AND state = 'sending' AND claim_id = :claim
            """,
            [
                "state": .text(state), "at": .integer(settlement.at.milliseconds),
                "next": SQLValue(next?.milliseconds), "code": SQLValue(words.code), "reply": SQLValue(words.reply),
                "message_id": SQLValue(settlement.messageID), "id": .integer(settlement.row),
                "claim": .integer(claim),
            ])
    }

    /// How many copies of a campaign's sends are in each state.
    package func seedCounts(of campaigns: [String]? = nil) throws -> [MessageState: Int] {
        var counts: [MessageState: Int] = [:]
        for name in campaigns.map({ $0.map(Optional.some) }) ?? [nil] {
            try connection.forEachRow(
                """
                SELECT state, count(*) FROM seed_copies
                WHERE (:campaign IS NULL OR campaign = :campaign) GROUP BY state
                """, ["campaign": SQLValue(name)]
            ) { row in
                if let state = MessageState(rawValue: row.text(0)) { counts[state, default: 0] += row.int(1) }
            }
        }
        return counts
    }
}

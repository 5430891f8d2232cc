package import Formats
internal import SQLite

extension Store {
    /// Settles rows of a claim in one transaction, and beats its heart. A row that the claim does not hold is not touched.
    package func settle(_ settlements: [Settlement], of claim: Int64, heartbeat: Instant) throws {
        guard !settlements.isEmpty else { return }
        try connection.transaction {
            let sent = try connection.statement(Store.sent)
            defer { sent.reset() }
            sent.bindInteger(7, claim)
            for index in settlements.indices {
                if settlements[index].row < 0 {
                    try settleSeedCopy(settlements[index], of: claim)
                } else {
                    try settle(settlements[index], of: claim, sent)
                }
            }
            try connection.run(
                "UPDATE claims SET heartbeat_at = :now WHERE id = :claim AND ended_at IS NULL",
                ["claim": .integer(claim), "now": .integer(heartbeat.milliseconds)])
        }
    }

    /// What nearly all rows come to. It names no column that keeps its value: each would cost its indexes and its references.
    private static let sent = """
        UPDATE messages SET state = 'sent', attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ?1),
            next_attempt_at = NULL, sent_at = ?1, settled_at = ?1, smtp_code = ?2, smtp_reply = ?3, relay_id = ?4,
            message_id = coalesce(?5, message_id)
        WHERE id = ?6 AND state = 'sending' AND claim_id = ?7
        """

    private func settle(_ settlement: Settlement, of claim: Int64, _ sent: Statement) throws {
        let (row, at) = (settlement.row, settlement.at)
        switch settlement.result {
        case .sent(let words):
            sent.bindInteger(1, at.milliseconds)
            sent.bind(2, SQLValue(words.code))
            sent.bindInteger(6, row)
            try sent.withText(3, words.reply) {
                try sent.withText(4, words.relayID) { try sent.withText(5, settlement.messageID) { try sent.run() } }
            }
        case .uncertain(let words): try attempted("uncertain", words, settlement, of: claim)
        case .retry(let words, let next):
            try attempted("planned", words, settlement, of: claim, next: next)
        case .failed(let words, let addressIsBad):
            let isOurs = try attempted("failed", words, settlement, of: claim)
            if isOurs, addressIsBad { try suppressRecipient(of: row, note: words.reply, at: at) }
        case .unrenderable(let why):
            try close(row, "failed", .render, reply: why, of: claim, at: at)
        case .skipped(let reason):
            try close(row, "skipped", reason, reply: nil, of: claim, at: at)
        case .released:
            try connection.run(
                """
                UPDATE messages SET state = 'planned', claim_id = NULL, claimed_at = NULL, relay = NULL
                WHERE id = :id AND state = 'sending' AND claim_id = :claim
                """, ["id": .integer(row), "claim": .integer(claim)])
        }
    }

    /// A row that was offered to the relay. True when the claim held it.
    @discardableResult
    private func attempted(
        _ state: String, _ words: Settlement.Words, _ settlement: Settlement, of claim: Int64,
        next: Instant? = nil
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE messages SET state = :state, attempts = attempts + 1,
                first_attempt_at = coalesce(first_attempt_at, :at), next_attempt_at = :next,
                sent_at = NULL, settled_at = :settled_at, smtp_code = :code, smtp_reply = :reply,
                relay_id = :relay_id, message_id = coalesce(:message_id, message_id),
                claim_id = CASE WHEN :next IS NULL THEN claim_id END,
                claimed_at = CASE WHEN :next IS NULL THEN claimed_at END
            WHERE id = :id AND state = 'sending' AND claim_id = :claim
            """,
            [
                "state": .text(state), "at": .integer(settlement.at.milliseconds),
                "next": SQLValue(next?.milliseconds),
                "settled_at": next == nil ? .integer(settlement.at.milliseconds) : .null,
                "code": SQLValue(words.code), "reply": SQLValue(words.reply), "relay_id": SQLValue(words.relayID),
                "message_id": SQLValue(settlement.messageID), "id": .integer(settlement.row),
                "claim": .integer(claim),
            ]) == 1
    }

    private func close(
        _ row: Int64, _ state: String, _ reason: MessageReason, reply: String?, of claim: Int64, at: Instant
    ) throws {
        try connection.run(
            """
            UPDATE messages SET state = :state, reason = :reason, smtp_reply = :reply, next_attempt_at = NULL,
                settled_at = :at
            WHERE id = :id AND state = 'sending' AND claim_id = :claim
            """,
            [
                "state": .text(state), "reason": .text(reason.rawValue), "reply": SQLValue(reply),
                "at": .integer(at.milliseconds), "id": .integer(row), "claim": .integer(claim),
            ])
    }

    private func suppressRecipient(of row: Int64, note: String?, at: Instant) throws {
        // A message to a new address that is not confirmed says nothing of the member's own.
        let key = try connection.firstRow(
            """
            SELECT m.email_key FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.id = :id AND g.campaign <> :new_address
            """, ["id": .integer(row), "new_address": .text(AddressChange.campaign(.new))], { $0.optionalText(0) })
        guard let key = key ?? nil else { return }
        try suppress(emailKey: key, reason: .bounced, source: "smtp", note: note, at: at)
    }
}

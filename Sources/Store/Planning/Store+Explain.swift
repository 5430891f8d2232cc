package import Formats
internal import SQLite

/// A ledger row as the story of a member tells it.
package struct LedgerEntry: Sendable {
    package let campaign: String
    package let occurrence: String
    package let step: String
    package let variant: String?
    package let state: MessageState
    package let reason: MessageReason?
    package let attempts: Int
    package let plannedAt: Instant
    package let notAfterAt: Instant?
    package let nextAttemptAt: Instant?
    package let sentAt: Instant?
    package let smtpCode: Int?
    package let smtpReply: String?
    /// Of a campaign with waves: which.
    package let wave: Int?
}

extension Store {
    /// Every ledger row of a member, oldest first.
    package func ledger(ofMember id: Int64) throws -> [LedgerEntry] {
        try connection.rows(
            """
            SELECT campaign, occurrence, step, state, reason, attempts, planned_at, not_after_at, next_attempt_at,
                sent_at, smtp_code, smtp_reply, variant, wave
            FROM messages WHERE member_id = :member ORDER BY planned_at, id
            """, ["member": .integer(id)]
        ) { row in
            LedgerEntry(
                campaign: row.text(0), occurrence: row.text(1), step: row.text(2), variant: row.optionalText(12),
                state: MessageState(rawValue: row.text(3)) ?? .planned,
                reason: row.optionalText(4).flatMap(MessageReason.init), attempts: row.int(5),
                plannedAt: Instant(milliseconds: row.integer(6)),
                notAfterAt: row.optionalInteger(7).map(Instant.init(milliseconds:)),
                nextAttemptAt: row.optionalInteger(8).map(Instant.init(milliseconds:)),
                sentAt: row.optionalInteger(9).map(Instant.init(milliseconds:)),
                smtpCode: row.optionalInteger(10).map { Int($0) }, smtpReply: row.optionalText(11),
                wave: row.optionalInteger(13).map { Int($0) })
        }
    }
}

package import Formats
internal import SQLite

/// One line of `messages CAMPAIGN`.
package struct ListedMessage: Sendable, Hashable {
    /// Nil when the member was erased.
    package let email: String?
    package let campaign: String
    package let occurrence: String
    package let step: String
    package let variant: String?
    package let state: String
    package let reason: String?
    package let attempts: Int
    package let messageID: String?
    package let relayID: String?
    /// The relay that took it, or tried to.
    package let relay: String?
    package let code: Int?
    package let reply: String?
    package let plannedAt: Instant
    package let sentAt: Instant?
    package let nextAttemptAt: Instant?
}

extension Store {
    /// Calls `body` for each message of a campaign, in the order in which they were planned.
    /// - Parameter state: only this one; nil is all.
    package func forEachMessage(
        of campaign: String, state: MessageState? = nil, _ body: (ListedMessage) throws -> Void
    ) throws {
        try connection.forEachRow(
            """
            SELECT m.email, g.campaign, g.occurrence, g.step, g.variant, g.state, g.reason, g.attempts, g.message_id,
                g.relay_id, g.smtp_code, g.smtp_reply, g.planned_at, g.sent_at, g.next_attempt_at, g.relay
            FROM messages g LEFT JOIN members m ON m.id = g.member_id
            WHERE g.campaign = :campaign AND (:state IS NULL OR g.state = :state)
            ORDER BY g.occurrence, g.step, g.id
            """, ["campaign": .text(campaign), "state": SQLValue(state?.rawValue)]
        ) { row in
            try body(
                ListedMessage(
                    email: row.optionalText(0), campaign: row.text(1), occurrence: row.text(2), step: row.text(3),
                    variant: row.optionalText(4), state: row.text(5), reason: row.optionalText(6),
                    attempts: row.int(7), messageID: row.optionalText(8), relayID: row.optionalText(9),
                    relay: row.optionalText(15),
                    code: row.optionalInteger(10).map(Int.init), reply: row.optionalText(11),
                    plannedAt: Instant(milliseconds: row.integer(12)),
                    sentAt: row.optionalInteger(13).map(Instant.init(milliseconds:)),
                    nextAttemptAt: row.optionalInteger(14).map(Instant.init(milliseconds:))))
        }
    }

    /// True when the ledger has a row of this campaign, whether or not its file is still there.
    package func hasMessages(of campaign: String) throws -> Bool {
        try connection.hasRow(
            "SELECT 1 FROM messages WHERE campaign = :campaign LIMIT 1", ["campaign": .text(campaign)])
    }
}

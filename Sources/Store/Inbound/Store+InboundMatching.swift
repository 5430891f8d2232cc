package import Formats
internal import SQLite

extension Store {
    /// A row of the ledger, by its number.
    package func returnedMessage(row: Int64) throws -> ReturnedMessage? {
        try connection.firstRow(
            """
            SELECT g.id, g.member_id, g.campaign, g.state, g.sent_at, g.message_id, g.relay_id, m.email_key
            FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.id = :row
            """, ["row": .integer(row)], Store.returnedMessage)
    }

    /// What a member was sent before a time, newest first: what a mail about this member can be about.
    package func returnedMessages(memberID: Int64, before: Instant, limit: Int = 200) throws -> [ReturnedMessage] {
        try connection.rows(
            """
            SELECT g.id, g.member_id, g.campaign, g.state, g.sent_at, g.message_id, g.relay_id, m.email_key
            FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.member_id = :member AND g.state IN ('sending', 'sent', 'uncertain', 'bounced', 'complained', 'failed')
                AND coalesce(g.sent_at, g.claimed_at, g.planned_at) <= :before
            ORDER BY coalesce(g.sent_at, g.claimed_at, g.planned_at) DESC, g.id DESC
            LIMIT :limit
            """,
            ["member": .integer(memberID), "before": .integer(before.milliseconds), "limit": SQLValue(limit)],
            Store.returnedMessage)
    }

    /// How long after it was sent a message is looked for by a name alone. Relays use theirs again.
    package static let nameWindow: Int64 = 90 * 86_400_000

    /// The message of one of our Message-IDs, whoever's it is: for mails that name no recipient. Goes back through the index of
    /// what was taken in hand before a time; an index of the ids themselves would make every message cost three times its
    /// write, for a question that is asked of few mails.
    package func returnedMessage(messageID: String, before: Instant) throws -> ReturnedMessage? {
        try connection.firstRow(
            Store.returnedByMessageID,
            [
                "id": .text(messageID), "from": .integer((before - Store.nameWindow).milliseconds),
                "to": .integer(before.milliseconds),
            ], Store.returnedMessage)
    }

    package static let returnedByMessageID = returned(by: "message_id")

    /// The message that a relay took under this name before a time.
    package func returnedMessage(relayID: String, before: Instant) throws -> ReturnedMessage? {
        try connection.firstRow(
            Store.returnedByRelayID,
            [
                "id": .text(relayID), "from": .integer((before - Store.nameWindow).milliseconds),
                "to": .integer(before.milliseconds),
            ], Store.returnedMessage)
    }

    package static let returnedByRelayID = returned(by: "relay_id")

    /// - Parameter column: one of the two above.
    private static func returned(by column: StaticString) -> String {
        """
        SELECT g.id, g.member_id, g.campaign, g.state, g.sent_at, g.message_id, g.relay_id, m.email_key
        FROM messages g JOIN members m ON m.id = g.member_id
        WHERE g.claimed_at > :from AND g.claimed_at <= :to AND g.\(column) = :id
        ORDER BY g.claimed_at DESC LIMIT 1
        """
    }

    /// True when a member took another address after a time.
    package func hasChangedAddress(memberID: Int64, after: Instant) throws -> Bool {
        try connection.hasRow(
            """
            SELECT 1 FROM address_changes
            WHERE member_id = :member AND state = 'done' AND ended_at > :after LIMIT 1
            """, ["member": .integer(memberID), "after": .integer(after.milliseconds)])
    }

    /// The address of a member as it is now; nil once erased.
    package func emailKey(memberID: Int64) throws -> String? {
        try connection.firstRow(
            "SELECT email_key FROM members WHERE id = :id", ["id": .integer(memberID)], { $0.optionalText(0) }) ?? nil
    }

    private static func returnedMessage(_ row: Statement) -> ReturnedMessage {
        ReturnedMessage(
            row: row.integer(0), memberID: row.integer(1), campaign: row.text(2), state: row.text(3),
            sentAt: row.optionalInteger(4).map(Instant.init(milliseconds:)), messageID: row.optionalText(5),
            relayID: row.optionalText(6), emailKey: row.optionalText(7))
    }
}

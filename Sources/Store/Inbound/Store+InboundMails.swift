package import Formats
internal import SQLite

extension Store {
    /// The mail of this hash, if it was taken before.
    package func inboundMail(hash: [UInt8]) throws -> Int64? {
        try connection.firstRow(
            "SELECT id FROM inbound_mails WHERE hash = :hash", ["hash": .blob(hash)], { $0.integer(0) })
    }

    /// The hashes of the mails that are about a member: what their files are called.
    package func inboundHashes(memberID: Int64) throws -> [[UInt8]] {
        try connection.rows(
            """
            SELECT DISTINCT i.hash FROM inbound_events e JOIN inbound_mails i ON i.id = e.mail_id
            WHERE e.member_id = :member
            """, ["member": .integer(memberID)]
        ) { $0.blob(0) }
    }

    /// Records a mail. Nil when it was taken before.
    package func addInboundMail(_ mail: InboundMailRecord) throws -> Int64? {
        try connection.firstRow(
            """
            INSERT INTO inbound_mails (hash, kind, source, at, received_at)
            VALUES (:hash, :kind, :source, :at, :received)
            ON CONFLICT (hash) DO NOTHING
            RETURNING id
            """,
            [
                "hash": .blob(mail.hash), "kind": .text(mail.kind), "source": .text(mail.source),
                "at": .integer(mail.at.milliseconds), "received": .integer(mail.receivedAt.milliseconds),
            ], { $0.integer(0) })
    }

    /// What came back of a member's mail, oldest first.
    package func returns(ofMember id: Int64, limit: Int = 200) throws -> [ReturnedEvent] {
        try connection.rows(
            """
            SELECT * FROM (
                SELECT e.id, e.mail_id, e.kind, e.status, e.reason, e.words, e.effect, e.is_final, e.at, g.campaign,
                    g.occurrence, g.step
                FROM inbound_events e LEFT JOIN messages g ON g.id = e.message_id
                WHERE e.member_id = :member
                ORDER BY e.at DESC, e.id DESC LIMIT :limit)
            ORDER BY at, id
            """, ["member": .integer(id), "limit": SQLValue(limit)]
        ) { row in
            ReturnedEvent(
                mail: row.integer(1), kind: row.text(2), status: row.optionalText(3), reason: row.optionalText(4),
                words: row.optionalText(5), effect: InboundEffect(rawValue: row.text(6)) ?? .none,
                isFinal: row.int(7) == 1, at: Instant(milliseconds: row.integer(8)), campaign: row.optionalText(9),
                occurrence: row.optionalText(10), step: row.optionalText(11))
        }
    }

    package func addInboundEvent(_ event: InboundEventRecord, mail: Int64, at: Instant) throws {
        try connection.run(
            """
            INSERT INTO inbound_events (mail_id, kind, message_id, member_id, matched_by, status, reason, words,
                is_final, effect, at)
            VALUES (:mail, :kind, :message, :member, :matched_by, :status, :reason, :words, :is_final, :effect, :at)
            """,
            [
                "mail": .integer(mail), "kind": .text(event.kind), "message": SQLValue(event.message),
                "member": SQLValue(event.memberID), "matched_by": .text(event.matchedBy.rawValue),
                "status": SQLValue(event.status), "reason": SQLValue(event.reason), "words": SQLValue(event.words),
                "is_final": .integer(event.isFinal ? 1 : 0), "effect": .text(event.effect.rawValue),
                "at": .integer(at.milliseconds),
            ])
    }

    /// Calls `body` for each event, newest mail first.
    /// - Parameters:
    ///   - kind: of the mail; nil is all.
    ///   - mail: only this one.
    package func forEachInboundEvent(
        kind: String? = nil, campaign: String? = nil, onlyUnmatched: Bool = false, mail: Int64? = nil,
        since: Instant? = nil, limit: Int = .max, _ body: (ListedInboundEvent) throws -> Void
    ) throws {
        try connection.forEachRow(
            """
            SELECT i.id, i.hash, i.kind, i.source, i.at, i.received_at, e.kind, e.message_id, e.member_id, e.matched_by,
                e.status, e.reason, e.words, e.is_final, e.effect, g.campaign, g.occurrence, g.step, m.email
            FROM inbound_mails i
                JOIN inbound_events e ON e.mail_id = i.id
                LEFT JOIN messages g ON g.id = e.message_id
                LEFT JOIN members m ON m.id = e.member_id
            WHERE (:kind IS NULL OR i.kind = :kind) AND (:campaign IS NULL OR g.campaign = :campaign)
                AND (:mail IS NULL OR i.id = :mail) AND (:unmatched = 0 OR e.matched_by = 'none')
                AND (:since IS NULL OR i.received_at >= :since)
            ORDER BY i.id DESC, e.id
            LIMIT :limit
            """,
            [
                "kind": SQLValue(kind), "campaign": SQLValue(campaign), "mail": SQLValue(mail),
                "unmatched": .integer(onlyUnmatched ? 1 : 0), "since": SQLValue(since?.milliseconds),
                "limit": SQLValue(limit),
            ]
        ) { row in
            let event = InboundEventRecord(
                kind: row.text(6), message: row.optionalInteger(7), memberID: row.optionalInteger(8),
                matchedBy: InboundMatch(rawValue: row.text(9)) ?? .none, status: row.optionalText(10),
                reason: row.optionalText(11), words: row.optionalText(12), isFinal: row.int(13) == 1,
                effect: InboundEffect(rawValue: row.text(14)) ?? .none)
            try body(
                ListedInboundEvent(
                    mail: row.integer(0), hash: row.blob(1), mailKind: row.text(2), source: row.text(3),
                    at: Instant(milliseconds: row.integer(4)), receivedAt: Instant(milliseconds: row.integer(5)),
                    event: event, campaign: row.optionalText(15), occurrence: row.optionalText(16),
                    step: row.optionalText(17), email: row.optionalText(18)))
        }
    }
}

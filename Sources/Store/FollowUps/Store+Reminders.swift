package import Formats
internal import SQLite

/// A member who may be reminded of a message.
package struct RemindableMember: Sendable {
    package let messageID: Int64
    package let memberID: Int64
    package let occurrence: String
    /// What the message said.
    package let variant: String?
    package let sentAt: Instant
    /// When what is asked closes.
    package let closesAt: Instant?
}

extension Store {
    /// Those to whom a campaign's message went in a time, and who have not answered since, or where nothing is asked have not
    /// clicked. In the order in which it went.
    /// - Parameter mark: they are later than its time, or at it with a greater message id.
    package func remindable(
        campaign: String, was: String?, asksQuestions: Bool, after mark: JourneyMark, through: Instant, limit: Int
    ) throws -> [RemindableMember] {
        let isDone =
            asksQuestions
            ? """
            SELECT 1 FROM responses r WHERE r.member_id = g.member_id AND r.campaign IN (:campaign, :was)
                AND (r.occurrence = g.occurrence OR (r.occurrence IS NULL AND r.at >= g.sent_at))
            UNION ALL
            SELECT 1 FROM anonymous_tokens t
            WHERE t.campaign = g.campaign AND t.occurrence = g.occurrence AND t.member_id = g.member_id
            """
            : "SELECT 1 FROM observations c WHERE c.message_id = g.id AND c.kind = 'click' AND c.machine IS NULL"
        return try connection.rows(
            """
            SELECT g.id, g.member_id, g.occurrence, g.sent_at, o.closes_at, g.variant
            FROM messages g LEFT JOIN occurrences o ON o.campaign = g.campaign AND o.occurrence = g.occurrence
            WHERE g.sent_at >= :after AND g.sent_at <= :through AND (g.sent_at > :after OR g.id > :afterID)
                AND (g.state = 'sent' OR g.state = 'uncertain' OR g.state = 'complained') AND g.state <> 'complained'
                AND +g.campaign IN (:campaign, :was) AND g.step = 'main' AND NOT EXISTS (\(isDone))
            ORDER BY g.sent_at, g.id LIMIT :limit
            """,
            [
                "campaign": .text(campaign), "was": .text(was ?? campaign),
                "after": .integer(mark.lookedAt?.milliseconds ?? 0), "afterID": .integer(mark.throughID),
                "through": .integer(through.milliseconds), "limit": SQLValue(limit),
            ]
        ) { row in
            RemindableMember(
                messageID: row.integer(0), memberID: row.integer(1), occurrence: row.text(2),
                variant: row.optionalText(5),
                sentAt: Instant(milliseconds: row.integer(3)),
                closesAt: row.optionalInteger(4).map(Instant.init(milliseconds:)))
        }
    }

    /// Plans messages of one step to members of several occurrences. Returns how many are new.
    package func planMessages(
        _ step: PlannedStep, _ rows: [(occurrence: String, row: PlannedRow)], now: Instant
    ) throws -> Int {
        var planned = 0
        for (occurrence, rows) in Dictionary(grouping: rows, by: \.occurrence).sorted(by: { $0.key < $1.key }) {
            let list = rows.map { row in
                let notAfter = row.row.notAfter.map { "\($0.milliseconds)" } ?? "null"
                // Variants are names: nothing in them has to be escaped.
                let variant = row.row.variant.map { "\"\($0)\"" } ?? "null"
                return "[\(row.row.memberID),\(row.row.at.milliseconds),\(notAfter),\(variant)]"
            }
            planned += try connection.run(
                """
                INSERT INTO messages (campaign, occurrence, step, member_id, variant, intent, kind, priority, state,
                    definition_hash, planned_at, not_after_at, next_attempt_at, created_at)
                SELECT :campaign, :occurrence, :step, json_extract(value, '$[0]'), json_extract(value, '$[3]'), :intent, :kind, :priority, 'planned',
                    :hash, json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[1]'), :now
                FROM json_each(:rows) WHERE true
                ON CONFLICT (campaign, occurrence, step, member_id) DO NOTHING
                """,
                [
                    "campaign": .text(step.occurrence.campaign), "occurrence": .text(occurrence),
                    "step": .text(step.step), "intent": .text(step.intent), "kind": .text(step.kind),
                    "priority": SQLValue(step.priority), "hash": .text(step.definitionHash),
                    "rows": .text("[" + list.joined(separator: ",") + "]"), "now": .integer(now.milliseconds),
                ])
        }
        return planned
    }
}

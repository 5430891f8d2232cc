package import Formats
internal import JSON
internal import SQLite

/// A form as it was sent: names and values, in their order.
package struct SentForm: Sendable {
    package let source: String
    package let sourceKey: String
    package let campaign: String
    package let messageID: Int64?
    package let memberID: Int64?
    package let fields: [(name: String, value: String)]

    package init(
        source: String, sourceKey: String, campaign: String, messageID: Int64? = nil, memberID: Int64? = nil,
        fields: [(name: String, value: String)]
    ) {
        self.source = source
        self.sourceKey = sourceKey
        self.campaign = campaign
        self.messageID = messageID
        self.memberID = memberID
        self.fields = fields
    }

    fileprivate var parameters: [String: SQLValue] {
        [
            "source": .text(source), "source_key": .text(sourceKey), "campaign": .text(campaign),
            "message_id": SQLValue(messageID), "member_id": SQLValue(memberID),
            "fields": .text(
                JSONValue.array(fields.map { .array([.string($0.name), .string($0.value)]) }).text()),
        ]
    }
}

extension Store {
    /// Keeps what was written so far, in the place of what was before.
    package func saveDraft(_ form: SentForm, now: Instant) throws {
        try connection.run(
            """
            INSERT INTO drafts (source, source_key, campaign, message_id, member_id, fields, updated_at)
            VALUES (:source, :source_key, :campaign, :message_id, :member_id, :fields, :now)
            ON CONFLICT (source, source_key) DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at
            """, form.parameters.merging(["now": .integer(now.milliseconds)]) { first, _ in first })
    }

    /// What was written so far; nil where nothing is.
    package func draft(source: String, sourceKey: String) throws -> [(name: String, value: String)]? {
        let text = try connection.firstRow(
            "SELECT fields FROM drafts WHERE source = :source AND source_key = :source_key",
            ["source": .text(source), "source_key": .text(sourceKey)], { $0.text(0) })
        guard let text, case .array(let items)? = try? JSONValue(parsing: Array(text.utf8)) else { return nil }
        return items.compactMap { item in
            guard case .array(let pair) = item, pair.count == 2, case .string(let name) = pair[0],
                case .string(let value) = pair[1]
            else { return nil }
            return (name, value)
        }
    }

    package func deleteDraft(source: String, sourceKey: String) throws {
        try connection.run(
            "DELETE FROM drafts WHERE source = :source AND source_key = :source_key",
            ["source": .text(source), "source_key": .text(sourceKey)])
    }

    /// Deletes what nobody has gone on with since a time, at most so many at once. Returns how many.
    package func deleteDrafts(before: Instant, limit: Int) throws -> Int {
        try connection.run(
            """
            DELETE FROM drafts WHERE (source, source_key) IN (
                SELECT source, source_key FROM drafts WHERE updated_at < :before LIMIT :limit)
            """, ["before": .integer(before.milliseconds), "limit": SQLValue(limit)])
    }

    /// Keeps a form that is not counted, once for each reason.
    package func setAside(_ form: SentForm, reason: SetAsideReason, at now: Instant) throws {
        try connection.run(
            """
            INSERT INTO set_aside (source, source_key, reason, campaign, message_id, member_id, fields, at)
            VALUES (:source, :source_key, :reason, :campaign, :message_id, :member_id, :fields, :now)
            ON CONFLICT (source, source_key, reason) DO UPDATE SET fields = excluded.fields, at = excluded.at
            """,
            form.parameters.merging(["reason": .text(reason.rawValue), "now": .integer(now.milliseconds)]) {
                first, _ in first
            })
    }
}

/// Why what was sent from a page is not counted.
package enum SetAsideReason: String, Sendable, CaseIterable {
    /// Without the token of a form of ours, or with one that is a day old.
    case token
    /// Sooner after the page was fetched than a person is.
    case young
    /// What no person sees was filled in.
    case trap
    /// Many links of the same message were fetched within seconds.
    case burst
    /// As many as were wanted had answered.
    case quota
}

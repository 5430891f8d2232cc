package import Formats
internal import SQLite

/// What a link in a message leads to: the ledger's row with its occurrence and its member.
package struct LinkedMessage: Sendable {
    package let id: Int64
    package let campaign: String
    package let occurrence: String
    package let kind: String
    package let memberID: Int64
    /// Nil when the member has not said, or is erased.
    package let locale: String?
    package let isErased: Bool
    /// When the occurrence was due; nil for an occurrence that the store does not know.
    package let dueAt: Instant?
    package let closesAt: Instant?
    package let definitionHash: String
}

extension Store {
    /// The message of a link, by its ledger row.
    package func linkedMessage(_ row: Int64) throws -> LinkedMessage? {
        try connection.firstRow(
            """
            SELECT g.id, g.campaign, g.occurrence, g.kind, g.member_id, m.locale, m.erased_at, o.due_at, o.closes_at,
                g.definition_hash
            FROM messages g
                JOIN members m ON m.id = g.member_id
                LEFT JOIN occurrences o ON o.campaign = g.campaign AND o.occurrence = g.occurrence
            WHERE g.id = :row
            """, ["row": .integer(row)], Store.linkedMessage)
    }

    /// The latest message of a survey that had reached a member before a time: what an answer without a token is an
    /// answer to.
    package func latestSurveyMessage(
        campaign: String, formerCampaign: String?, memberID: Int64, before: Instant
    ) throws -> LinkedMessage? {
        try connection.firstRow(
            """
            SELECT g.id, g.campaign, g.occurrence, g.kind, g.member_id, m.locale, m.erased_at, o.due_at, o.closes_at,
                g.definition_hash
            FROM messages g
                JOIN members m ON m.id = g.member_id
                LEFT JOIN occurrences o ON o.campaign = g.campaign AND o.occurrence = g.occurrence
            WHERE g.member_id = :member_id AND g.campaign IN (:campaign, :former_campaign) AND g.kind = 'survey'
                AND g.state IN ('sending', 'sent', 'uncertain', 'bounced', 'complained')
                AND coalesce(g.sent_at, g.claimed_at) <= :before
            ORDER BY coalesce(g.sent_at, g.claimed_at) DESC, g.id DESC
            LIMIT 1
            """,
            [
                "member_id": .integer(memberID), "campaign": .text(campaign),
                "former_campaign": .text(formerCampaign ?? campaign), "before": .integer(before.milliseconds),
            ], Store.linkedMessage)
    }

    private static func linkedMessage(_ row: Statement) -> LinkedMessage {
        let instant: (Int) -> Instant? = { row.optionalInteger($0).map(Instant.init(milliseconds:)) }
        return LinkedMessage(
            id: row.integer(0), campaign: row.text(1), occurrence: row.text(2), kind: row.text(3),
            memberID: row.integer(4), locale: row.optionalText(5), isErased: !row.isNull(6), dueAt: instant(7),
            closesAt: instant(8), definitionHash: row.text(9))
    }
}

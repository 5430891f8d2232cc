package import Formats
internal import SQLite

/// How many messages of one step of one occurrence are in one state, for one reason.
package struct LedgerCount: Sendable, Hashable {
    package let campaign: String
    package let occurrence: String
    package let step: String
    package let state: MessageState
    package let reason: MessageReason?
    package let count: Int
    /// When the last of them was due.
    package let latestAt: Instant

    package init(
        campaign: String, occurrence: String, step: String, state: MessageState, reason: MessageReason? = nil,
        count: Int, latestAt: Instant
    ) {
        self.campaign = campaign
        self.occurrence = occurrence
        self.step = step
        self.state = state
        self.reason = reason
        self.count = count
        self.latestAt = latestAt
    }
}

extension Store {
    /// The ledger by campaign, occurrence, step, state and reason.
    /// - Parameter campaigns: only these names; nil is all.
    package func ledgerCounts(of campaigns: [String]? = nil) throws -> [LedgerCount] {
        guard let campaigns else {
            return try connection.rows(
                """
                SELECT campaign, \(OccurrenceGroup.sql) AS name, step, state, reason, count(*), max(planned_at)
                FROM messages
                GROUP BY campaign, name, step, state, reason
                ORDER BY campaign, name, step, state, reason
                """, [:], Store.ledgerCount
            ).compactMap { $0 }
        }
        return try campaigns.flatMap { campaign in
            try connection.rows(
                """
                SELECT campaign, \(OccurrenceGroup.sql) AS name, step, state, reason, count(*), max(planned_at)
                FROM messages
                WHERE campaign = :campaign
                GROUP BY campaign, name, step, state, reason
                ORDER BY campaign, name, step, state, reason
                """, ["campaign": .text(campaign)], Store.ledgerCount
            ).compactMap { $0 }
        }
    }

    private static func ledgerCount(_ row: Statement) -> LedgerCount? {
        guard let state = MessageState(rawValue: row.text(3)) else { return nil }
        return LedgerCount(
            campaign: row.text(0), occurrence: row.text(1), step: row.text(2), state: state,
            reason: row.optionalText(4).flatMap(MessageReason.init(rawValue:)), count: row.int(5),
            latestAt: Instant(milliseconds: row.integer(6)))
    }
}

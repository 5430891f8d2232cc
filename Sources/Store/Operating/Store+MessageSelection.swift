package import Formats
internal import SQLite

/// What `resolve --sent` needs to know of an uncertain message.
package struct UncertainMessage: Sendable {
    package let id: Int64
    package let campaign: String
    package let occurrence: String
    package let step: String
    package let intent: String
    package let memberKey: [UInt8]
    package let messageID: String?
}

extension Store {
    /// The ids of the selected rows in one state.
    /// - Parameter exceptReason: rows that are held for this reason already are left out.
    package func messageIDs(
        _ selection: MessageSelection, in state: MessageState, exceptReason: MessageReason? = nil
    ) throws -> [Int64] {
        try selection.campaigns.flatMap { name in
            try connection.rows(
                """
                SELECT id FROM messages
                WHERE campaign = :campaign AND (:occurrence IS NULL OR occurrence = :occurrence)
                    AND (:member IS NULL OR member_id = :member)
                    AND state = :state AND (:reason IS NULL OR reason IS NULL OR reason <> :reason)
                ORDER BY id
                """, parameters(selection, name, state).merging(["reason": SQLValue(exceptReason?.rawValue)]) { $1 }
            ) { $0.integer(0) }
        }
    }

    /// How many of the selected rows are in each state.
    package func messageCounts(_ selection: MessageSelection) throws -> [MessageState: Int] {
        var counts: [MessageState: Int] = [:]
        for name in selection.campaigns {
            try connection.forEachRow(
                """
                SELECT state, count(*) FROM messages
                WHERE campaign = :campaign AND (:occurrence IS NULL OR occurrence = :occurrence)
                    AND (:member IS NULL OR member_id = :member)
                GROUP BY state
                """, parameters(selection, name, nil)
            ) { row in
                if let state = MessageState(rawValue: row.text(0)) { counts[state, default: 0] += row.int(1) }
            }
        }
        return counts
    }

    /// How many of the selected rows in one state are those of suppressed or erased addresses, and how many are past the
    /// time after which they are too late: neither would be sent.
    package func unsendableCounts(
        _ selection: MessageSelection, in state: MessageState, at now: Instant
    ) throws -> (suppressed: Int, late: Int) {
        var result = (suppressed: 0, late: 0)
        for name in selection.campaigns {
            try connection.forEachRow(
                """
                SELECT m.email_key, coalesce(g.not_after_at < :now, 0)
                FROM messages g JOIN members m ON m.id = g.member_id
                WHERE g.campaign = :campaign AND (:occurrence IS NULL OR g.occurrence = :occurrence)
                    AND (:member IS NULL OR g.member_id = :member) AND g.state = :state
                """, parameters(selection, name, state).merging(["now": .integer(now.milliseconds)]) { $1 }
            ) { row in
                if row.int(1) != 0 {
                    result.late += 1
                } else if try row.optionalText(0).map({ try isSuppressed(emailKey: $0) }) ?? true {
                    result.suppressed += 1
                }
            }
        }
        return result
    }

    /// The occurrences of the selected campaigns, those that are stopped or empty too, latest first.
    package func occurrenceNames(of campaigns: [String]) throws -> [String] {
        let found = try campaigns.flatMap { name in
            try connection.rows(
                """
                SELECT occurrence, due_at FROM occurrences WHERE campaign = :campaign
                UNION SELECT occurrence, max(planned_at) FROM messages WHERE campaign = :campaign GROUP BY occurrence
                """, ["campaign": .text(name)]
            ) { (name: $0.text(0), at: $0.integer(1)) }
        }
        var names: [String] = []
        for row in found.sorted(by: { ($0.at, $0.name) > ($1.at, $1.name) }) where !names.contains(row.name) {
            names.append(row.name)
        }
        return names
    }

    /// An uncertain row, nil when it is not uncertain any more.
    package func uncertainMessage(_ id: Int64) throws -> UncertainMessage? {
        try connection.firstRow(
            """
            SELECT g.campaign, g.occurrence, g.step, m.key, g.message_id, g.intent
            FROM messages g JOIN members m ON m.id = g.member_id WHERE g.id = :id AND g.state = 'uncertain'
            """, ["id": .integer(id)]
        ) {
            UncertainMessage(
                id: id, campaign: $0.text(0), occurrence: $0.text(1), step: $0.text(2), intent: $0.text(5),
                memberKey: $0.blob(3),
                messageID: $0.optionalText(4))
        }
    }

    private func parameters(
        _ selection: MessageSelection, _ name: String, _ state: MessageState?
    ) -> [String: SQLValue] {
        var parameters: [String: SQLValue] = [
            "campaign": .text(name), "occurrence": SQLValue(selection.occurrence),
            "member": SQLValue(selection.memberID),
        ]
        if let state { parameters["state"] = .text(state.rawValue) }
        return parameters
    }
}

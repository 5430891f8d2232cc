package import Formats
internal import SQLite

extension Store {
    /// The planned messages whose time has come, in the order in which they go: priority, due time, id.
    /// - Parameter excluding: campaigns that cannot be sent now; their rows are not looked at.
    package func dueMessages(at now: Instant, limit: Int, excluding: Set<String> = []) throws -> [LedgerMessage] {
        var found: [LedgerMessage] = []
        var priority = try nextPlannedPriority(after: -1)
        while let current = priority, found.count < limit {
            found += try dueMessages(
                priority: current, at: now, limit: limit - found.count, excluding: excluding.sorted())
            priority = try nextPlannedPriority(after: current)
        }
        return found
    }

    /// How many planned messages' time has come.
    package func dueCount(at now: Instant) throws -> Int {
        var count = 0
        var priority = try nextPlannedPriority(after: -1)
        while let current = priority {
            count +=
                try connection.firstRow(
                    """
                    SELECT count(*) FROM messages
                    WHERE state = 'planned' AND priority = :priority AND next_attempt_at <= :now
                    """, ["priority": .integer(current), "now": .integer(now.milliseconds)], { $0.int(0) }) ?? 0
            priority = try nextPlannedPriority(after: current)
        }
        return count
    }

    /// There are only a few priorities: one seek in the index for each, instead of a sort of all that is due.
    private func nextPlannedPriority(after priority: Int64) throws -> Int64? {
        try connection.firstRow(
            "SELECT min(priority) FROM messages WHERE state = 'planned' AND priority > :priority",
            ["priority": .integer(priority)], { $0.optionalInteger(0) }) ?? nil
    }

    private func dueMessages(
        priority: Int64, at now: Instant, limit: Int, excluding: [String]
    ) throws -> [LedgerMessage] {
        var parameters: [String: SQLValue] = [
            "priority": .integer(priority), "now": .integer(now.milliseconds), "limit": .integer(Int64(limit)),
        ]
        // Only the names of parameters are put into the text.
        let names = excluding.indices.map { ":x\($0)" }.joined(separator: ", ")
        for (index, campaign) in excluding.enumerated() { parameters["x\(index)"] = .text(campaign) }
        let exclusion = excluding.isEmpty ? "" : "AND campaign NOT IN (\(names))"
        return try connection.rows(
            """
            SELECT id, campaign, occurrence, step, member_id, variant, attempts, not_after_at, first_attempt_at
            FROM messages
            WHERE state = 'planned' AND priority = :priority AND next_attempt_at <= :now \(exclusion)
            ORDER BY next_attempt_at, id
            LIMIT :limit
            """, parameters, Store.ledgerMessage)
    }

    /// Reads the columns that `dueMessages` and `claimedMessages` select.
    static func ledgerMessage(_ row: Statement) -> LedgerMessage {
        LedgerMessage(
            id: row.integer(0), campaign: row.text(1), occurrence: row.text(2), step: row.text(3),
            memberID: row.integer(4), variant: row.optionalText(5), attempts: row.int(6),
            notAfter: row.optionalInteger(7).map(Instant.init(milliseconds:)),
            firstAttempt: row.optionalInteger(8).map(Instant.init(milliseconds:)))
    }
}

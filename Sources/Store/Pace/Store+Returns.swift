package import Formats
internal import SQLite

/// How one attempt to send ended, newest first in lists.
package struct FinalReply: Sendable, Hashable {
    package let isSent: Bool
    package let code: Int?
    package let reply: String?
}

/// What came back of the messages that were sent lately.
package struct ReturnCounts: Sendable, Hashable {
    /// What came back, at once or later, because of the address.
    package var bounced = 0
    package var complained = 0

    package init(bounced: Int = 0, complained: Int = 0) { (self.bounced, self.complained) = (bounced, complained) }
}

extension Store {
    /// The last final replies to messages of a campaign that were taken in hand later than `since`.
    package func lastReplies(of campaigns: [String], since: Instant, limit: Int) throws -> [FinalReply] {
        let names = Array(Set(campaigns)).sorted()
        var parameters: [String: SQLValue] = [
            "since": .integer(since.milliseconds), "limit": .integer(Int64(limit)),
        ]
        for index in 0..<2 { parameters["name\(index)"] = .text(names[min(index, names.count - 1)]) }
        return try connection.rows(
            """
            SELECT state, smtp_code, smtp_reply FROM messages
            WHERE claimed_at > :since AND campaign IN (:name0, :name1) AND state IN ('sent', 'failed')
                AND smtp_code IS NOT NULL
            ORDER BY claimed_at DESC, settled_at DESC, id DESC LIMIT :limit
            """, parameters
        ) {
            FinalReply(
                isSent: $0.text(0) == "sent", code: $0.optionalInteger(1).map(Int.init), reply: $0.optionalText(2))
        }
    }

    /// How many of a campaign's messages were taken in hand later than `since`.
    package func offeredCount(of campaigns: [String], since: Instant) throws -> Int {
        try Set(campaigns).reduce(0) { count, name in
            try count
                + (connection.firstRow(
                    "SELECT count(*) FROM messages WHERE claimed_at > :since AND campaign = :campaign",
                    ["campaign": .text(name), "since": .integer(since.milliseconds)], { $0.int(0) }) ?? 0)
        }
    }

    /// What came back of a campaign's messages that were taken in hand later than `since`.
    /// - Parameter badAddress: the enhanced status codes that speak of the address.
    package func returnCounts(
        of campaigns: [String], since: Instant, badAddress: Set<String>
    ) throws -> ReturnCounts {
        var counts = ReturnCounts()
        for name in Set(campaigns) {
            let parameters: [String: SQLValue] = ["campaign": .text(name), "since": .integer(since.milliseconds)]
            try connection.forEachRow(
                """
                SELECT state, smtp_reply FROM messages
                WHERE campaign = :campaign AND claimed_at > :since
                    AND (state = 'failed' OR state = 'bounced' OR state = 'complained')
                """, parameters
            ) { row in
                switch row.text(0) {
                case "complained": counts.complained += 1
                case "bounced": counts.bounced += 1
                default:
                    let status = row.optionalText(1)?.split(separator: " ", maxSplits: 1).first.map(String.init)
                    if let status, badAddress.contains(status) { counts.bounced += 1 }
                }
            }
        }
        return counts
    }
}

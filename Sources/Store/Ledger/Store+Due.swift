package import Formats
internal import SQLite

extension Store {
    /// The planned messages whose time has come, in the order in which they go: priority, due time, id.
    /// - Parameters:
    ///   - campaigns: only rows of these; nil is all.
    ///   - excluding: campaigns that cannot be sent now; their rows are not looked at.
    ///   - mostEngagedFirst: within a priority, those first who did something latest (`engagement`); reads all that is due.
    ///   - urgency: only those of a priority that goes before this.
    package func dueMessages(
        at now: Instant, limit: Int, of campaigns: Set<String>? = nil, excluding: Set<String> = [],
        mostEngagedFirst: Bool = false, before urgency: Int? = nil
    ) throws -> [LedgerMessage] {
        let names = NameTest(campaigns, excluding)
        var found: [LedgerMessage] = []
        var priority = try nextPlannedPriority(after: -1)
        while let current = priority, found.count < limit, urgency.map({ current < $0 }) ?? true {
            found += try dueMessages(
                priority: current, at: now, limit: limit - found.count, names, mostEngagedFirst)
            priority = try nextPlannedPriority(after: current)
        }
        return found
    }

    /// The campaigns and steps of the planned messages that go next, at most `limit` of them: what is to be compiled.
    package func dueSteps(
        at now: Instant, limit: Int, excluding: Set<String> = [], before urgency: Int? = nil
    ) throws -> [(campaign: String, step: String)] {
        let names = NameTest(nil, excluding)
        var found: [(campaign: String, step: String)] = []
        var count = 0
        var priority = try nextPlannedPriority(after: -1)
        while let current = priority, count < limit, urgency.map({ current < $0 }) ?? true {
            let parameters: [String: SQLValue] = [
                "priority": .integer(current), "now": .integer(now.milliseconds),
                "limit": .integer(Int64(limit - count)),
            ]
            try connection.forEachRow(
                """
                SELECT campaign, step, count(*) FROM (
                    SELECT campaign, step FROM messages
                    WHERE state = 'planned' AND priority = :priority AND next_attempt_at <= :now \(names.sql)
                    ORDER BY next_attempt_at, id
                    LIMIT :limit)
                GROUP BY campaign, step
                """, parameters.merging(names.parameters) { first, _ in first }
            ) { row in
                found.append((row.text(0), row.text(1)))
                count += row.int(2)
            }
            priority = try nextPlannedPriority(after: current)
        }
        return found
    }

    /// Whether a planned message of another occurrence is due.
    package func isAnythingDue(but campaign: String, occurrence: String, at now: Instant) throws -> Bool {
        var priority = try nextPlannedPriority(after: -1)
        while let current = priority {
            let isAny = try connection.hasRow(
                """
                SELECT 1 FROM messages
                WHERE state = 'planned' AND priority = :priority AND next_attempt_at <= :now
                    AND NOT (campaign = :campaign AND occurrence = :occurrence)
                """,
                [
                    "priority": .integer(current), "now": .integer(now.milliseconds), "campaign": .text(campaign),
                    "occurrence": .text(occurrence),
                ])
            if isAny { return true }
            priority = try nextPlannedPriority(after: current)
        }
        return false
    }

    /// When, after `now`, the next planned message is due or is looked at again; nil when none waits.
    package func nextDue(after now: Instant) throws -> Instant? {
        var earliest: Instant?
        var priority = try nextPlannedPriority(after: -1)
        while let current = priority {
            let next = try connection.firstRow(
                """
                SELECT min(next_attempt_at) FROM messages
                WHERE state = 'planned' AND priority = :priority AND next_attempt_at > :now
                """, ["priority": .integer(current), "now": .integer(now.milliseconds)],
                { $0.optionalInteger(0).map(Instant.init(milliseconds:)) })
            if let next = next ?? nil { earliest = min(earliest ?? next, next) }
            priority = try nextPlannedPriority(after: current)
        }
        return earliest
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

    /// Messages that wait for a relay until later than `now`.
    func heldForRelays(after now: Instant, limit: Int) throws -> [Int64] {
        var ids: [Int64] = []
        var priority = try nextPlannedPriority(after: -1)
        while let current = priority, ids.count < limit {
            ids += try connection.rows(
                """
                SELECT id FROM messages
                WHERE state = 'planned' AND priority = :priority AND next_attempt_at > :now AND reason = 'relay'
                ORDER BY next_attempt_at, id LIMIT :limit
                """,
                [
                    "priority": .integer(current), "now": .integer(now.milliseconds),
                    "limit": .integer(Int64(limit - ids.count)),
                ], { $0.integer(0) })
            priority = try nextPlannedPriority(after: current)
        }
        return ids
    }

    /// There are only a few priorities: one seek in the index for each, instead of a sort of all that is due.
    private func nextPlannedPriority(after priority: Int64) throws -> Int64? {
        try connection.firstRow(
            "SELECT min(priority) FROM messages WHERE state = 'planned' AND priority > :priority",
            ["priority": .integer(priority)], { $0.optionalInteger(0) }) ?? nil
    }

    private func dueMessages(
        priority: Int64, at now: Instant, limit: Int, _ names: NameTest, _ mostEngagedFirst: Bool
    ) throws -> [LedgerMessage] {
        let parameters: [String: SQLValue] = [
            "priority": .integer(priority), "now": .integer(now.milliseconds), "limit": .integer(Int64(limit)),
        ]
        return try connection.rows(
            """
            SELECT id, campaign, occurrence, step, member_id, variant, attempts, not_after_at, first_attempt_at, priority,
                wave
            FROM messages
            WHERE state = 'planned' AND priority = :priority AND next_attempt_at <= :now \(names.sql)
            ORDER BY \(mostEngagedFirst ? Store.engagement : "")next_attempt_at, id
            LIMIT :limit
            """, parameters.merging(names.parameters) { first, _ in first }, NeighbourReader().read)
    }

    /// How engaged the message's member is: the time of the latest activity (a purchase, a visit), answer or click by hand, latest
    /// first. Opens say nothing: programs load pictures, too.
    private static let engagement = """
        max(
            coalesce((SELECT max(a.at) FROM activities a WHERE a.member_id = messages.member_id), 0),
            coalesce((SELECT max(r.at) FROM responses r WHERE r.member_id = messages.member_id), 0),
            coalesce(
                (SELECT max(o.at) FROM observations o
                WHERE o.member_id = messages.member_id AND o.kind = 'click' AND o.machine IS NULL), 0)) DESC,\u{20}
        """

    /// `AND campaign IN (…) AND campaign NOT IN (…)`; only the names of parameters are put into the text.
    private struct NameTest {
        private(set) var sql = ""
        private(set) var parameters: [String: SQLValue] = [:]

        init(_ names: Set<String>?, _ excluding: Set<String>) {
            if let names { add("IN", names, "c") }
            if !excluding.isEmpty { add("NOT IN", excluding, "x") }
        }

        private mutating func add(_ test: String, _ names: Set<String>, _ prefix: String) {
            let names = names.sorted()
            sql += " AND campaign \(test) (\(names.indices.map { ":\(prefix)\($0)" }.joined(separator: ", ")))"
            for (index, name) in names.enumerated() { parameters["\(prefix)\(index)"] = .text(name) }
        }
    }

    /// Reads the columns that `dueMessages` and `claimedMessages` select.
    static func ledgerMessage(_ row: Statement) -> LedgerMessage { ledgerMessage(row, after: nil) }

    /// Reads columns 1 to 3.
    /// - Parameter last: the letter of the row before: if it is the same, it is not made anew.
    static func letter(_ row: Statement, after last: LedgerMessage.Letter? = nil) -> LedgerMessage.Letter {
        if let last, row.isText(1, last.campaign), row.isText(2, last.occurrence), row.isText(3, last.step) {
            return last
        }
        return LedgerMessage.Letter(campaign: row.text(1), occurrence: row.text(2), step: row.text(3))
    }

    private static func ledgerMessage(_ row: Statement, after last: LedgerMessage.Letter?) -> LedgerMessage {
        var message = LedgerMessage(
            id: row.integer(0), letter: letter(row, after: last), memberID: row.integer(4),
            variant: row.optionalText(5), attempts: row.int(6),
            notAfter: row.optionalInteger(7).map(Instant.init(milliseconds:)),
            firstAttempt: row.optionalInteger(8).map(Instant.init(milliseconds:)))
        message.priority = row.int(9)
        message.wave = row.optionalInteger(10).map { Int($0) }
        return message
    }

    /// Rows of one letter follow each other.
    private final class NeighbourReader {
        private var last: LedgerMessage.Letter?

        func read(_ row: Statement) -> LedgerMessage {
            let message = Store.ledgerMessage(row, after: last)
            last = message.letter
            return message
        }
    }
}

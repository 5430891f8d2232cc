package import Formats
internal import SQLite

/// What comes next for those who are under way: one query for each kind of question and of move, a chunk at a time.
extension Store {
    /// The steps at which somebody's time has come, with `""` for those who enter. One seek in the index for each step that
    /// anybody is at.
    package func dueSteps(campaign: String, now: Instant) throws -> [String] {
        var found: [String] = []
        var step = try nextJourneyStep(campaign, from: "", isAfter: false)
        while let current = step {
            let isDue = try connection.firstRow(
                "SELECT 1 FROM journeys WHERE campaign = :campaign AND step = :step AND due_at <= :now LIMIT 1",
                ["campaign": .text(campaign), "step": .text(current), "now": .integer(now.milliseconds)], { _ in true })
            if isDue == true { found.append(current) }
            step = try nextJourneyStep(campaign, from: current, isAfter: true)
        }
        return found
    }

    private func nextJourneyStep(_ campaign: String, from step: String, isAfter: Bool) throws -> String? {
        try connection.firstRow(
            """
            SELECT min(step) FROM journeys
            WHERE campaign = :campaign AND step \(isAfter ? ">" : ">=") :step AND due_at IS NOT NULL
            """, ["campaign": .text(campaign), "step": .text(step)], { $0.optionalText(0) }) ?? nil
    }

    /// The campaigns that anybody is on the way through, by the names that they had then.
    package func journeyCampaigns() throws -> [String] {
        var found: [String] = []
        while true {
            let next = try connection.firstRow(
                "SELECT min(campaign) FROM journeys WHERE campaign > :after AND due_at IS NOT NULL",
                ["after": .text(found.last ?? "")], { $0.optionalText(0) })
            guard let next = next ?? nil else { return found }
            found.append(next)
        }
    }

    /// When, after `now`, the next one is looked at.
    package func nextJourneyTime(after now: Instant) throws -> Instant? {
        var earliest: Instant?
        for campaign in try journeyCampaigns() {
            var step = try nextJourneyStep(campaign, from: "", isAfter: false)
            while let current = step {
                let next = try connection.firstRow(
                    """
                    SELECT min(due_at) FROM journeys WHERE campaign = :campaign AND step = :step AND due_at > :now
                    """, ["campaign": .text(campaign), "step": .text(current), "now": .integer(now.milliseconds)],
                    { $0.optionalInteger(0).map(Instant.init(milliseconds:)) })
                if let next = next ?? nil { earliest = min(earliest ?? next, next) }
                step = try nextJourneyStep(campaign, from: current, isAfter: true)
            }
        }
        return earliest
    }

    /// How many are due at a step.
    package func dueJourneyCount(campaign: String, step: String, now: Instant) throws -> Int {
        try connection.firstRow(
            "SELECT count(*) FROM journeys WHERE campaign = :campaign AND step = :step AND due_at <= :now",
            ["campaign": .text(campaign), "step": .text(step), "now": .integer(now.milliseconds)], { $0.int(0) }) ?? 0
    }

    /// The next journeys that are due at a step, oldest first. In a forecast the messages of the forecast count.
    package func dueJourneys(
        campaign: String, step: String, now: Instant, limit: Int, isForecast: Bool
    ) throws -> [JourneyLook] {
        try connection.rows(
            isForecast ? Store.forecastLooks : Store.ledgerLooks,
            [
                "campaign": .text(campaign), "step": .text(step), "now": .integer(now.milliseconds),
                "limit": SQLValue(limit),
            ]
        ) { row in
            JourneyLook(
                id: row.integer(0), memberID: row.integer(1), memberKey: row.blob(2), timezone: row.optionalText(3),
                occurrence: row.text(4), triggeredAt: Instant(milliseconds: row.integer(5)),
                sinceAt: Instant(milliseconds: row.integer(6)), dueAt: Instant(milliseconds: row.integer(7)),
                isMessageOpen: row.int(8) == 1,
                messageDueAt: row.optionalInteger(9).map(Instant.init(milliseconds:)),
                messageAt: row.optionalInteger(10).map(Instant.init(milliseconds:)))
        }
    }

    private static let ledgerLooks = """
        SELECT j.id, j.member_id, m.key, m.timezone, j.occurrence, j.triggered_at, j.since_at, j.due_at,
            g.state IS NOT NULL AND (g.state = 'planned' OR g.state = 'sending'), g.next_attempt_at,
            coalesce(g.sent_at, g.settled_at, g.planned_at)
        FROM journeys j CROSS JOIN members m LEFT JOIN messages g ON g.id = j.message_id
        WHERE j.campaign = :campaign AND j.step = :step AND j.due_at <= :now AND m.id = j.member_id
        ORDER BY j.due_at, j.id LIMIT :limit
        """

    private static let forecastLooks = """
        SELECT j.id, j.member_id, m.key, m.timezone, j.occurrence, j.triggered_at, j.since_at, j.due_at,
            CASE WHEN f.id IS NOT NULL THEN f.at IS NOT NULL
                ELSE g.state IS NOT NULL AND (g.state = 'planned' OR g.state = 'sending') END,
            coalesce(f.at, g.next_attempt_at),
            coalesce(f.sent_at, g.sent_at, g.settled_at, g.planned_at, j.since_at)
        FROM journeys j CROSS JOIN members m LEFT JOIN messages g ON g.id = j.message_id
            LEFT JOIN temp.forecast f ON f.id = j.message_id
        WHERE j.campaign = :campaign AND j.step = :step AND j.due_at <= :now AND m.id = j.member_id
        ORDER BY j.due_at, j.id LIMIT :limit
        """

    /// Those of the members for whom a condition over `members m` holds.
    package func members(_ ids: [Int64], in condition: SQLFragment) throws -> Set<Int64> {
        try Set(
            connection.rows(
                """
                SELECT m.id FROM json_each(:memberIDs) v CROSS JOIN members m
                WHERE m.id = v.value AND (\(condition.sql))
                """,
                condition.parameters.merging(["memberIDs": .text(Store.list(ids))]) { first, _ in first }
            ) { $0.integer(0) })
    }

    /// Those of the journeys for which it has happened after their own time, with when it first did.
    package func happened(
        _ source: HappeningSource, _ journeys: [(id: Int64, since: Instant)], now: Instant
    ) throws -> [Int64: Instant] {
        let pairs = journeys.map { "[\($0.id),\($0.since.milliseconds)]" }.joined(separator: ",")
        let rows = try connection.rows(
            """
            SELECT j.id, min(m.at)
            FROM (SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS since
                FROM json_each(:journeys)) v
                CROSS JOIN journeys j CROSS JOIN \(source.from)
            WHERE j.id = v.id AND m.member_id = j.member_id AND m.at > v.since AND m.at <= :nowAt
                AND (\(source.condition))
            GROUP BY j.id
            """,
            source.parameters.merging(["journeys": .text("[\(pairs)]"), "nowAt": .integer(now.milliseconds)]) {
                first, _ in first
            }
        ) { ($0.integer(0), Instant(milliseconds: $0.integer(1))) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Of the members, when the latest other journey of each through the campaign began, and whether it still goes on.
    package func otherJourneys(
        of members: [Int64], campaign: String, was: String?
    ) throws -> [Int64: (latest: Instant, isOpen: Bool)] {
        let rows = try connection.rows(
            """
            SELECT j.member_id, max(j.triggered_at), max(j.ended_at IS NULL)
            FROM json_each(:members) v CROSS JOIN journeys j
            WHERE j.member_id = v.value AND j.campaign IN (:campaign, :was) AND (j.step IS NULL OR j.step <> '')
                AND (j.outcome IS NULL OR (j.outcome <> 'holdout' AND j.outcome <> 'control'))
            GROUP BY j.member_id
            """,
            ["members": .text(Store.list(members)), "campaign": .text(campaign), "was": .text(was ?? campaign)]
        ) { ($0.integer(0), (latest: Instant(milliseconds: $0.integer(1)), isOpen: $0.int(2) == 1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Writes moves and, where they send, the messages of the step. Returns how many messages are new.
    package func moveJourneys(_ moves: [JourneyMove], sending step: PlannedStep?, now: Instant) throws -> Int {
        var planned = 0
        let senders = moves.filter { $0.messageAt != nil }
        let list = Store.list(moves)
        if let step, !senders.isEmpty {
            planned = try insertMessages(
                senders.count == moves.count ? list : Store.list(senders), step, now: now)
        }
        try connection.run(
            """
            UPDATE journeys SET step = v.step, since_at = v.since, due_at = v.due, outcome = v.outcome,
                ended_at = CASE WHEN v.step IS NULL THEN :now END,
                message_id = CASE v.sends WHEN 2 THEN message_id WHEN 1 THEN (SELECT g.id FROM messages g
                    WHERE g.campaign = :campaign AND g.occurrence = journeys.occurrence AND g.step = :sent
                        AND g.member_id = journeys.member_id) END
            FROM (\(Store.movesQuery)) v
            WHERE journeys.id = v.id
            """,
            [
                "moves": .text(list), "now": .integer(now.milliseconds),
                "campaign": .text(step?.occurrence.campaign ?? ""), "sent": .text(step?.step ?? ""),
            ])
        return planned
    }

    private static let movesQuery = """
        SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS step,
            json_extract(value, '$[2]') AS since, json_extract(value, '$[3]') AS due,
            json_extract(value, '$[4]') AS outcome, json_extract(value, '$[5]') AS sends,
            json_extract(value, '$[6]') AS at, json_extract(value, '$[7]') AS not_after,
            json_extract(value, '$[8]') AS message, json_extract(value, '$[9]') AS variant
        FROM json_each(:moves)
        """

    /// As JSON. Steps, outcomes and variants are names: nothing in them has to be escaped.
    private static func list(_ moves: [JourneyMove]) -> String {
        var json = JourneyList(capacity: moves.count)
        for move in moves {
            json.begin()
            json.add(move.id)
            json.add(move.step)
            json.add(move.since.milliseconds)
            json.add(move.due?.milliseconds)
            json.add(move.outcome?.rawValue)
            json.add(move.keepsMessage ? 2 : move.messageAt == nil ? 0 : 1)
            json.add(move.messageAt?.milliseconds)
            json.add(move.messageNotAfter?.milliseconds)
            json.add(move.forecastID)
            json.add(move.variant)
        }
        return json.text
    }

    private func insertMessages(_ moves: String, _ step: PlannedStep, now: Instant) throws -> Int {
        try connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, variant, intent, kind, priority, state,
                definition_hash, planned_at, not_after_at, next_attempt_at, created_at)
            SELECT :campaign, j.occurrence, :step, j.member_id, v.variant, :intent, :kind, :priority, 'planned',
                :hash, v.at, v.not_after, v.at, :now
            FROM (\(Store.movesQuery)) v CROSS JOIN journeys j
            WHERE j.id = v.id
            ON CONFLICT (campaign, occurrence, step, member_id) DO NOTHING
            """,
            [
                "moves": .text(moves), "campaign": .text(step.occurrence.campaign),
                "step": .text(step.step), "intent": .text(step.intent), "kind": .text(step.kind),
                "priority": SQLValue(step.priority), "hash": .text(step.definitionHash),
                "now": .integer(now.milliseconds),
            ])
    }

    /// The same in a forecast: the messages go into it.
    package func forecastMoves(
        _ moves: [JourneyMove], sending step: PlannedStep?, group: Int, now: Instant
    ) throws {
        let list = SQLValue.text(Store.list(moves))
        if let step, moves.contains(where: { $0.messageAt != nil }) {
            try connection.run(
                """
                INSERT INTO temp.forecast (id, step, campaign, intent, kind, member_id, variant, priority, at, due_at,
                    not_after_at)
                SELECT v.message, :group, :campaign, :intent, :kind, j.member_id, v.variant, :priority, max(v.at, :now), v.at,
                    v.not_after
                FROM (\(Store.movesQuery)) v CROSS JOIN journeys j
                WHERE j.id = v.id AND v.sends = 1
                """,
                [
                    "moves": list, "group": SQLValue(group), "campaign": .text(step.occurrence.campaign),
                    "intent": .text(step.intent), "kind": .text(step.kind), "priority": SQLValue(step.priority),
                    "now": .integer(now.milliseconds),
                ])
        }
        try connection.run(
            """
            UPDATE journeys SET step = v.step, since_at = v.since, due_at = v.due, outcome = v.outcome,
                ended_at = CASE WHEN v.step IS NULL THEN :now END,
                message_id = CASE v.sends WHEN 2 THEN message_id ELSE v.message END
            FROM (\(Store.movesQuery)) v
            WHERE journeys.id = v.id
            """, ["moves": list, "now": .integer(now.milliseconds)])
    }

    /// Runs `body`, which moves many, with more cache: their rows, messages and indexes stand in many places.
    package func movingJourneys<Result>(_ body: () throws -> Result) throws -> Result {
        try connection.execute("PRAGMA cache_size = -32000")
        defer { try? connection.execute("PRAGMA cache_size = -2000") }
        return try body()
    }

    /// Takes away entries that came to nothing.
    package func dropJourneys(_ ids: [Int64]) throws {
        guard !ids.isEmpty else { return }
        try connection.run(
            "DELETE FROM journeys WHERE step = '' AND id IN (SELECT value FROM json_each(:ids))",
            ["ids": .text(Store.list(ids))])
    }

    /// Ends the due journeys of a campaign that is gone, some thousands at once. Returns whether there may be more.
    package func endJourneys(campaign: String, now: Instant) throws -> Bool {
        let limit = 4000
        return try connection.run(
            """
            UPDATE journeys SET step = NULL, due_at = NULL, outcome = 'removed', ended_at = :now
            WHERE id IN (SELECT id FROM journeys WHERE campaign = :campaign AND due_at <= :now LIMIT :limit)
            """, ["campaign": .text(campaign), "now": .integer(now.milliseconds), "limit": SQLValue(limit)]) == limit
    }

    /// Sends those at a step that is no more to the one that follows now; nil is the end.
    package func passThrough(campaign: String, from step: String, to next: String?, now: Instant) throws {
        var changed = 1
        while changed > 0 {
            changed = try connection.run(
                """
                UPDATE journeys SET step = :next, due_at = CASE WHEN :next IS NOT NULL THEN due_at END,
                    outcome = CASE WHEN :next IS NULL THEN 'completed' END,
                    ended_at = CASE WHEN :next IS NULL THEN :now END
                WHERE id IN (SELECT id FROM journeys
                    WHERE campaign = :campaign AND step = :step AND due_at IS NOT NULL LIMIT 4000)
                """,
                [
                    "campaign": .text(campaign), "step": .text(step), "next": SQLValue(next),
                    "now": .integer(now.milliseconds),
                ])
        }
    }

    /// Gives the journeys of a renamed campaign its present name.
    package func renameJourneys(from was: String, to campaign: String) throws {
        let names: [String: SQLValue] = ["campaign": .text(campaign), "was": .text(was)]
        let isKnown = try connection.firstRow(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM journeys WHERE campaign = :was)
                OR EXISTS (SELECT 1 FROM journey_marks WHERE campaign = :was)
            """, ["was": .text(was)], { _ in true })
        guard isKnown == true else { return }
        var changed = 1
        while changed > 0 {
            changed = try connection.run(
                """
                UPDATE journeys SET campaign = :campaign
                WHERE id IN (SELECT j.id FROM journeys j WHERE j.campaign = :was LIMIT 4000)
                """, names)
        }
        try connection.run("UPDATE segment_entries SET campaign = :campaign WHERE campaign = :was", names)
        try connection.run(
            """
            INSERT INTO journey_marks (campaign, source, through_id, looked_at, created_at)
            SELECT :campaign, source, through_id, looked_at, created_at FROM journey_marks WHERE campaign = :was
            ON CONFLICT (campaign, source) DO NOTHING
            """, names)
        try connection.run("DELETE FROM journey_marks WHERE campaign = :was", ["was": .text(was)])
    }
}

package import Formats
internal import SQLite

/// A row of `waves`: one wave of one occurrence.
package struct WaveRow: Sendable, Hashable {
    /// Why a wave never goes.
    package enum CloseReason: String, Sendable {
        /// Its gate cannot be passed any more.
        case gate
        /// The file has no such wave any more.
        case removed
    }

    package let campaign: String
    package let occurrence: String
    /// From 1.
    package let wave: Int
    /// Others are mixed in whose hash is below this; nil mixes nobody in.
    package var mixBelow: Int64?
    package var openedAt: Instant?
    package var closed: CloseReason?
    /// True when its messages have been let go, or for good been held.
    package var isReleased: Bool
    /// When its gate is looked at next.
    package var lookAt: Instant

    package init(
        campaign: String, occurrence: String, wave: Int, mixBelow: Int64? = nil, openedAt: Instant? = nil,
        closed: CloseReason? = nil, isReleased: Bool = false, lookAt: Instant
    ) {
        (self.campaign, self.occurrence, self.wave) = (campaign, occurrence, wave)
        (self.mixBelow, self.openedAt, self.closed) = (mixBelow, openedAt, closed)
        (self.isReleased, self.lookAt) = (isReleased, lookAt)
    }
}

/// What the messages of one wave have come to.
package struct WaveProgress: Sendable, Hashable {
    /// Those that are planned or on the wire.
    package var open = 0
    package var firstSent: Instant?
    package var lastSent: Instant?
    /// Members to whom one went.
    package var sent = 0
    package var bounces = 0
    package var complaints = 0
    /// Members who answered.
    package var responses = 0
    package var clicks = 0
    package var unsubscribes = 0
    /// The mean of the answers to its satisfaction questions; nil without any.
    package var csat: Double?
    /// Promoters less detractors in per cent; nil without answers.
    package var nps: Double?

    package init() {}
}

extension Store {
    /// Messages that one transaction lets go.
    private static let wavesAtOnce = 5000

    /// Begins the waves of an occurrence; those that are there already stay as they are.
    package func beginWaves(_ rows: [WaveRow], hash: String, now: Instant) throws {
        try inTransaction {
            for row in rows {
                try connection.run(
                    """
                    INSERT INTO waves (campaign, occurrence, wave, definition_hash, mix_below, opened_at, released_at,
                        look_at, created_at)
                    VALUES (:campaign, :occurrence, :wave, :hash, :mix, :opened, :opened, :look, :now)
                    ON CONFLICT (campaign, occurrence, wave) DO NOTHING
                    """,
                    names(row).merging([
                        "hash": .text(hash), "mix": SQLValue(row.mixBelow),
                        "opened": SQLValue(row.openedAt?.milliseconds), "look": .integer(row.lookAt.milliseconds),
                        "now": .integer(now.milliseconds),
                    ]) { $1 })
            }
        }
    }

    package func hasWaves() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM waves")
    }

    /// The waves of an occurrence, in their order.
    package func waves(campaign: String, occurrence: String) throws -> [WaveRow] {
        try waves(
            where: "campaign = :campaign AND occurrence = :occurrence",
            ["campaign": .text(campaign), "occurrence": .text(occurrence)])
    }

    /// Those that have not let their messages go, of some campaigns or of all.
    package func waitingWaves(of campaigns: [String]? = nil) throws -> [WaveRow] {
        guard let campaigns else { return try waves(where: "released_at IS NULL", [:]) }
        return try campaigns.flatMap {
            try waves(where: "released_at IS NULL AND campaign = :campaign", ["campaign": .text($0)])
        }
    }

    private func waves(where condition: String, _ parameters: [String: SQLValue]) throws -> [WaveRow] {
        try connection.rows(
            """
            SELECT campaign, occurrence, wave, mix_below, opened_at, closed_reason, released_at, look_at
            FROM waves WHERE \(condition) ORDER BY campaign, occurrence, wave
            """, parameters
        ) { row in
            WaveRow(
                campaign: row.text(0), occurrence: row.text(1), wave: row.int(2), mixBelow: row.optionalInteger(3),
                openedAt: row.optionalInteger(4).map(Instant.init(milliseconds:)),
                closed: row.optionalText(5).flatMap(WaveRow.CloseReason.init), isReleased: !row.isNull(6),
                lookAt: Instant(milliseconds: row.integer(7)))
        }
    }

    /// When a wave is looked at next; nil when none waits.
    package func nextWaveLook(after now: Instant) throws -> Instant? {
        try connection.firstRow(
            """
            SELECT min(look_at) FROM waves
            WHERE opened_at IS NULL AND closed_reason IS NULL AND look_at > :now AND released_at IS NULL
            """, ["now": .integer(now.milliseconds)], { $0.optionalInteger(0).map(Instant.init(milliseconds:)) }) ?? nil
    }

    /// Lets a wave go, or with a reason never. False when that was decided meanwhile.
    package func decideWave(_ row: WaveRow, closed: WaveRow.CloseReason? = nil, now: Instant) throws -> Bool {
        try connection.run(
            """
            UPDATE waves SET opened_at = CASE WHEN :closed IS NULL THEN :now END, closed_reason = :closed
            WHERE campaign = :campaign AND occurrence = :occurrence AND wave = :wave AND opened_at IS NULL
                AND closed_reason IS NULL
            """,
            names(row).merging(["closed": SQLValue(closed?.rawValue), "now": .integer(now.milliseconds)]) { $1 }) == 1
    }

    /// Lets the next run look at the waves of a campaign that wait. Returns how many those are.
    package func lookAtWaves(campaign: String, was: String?, now: Instant) throws -> Int {
        try connection.run(
            """
            UPDATE waves SET look_at = :now
            WHERE campaign IN (:campaign, :was) AND opened_at IS NULL AND closed_reason IS NULL
            """,
            ["campaign": .text(campaign), "was": .text(was ?? campaign), "now": .integer(now.milliseconds)])
    }

    /// Nothing of a wave is looked at before.
    package func postponeWave(_ row: WaveRow, until: Instant) throws {
        try connection.run(
            """
            UPDATE waves SET look_at = :until
            WHERE campaign = :campaign AND occurrence = :occurrence AND wave = :wave AND opened_at IS NULL
            """, names(row).merging(["until": .integer(until.milliseconds)]) { $1 })
    }

    /// Lets the messages of a decided wave be looked at now, some thousands in a transaction; whoever is killed on the way is
    /// followed by the next run.
    package func releaseWave(_ row: WaveRow, now: Instant) throws {
        var afterID: Int64 = 0
        while true {
            let last = try connection.firstRow(
                """
                SELECT max(member_id), count(*) FROM (SELECT member_id FROM messages
                    WHERE campaign = :campaign AND occurrence = :occurrence AND step = 'main' AND member_id > :after
                    ORDER BY member_id LIMIT :limit)
                """,
                [
                    "campaign": .text(row.campaign), "occurrence": .text(row.occurrence), "after": .integer(afterID),
                    "limit": SQLValue(Store.wavesAtOnce),
                ]
            ) { ($0.optionalInteger(0), $0.int(1)) }
            guard let last, let through = last.0 else { break }
            try connection.run(
                """
                UPDATE messages SET next_attempt_at = max(planned_at, :now)
                WHERE campaign = :campaign AND occurrence = :occurrence AND step = 'main'
                    AND member_id > :after AND member_id <= :through
                    AND state = 'planned' AND reason = 'wave' AND wave = :wave
                """,
                names(row).merging([
                    "after": .integer(afterID), "through": .integer(through), "now": .integer(now.milliseconds),
                ]) { $1 })
            if last.1 < Store.wavesAtOnce { break }
            afterID = through
        }
        try connection.run(
            """
            UPDATE waves SET released_at = :now WHERE campaign = :campaign AND occurrence = :occurrence AND wave = :wave
            """, names(row).merging(["now": .integer(now.milliseconds)]) { $1 })
    }

    /// What a wave has come to by `now`.
    package func waveProgress(_ row: WaveRow, was: String?, now: Instant) throws -> WaveProgress {
        let parameters = names(row).merging(["now": .integer(now.milliseconds)]) { $1 }
        var progress = WaveProgress()
        try connection.forEachRow(
            """
            SELECT coalesce(sum(g.state = 'planned' OR g.state = 'sending'), 0),
                min(coalesce(g.sent_at, CASE WHEN g.state = 'uncertain' THEN g.claimed_at END)),
                max(coalesce(g.sent_at, CASE WHEN g.state = 'uncertain' THEN g.claimed_at END)),
                coalesce(sum(g.state = 'sent' OR g.state = 'uncertain' OR g.state = 'complained' OR g.state = 'bounced'), 0),
                coalesce(sum(g.state = 'bounced'), 0), coalesce(sum(g.state = 'complained'), 0),
                coalesce(sum(EXISTS (SELECT 1 FROM observations o WHERE o.message_id = g.id AND o.kind = 'click'
                    AND o.machine IS NULL AND o.at <= :now)), 0),
                coalesce(sum(EXISTS (SELECT 1 FROM consents c WHERE c.member_id = g.member_id
                    AND c.state = 'withdrawn' AND c.proof = 'message ' || g.id AND c.at <= :now)), 0)
            FROM messages g
            WHERE g.campaign = :campaign AND g.occurrence = :occurrence AND g.step = 'main' AND g.wave = :wave
            """, parameters
        ) { found in
            progress.open = found.int(0)
            progress.firstSent = found.optionalInteger(1).map(Instant.init(milliseconds:))
            progress.lastSent = found.optionalInteger(2).map(Instant.init(milliseconds:))
            (progress.sent, progress.bounces, progress.complaints) = (found.int(3), found.int(4), found.int(5))
            (progress.clicks, progress.unsubscribes) = (found.int(6), found.int(7))
        }
        try readAnswers(of: parameters.merging(["was": .text(was ?? row.campaign)]) { $1 }, into: &progress)
        return progress
    }

    private func readAnswers(of parameters: [String: SQLValue], into progress: inout WaveProgress) throws {
        let answered = """
            FROM messages g JOIN responses r ON r.member_id = g.member_id AND r.campaign IN (:campaign, :was)
                AND r.is_duplicate = 0 AND r.at <= :now
                AND (r.occurrence = g.occurrence OR r.occurrence IS NULL AND r.at >= coalesce(g.sent_at, g.claimed_at))
            """
        let ofWave = """
            WHERE g.campaign = :campaign AND g.occurrence = :occurrence AND g.step = 'main' AND g.wave = :wave
                AND (g.sent_at IS NOT NULL OR g.state = 'uncertain')
            """
        progress.responses =
            try connection.firstRow("SELECT count(DISTINCT r.member_id) \(answered) \(ofWave)", parameters) {
                $0.int(0)
            } ?? 0
        try connection.forEachRow(
            """
            SELECT avg(CASE WHEN n.kind = 'csat' THEN n.number END),
                100.0 * avg(CASE WHEN n.kind = 'nps' THEN CASE WHEN n.number >= 9 THEN 1 WHEN n.number <= 6 THEN -1 ELSE 0 END END)
            \(answered) JOIN answers n ON n.response_id = r.id AND n.number IS NOT NULL \(ofWave)
            """, parameters
        ) { found in
            progress.csat = found.optionalReal(0)
            progress.nps = found.optionalReal(1)
        }
    }

    /// How many messages of each waiting wave are held for it.
    package func waveSize(_ row: WaveRow) throws -> Int {
        try connection.firstRow(
            """
            SELECT count(*) FROM messages
            WHERE campaign = :campaign AND occurrence = :occurrence AND step = 'main' AND wave = :wave
            """, names(row), { $0.int(0) }) ?? 0
    }

    /// Which of some members a condition selects.
    package func members(_ ids: [Int64], matching condition: SQLFragment) throws -> Set<Int64> {
        var parameters = condition.parameters
        parameters["ids"] = Store.jsonArray(ids)
        return Set(
            try connection.rows(
                "SELECT m.id FROM members m WHERE m.id IN (SELECT value FROM json_each(:ids)) AND (\(condition.sql))",
                parameters
            ) { $0.integer(0) })
    }

    private func names(_ row: WaveRow) -> [String: SQLValue] {
        ["campaign": .text(row.campaign), "occurrence": .text(row.occurrence), "wave": SQLValue(row.wave)]
    }
}

package import Formats
internal import SQLite

/// A row of a forecast: a message that is planned in the ledger, or would be.
package struct ForecastRow: Sendable {
    /// Orders rows as their ledger ids do, or would.
    package let id: Int64
    /// The forecast's own number of the occurrence and step.
    package let group: Int
    package let memberID: Int64
    package let notAfter: Instant?
    package let variant: String?

    package init(id: Int64, group: Int, memberID: Int64, notAfter: Instant?, variant: String? = nil) {
        (self.id, self.group, self.memberID, self.notAfter) = (id, group, memberID, notAfter)
        self.variant = variant
    }
}

/// One occurrence and step with rows in the ledger that are still planned.
package struct WaitingStep: Sendable {
    package let campaign: String
    package let occurrence: String
    package let step: String
    package let dueAt: Instant

    package init(campaign: String, occurrence: String, step: String, dueAt: Instant) {
        (self.campaign, self.occurrence, self.step, self.dueAt) = (campaign, occurrence, step, dueAt)
    }
}

/// A forecast lives in a TEMP table of this connection: the store itself is never written.
extension Store {
    package func beginForecast() throws {
        try connection.execute(
            """
            CREATE TEMP TABLE IF NOT EXISTS forecast (
                id INTEGER PRIMARY KEY NOT NULL,
                step INTEGER NOT NULL,
                campaign TEXT NOT NULL,
                intent TEXT NOT NULL,
                kind TEXT NOT NULL,
                member_id INTEGER NOT NULL,
                variant TEXT,
                priority INTEGER NOT NULL,
                at INTEGER,
                due_at INTEGER NOT NULL,
                not_after_at INTEGER,
                sent_at INTEGER
            );
            CREATE INDEX IF NOT EXISTS temp.forecast_by_time ON forecast (at, priority, due_at, id);
            CREATE INDEX IF NOT EXISTS temp.forecast_by_member ON forecast (member_id, sent_at);
            DELETE FROM forecast;
            """)
    }

    /// The occurrences and steps that have planned rows: due by `until`, or held back or tried before.
    package func waitingSteps(until: Instant) throws -> [WaitingStep] {
        try connection.rows(
            """
            SELECT campaign, \(OccurrenceGroup.sql) AS name, step, min(planned_at) FROM messages
            WHERE state = 'planned' AND (planned_at <= :until OR reason IS NOT NULL OR attempts > 0)
            GROUP BY campaign, name, step ORDER BY 4, 1, 2, 3
            """, ["until": .integer(until.milliseconds)]
        ) { row in
            WaitingStep(
                campaign: row.text(0), occurrence: row.text(1), step: row.text(2),
                dueAt: Instant(milliseconds: row.integer(3)))
        }
    }

    /// Takes the planned rows of a step that are looked at by `until` into the forecast; those that are due already are
    /// looked at `now`.
    package func forecastWaiting(_ step: WaitingStep, group: Int, now: Instant, until: Instant) throws {
        try connection.run(
            """
            INSERT INTO forecast (id, step, campaign, intent, kind, member_id, variant, priority, at, due_at, not_after_at)
            SELECT id, :group, campaign, intent, kind, member_id, variant, priority, max(next_attempt_at, :now), next_attempt_at, not_after_at
            FROM messages
            WHERE campaign = :campaign AND occurrence LIKE :occurrence AND step = :step AND state = 'planned'
                AND next_attempt_at <= :until
            """,
            [
                "group": SQLValue(group), "now": .integer(now.milliseconds), "until": .integer(until.milliseconds),
                "campaign": .text(step.campaign), "occurrence": .text(OccurrenceGroup.pattern(step.occurrence)),
                "step": .text(step.step),
            ])
    }

    /// Takes the rows of a wave that goes now, and that wait for that, into the forecast.
    package func forecastWave(_ wave: WaveRow, group: Int, now: Instant) throws {
        try connection.run(
            """
            INSERT INTO forecast (id, step, campaign, intent, kind, member_id, variant, priority, at, due_at, not_after_at)
            SELECT id, :group, campaign, intent, kind, member_id, variant, priority, max(planned_at, :now), max(planned_at, :now),
                not_after_at
            FROM messages
            WHERE campaign = :campaign AND occurrence = :occurrence AND step = 'main' AND state = 'planned'
                AND reason = 'wave' AND wave = :wave
            ON CONFLICT (id) DO NOTHING
            """,
            [
                "group": SQLValue(group), "now": .integer(now.milliseconds), "campaign": .text(wave.campaign),
                "occurrence": .text(wave.occurrence), "wave": SQLValue(wave.wave),
            ])
    }

    /// The planned rows of a step that are looked at later than `until`: member, variant, reason, attempts, when.
    package func forEachWaiting(
        _ step: WaitingStep, after until: Instant, _ body: (Int64, String?, String?, Int, Instant) throws -> Void
    ) throws {
        try connection.forEachRow(
            """
            SELECT member_id, reason, attempts, next_attempt_at, variant FROM messages
            WHERE campaign = :campaign AND occurrence LIKE :occurrence AND step = :step AND state = 'planned'
                AND next_attempt_at > :until AND id NOT IN (SELECT id FROM forecast)
            ORDER BY id
            """,
            [
                "until": .integer(until.milliseconds), "campaign": .text(step.campaign),
                "occurrence": .text(OccurrenceGroup.pattern(step.occurrence)), "step": .text(step.step),
            ]
        ) {
            try body(
                $0.integer(0), $0.optionalText(4), $0.optionalText(1), $0.int(2), Instant(milliseconds: $0.integer(3)))
        }
    }

    /// Adds a message that is not in the ledger yet.
    package func forecastNew(_ row: ForecastRow, _ step: PlannedStep, dueAt: Instant, at: Instant) throws {
        try connection.run(
            """
            INSERT INTO forecast (id, step, campaign, intent, kind, member_id, variant, priority, at, due_at, not_after_at)
            VALUES (:id, :group, :campaign, :intent, :kind, :member, :variant, :priority, :at, :due, :notAfter)
            """,
            [
                "id": .integer(row.id), "group": SQLValue(row.group), "campaign": .text(step.occurrence.campaign),
                "intent": .text(step.intent), "kind": .text(step.kind), "member": .integer(row.memberID),
                "priority": SQLValue(step.priority), "at": .integer(at.milliseconds),
                "due": .integer(dueAt.milliseconds), "notAfter": SQLValue(row.notAfter?.milliseconds),
                "variant": SQLValue(row.variant),
            ])
    }

    /// The greatest ledger id, so that forecast rows can follow it.
    package func lastMessageID() throws -> Int64 {
        try connection.firstRow("SELECT coalesce(max(id), 0) FROM messages", [:]) { $0.integer(0) } ?? 0
    }

    /// The next time at which rows are looked at; nil when all are decided.
    package func nextForecastTime() throws -> Instant? {
        try connection.firstRow("SELECT min(at) FROM forecast", [:]) {
            $0.optionalInteger(0).map(Instant.init(milliseconds:))
        } ?? nil
    }

    /// The first undecided rows of one time, in the order in which `run` claims them.
    package func forecastRows(at time: Instant, limit: Int) throws -> [ForecastRow] {
        try connection.rows(
            """
            SELECT id, step, member_id, not_after_at, variant FROM forecast
            WHERE at = :at ORDER BY priority, due_at, id LIMIT :limit
            """, ["at": .integer(time.milliseconds), "limit": SQLValue(limit)]
        ) { row in
            ForecastRow(
                id: row.integer(0), group: row.int(1), memberID: row.integer(2),
                notAfter: row.optionalInteger(3).map(Instant.init(milliseconds:)), variant: row.optionalText(4))
        }
    }

    /// Looks at a row again at `time`, or never again when it is nil.
    package func forecastAgain(_ id: Int64, at time: Instant?) throws {
        try connection.run(
            "UPDATE forecast SET at = :at, due_at = coalesce(:at, due_at) WHERE id = :id",
            ["at": SQLValue(time?.milliseconds), "id": .integer(id)])
    }

    /// Sends a row: it counts for those that are decided after it.
    package func forecastSent(_ id: Int64, at time: Instant) throws {
        try connection.run(
            "UPDATE forecast SET at = NULL, sent_at = :at WHERE id = :id",
            ["at": .integer(time.milliseconds), "id": .integer(id)])
    }

    /// A member's address, for lists that name them.
    package func email(ofMember id: Int64) throws -> String? {
        try connection.firstRow(
            "SELECT email FROM members WHERE id = :id AND email IS NOT NULL", ["id": .integer(id)], { $0.text(0) })
    }
}

package import Formats
internal import SQLite

/// What the ledger rows of one step of one occurrence have in common.
package struct PlannedStep: Sendable {
    package let occurrence: OccurrenceRow
    package let step: String
    package let intent: String
    package let kind: String
    package let priority: Int
    package let definitionHash: String

    package init(
        occurrence: OccurrenceRow, step: String, intent: String, kind: String, priority: Int, definitionHash: String
    ) {
        self.occurrence = occurrence
        self.step = step
        self.intent = intent
        self.kind = kind
        self.priority = priority
        self.definitionHash = definitionHash
    }
}

/// One member's row of a step.
package struct PlannedRow: Sendable {
    package let memberID: Int64
    package let at: Instant
    package let notAfter: Instant?
    /// Why it never goes; nil for a row that is planned.
    package let leftOut: MessageReason?
    package var variant: String?
    /// Waits for what a test decides.
    package var isRest = false
    /// Of a campaign with waves: which, from 1.
    package var wave: Int?
    /// Waits until its wave goes: not looked at before this.
    package var waits: Instant?
    /// Goes at once: it is claimed as it is written.
    package var claim: Claim?

    package struct Claim: Sendable, Hashable {
        let id: Int64
        let at: Instant
        let relay: String?

        package init(id: Int64, at: Instant, relay: String?) { (self.id, self.at, self.relay) = (id, at, relay) }
    }

    package init(
        memberID: Int64, at: Instant, notAfter: Instant?, leftOut: MessageReason? = nil, variant: String? = nil,
        isRest: Bool = false
    ) {
        (self.memberID, self.at, self.notAfter, self.leftOut) = (memberID, at, notAfter, leftOut)
        (self.variant, self.isRest) = (variant, isRest)
    }
}

extension Store {
    /// Writes the rows of one chunk of members and moves the occurrence's mark to `throughID`, in one transaction. Nil,
    /// and nothing is written, when another process has moved the mark from `afterID` meanwhile.
    /// - Returns: how many rows are new, planned and left out by reason.
    package func planChunk(
        _ step: PlannedStep, afterID: Int64, throughID: Int64, rows: [PlannedRow], now: Instant
    ) throws -> (planned: Int, leftOut: [MessageReason: Int])? {
        try connection.transaction {
            try writeChunk(step, afterID: afterID, throughID: throughID, rows: rows, now: now)
        }
    }

    /// The same inside a transaction.
    package func writeChunk(
        _ step: PlannedStep, afterID: Int64, throughID: Int64, rows: [PlannedRow], now: Instant
    ) throws -> (planned: Int, leftOut: [MessageReason: Int])? {
        let moved = try connection.run(
            """
            UPDATE occurrences
            SET planned_through_id = :through, audience = coalesce(audience, 0) + :count
            WHERE campaign = :campaign AND occurrence = :occurrence AND planned_through_id = :after
                AND complete_at IS NULL AND stopped_reason IS NULL
            """,
            [
                "campaign": .text(step.occurrence.campaign), "occurrence": .text(step.occurrence.occurrence),
                "after": .integer(afterID), "through": .integer(throughID), "count": SQLValue(rows.count),
            ])
        guard moved == 1 else { return nil }
        var result = (planned: 0, leftOut: [MessageReason: Int]())
        for alike in PlannedRow.alike(rows) {
            let count = try insert(step, alike, now: now)
            if let reason = alike[0].leftOut {
                result.leftOut[reason, default: 0] += count
            } else {
                result.planned += count
            }
        }
        return result
    }

    /// The number of the latest message; 0 where there is none.
    package func latestMessage() throws -> Int64 {
        try connection.firstRow("SELECT max(id) FROM messages") { $0.optionalInteger(0) ?? 0 } ?? 0
    }

    /// The messages of a step that members from `first` to `last` have, by member: those with a higher number than `latest`.
    package func messages(
        of step: PlannedStep, fromMember first: Int64, through last: Int64, after latest: Int64
    ) throws -> [Int64: Int64] {
        var ids: [Int64: Int64] = [:]
        try connection.forEachRow(
            """
            SELECT member_id, id FROM messages
            WHERE campaign = :campaign AND occurrence = :occurrence AND step = :step
                AND member_id BETWEEN :first AND :last AND +id > :latest
            """,
            [
                "campaign": .text(step.occurrence.campaign), "occurrence": .text(step.occurrence.occurrence),
                "step": .text(step.step), "first": .integer(first), "last": .integer(last),
                "latest": .integer(latest),
            ]
        ) { ids[$0.integer(0)] = $0.integer(1) }
        return ids
    }

    /// Rows that differ only in their members, in one statement. Returns how many are new.
    private func insert(_ step: PlannedStep, _ rows: [PlannedRow], now: Instant) throws -> Int {
        guard let row = rows.first else { return 0 }
        let occurrence = step.occurrence
        let due = SQLValue.integer(row.at.milliseconds)
        let reason = row.leftOut ?? (row.isRest ? .test : row.waits == nil ? nil : .wave)
        return try connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, variant, intent, kind, priority, state, reason,
                definition_hash, planned_at, not_after_at, next_attempt_at, created_at, wave, claim_id, claimed_at, relay)
            SELECT :campaign, :occurrence, :step, j.value, :variant, :intent, :kind, :priority, :state, :reason,
                :hash, :due, :notAfter, :nextAttempt, :now, :wave, :claim, :claimedAt, :relay
            FROM json_each(:members) j WHERE true
            ON CONFLICT (campaign, occurrence, step, member_id) DO NOTHING
            """,
            [
                "campaign": .text(occurrence.campaign), "occurrence": .text(occurrence.occurrence),
                "step": .text(step.step), "members": Store.jsonArray(rows.map(\.memberID)),
                "intent": .text(step.intent), "kind": .text(step.kind), "priority": SQLValue(step.priority),
                "variant": SQLValue(row.variant), "state": .text(row.state),
                "reason": SQLValue(reason?.rawValue),
                "hash": .text(step.definitionHash), "due": due, "notAfter": SQLValue(row.notAfter?.milliseconds),
                "nextAttempt": row.leftOut == nil ? SQLValue((row.waits ?? row.at).milliseconds) : .null,
                "now": .integer(now.milliseconds), "wave": SQLValue(row.wave), "claim": SQLValue(row.claim?.id),
                "claimedAt": SQLValue(row.claim?.at.milliseconds), "relay": SQLValue(row.claim?.relay),
            ])
    }
}

extension PlannedRow {
    /// `messages.state`.
    fileprivate var state: String {
        if leftOut != nil { return "skipped" }
        return claim == nil ? "planned" : "sending"
    }

    private struct Likeness: Hashable {
        let at: Instant
        let notAfter: Instant?
        let leftOut: MessageReason?
        let variant: String?
        let isRest: Bool
        let wave: Int?
        let waits: Instant?
        let claim: Claim?
    }

    /// Rows that differ only in their members together, in the order of the first of each.
    fileprivate static func alike(_ rows: [PlannedRow]) -> [[PlannedRow]] {
        var places: [Likeness: Int] = [:]
        var groups: [[PlannedRow]] = []
        // Nearly all are like the one before.
        var last: (likeness: Likeness, place: Int)?
        for row in rows {
            let likeness = Likeness(
                at: row.at, notAfter: row.notAfter, leftOut: row.leftOut, variant: row.variant, isRest: row.isRest,
                wave: row.wave, waits: row.waits, claim: row.claim)
            if let last, last.likeness == likeness {
                groups[last.place].append(row)
                continue
            }
            let place = places[likeness] ?? groups.count
            if place == groups.count {
                places[likeness] = place
                groups.append([])
            }
            groups[place].append(row)
            last = (likeness, place)
        }
        return groups
    }
}

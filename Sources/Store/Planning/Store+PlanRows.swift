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

extension Store {
    /// Writes the rows of one chunk of members and moves the occurrence's mark to `throughID`, in one transaction. Nil,
    /// and nothing is written, when another process has moved the mark from `afterID` meanwhile.
    /// - Returns: how many rows of each sort are new.
    package func planChunk(
        _ step: PlannedStep, afterID: Int64, throughID: Int64, chosen: [Int64], heldOut: [Int64], now: Instant
    ) throws -> (planned: Int, heldOut: Int)? {
        try connection.transaction {
            let moved = try connection.run(
                """
                UPDATE occurrences
                SET planned_through_id = :through, audience = coalesce(audience, 0) + :count
                WHERE campaign = :campaign AND occurrence = :occurrence AND planned_through_id = :after
                    AND complete_at IS NULL AND stopped_reason IS NULL
                """,
                [
                    "campaign": .text(step.occurrence.campaign), "occurrence": .text(step.occurrence.occurrence),
                    "after": .integer(afterID), "through": .integer(throughID),
                    "count": SQLValue(chosen.count + heldOut.count),
                ])
            guard moved == 1 else { return nil }
            var result = (planned: 0, heldOut: 0)
            for member in chosen {
                result.planned += try insert(step, member: member, isHeldOut: false, now: now)
            }
            for member in heldOut {
                result.heldOut += try insert(step, member: member, isHeldOut: true, now: now)
            }
            return result
        }
    }

    private func insert(_ step: PlannedStep, member: Int64, isHeldOut: Bool, now: Instant) throws -> Int {
        let occurrence = step.occurrence
        let due = SQLValue.integer(occurrence.dueAt.milliseconds)
        return try connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, reason,
                definition_hash, planned_at, not_after_at, next_attempt_at, created_at)
            VALUES (:campaign, :occurrence, :step, :member, :intent, :kind, :priority, :state, :reason,
                :hash, :due, :notAfter, :nextAttempt, :now)
            ON CONFLICT (campaign, occurrence, step, member_id) DO NOTHING
            """,
            [
                "campaign": .text(occurrence.campaign), "occurrence": .text(occurrence.occurrence),
                "step": .text(step.step), "member": .integer(member), "intent": .text(step.intent),
                "kind": .text(step.kind), "priority": SQLValue(step.priority),
                "state": isHeldOut ? "skipped" : "planned", "reason": isHeldOut ? "holdout" : .null,
                "hash": .text(step.definitionHash), "due": due,
                "notAfter": SQLValue(occurrence.notAfterAt?.milliseconds),
                "nextAttempt": isHeldOut ? .null : due, "now": .integer(now.milliseconds),
            ])
    }
}

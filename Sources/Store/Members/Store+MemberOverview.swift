package import Formats
internal import SQLite

/// One change of a member's stage.
package struct StageEntry: Sendable, Hashable {
    package let from: String?
    package let to: String
    package let enteredAt: Instant
    package let observedAt: Instant
}

/// A member's activities of one kind.
package struct ActivitySummary: Sendable, Hashable {
    package let kind: String
    package let count: Int
    package let first: Instant
    package let last: Instant
}

/// One message to a member, as the ledger has it.
package struct MessageEntry: Sendable, Hashable {
    package let campaign: String
    package let occurrence: String
    package let step: String
    package let state: String
    package let reason: String?
    package let plannedAt: Instant
    package let sentAt: Instant?
}

extension Store {
    /// The stages that a member has been recorded in, oldest first.
    package func stageEntries(memberID: Int64) throws -> [StageEntry] {
        try connection.rows(
            """
            SELECT from_stage, to_stage, entered_at, observed_at FROM stage_changes
            WHERE member_id = :member ORDER BY id
            """, ["member": .integer(memberID)]
        ) {
            StageEntry(
                from: $0.optionalText(0), to: $0.text(1), enteredAt: Instant(milliseconds: $0.integer(2)),
                observedAt: Instant(milliseconds: $0.integer(3)))
        }
    }

    /// A member's activities by kind, not counting those later than `now`.
    package func activitySummaries(memberID: Int64, now: Instant) throws -> [ActivitySummary] {
        try connection.rows(
            """
            SELECT kind, count(*), min(at), max(at) FROM activities
            WHERE member_id = :member AND at <= :now GROUP BY kind ORDER BY kind
            """, ["member": .integer(memberID), "now": .integer(now.milliseconds)]
        ) {
            ActivitySummary(
                kind: $0.text(0), count: $0.int(1), first: Instant(milliseconds: $0.integer(2)),
                last: Instant(milliseconds: $0.integer(3)))
        }
    }

    /// A member's latest messages, the newest first.
    package func messageEntries(memberID: Int64, limit: Int) throws -> [MessageEntry] {
        try connection.rows(
            """
            SELECT campaign, occurrence, step, state, reason, planned_at, sent_at FROM messages
            WHERE member_id = :member ORDER BY coalesce(sent_at, planned_at) DESC, id DESC LIMIT :limit
            """, ["member": .integer(memberID), "limit": SQLValue(limit)]
        ) {
            MessageEntry(
                campaign: $0.text(0), occurrence: $0.text(1), step: $0.text(2), state: $0.text(3),
                reason: $0.optionalText(4), plannedAt: Instant(milliseconds: $0.integer(5)),
                sentAt: $0.optionalInteger(6).map(Instant.init(milliseconds:)))
        }
    }
}

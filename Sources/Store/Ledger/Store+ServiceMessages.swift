package import Formats
internal import SQLite

extension Store {
    /// Plans one message of the program's own in the ledger; in the caller's transaction.
    package func planServiceMessage(
        campaign: String, occurrence: String, step: String, memberID: Int64, priority: Int, hash: String, at: Instant,
        notAfter: Instant?, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state,
                definition_hash, planned_at, not_after_at, next_attempt_at, created_at)
            VALUES (:campaign, :occurrence, :step, :member, 'service', 'email', :priority, 'planned',
                :hash, :at, :not_after, :at, :now)
            ON CONFLICT (campaign, occurrence, step, member_id) DO NOTHING
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "step": .text(step),
                "member": .integer(memberID), "priority": SQLValue(priority), "hash": .text(hash),
                "at": .integer(at.milliseconds), "not_after": SQLValue(notAfter?.milliseconds),
                "now": .integer(now.milliseconds),
            ])
    }
}

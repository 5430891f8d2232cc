package import Formats
internal import SQLite

extension Store {
    /// Plans a message of ours that answers to the member's own doing, due at once. The same again changes nothing.
    package func planServiceMessage(
        campaign: String, occurrence: String, step: String, memberID: Int64, now: Instant, notAfter: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state,
                definition_hash, planned_at, not_after_at, next_attempt_at, created_at)
            VALUES (:campaign, :occurrence, :step, :member, 'service', 'email', 0, 'planned', '', :now, :not_after,
                :now, :now)
            ON CONFLICT (campaign, occurrence, step, member_id) DO NOTHING
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "step": .text(step),
                "member": .integer(memberID), "now": .integer(now.milliseconds),
                "not_after": .integer(notAfter.milliseconds),
            ])
    }
}

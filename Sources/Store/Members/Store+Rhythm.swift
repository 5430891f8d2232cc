package import Formats
internal import SQLite

extension Store {
    /// How often a member wants to be written to; the default for one who is not there.
    package func rhythm(memberID: Int64) throws -> Rhythm {
        try connection.firstRow(
            "SELECT frequency, paused_until_at FROM members WHERE id = :member", ["member": .integer(memberID)]
        ) { Store.rhythm(frequency: $0.text(0), pausedUntil: $0.optionalInteger(1)) } ?? Rhythm()
    }

    static func rhythm(frequency: String, pausedUntil: Int64?) -> Rhythm {
        Rhythm(Frequency(rawValue: frequency) ?? .all, pausedUntil: pausedUntil.map(Instant.init(milliseconds:)))
    }

    /// Sets it, and lets the next run look again at what was held back for the rhythm that was. True if anything changed.
    @discardableResult
    package func setRhythm(_ rhythm: Rhythm, memberID: Int64, now: Instant) throws -> Bool {
        try inTransaction {
            let changed = try connection.run(
                """
                UPDATE members SET frequency = :frequency, paused_until_at = :until, updated_at = :now
                WHERE id = :member AND erased_at IS NULL
                    AND (frequency <> :frequency OR paused_until_at IS DISTINCT FROM :until)
                """,
                [
                    "frequency": .text(rhythm.frequency.rawValue), "member": .integer(memberID),
                    "until": SQLValue(rhythm.pausedUntil?.milliseconds), "now": .integer(now.milliseconds),
                ])
            guard changed > 0 else { return false }
            try connection.run(
                """
                UPDATE messages SET next_attempt_at = :now
                WHERE member_id = :member AND state = 'planned' AND reason IN ('paused', 'contacts')
                    AND next_attempt_at > :now
                """, ["member": .integer(memberID), "now": .integer(now.milliseconds)])
            return true
        }
    }
}

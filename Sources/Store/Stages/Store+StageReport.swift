package import Formats
internal import SQLite

extension Store {
    /// How many members are in each stage; nil is in none.
    package func memberCountsByStage() throws -> [String?: Int] {
        var counts: [String?: Int] = [:]
        try connection.forEachRow(
            "SELECT m.stage, count(*) FROM members m WHERE m.erased_at IS NULL GROUP BY m.stage"
        ) { counts[$0.optionalText(0)] = $0.int(1) }
        return counts
    }

    /// How many members entered each stage in (start, now]: by the history, and by the stage that they are in now. A member who
    /// entered a stage twice counts once.
    package func stageEntries(after start: Instant, until now: Instant) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try connection.forEachRow(
            """
            SELECT e.stage, count(*) FROM (
                SELECT c.member_id, c.to_stage AS stage FROM stage_changes c
                    JOIN members m ON m.id = c.member_id
                    WHERE c.entered_at > :start AND c.entered_at <= :now AND m.erased_at IS NULL
                UNION
                SELECT m.id, m.stage FROM members m
                    WHERE m.stage_entered_at > :start AND m.stage_entered_at <= :now AND m.erased_at IS NULL
            ) e GROUP BY e.stage
            """, ["start": .integer(start.milliseconds), "now": .integer(now.milliseconds)]
        ) { counts[$0.text(0)] = $0.int(1) }
        return counts
    }

    /// The recorded changes of one member's stage, oldest first.
    package func stageHistory(memberID: Int64) throws -> [StageChange] {
        try connection.rows(
            """
            SELECT c.from_stage, c.to_stage, c.entered_at, c.observed_at FROM stage_changes c
            WHERE c.member_id = :member ORDER BY c.id
            """, ["member": .integer(memberID)]
        ) { row in
            StageChange(
                from: row.optionalText(0), to: row.text(1).isEmpty ? nil : row.text(1),
                enteredAt: Instant(milliseconds: row.integer(2)), observedAt: Instant(milliseconds: row.integer(3)))
        }
    }
}

/// One row of the history of a member's stage; nil is no stage.
package struct StageChange: Sendable, Hashable {
    package let from: String?
    package let to: String?
    package let enteredAt: Instant
    package let observedAt: Instant
}

extension Store {
    /// A member's stage by address; nil when there is no such member.
    package func stageOfMember(
        emailKey: String
    ) throws -> (id: Int64, email: String, stage: String?, enteredAt: Instant?)? {
        try connection.firstRow(
            """
            SELECT m.id, m.email, m.stage, m.stage_entered_at FROM members m
            WHERE m.email_key = :key AND m.erased_at IS NULL
            """, ["key": .text(emailKey)]
        ) { row in
            (row.integer(0), row.text(1), row.optionalText(2), row.optionalInteger(3).map(Instant.init(milliseconds:)))
        }
    }
}

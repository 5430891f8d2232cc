package import Formats
internal import SQLite

extension Store {
    /// How many members are in each stage; nil is in none.
    package func memberCountsByStage() throws -> [String?: Int] {
        var counts: [String?: Int] = [:]
        try connection.forEachRow(
            """
            SELECT s.stage, sum(s.members) FROM (
                SELECT m.stage, count(*) AS members FROM members m WHERE m.stage IS NOT NULL GROUP BY m.stage
                UNION ALL
                SELECT m.stage, -count(*) FROM members m WHERE m.erased_at IS NOT NULL GROUP BY m.stage
                UNION ALL
                -- The index has those who are in a stage.
                SELECT NULL, (SELECT count(*) FROM members) - (SELECT count(*) FROM members m WHERE m.stage IS NOT NULL)
            ) s GROUP BY s.stage HAVING sum(s.members) <> 0
            """
        ) { counts[$0.optionalText(0)] = $0.int(1) }
        return counts
    }

    /// How many members entered each stage after each of some moments, up to `now`, in the order of the moments. A member who
    /// entered a stage twice counts once.
    package func stageEntries(after starts: [Instant], until now: Instant) throws -> [String: [Int]] {
        guard let earliest = starts.min() else { return [:] }
        var parameters = try moves(after: earliest, until: now)
        var columns: [String] = []
        for (index, start) in starts.enumerated() {
            columns.append("sum(CASE WHEN e.at > :start_\(index) THEN 1 ELSE 0 END)")
            parameters.values["start_\(index)"] = .integer(start.milliseconds)
        }
        var counts: [String: [Int]] = [:]
        try connection.forEachRow(
            """
            SELECT e.stage, \(columns.joined(separator: ", ")) FROM (
                SELECT v.to_stage AS stage, v.member_id, max(v.at) AS at FROM (\(parameters.sql)) v
                    WHERE v.member_id NOT IN (SELECT m.id FROM main.members m WHERE m.erased_at IS NOT NULL)
                        AND v.to_stage IS NOT NULL
                    GROUP BY v.to_stage, v.member_id
            ) e GROUP BY e.stage
            """, parameters.values
        ) { row in counts[row.text(0)] = starts.indices.map { row.int($0 + 1) } }
        return counts
    }

    /// How many members left each stage in (start, end], and how long half of them had been in it at most, in milliseconds.
    package func stageExits(after start: Instant, until end: Instant) throws -> [String: (
        members: Int, median: Double?
    )] {
        let moves = try moves(after: start, until: end)
        var stays: [String: [Int64]] = [:]
        try connection.forEachRow(
            """
            SELECT v.from_stage, max(max(v.at - coalesce(v.since, v.at), 0))
            FROM (\(moves.sql)) v
            WHERE v.member_id NOT IN (SELECT m.id FROM main.members m WHERE m.erased_at IS NOT NULL)
                AND v.from_stage IS NOT NULL
            GROUP BY v.from_stage, v.member_id
            """, moves.values
        ) { stays[$0.text(0), default: []].append($0.integer(1)) }
        return stays.mapValues { (members: $0.count, median: $0.median) }
    }

    /// How long half of the members of each stage have been in it at least, in milliseconds.
    package func medianStageAges(now: Instant) throws -> [String: Double] {
        // Sorted here: SQLite would carry a million rows through two sorters.
        var ages: [String: [Int64]] = [:]
        try connection.forEachRow(
            """
            SELECT m.stage, :now - m.stage_entered_at FROM members m
            WHERE m.stage IS NOT NULL AND m.stage_entered_at IS NOT NULL AND m.erased_at IS NULL
            """, ["now": .integer(now.milliseconds)]
        ) { ages[$0.text(0), default: []].append($0.integer(1)) }
        return ages.compactMapValues(\.median)
    }

    /// Where the members who moved after `start` were at `start`, where at `end`, and where they are now, as counts. Who did
    /// not move was where they are now.
    package func stageConversions(after start: Instant, until end: Instant, now: Instant) throws -> [StageConversion] {
        var moves = try moves(after: start, until: now)
        moves.values["end"] = .integer(end.milliseconds)
        return try connection.rows(
            """
            SELECT s.start_stage, CASE WHEN s.is_later = 1 THEN s.later_stage ELSE m.stage END AS end_stage, m.stage, count(*)
            FROM (
                SELECT t.member_id, max(CASE WHEN t.turn = 1 THEN t.from_stage END) AS start_stage,
                    max(t.is_later) AS is_later,
                    max(CASE WHEN t.is_later = 1 AND t.turn_of_kind = 1 THEN t.from_stage END) AS later_stage
                FROM (
                    SELECT v.member_id, v.from_stage, CASE WHEN v.at > :end THEN 1 ELSE 0 END AS is_later,
                        row_number() OVER (PARTITION BY v.member_id ORDER BY v.place) AS turn,
                        row_number() OVER (
                            PARTITION BY v.member_id, CASE WHEN v.at > :end THEN 1 ELSE 0 END ORDER BY v.place
                        ) AS turn_of_kind
                    FROM (\(moves.sql)) v
                ) t GROUP BY t.member_id
            ) s JOIN members m ON m.id = s.member_id
            WHERE m.erased_at IS NULL
            GROUP BY 1, 2, 3
            """, moves.values
        ) { row in
            StageConversion(
                start: row.optionalText(0), end: row.optionalText(1), present: row.optionalText(2), members: row.int(3))
        }
    }

    /// The changes of stage in (start, end]: those of the history, and those that an overlay has derived. The names of stages
    /// are hopped through, so that the index by stage and time is used.
    private func moves(after start: Instant, until end: Instant) throws -> (sql: String, values: [String: SQLValue]) {
        let recorded = """
            SELECT c.member_id, c.from_stage, nullif(c.to_stage, '') AS to_stage, c.entered_at AS at, c.id AS place,
                (SELECT p.entered_at FROM stage_changes p WHERE p.member_id = c.member_id AND p.id < c.id
                    ORDER BY p.id DESC LIMIT 1) AS since
            FROM stage_changes c
            WHERE c.to_stage IN (
                    WITH RECURSIVE names (name) AS (
                        SELECT min(f.to_stage) FROM stage_changes f
                        UNION ALL
                        SELECT (SELECT min(f.to_stage) FROM stage_changes f WHERE f.to_stage > n.name) FROM names n
                        WHERE n.name IS NOT NULL
                    )
                    SELECT n.name FROM names n WHERE n.name IS NOT NULL)
                AND c.entered_at / 2592000000 >= :moved_after / 2592000000 AND c.entered_at > :moved_after
                AND c.entered_at <= :moved_until
            """
        let derived = """
            SELECT n.member_id, n.previous, n.stage, n.stage_entered_at, 9000000000000000, n.previous_entered_at
            FROM temp.stage_now n
            WHERE n.stage IS DISTINCT FROM n.previous AND n.stage_entered_at > :moved_after
                AND n.stage_entered_at <= :moved_until
            """
        let isOverlaid =
            try connection.hasRow("SELECT 1 FROM sqlite_temp_master WHERE name = 'stage_now'")
        return (
            isOverlaid ? recorded + "\nUNION ALL\n" + derived : recorded,
            ["moved_after": .integer(start.milliseconds), "moved_until": .integer(end.milliseconds)]
        )
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

extension [Int64] {
    /// The middle one in the order of size, or the mean of the two in the middle.
    fileprivate var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        return (Double(sorted[(count - 1) / 2]) + Double(sorted[count / 2])) / 2
    }
}

/// Members who were in one stage and came to another; nil is no stage.
package struct StageConversion: Sendable, Hashable {
    package let start: String?
    package let end: String?
    /// Where they are now.
    package let present: String?
    package let members: Int
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

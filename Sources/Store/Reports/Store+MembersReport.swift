package import Definitions
package import Formats
internal import SQLite

/// So many members have one value.
package struct MemberGroup: Sendable, Hashable {
    /// Nil is none.
    package let name: String?
    package let members: Int

    package init(_ name: String?, _ members: Int) { (self.name, self.members) = (name, members) }
}

/// What happened in a period, in members.
package struct MemberPeriod: Sendable, Hashable {
    package var joined = 0
    /// Who withdrew a consent.
    package var withdrew = 0
    /// To whom a message went.
    package var reached = 0
    package var answered = 0
    /// Who did something.
    package var active = 0

    package init() {}
}

/// Members who got as many messages.
package struct MessagesGroup: Sendable, Hashable {
    /// In the shorter time until now, and in the longer.
    package let short: Int
    package let long: Int
    /// Whether any came in the period of the report, and in the one before.
    package let isInPeriod: Bool
    package let isBefore: Bool
    package let members: Int
}

/// The questions of `report members`: one query each, whatever the number of members.
extension Store {
    /// Chooses the members that the questions are about, until the next choice, and says how many they are. The connection
    /// keeps them in a table of its own; the store is not written to.
    /// - Parameter condition: over the alias `m` of `members`; nil is everyone.
    package func chooseMembers(matching condition: SQLFragment?) throws -> Int {
        try connection.execute(
            """
            DROP TABLE IF EXISTS temp.chosen_members;
            CREATE TEMP TABLE chosen_members (id INTEGER PRIMARY KEY NOT NULL);
            """)
        try connection.run(
            """
            INSERT INTO temp.chosen_members (id)
            SELECT m.id FROM members m WHERE m.erased_at IS NULL AND (\(condition?.sql ?? "1 = 1")) ORDER BY m.id
            """, condition?.parameters ?? [:])
        return try connection.firstRow("SELECT count(*) FROM temp.chosen_members", [:], { $0.int(0) }) ?? 0
    }

    package func chosenByStage() throws -> [MemberGroup] {
        try groups(
            """
            SELECT m.stage, count(*) FROM temp.chosen_members v CROSS JOIN members m ON m.id = v.id GROUP BY m.stage
            """)
    }

    package func chosenByLocale() throws -> [MemberGroup] {
        try groups(
            """
            SELECT m.locale, count(*) FROM temp.chosen_members v CROSS JOIN main.members m ON m.id = v.id GROUP BY m.locale
            """)
    }

    /// Members by when they joined, as far as that is known (else by when they came to the store), in half hours of UTC.
    package func chosenByJoining(until now: Instant, _ body: (Instant, Int) throws -> Void) throws {
        try connection.forEachRow(
            """
            SELECT coalesce(m.joined_at, m.created_at) / 1800000, count(*)
            FROM temp.chosen_members v CROSS JOIN main.members m ON m.id = v.id
            WHERE coalesce(m.joined_at, m.created_at) <= :now GROUP BY 1
            """, ["now": .integer(now.milliseconds)]
        ) { try body(Instant(milliseconds: $0.integer(0) * 1_800_000), $0.int(1)) }
    }

    /// Where the first word about a member's consent came from; those about whom there is none are not among them.
    package func chosenBySource() throws -> [MemberGroup] {
        try groups(
            """
            SELECT c.source, count(*) FROM consents c
            WHERE NOT EXISTS (SELECT 1 FROM consents e WHERE e.member_id = c.member_id AND e.id < c.id)
                AND c.member_id IN (SELECT v.id FROM temp.chosen_members v)
            GROUP BY c.source
            """)
    }

    /// A member counts at each of their tags.
    package func chosenByTag() throws -> [MemberGroup] {
        try groups(
            """
            SELECT t.tag, count(*) FROM member_tags t WHERE t.member_id IN (SELECT v.id FROM temp.chosen_members v)
            GROUP BY t.tag
            """)
    }

    /// By the values of an attribute; nil is not filled in.
    package func chosen(by attribute: AttributeDefinition) throws -> [MemberGroup] {
        try groups(
            """
            SELECT CAST(m.\(attribute.column) AS TEXT) AS value, count(*)
            FROM temp.chosen_members v CROSS JOIN main.members m ON m.id = v.id GROUP BY value
            """)
    }

    /// How many have an attribute.
    package func chosen(with attribute: AttributeDefinition) throws -> Int {
        try connection.firstRow(
            """
            SELECT count(m.\(attribute.column)) FROM temp.chosen_members v CROSS JOIN main.members m ON m.id = v.id
            """, [:], { $0.int(0) }) ?? 0
    }

    /// Whether mail may go at all: `suppressed`, `paused`, `granted` (to something), `pending`, `withdrawn`, or nil when nobody
    /// ever asked. A grant counts when it is later than a withdrawal of everything.
    package func chosenByConsent(now: Instant) throws -> [MemberGroup] {
        try groups(
            """
            SELECT CASE WHEN g.is_suppressed OR g.email IS NULL THEN 'suppressed'
                WHEN g.standing = 3 AND g.paused_until_at > :now THEN 'paused'
                WHEN g.standing = 3 THEN 'granted' WHEN g.standing = 2 THEN 'pending' WHEN g.standing = 1 THEN 'withdrawn' END
                AS state, count(*)
            FROM (SELECT m.email, m.paused_until_at,
                    EXISTS (SELECT 1 FROM suppressions s WHERE s.email_key = m.email_key)
                        OR EXISTS (SELECT 1 FROM domain_suppressions d
                            WHERE d.domain = substr(m.email_key, instr(m.email_key, '@') + 1)) AS is_suppressed,
                    (SELECT max(CASE
                        WHEN c.state = 'granted' AND c.at > coalesce((SELECT a.at FROM consent_states a
                            WHERE a.member_id = v.id AND a.purpose = 'all' AND a.state = 'withdrawn'), -1) THEN 3
                        WHEN c.state = 'pending' THEN 2 ELSE 1 END)
                     FROM consent_states c WHERE c.member_id = v.id AND c.purpose <> 'service') AS standing
                FROM temp.chosen_members v CROSS JOIN main.members m ON m.id = v.id) g
            GROUP BY state
            """, ["now": .integer(now.milliseconds)])
    }

    /// By when they last did a thing: the first of some moments that is not later, as its number. Who never did is not among
    /// them.
    /// - Parameter starts: the latest first.
    package func chosenByLast(_ kind: String, starts: [Instant], now: Instant) throws -> [MemberGroup] {
        var parameters: [String: SQLValue] = ["kind": .text(kind), "now": .integer(now.milliseconds)]
        var cases = ""
        for (index, start) in starts.enumerated() {
            cases += "WHEN g.at > :start_\(index) THEN '\(index)' "
            parameters["start_\(index)"] = .integer(start.milliseconds)
        }
        return try groups(
            """
            SELECT CASE \(cases)ELSE '\(starts.count)' END AS bucket, count(*)
            FROM (SELECT a.member_id, max(a.at) AS at FROM activities a WHERE a.kind = :kind AND a.at <= :now
                GROUP BY a.member_id) g
            WHERE g.member_id IN (SELECT v.id FROM temp.chosen_members v)
            GROUP BY bucket
            """, parameters)
    }

    /// How many members got so many messages after each of two moments until now, and whether any in each of two periods. Who
    /// got none in any of these times is not among them. The ledger is read once, in its own order.
    package func chosenByMessages(
        after starts: (short: Instant, long: Instant), now: Instant, _ period: (start: Instant, end: Instant),
        _ before: (start: Instant, end: Instant)
    ) throws -> [MessagesGroup] {
        let earliest = min(starts.short, starts.long, period.start, before.start)
        return try connection.rows(
            """
            SELECT g.short, g.long, g.in_period, g.in_before, count(*)
            FROM (SELECT x.member_id, sum(x.at > :short AND x.at <= :now) AS short, sum(x.at > :long AND x.at <= :now) AS long,
                    max(x.at >= :start AND x.at < :end) AS in_period,
                    max(x.at >= :before_start AND x.at < :before_end) AS in_before
                FROM (SELECT member_id, coalesce(sent_at, claimed_at) AS at FROM messages
                    WHERE +state IN ('sent', 'uncertain', 'bounced', 'complained', 'sending')) x
                WHERE x.at >= :earliest GROUP BY +x.member_id) g
            WHERE g.member_id IN (SELECT v.id FROM temp.chosen_members v)
            GROUP BY g.short, g.long, g.in_period, g.in_before
            """,
            [
                "short": .integer(starts.short.milliseconds), "long": .integer(starts.long.milliseconds),
                "now": .integer(now.milliseconds), "start": .integer(period.start.milliseconds),
                "end": .integer(period.end.milliseconds), "before_start": .integer(before.start.milliseconds),
                "before_end": .integer(before.end.milliseconds), "earliest": .integer(earliest.milliseconds),
            ]
        ) {
            MessagesGroup(
                short: $0.int(0), long: $0.int(1), isInPeriod: $0.int(2) == 1, isBefore: $0.int(3) == 1,
                members: $0.int(4))
        }
    }

    /// Members who were invited to surveys: `all` answered every one, `some` answered, `none` did not.
    package func chosenByAnswering(until now: Instant) throws -> [MemberGroup] {
        try groups(
            """
            SELECT CASE WHEN g.answered = 0 THEN 'none' WHEN g.answered < g.asked THEN 'some' ELSE 'all' END AS habit, count(*)
            FROM (SELECT x.member_id, count(*) AS asked,
                    sum(EXISTS (SELECT 1 FROM responses r WHERE r.message_id = x.id AND r.is_duplicate = 0 AND r.at <= :now)
                        OR EXISTS (SELECT 1 FROM anonymous_tokens t WHERE t.campaign = x.campaign
                            AND t.occurrence = x.occurrence AND t.member_id = x.member_id)) AS answered
                FROM messages x
                WHERE x.kind = 'survey' AND x.step = 'main' AND +x.state IN ('sent', 'uncertain', 'complained')
                    AND coalesce(x.sent_at, x.claimed_at) <= :now
                GROUP BY +x.member_id) g
            WHERE g.member_id IN (SELECT v.id FROM temp.chosen_members v)
            GROUP BY habit
            """, ["now": .integer(now.milliseconds)])
    }

    /// How many did something in each of two periods; the activities are read once.
    package func chosenActive(
        _ period: (start: Instant, end: Instant), _ before: (start: Instant, end: Instant)
    ) throws -> (now: Int, before: Int) {
        try connection.firstRow(
            """
            SELECT coalesce(sum(g.in_period), 0), coalesce(sum(g.in_before), 0)
            FROM (SELECT a.member_id, max(a.at >= :start AND a.at < :end) AS in_period,
                    max(a.at >= :before_start AND a.at < :before_end) AS in_before
                FROM activities a WHERE a.at >= :earliest AND a.at < :latest GROUP BY a.member_id) g
            WHERE g.member_id IN (SELECT v.id FROM temp.chosen_members v)
            """,
            [
                "start": .integer(period.start.milliseconds), "end": .integer(period.end.milliseconds),
                "before_start": .integer(before.start.milliseconds), "before_end": .integer(before.end.milliseconds),
                "earliest": .integer(min(period.start, before.start).milliseconds),
                "latest": .integer(max(period.end, before.end).milliseconds),
            ], { ($0.int(0), $0.int(1)) }) ?? (0, 0)
    }

    /// Who joined, withdrew a consent or answered in [start, end).
    package func chosenPeriod(from start: Instant, until end: Instant) throws -> MemberPeriod {
        let chosen = "IN (SELECT v.id FROM temp.chosen_members v)"
        var period = MemberPeriod()
        try connection.forEachRow(
            """
            SELECT
                (SELECT count(*) FROM temp.chosen_members v CROSS JOIN main.members m ON m.id = v.id
                 WHERE coalesce(m.joined_at, m.created_at) >= :start AND coalesce(m.joined_at, m.created_at) < :end),
                (SELECT count(DISTINCT c.member_id) FROM consents c
                 WHERE c.state = 'withdrawn' AND c.at >= :start AND c.at < :end AND c.member_id \(chosen)),
                (SELECT count(DISTINCT r.member_id) FROM responses r
                 WHERE r.at >= :start AND r.at < :end AND r.is_duplicate = 0 AND r.member_id \(chosen))
            """, ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)]
        ) { row in
            period.joined = row.int(0)
            period.withdrew = row.int(1)
            period.answered = row.int(2)
        }
        return period
    }

    private func groups(_ sql: String, _ parameters: [String: SQLValue] = [:]) throws -> [MemberGroup] {
        try connection.rows(sql, parameters) { MemberGroup($0.optionalText(0), $0.int(1)) }
    }
}

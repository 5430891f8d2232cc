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

    /// Where the first word about a member's consent came from.
    package func chosenBySource() throws -> [MemberGroup] {
        try groups(
            """
            SELECT (SELECT c.source FROM consents c WHERE c.member_id = v.id ORDER BY c.id LIMIT 1) AS source, count(*)
            FROM temp.chosen_members v GROUP BY source
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

    /// By when they last did a thing: the first of some moments that is not later, as its number; nil is never.
    /// - Parameter starts: the latest first.
    package func chosenByLast(_ kind: String, starts: [Instant], now: Instant) throws -> [MemberGroup] {
        var parameters: [String: SQLValue] = ["kind": .text(kind), "now": .integer(now.milliseconds)]
        var cases = ""
        for (index, start) in starts.enumerated() {
            cases += " WHEN g.at > :start_\(index) THEN '\(index)'"
            parameters["start_\(index)"] = .integer(start.milliseconds)
        }
        return try groups(
            """
            SELECT CASE WHEN g.at IS NULL THEN NULL\(cases) ELSE '\(starts.count)' END AS bucket, count(*)
            FROM (SELECT (SELECT max(a.at) FROM activities a WHERE a.member_id = v.id AND a.kind = :kind AND a.at <= :now) AS at
                FROM temp.chosen_members v) g
            GROUP BY bucket
            """, parameters)
    }

    /// How many members got so many messages after a moment; those who got none are not among them.
    package func chosenByContacts(after start: Instant, until now: Instant) throws -> [(messages: Int, members: Int)] {
        try connection.rows(
            """
            SELECT g.messages, count(*) FROM (
                SELECT x.member_id, count(*) AS messages FROM messages x
                WHERE x.state IN ('sent', 'uncertain', 'bounced', 'complained', 'sending')
                    AND coalesce(x.sent_at, x.claimed_at) > :start AND coalesce(x.sent_at, x.claimed_at) <= :now
                    AND x.member_id IN (SELECT v.id FROM temp.chosen_members v)
                GROUP BY x.member_id) g
            GROUP BY g.messages ORDER BY g.messages
            """, ["start": .integer(start.milliseconds), "now": .integer(now.milliseconds)]
        ) { ($0.int(0), $0.int(1)) }
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
                WHERE x.kind = 'survey' AND x.step = 'main' AND x.state IN ('sent', 'uncertain', 'complained')
                    AND coalesce(x.sent_at, x.claimed_at) <= :now
                    AND x.member_id IN (SELECT v.id FROM temp.chosen_members v)
                GROUP BY x.member_id) g
            GROUP BY habit
            """, ["now": .integer(now.milliseconds)])
    }

    /// What happened in [start, end).
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
                (SELECT count(DISTINCT x.member_id) FROM messages x
                 WHERE x.state IN ('sent', 'uncertain', 'bounced', 'complained') AND coalesce(x.sent_at, x.claimed_at) >= :start
                    AND coalesce(x.sent_at, x.claimed_at) < :end AND x.member_id \(chosen)),
                (SELECT count(DISTINCT r.member_id) FROM responses r
                 WHERE r.at >= :start AND r.at < :end AND r.is_duplicate = 0 AND r.member_id \(chosen)),
                (SELECT count(DISTINCT a.member_id) FROM activities a
                 WHERE a.at >= :start AND a.at < :end AND a.member_id \(chosen))
            """, ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)]
        ) { row in
            period.joined = row.int(0)
            period.withdrew = row.int(1)
            period.reached = row.int(2)
            period.answered = row.int(3)
            period.active = row.int(4)
        }
        return period
    }

    private func groups(_ sql: String, _ parameters: [String: SQLValue] = [:]) throws -> [MemberGroup] {
        try connection.rows(sql, parameters) { MemberGroup($0.optionalText(0), $0.int(1)) }
    }
}

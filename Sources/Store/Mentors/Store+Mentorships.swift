package import Formats
internal import SQLite

/// A member as mentors and newcomers are matched.
package struct MatchedMember: Sendable, Hashable {
    package let id: Int64
    /// What is compared, in the order of the file; nil where it is not known.
    package let values: [String?]

    package init(id: Int64, values: [String?]) { (self.id, self.values) = (id, values) }
}

extension Store {
    /// Asks both: the offer and its two letters, in one transaction. Nil when the newcomer has an open offer or a mentor.
    package func offerMentor(
        newcomer: Int64, mentor: Int64, expiresAt: Instant, hash: String, priority: Int, now: Instant
    ) throws -> Int64? {
        try inTransaction {
            guard try !hasMentorship(newcomer: newcomer) else { return nil }
            let id = try connection.firstRow(
                """
                INSERT INTO mentorships (state, asked_at, expires_at) VALUES ('asked', :now, :expires) RETURNING id
                """, ["now": .integer(now.milliseconds), "expires": .integer(expiresAt.milliseconds)],
                { $0.integer(0) })
            guard let id else { throw StoreError.damaged(Phrase("an offer of a mentor was not written")) }
            for (side, member) in [(Mentorship.Side.newcomer, newcomer), (.mentor, mentor)] {
                try connection.run(
                    "INSERT INTO mentorship_sides (mentorship_id, side, member_id) VALUES (:id, :side, :member)",
                    ["id": .integer(id), "side": .text(side.rawValue), "member": .integer(member)])
                try planMentorLetter(
                    id, side, step: "main", memberID: member, hash: hash, priority: priority, notAfter: expiresAt,
                    now: now)
            }
            return id
        }
    }

    /// A letter to one of the two; in the caller's transaction.
    package func planMentorLetter(
        _ id: Int64, _ side: Mentorship.Side, step: String, memberID: Int64, hash: String, priority: Int,
        notAfter: Instant?, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state,
                definition_hash, planned_at, not_after_at, next_attempt_at, created_at)
            VALUES (:campaign, :occurrence, :step, :member, 'invite', 'email', :priority, 'planned',
                :hash, :now, :not_after, :now, :now)
            ON CONFLICT (campaign, occurrence, step, member_id) DO NOTHING
            """,
            [
                "campaign": .text(Mentorship.campaign(side)), "occurrence": .text(Mentorship.occurrence(id)),
                "step": .text(step), "member": .integer(memberID), "priority": SQLValue(priority),
                "hash": .text(hash), "not_after": SQLValue(notAfter?.milliseconds), "now": .integer(now.milliseconds),
            ])
    }

    private func hasMentorship(newcomer: Int64) throws -> Bool {
        try connection.hasRow(
            """
            SELECT 1 FROM mentorship_sides s JOIN mentorships p ON p.id = s.mentorship_id
            WHERE s.member_id = :member AND s.side = 'newcomer' AND p.state IN ('asked', 'active') LIMIT 1
            """, ["member": .integer(newcomer)])
    }

    package func mentorship(_ id: Int64) throws -> Mentorship? {
        try mentorships(where: "p.id = :id", ["id": .integer(id)]).first
    }

    /// All of them, or those in one state; the latest first.
    package func mentorships(state: Mentorship.State? = nil) throws -> [Mentorship] {
        try mentorships(where: "(:state IS NULL OR p.state = :state)", ["state": SQLValue(state?.rawValue)])
    }

    private func mentorships(where condition: String, _ parameters: [String: SQLValue]) throws -> [Mentorship] {
        try connection.rows(
            """
            SELECT p.id, p.state, p.asked_at, p.expires_at, p.ended_at,
                n.member_id, nm.email, coalesce(nm.name, trim(coalesce(nm.first_name, '') || ' ' || coalesce(nm.last_name, ''))), n.said_yes,
                t.member_id, tm.email, coalesce(tm.name, trim(coalesce(tm.first_name, '') || ' ' || coalesce(tm.last_name, ''))), t.said_yes
            FROM mentorships p
            LEFT JOIN mentorship_sides n ON n.mentorship_id = p.id AND n.side = 'newcomer'
            LEFT JOIN members nm ON nm.id = n.member_id
            LEFT JOIN mentorship_sides t ON t.mentorship_id = p.id AND t.side = 'mentor'
            LEFT JOIN members tm ON tm.id = t.member_id
            WHERE \(condition) ORDER BY p.id DESC
            """, parameters
        ) { row in
            func person(_ start: Int) -> Mentorship.Person? {
                guard let id = row.optionalInteger(start) else { return nil }
                let name = row.optionalText(start + 2)
                return Mentorship.Person(
                    memberID: id, email: row.optionalText(start + 1), name: name?.isEmpty == false ? name : nil,
                    saidYes: row.optionalInteger(start + 3).map { $0 == 1 })
            }
            return Mentorship(
                id: row.integer(0), state: Mentorship.State(rawValue: row.text(1)) ?? .ended,
                askedAt: Instant(milliseconds: row.integer(2)), expiresAt: Instant(milliseconds: row.integer(3)),
                endedAt: row.optionalInteger(4).map(Instant.init(milliseconds:)), newcomer: person(5),
                mentor: person(9))
        }
    }

    /// Keeps what one side has said.
    package func answerMentorship(_ id: Int64, _ side: Mentorship.Side, yes: Bool, now: Instant) throws {
        try connection.run(
            """
            UPDATE mentorship_sides SET said_yes = :yes, said_at = :now WHERE mentorship_id = :id AND side = :side
            """,
            [
                "id": .integer(id), "side": .text(side.rawValue), "yes": .integer(yes ? 1 : 0),
                "now": .integer(now.milliseconds),
            ])
    }

    /// Moves a mentorship on. What is planned of its letters is taken back when it ends.
    package func moveMentorship(_ id: Int64, to state: Mentorship.State, now: Instant) throws {
        try inTransaction {
            let moved = try connection.run(
                """
                UPDATE mentorships SET state = :state, ended_at = CASE WHEN :state = 'active' THEN NULL ELSE :now END
                WHERE id = :id AND state IN ('asked', 'active')
                """, ["id": .integer(id), "state": .text(state.rawValue), "now": .integer(now.milliseconds)])
            guard moved > 0, state != .active else { return }
            try connection.run(
                """
                UPDATE messages SET state = 'skipped', reason = 'cancelled', next_attempt_at = NULL, settled_at = :now
                WHERE campaign IN (:newcomer, :mentor) AND occurrence = :occurrence AND state = 'planned'
                """,
                [
                    "newcomer": .text(Mentorship.campaign(.newcomer)), "mentor": .text(Mentorship.campaign(.mentor)),
                    "occurrence": .text(Mentorship.occurrence(id)), "now": .integer(now.milliseconds),
                ])
        }
    }

    /// Ends what was not answered in time, and what an erasure has left with one. Returns how many.
    package func tidyMentorships(now: Instant) throws -> Int {
        let rows = try connection.rows(
            """
            SELECT p.id, (SELECT count(*) FROM mentorship_sides s WHERE s.mentorship_id = p.id) FROM mentorships p
            WHERE (p.state = 'asked' AND p.expires_at <= :now)
                OR (p.state IN ('asked', 'active')
                    AND (SELECT count(*) FROM mentorship_sides s WHERE s.mentorship_id = p.id) < 2)
            ORDER BY p.id LIMIT 500
            """, ["now": .integer(now.milliseconds)]
        ) { ($0.integer(0), $0.int(1)) }
        for (id, sides) in rows { try moveMentorship(id, to: sides < 2 ? .ended : .expired, now: now) }
        return rows.count
    }

    /// Newcomers whom nobody has offered to yet, or whose mentor did not want: with what is compared.
    ///
    /// Whoever said no, or did not answer a letter in time, is not asked again.
    package func newcomersWithoutMentor(
        matching condition: SQLFragment, values: [String], limit: Int
    ) throws -> [MatchedMember] {
        var parameters = condition.parameters
        parameters["limit"] = SQLValue(limit)
        parameters["newcomer_letters"] = .text(Mentorship.campaign(.newcomer))
        return try matched(
            """
            m.erased_at IS NULL AND m.email IS NOT NULL AND (\(condition.sql))
                AND NOT EXISTS (SELECT 1 FROM mentorship_sides s JOIN mentorships p ON p.id = s.mentorship_id
                    WHERE s.member_id = m.id AND s.side = 'newcomer'
                        AND (p.state IN ('asked', 'active', 'ended') OR s.said_yes = 0
                            OR (s.said_yes IS NULL AND p.state = 'expired'
                                AND NOT \(Store.neverWent(":newcomer_letters", to: "s")))))
            """, values, parameters)
    }

    /// True where the first letter of an offer `p` was held back until it was too late, or the relays would not take it: whoever may
    /// not be written to at all is no such case.
    /// - Parameters:
    ///   - campaign: the parameter that names the letters of that side.
    ///   - side: the name of the row of `mentorship_sides`.
    private static func neverWent(_ campaign: String, to side: String) -> String {
        """
        EXISTS (SELECT 1 FROM messages g
            WHERE g.campaign = \(campaign) AND g.occurrence = 'mentorship' || p.id AND g.step = 'main'
                AND g.member_id = \(side).member_id
                AND (g.state = 'failed' OR (g.state = 'skipped' AND g.reason IN ('too_late', 'cancelled'))))
        """
    }

    /// Members who hold a role, with what is compared.
    package func mentors(role: String, values: [String], now: Instant) throws -> [MatchedMember] {
        let held = try heldRoles(role: role, now: now).map(\.memberID)
        return try matched(
            "m.id IN (SELECT value FROM json_each(:ids))", values,
            ["ids": Store.jsonArray(held), "limit": .integer(1_000_000)])
    }

    /// - Parameter values: columns of members, of the schema's own names.
    private func matched(
        _ condition: String, _ values: [String], _ parameters: [String: SQLValue]
    ) throws -> [MatchedMember] {
        let columns = values.map { ", CAST(m.\($0) AS TEXT)" }.joined()
        return try connection.rows(
            "SELECT m.id\(columns) FROM members m WHERE \(condition) ORDER BY m.id LIMIT :limit", parameters
        ) { row in
            MatchedMember(id: row.integer(0), values: values.indices.map { row.optionalText($0 + 1) })
        }
    }

    /// How many newcomers each mentor has or is asked to take.
    package func mentorLoads() throws -> [Int64: Int] {
        let rows = try connection.rows(
            """
            SELECT s.member_id, count(*) FROM mentorship_sides s JOIN mentorships p ON p.id = s.mentorship_id
            WHERE s.side = 'mentor' AND p.state IN ('asked', 'active') GROUP BY s.member_id
            """
        ) { ($0.integer(0), $0.int(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// When a mentor was asked last.
    package func lastMentorOffers() throws -> [Int64: Instant] {
        let rows = try connection.rows(
            """
            SELECT s.member_id, max(p.asked_at) FROM mentorship_sides s JOIN mentorships p ON p.id = s.mentorship_id
            WHERE s.side = 'mentor' GROUP BY s.member_id
            """
        ) { ($0.integer(0), Instant(milliseconds: $0.integer(1))) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Mentors who were offered to a newcomer before; but not those who would have come, had the newcomer's letter gone.
    package func earlierMentors(ofNewcomers ids: [Int64]) throws -> [Int64: Set<Int64>] {
        let rows = try connection.rows(
            """
            SELECT n.member_id, t.member_id FROM mentorship_sides n
            JOIN mentorship_sides t ON t.mentorship_id = n.mentorship_id AND t.side = 'mentor'
            JOIN mentorships p ON p.id = n.mentorship_id
            WHERE n.side = 'newcomer' AND n.member_id IN (SELECT value FROM json_each(:ids))
                AND NOT (p.state = 'expired' AND n.said_yes IS NULL AND \(Store.neverWent(":newcomer_letters", to: "n"))
                    AND (coalesce(t.said_yes, 0) = 1 OR \(Store.neverWent(":mentor_letters", to: "t"))))
            """,
            [
                "ids": Store.jsonArray(ids), "newcomer_letters": .text(Mentorship.campaign(.newcomer)),
                "mentor_letters": .text(Mentorship.campaign(.mentor)),
            ]
        ) { ($0.integer(0), $0.integer(1)) }
        return Dictionary(grouping: rows, by: \.0).mapValues { Set($0.map(\.1)) }
    }
}

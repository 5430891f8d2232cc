internal import Definitions
package import Formats
internal import SQLite

extension Store {
    /// A member raises an idea; once, wherever they say it again.
    package func raiseIdea(_ id: Int64, _ source: IdeaSource, who: String?, now: Instant) throws -> IdeaOutcome {
        try inTransaction {
            guard let idea = try idea(id) else { return .noSuchIdea(id) }
            if let other = idea.mergedInto { return .merged(other) }
            guard let said = try whoSaid(source) else { return .noSuchSource }
            guard let member = said.member else { return .nobody }
            let isNew = try connection.run(
                """
                INSERT INTO idea_voices (idea_id, member_id, source, source_id, at, who)
                VALUES (:idea, :member, :source, :number, :at, :who) ON CONFLICT (idea_id, member_id) DO NOTHING
                """,
                [
                    "idea": .integer(id), "member": .integer(member), "source": .text(source.kind),
                    "number": SQLValue(source.number), "at": .integer((said.at ?? now).milliseconds),
                    "who": SQLValue(who),
                ])
            return isNew == 1 ? .done : .known
        }
    }

    /// A text that was looked at and is no idea: it does not come into the inbox any more.
    package func passIdeaText(_ source: IdeaSource, who: String?, now: Instant) throws -> IdeaOutcome {
        try inTransaction {
            guard let number = source.number, let said = try whoSaid(source) else { return .noSuchSource }
            guard let member = said.member else { return .nobody }
            let isNew = try connection.run(
                """
                INSERT INTO idea_passes (source, source_id, member_id, who, at)
                VALUES (:source, :number, :member, :who, :now) ON CONFLICT (source, source_id) DO NOTHING
                """,
                [
                    "source": .text(source.kind), "number": .integer(number), "member": .integer(member),
                    "who": SQLValue(who), "now": .integer(now.milliseconds),
                ])
            return isNew == 1 ? .done : .known
        }
    }

    /// Nil where there is no such thing; no member where nobody knows whose it is.
    private func whoSaid(_ source: IdeaSource) throws -> (member: Int64?, at: Instant?)? {
        switch source {
        case .answer(let id):
            try said("SELECT member_id, at FROM responses WHERE id = :id", ["id": .integer(id)])
        case .reply(let id):
            try said(
                """
                SELECT (SELECT e.member_id FROM inbound_events e WHERE e.mail_id = i.id AND e.member_id IS NOT NULL
                    ORDER BY e.id LIMIT 1), i.at
                FROM inbound_mails i WHERE i.id = :id AND i.kind = 'reply'
                """, ["id": .integer(id)])
        case .memberCase(let id):
            try said("SELECT member_id, opened_at FROM cases WHERE id = :id", ["id": .integer(id)])
        case .manual(let emailKey):
            try said(
                "SELECT id, NULL FROM members WHERE email_key = :key AND erased_at IS NULL", ["key": .text(emailKey)])
        }
    }

    private func said(_ sql: String, _ parameters: [String: SQLValue]) throws -> (member: Int64?, at: Instant?)? {
        try connection.firstRow(sql, parameters) {
            ($0.optionalInteger(0), $0.optionalInteger(1).map(Instant.init(milliseconds:)))
        }
    }

    /// What has been linked to an idea, or passed over: `answer:12`.
    package func settledIdeaSources() throws -> Set<String> {
        Set(
            try connection.rows(
                """
                SELECT source || ':' || source_id FROM idea_voices WHERE source_id IS NOT NULL
                UNION SELECT source || ':' || source_id FROM idea_passes
                """
            ) { $0.text(0) })
    }

    /// What members have written since a time, in answers and in what the team noted of their cases; the newest first. Anonymous
    /// answers are nobody's; what came twice is told once.
    package func memberTexts(since: Instant) throws -> [WrittenText] {
        let parameters: [String: SQLValue] = ["since": .integer(since.milliseconds)]
        let answers = try connection.rows(
            """
            SELECT r.id, r.member_id, m.email, r.campaign, r.at, a.text
            FROM responses r JOIN answers a ON a.response_id = r.id JOIN members m ON m.id = r.member_id
            WHERE r.at >= :since AND m.erased_at IS NULL AND a.text <> ''
                AND (a.kind = 'text' OR a.question LIKE '%.other')
                AND (r.is_duplicate = 0 OR NOT EXISTS (SELECT 1 FROM responses q JOIN answers b ON b.response_id = q.id
                    WHERE q.member_id = r.member_id AND q.campaign = r.campaign AND q.id < r.id AND b.text = a.text))
            ORDER BY r.at DESC, r.id DESC, a.question
            """, parameters, { Store.writtenText("answer", $0) })
        let notes = try connection.rows(
            """
            SELECT n.case_id, n.member_id, m.email, c.campaign, n.at, n.text
            FROM case_notes n JOIN cases c ON c.id = n.case_id JOIN members m ON m.id = n.member_id
            WHERE n.at >= :since AND m.erased_at IS NULL AND n.text <> '' AND n.response_id IS NULL
                AND n.kind IN ('opened', 'note', 'contacted', 'waiting')
            ORDER BY n.at DESC, n.id DESC
            """, parameters, { Store.writtenText("case", $0) })
        return (answers + notes).compactMap(\.self).sorted { $0.at > $1.at }
    }

    private static func writtenText(_ kind: String, _ row: Statement) -> WrittenText? {
        IdeaSource(kind: kind, number: row.integer(0)).map { source in
            WrittenText(
                source: source, memberID: row.integer(1), email: row.optionalText(2), campaign: row.optionalText(3),
                at: Instant(milliseconds: row.integer(4)), text: row.text(5))
        }
    }
}

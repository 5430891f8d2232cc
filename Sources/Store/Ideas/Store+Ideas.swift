package import Definitions
package import Formats
internal import JSON
internal import SQLite

extension Store {
    /// Ideas, those that somebody is still to do something about first, then the latest.
    /// - Parameter states: empty is all.
    package func ideas(states: Set<IdeaState> = [], id: Int64? = nil) throws -> [Idea] {
        try connection.rows(
            """
            SELECT i.id, i.title, i.titles, i.state, i.owner, i.merged_into,
                (SELECT c.note FROM idea_changes c WHERE c.idea_id = i.id ORDER BY c.id DESC LIMIT 1),
                (SELECT count(*) FROM idea_voices v WHERE v.idea_id = i.id), i.created_at, i.changed_at
            FROM ideas i
            WHERE (:id IS NULL OR i.id = :id)
                AND (:states IS NULL OR i.state IN (SELECT value FROM json_each(:states)))
            ORDER BY i.state IN ('new', 'planned', 'doing') DESC, i.changed_at DESC, i.id DESC
            """,
            [
                "id": SQLValue(id),
                "states": states.isEmpty ? .null : .text(Store.jsonTexts(states.map(\.rawValue).sorted())),
            ]
        ) { row in
            Idea(
                id: row.integer(0), title: Store.localized(row.text(1), row.text(2)),
                state: IdeaState(rawValue: row.text(3)) ?? .new, owner: row.optionalText(4),
                mergedInto: row.optionalInteger(5), note: row.optionalText(6), voices: row.int(7),
                createdAt: Instant(milliseconds: row.integer(8)), changedAt: Instant(milliseconds: row.integer(9)))
        }
    }

    package func idea(_ id: Int64) throws -> Idea? { try ideas(id: id).first }

    package func ideaVoices(_ id: Int64) throws -> [IdeaVoice] {
        try connection.rows(
            """
            SELECT v.member_id, m.email, v.source, v.source_id, v.at, v.who
            FROM idea_voices v JOIN members m ON m.id = v.member_id WHERE v.idea_id = :id ORDER BY v.id
            """, ["id": .integer(id)]
        ) {
            IdeaVoice(
                memberID: $0.integer(0), email: $0.optionalText(1), kind: $0.text(2), number: $0.optionalInteger(3),
                at: Instant(milliseconds: $0.integer(4)), who: $0.optionalText(5))
        }
    }

    package func ideaChanges(_ id: Int64) throws -> [IdeaChange] {
        try connection.rows(
            "SELECT state, note, who, at FROM idea_changes WHERE idea_id = :id ORDER BY id", ["id": .integer(id)]
        ) {
            IdeaChange(
                state: IdeaState(rawValue: $0.text(0)) ?? .new, note: $0.optionalText(1), who: $0.optionalText(2),
                at: Instant(milliseconds: $0.integer(3)))
        }
    }

    /// A new idea, with the first entry of its story. Returns its number.
    /// - Parameter titles: what it is called in other languages.
    package func addIdea(
        _ title: String, titles: [String: String] = [:], owner: String?, note: String?, who: String?, now: Instant
    ) throws -> Int64 {
        try inTransaction {
            let id = try connection.firstRow(
                """
                INSERT INTO ideas (title, titles, state, owner, created_at, changed_at)
                VALUES (:title, :titles, 'new', :owner, :now, :now) RETURNING id
                """,
                [
                    "title": .text(title), "titles": Store.words(titles), "owner": SQLValue(owner),
                    "now": .integer(now.milliseconds),
                ], { $0.integer(0) })
            guard let id else { throw StoreError.damaged(Phrase("an idea was not written")) }
            try addIdeaChange(id, .new, note: note, notes: [:], who: who, now: now)
            return id
        }
    }

    /// Other words for it; nothing else changes.
    package func renameIdea(_ id: Int64, _ title: String, titles: [String: String], now: Instant) throws -> IdeaOutcome
    {
        let changed = try connection.run(
            "UPDATE ideas SET title = :title, titles = :titles WHERE id = :id",
            ["id": .integer(id), "title": .text(title), "titles": Store.words(titles)])
        return changed == 1 ? .done : .noSuchIdea(id)
    }

    /// What has become of an idea. Letters about its state until now that have not gone are taken back. One transaction.
    /// - Parameters:
    ///   - note: what those who raised it read of it.
    ///   - notes: the same in other languages.
    package func changeIdea(
        _ id: Int64, to state: IdeaState, note: String?, notes: [String: String] = [:], who: String?, now: Instant
    ) throws -> IdeaOutcome {
        try inTransaction {
            guard let idea = try idea(id) else { return .noSuchIdea(id) }
            if let other = idea.mergedInto { return .merged(other) }
            guard idea.state != state || note != nil else { return .known }
            // Another note on the same state is a note: who has heard of the state hears no more.
            if idea.state != state { try takeBackIdeaLetters(id, now: now) }
            try connection.run(
                """
                UPDATE ideas SET state = :state, changed_at = CASE WHEN state = :state THEN changed_at ELSE :now END
                WHERE id = :id
                """, ["id": .integer(id), "state": .text(state.rawValue), "now": .integer(now.milliseconds)])
            try addIdeaChange(id, state, note: note, notes: notes, who: who, now: now)
            return .done
        }
    }

    /// One idea is another: its voices are that one's, and it is closed. One transaction.
    package func mergeIdea(_ id: Int64, into other: Int64, who: String?, now: Instant) throws -> IdeaOutcome {
        try inTransaction {
            guard id != other else { return .itself }
            guard let idea = try idea(id) else { return .noSuchIdea(id) }
            guard let target = try self.idea(other) else { return .noSuchIdea(other) }
            if let third = idea.mergedInto ?? target.mergedInto { return .merged(third) }
            let both: [String: SQLValue] = ["id": .integer(id), "other": .integer(other)]
            try connection.run(
                """
                INSERT INTO idea_voices (idea_id, member_id, source, source_id, at, who)
                SELECT :other, member_id, source, source_id, at, who FROM idea_voices WHERE idea_id = :id ORDER BY id
                ON CONFLICT (idea_id, member_id) DO NOTHING
                """, both)
            try connection.run("DELETE FROM idea_voices WHERE idea_id = :id", ["id": .integer(id)])
            try takeBackIdeaLetters(id, now: now)
            try connection.run(
                "UPDATE ideas SET state = 'merged', merged_into = :other, changed_at = :now WHERE id = :id",
                both.merging(["now": .integer(now.milliseconds)]) { first, _ in first })
            // What was merged into it before is the other one too.
            try connection.run("UPDATE ideas SET merged_into = :other WHERE merged_into = :id", both)
            try addIdeaChange(id, .merged, note: nil, notes: [:], who: who, now: now)
            return .done
        }
    }

    private func addIdeaChange(
        _ id: Int64, _ state: IdeaState, note: String?, notes: [String: String], who: String?, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO idea_changes (idea_id, state, note, notes, who, at)
            VALUES (:id, :state, :note, :notes, :who, :now)
            """,
            [
                "id": .integer(id), "state": .text(state.rawValue), "note": SQLValue(note), "notes": Store.words(notes),
                "who": SQLValue(who), "now": .integer(now.milliseconds),
            ])
    }

    /// Texts by language, as JSON.
    private static func words(_ words: [String: String]) -> SQLValue {
        .text(JSONValue.object(JSONObject(words.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })).text())
    }

    static func localized(_ text: String, _ others: String) -> LocalizedText {
        var variants = ["": text]
        for (locale, value) in (try? JSONValue(parsing: others))?.objectValue?.members ?? [] {
            if let words = value.stringValue { variants[locale] = words }
        }
        return LocalizedText(variants: variants)
    }
}

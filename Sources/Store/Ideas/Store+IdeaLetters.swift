package import Definitions
package import Formats
internal import SQLite

/// Members who are to hear what became of an idea.
package struct IdeaListeners: Sendable, Hashable {
    /// The change that the letter tells of.
    package let change: Int64
    package let members: [Int64]
}

extension Store {
    /// Who raised ideas that have come to a state since a time, and has not been written to about it: by the change.
    package func ideaListeners(campaign: String, state: IdeaState, since: Instant) throws -> [IdeaListeners] {
        let rows = try connection.rows(
            """
            SELECT (SELECT min(c.id) FROM idea_changes c
                    WHERE c.idea_id = i.id AND c.state = i.state AND c.at >= i.changed_at), v.member_id
            FROM ideas i JOIN idea_voices v ON v.idea_id = i.id
            WHERE i.state = :state AND i.changed_at >= :since
                AND NOT EXISTS (SELECT 1 FROM idea_changes o
                    JOIN journeys j ON j.occurrence = 'idea:' || o.id AND j.campaign = :campaign
                        AND j.member_id = v.member_id
                    LEFT JOIN messages g ON g.campaign = j.campaign AND g.occurrence = j.occurrence
                        AND g.member_id = j.member_id
                    WHERE o.idea_id = i.id AND o.state = i.state
                        AND (j.outcome IS NULL OR j.outcome <> 'removed' OR g.sent_at IS NOT NULL))
            ORDER BY 1, v.id
            """,
            [
                "campaign": .text(campaign), "state": .text(state.rawValue), "since": .integer(since.milliseconds),
            ], { (change: $0.optionalInteger(0), member: $0.integer(1)) })
        return Dictionary(grouping: rows, by: \.change).compactMap { change, rows in
            change.map { IdeaListeners(change: $0, members: rows.map(\.member)) }
        }.sorted { $0.change < $1.change }
    }

    /// What letters tell of, by the change that they are named after.
    package func ideaNews(_ changes: Set<Int64>) throws -> [Int64: IdeaNews] {
        guard !changes.isEmpty else { return [:] }
        let rows = try connection.rows(
            """
            SELECT c.id, i.title, i.titles, c.note, c.notes, c.state
            FROM idea_changes c JOIN ideas i ON i.id = c.idea_id
            WHERE c.id IN (SELECT value FROM json_each(:ids))
            """, ["ids": Store.jsonArray(changes.sorted())]
        ) { row in
            (
                row.integer(0),
                IdeaNews(
                    title: Store.localized(row.text(1), row.text(2)),
                    note: row.optionalText(3).map { Store.localized($0, row.text(4)) },
                    state: IdeaState(rawValue: row.text(5)) ?? .new)
            )
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// In the caller's transaction: letters about an idea that have not gone do not go, and who was on the way leaves it.
    func takeBackIdeaLetters(_ id: Int64, now: Instant) throws {
        let parameters: [String: SQLValue] = ["id": .integer(id), "now": .integer(now.milliseconds)]
        try connection.run(
            """
            UPDATE journeys SET step = NULL, due_at = NULL, outcome = 'removed', ended_at = coalesce(ended_at, :now)
            WHERE occurrence IN (SELECT 'idea:' || c.id FROM idea_changes c WHERE c.idea_id = :id)
                AND (step IS NOT NULL OR EXISTS (SELECT 1 FROM messages g
                    WHERE g.campaign = journeys.campaign AND g.occurrence = journeys.occurrence
                        AND g.member_id = journeys.member_id AND g.state = 'planned'))
            """, parameters)
        try connection.run(
            """
            UPDATE messages SET state = 'skipped', reason = 'cancelled', next_attempt_at = NULL, settled_at = :now
            WHERE state = 'planned'
                AND occurrence IN (SELECT 'idea:' || c.id FROM idea_changes c WHERE c.idea_id = :id)
            """, parameters)
    }
}

internal import Formats
internal import SQLite

extension Store {
    /// Records an intervention: from the moment at which it is committed every claim obeys it. Returns its id.
    @discardableResult
    package func record(_ intervention: Intervention) throws -> Int64 {
        try inTransaction {
            try connection.firstRow(
                """
                INSERT INTO interventions
                    (campaign, occurrence, action, actor, note, cause, cause_count, cause_of, messages, at)
                VALUES (:campaign, :occurrence, :action, :actor, :note, :cause, :count, :of, :messages, :at)
                RETURNING id
                """,
                [
                    "campaign": .text(intervention.campaign), "occurrence": SQLValue(intervention.occurrence),
                    "action": .text(intervention.action.rawValue), "actor": .text(intervention.actor),
                    "note": SQLValue(intervention.note), "cause": SQLValue(intervention.cause?.kind.rawValue),
                    "count": SQLValue(intervention.cause?.count), "of": SQLValue(intervention.cause?.of),
                    "messages": SQLValue(intervention.messages), "at": .integer(intervention.at.milliseconds),
                ], { $0.integer(0) }) ?? 0
        }
    }

    /// Notes how many messages an intervention changed, once that is known.
    package func noteMessages(_ count: Int, ofIntervention id: Int64) throws {
        try connection.run(
            "UPDATE interventions SET messages = :count WHERE id = :id",
            ["id": .integer(id), "count": SQLValue(count)])
    }

    /// The number of the latest intervention; 0 when there was none.
    package func latestIntervention() throws -> Int64 {
        try connection.firstRow("SELECT coalesce(max(id), 0) FROM interventions", [:]) { $0.integer(0) } ?? 0
    }

    /// What was done to a campaign under any of its names, oldest first.
    package func interventions(of campaigns: [String]) throws -> [Intervention] {
        try campaigns.flatMap { name in
            try connection.rows(
                """
                SELECT id, campaign, occurrence, action, actor, note, cause, cause_count, cause_of, messages, at
                FROM interventions WHERE campaign = :campaign ORDER BY id
                """, ["campaign": .text(name)]
            ) { (id: $0.integer(0), row: Store.intervention($0)) }
        }.sorted { $0.id < $1.id }.compactMap(\.row)
    }

    /// The names of the campaigns to which anything was ever done.
    package func intervenedCampaigns() throws -> [String] {
        try connection.rows("SELECT DISTINCT campaign FROM interventions ORDER BY campaign") { $0.text(0) }
    }

    private static func intervention(_ row: Statement) -> Intervention? {
        guard let action = Intervention.Action(rawValue: row.text(3)) else { return nil }
        let cause = row.optionalText(6).flatMap(Intervention.Cause.Kind.init).map {
            Intervention.Cause($0, count: row.int(7), of: row.int(8))
        }
        return Intervention(
            campaign: row.text(1), occurrence: row.optionalText(2), action: action, actor: row.text(4),
            note: row.optionalText(5), cause: cause, messages: row.int(9), at: Instant(milliseconds: row.integer(10)))
    }
}

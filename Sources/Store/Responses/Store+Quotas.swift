package import Definitions
package import Formats
internal import SQLite

extension Store {
    /// How many answer sheets of a campaign count, of one occurrence or of those without one.
    /// - Parameters:
    ///   - condition: only those whose answers are like this.
    ///   - source, sourceKey: one that is left out: it is about to be changed.
    package func sheetCount(
        campaign: String, formerCampaign: String?, occurrence: String?, condition: AnswerCondition?, source: String,
        sourceKey: String
    ) throws -> Int {
        var parameters: [String: SQLValue] = [
            "campaign": .text(campaign), "former_campaign": .text(formerCampaign ?? campaign),
            "occurrence": .text(occurrence ?? ""), "source": .text(source), "source_key": .text(sourceKey),
        ]
        var tests = ""
        for (index, clause) in (condition?.clauses ?? []).enumerated() {
            let sql = AnswerClauseSQL(clause, prefix: "clause\(index)")
            tests += " AND " + sql.text(response: "r.id")
            parameters.merge(sql.parameters) { first, _ in first }
        }
        return try connection.firstRow(
            """
            SELECT count(*) FROM responses r
            WHERE r.campaign IN (:campaign, :former_campaign) AND coalesce(r.occurrence, '') = :occurrence
                AND r.is_late = 0 AND r.is_duplicate = 0
                AND NOT (r.source = :source AND r.source_key = :source_key)\(tests)
            """, parameters, { $0.int(0) }) ?? 0
    }

    /// When the latest occurrence of a campaign that has begun closes.
    package func latestClosing(campaign: String, formerCampaign: String?, before now: Instant) throws -> Instant? {
        try connection.firstRow(
            """
            SELECT closes_at FROM occurrences
            WHERE campaign IN (:campaign, :former_campaign) AND due_at <= :now AND closes_at IS NOT NULL
            ORDER BY due_at DESC LIMIT 1
            """,
            [
                "campaign": .text(campaign), "former_campaign": .text(formerCampaign ?? campaign),
                "now": .integer(now.milliseconds),
            ]
        ) { Instant(milliseconds: $0.integer(0)) }
    }
}

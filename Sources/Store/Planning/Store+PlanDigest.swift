internal import SQLite

/// Questions to the forecast that this connection made last: who is behind its numbers.
extension Store {
    /// The members who get something by the forecast and meet a condition over `members m`, by campaign.
    package func forecastReach(_ condition: SQLFragment) throws -> [String: Int] {
        try counts(
            """
            SELECT f.campaign, count(DISTINCT f.member_id) FROM temp.forecast f CROSS JOIN members m
            WHERE m.id = f.member_id AND f.sent_at IS NOT NULL AND (\(condition.sql))
            GROUP BY f.campaign
            """, condition.parameters)
    }

    /// The members who get something by the forecast, by campaign and language; `""` where none is known.
    package func forecastLocales() throws -> [(campaign: String, locale: String, members: Int)] {
        try connection.rows(
            """
            SELECT f.campaign, coalesce(m.locale, ''), count(DISTINCT f.member_id)
            FROM temp.forecast f CROSS JOIN members m
            WHERE m.id = f.member_id AND f.sent_at IS NOT NULL
            GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2
            """
        ) { ($0.text(0), $0.text(1), $0.int(2)) }
    }

    private func counts(_ sql: String, _ parameters: [String: SQLValue]) throws -> [String: Int] {
        let rows = try connection.rows(sql, parameters) { ($0.text(0), $0.int(1)) }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    /// The hashes of the campaign's file, under either name, that were run.
    package func campaignVersions(campaign: String, was: String?) throws -> Set<String> {
        Set(
            try connection.rows(
                "SELECT hash FROM campaign_versions WHERE campaign IN (:campaign, :was)",
                ["campaign": .text(campaign), "was": .text(was ?? campaign)]
            ) { $0.text(0) })
    }
}

package import Formats
internal import SQLite

extension Store {
    /// Adds to what was counted of each day before.
    package func addRefusals(_ counts: [RefusalCount]) throws {
        try inTransaction {
            for count in counts {
                try connection.run(
                    """
                    INSERT INTO refusals (day, place, campaign, reason, count)
                    VALUES (:day, :place, :campaign, :reason, :count)
                    ON CONFLICT DO UPDATE SET count = count + excluded.count
                    """,
                    [
                        "day": .text(count.day.description), "place": .text(count.place.rawValue),
                        "campaign": .text(count.campaign ?? ""), "reason": .text(count.reason.rawValue),
                        "count": .integer(Int64(count.count)),
                    ])
            }
        }
    }

    /// What was refused from a day to a day, both of them counted: of one campaign, or of all and of none.
    package func refusals(
        of campaigns: [String]? = nil, from first: CivilDate? = nil, to last: CivilDate? = nil
    ) throws -> [(place: RefusalCount.Place, reason: RefusalReason, count: Int)] {
        try connection.rows(
            """
            SELECT place, reason, sum(count) FROM refusals
            WHERE (:campaigns IS NULL OR campaign IN (SELECT value FROM json_each(:campaigns)))
                AND (:first IS NULL OR day >= :first) AND (:last IS NULL OR day <= :last)
            GROUP BY place, reason ORDER BY sum(count) DESC, place, reason
            """,
            [
                "campaigns": campaigns.map { .text(Store.jsonTexts($0)) } ?? .null,
                "first": SQLValue(first?.description),
                "last": SQLValue(last?.description),
            ]
        ) { row in
            guard let place = RefusalCount.Place(rawValue: row.text(0)),
                let reason = RefusalReason(rawValue: row.text(1))
            else { return nil }
            return (place, reason, row.int(2))
        }.compactMap(\.self)
    }
}

package import Formats
internal import SQLite

/// One side of the comparison: members of the programme, or those who have none of it.
package struct LoyaltyGroup: Sendable {
    package var members = 0
    /// For whom the filter holds by which the programme is judged.
    package var judged = 0
    package var buyers = 0
    /// Who bought twice or more.
    package var repeaters = 0
    /// What each member spent; empty where amounts are not declared.
    package var spend: [Double] = []

    package init() {}
}

extension Store {
    /// Members who were there when the time began, in the programme or in the control group, and what they did in it.
    /// - Parameters:
    ///   - condition: over `members m`, by which the programme is judged.
    ///   - control: the part of members who have none, of 2^63.
    ///   - hasAmounts: purchases have a field of amounts.
    package func loyaltyGroups(
        judgedBy condition: SQLFragment, control: Int64, hasAmounts: Bool, from start: Instant, until end: Instant
    ) throws -> (programme: LoyaltyGroup, control: LoyaltyGroup) {
        var parameters = condition.parameters
        parameters["loyalty_start"] = .integer(start.milliseconds)
        parameters["loyalty_end"] = .integer(end.milliseconds)
        parameters["loyalty_control"] = .integer(control)
        var groups = [LoyaltyGroup(), LoyaltyGroup()]
        try connection.forEachRow(
            """
            SELECT kamerton_share('control', m.key) < :loyalty_control, ((\(condition.sql)) IS TRUE),
                coalesce(p.purchases, 0), coalesce(p.amount, 0.0)
            FROM members m LEFT JOIN (SELECT a.member_id, count(*) AS purchases,
                    sum(\(hasAmounts ? "coalesce(a.field_amount, 0)" : "0.0")) AS amount
                FROM activities a WHERE a.kind = 'purchase' AND a.at >= :loyalty_start AND a.at < :loyalty_end
                GROUP BY a.member_id) p ON p.member_id = m.id
            WHERE m.erased_at IS NULL AND m.email IS NOT NULL AND coalesce(m.joined_at, m.created_at) < :loyalty_start
            """, parameters
        ) { row in
            let place = row.integer(0) != 0 ? 1 : 0
            groups[place].members += 1
            if row.integer(1) != 0 { groups[place].judged += 1 }
            if row.int(2) > 0 { groups[place].buyers += 1 }
            if row.int(2) > 1 { groups[place].repeaters += 1 }
            if hasAmounts { groups[place].spend.append(row.real(3)) }
        }
        return (groups[0], groups[1])
    }

    /// What activities of a time would earn by some rules.
    package func earnablePoints(
        _ rules: [EarningRule], from start: Instant, until end: Instant, control: Int64
    ) throws -> Int {
        var sum = 0
        for rule in rules {
            let amount =
                rule.column.map { "max(0, CAST(coalesce(a.\($0), 0) / :each + 1e-9 AS INTEGER) * :points)" }
                ?? ":points"
            var parameters: [String: SQLValue] = [
                "points": SQLValue(rule.points), "kind": .text(rule.activity), "start": .integer(start.milliseconds),
                "end": .integer(end.milliseconds), "control": .integer(control),
            ]
            if rule.column != nil { parameters["each"] = .real(rule.each) }
            sum +=
                try connection.firstRow(
                    """
                    SELECT coalesce(sum(\(amount)), 0) FROM activities a JOIN members m ON m.id = a.member_id
                    WHERE a.kind = :kind AND a.at >= :start AND a.at < :end AND m.erased_at IS NULL
                        AND (:control = 0 OR kamerton_share('control', m.key) >= :control)
                    """, parameters, { $0.int(0) }) ?? 0
        }
        return sum
    }

    /// How many rewards were given in a time, and when the first row of the ledger was written.
    package func rewardCount(from start: Instant, until end: Instant) throws -> (count: Int, since: Instant?) {
        let count = try connection.firstRow(
            "SELECT count(*) FROM points WHERE kind = 'spent' AND at >= :start AND at < :end",
            ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)], { $0.int(0) })
        let since = try connection.firstRow("SELECT min(created_at) FROM points", [:], { $0.optionalInteger(0) }) ?? nil
        return (count ?? 0, since.map(Instant.init(milliseconds:)))
    }
}

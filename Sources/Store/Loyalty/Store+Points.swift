package import Formats
internal import SQLite

extension Store {
    package func pointsBalance(memberID: Int64) throws -> Int {
        try connection.firstRow(
            "SELECT balance FROM point_balances WHERE member_id = :member", ["member": .integer(memberID)],
            { $0.int(0) }) ?? 0
    }

    /// What members have; nobody without points is among them.
    package func pointsStandings(of members: [Int64]) throws -> [Int64: PointsStanding] {
        var standings: [Int64: PointsStanding] = [:]
        try connection.forEachRow(
            """
            SELECT member_id, balance FROM point_balances
            WHERE balance > 0 AND member_id IN (SELECT j.value FROM json_each(:ids) j)
            """, ["ids": Store.jsonArray(members)]
        ) { standings[$0.integer(0)] = PointsStanding(balance: $0.int(1)) }
        guard !standings.isEmpty else { return standings }
        // What is over has gone already or goes with the next run: of the rest the earliest end comes first.
        var came: [Int64: [(ends: Int64, points: Int)]] = [:]
        try connection.forEachRow(
            """
            SELECT member_id, expires_at, sum(points) FROM points
            WHERE points > 0 AND expires_at IS NOT NULL AND member_id IN (SELECT j.value FROM json_each(:ids) j)
            GROUP BY member_id, expires_at ORDER BY member_id, expires_at
            """, ["ids": Store.jsonArray(standings.keys.sorted())]
        ) { came[$0.integer(0), default: []].append(($0.integer(1), $0.int(2))) }
        var gone: [Int64: Int] = [:]
        try connection.forEachRow(
            """
            SELECT member_id, -sum(points) FROM points
            WHERE points < 0 AND member_id IN (SELECT j.value FROM json_each(:ids) j) GROUP BY member_id
            """, ["ids": Store.jsonArray(standings.keys.sorted())]
        ) { gone[$0.integer(0)] = $0.int(1) }
        for (member, lots) in came {
            var left = gone[member] ?? 0
            for lot in lots {
                if left >= lot.points {
                    left -= lot.points
                    continue
                }
                var standing = standings[member] ?? PointsStanding()
                standing.expiring = min(lot.points - left, standing.balance)
                standing.expiresAt = Instant(milliseconds: lot.ends)
                standings[member] = standing
                break
            }
        }
        return standings
    }

    /// The ledger of a member, the latest first.
    package func pointsEntries(memberID: Int64, limit: Int) throws -> [PointsEntry] {
        try connection.rows(
            """
            SELECT id, kind, points, rule, reward, cost, who, note, at, expires_at FROM points
            WHERE member_id = :member ORDER BY at DESC, id DESC LIMIT :limit
            """, ["member": .integer(memberID), "limit": SQLValue(limit)]
        ) {
            PointsEntry(
                id: $0.integer(0), kind: PointsEntry.Kind(rawValue: $0.text(1)) ?? .corrected, points: $0.int(2),
                rule: $0.optionalText(3), reward: $0.optionalText(4), cost: $0.isNull(5) ? nil : $0.real(5),
                who: $0.optionalText(6), note: $0.optionalText(7), at: Instant(milliseconds: $0.integer(8)),
                expiresAt: $0.optionalInteger(9).map(Instant.init(milliseconds:)))
        }
    }

    /// What rewards have cost from one time to another.
    package func rewardCosts(from start: Instant, until end: Instant) throws -> Double {
        try connection.firstRow(
            "SELECT coalesce(sum(cost), 0.0) FROM points WHERE kind = 'spent' AND at >= :start AND at < :end",
            ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)], { $0.real(0) }) ?? 0
    }

    /// All points that members could spend, and how many members have any.
    package func outstandingPoints() throws -> (points: Int, members: Int) {
        try connection.firstRow(
            "SELECT coalesce(sum(balance), 0), count(*) FROM point_balances WHERE balance > 0", [:],
            { ($0.int(0), $0.int(1)) }) ?? (0, 0)
    }

    /// Points by what became of them, from one time to another.
    package func pointsMoved(from start: Instant, until end: Instant) throws -> [PointsEntry.Kind: Int] {
        var sums: [PointsEntry.Kind: Int] = [:]
        try connection.forEachRow(
            "SELECT kind, sum(points) FROM points WHERE at >= :start AND at < :end GROUP BY kind",
            ["start": .integer(start.milliseconds), "end": .integer(end.milliseconds)]
        ) { row in if let kind = PointsEntry.Kind(rawValue: row.text(0)) { sums[kind] = row.int(1) } }
        return sums
    }

    /// Spends points on a reward, whole or not at all: the balance, the year's limit, a code where there is to be one.
    /// - Parameters:
    ///   - year: within which the limit holds.
    package func spendPoints(
        memberID: Int64, reward: String, points: Int, cost: Double, limit: Double, year: Range<Instant>, pool: String?,
        who: String?, note: String?, at now: Instant
    ) throws -> GivenCode? {
        try inTransaction {
            let balance = try pointsBalance(memberID: memberID)
            guard balance >= points else { throw SpendingRefusal.tooFew(balance: balance) }
            let spent = try rewardCosts(from: year.lowerBound, until: year.upperBound)
            guard spent + cost <= limit else { throw SpendingRefusal.limit(spent: spent) }
            var code: GivenCode?
            if let pool {
                code = try takeRewardCode(pool: pool, reward: reward, memberID: memberID, at: now)
                if code == nil { throw SpendingRefusal.noCode }
            }
            try addPoints(
                memberID: memberID, .spent, -points, reward: reward, cost: cost, who: who, note: note, at: now, now: now
            )
            return code
        }
    }

    /// Adds or takes points by hand, with the reason.
    package func correctPoints(
        memberID: Int64, by points: Int, who: String?, note: String, expiresAt: Instant?, at now: Instant
    ) throws {
        try inTransaction {
            let balance = try pointsBalance(memberID: memberID)
            guard balance + points >= 0 else { throw SpendingRefusal.tooFew(balance: balance) }
            try addPoints(
                memberID: memberID, .corrected, points, who: who, note: note, expiresAt: points > 0 ? expiresAt : nil,
                at: now, now: now)
        }
    }
}

package import Formats
internal import SQLite

extension Store {
    /// Activities of which it is decided in one transaction whether they earn.
    private static let earnedAtOnce: Int64 = 2000
    private static let earnedThrough = "points_through_id"
    private static let expiredThrough = "points_expired_at"

    /// Lets activities earn that were not looked at yet: in the order of their ids, so that each is looked at once; the place
    /// that was reached is written with the points. An activity that is in the store and changed later earns no second time.
    /// - Parameters:
    ///   - span: as `Span` writes it; points end so long after the activity, nil never.
    ///   - start: what was done before earns nothing.
    ///   - control: the part of members who are compared with, and have no points: of 2^63.
    package func earnPoints(
        _ rules: [EarningRule], span: String?, zone: String, start: Instant, control: Int64, at now: Instant
    ) throws {
        let last = try connection.firstRow("SELECT max(id) FROM activities", [:], { $0.optionalInteger(0) }) ?? nil
        guard let last else { return }
        // The rules are part of the place: a new one looks at everything once more, and what has earned by a rule stays.
        let key = Store.earnedThrough + ":" + rules.map(\.rule).sorted().joined(separator: ",")
        while try earnedThrough(key) < last {
            try inTransaction {
                let after = try earnedThrough(key)
                let through = min(after + Store.earnedAtOnce, last)
                for rule in rules {
                    try earn(
                        rule, after: after, through: through, span: span, zone: zone, start: start, control: control,
                        now)
                }
                try setAside(rules.map(\.activity), after: after, through: through, now)
                try note(key, through)
            }
        }
        try earnLate(rules, span: span, zone: zone, start: start, control: control, at: now)
    }

    private func earnedThrough(_ key: String) throws -> Int64 {
        try connection.firstRow("SELECT value FROM meta WHERE name = :name", ["name": .text(key)], { $0.integer(0) })
            ?? 0
    }

    private func note(_ key: String, _ value: Int64) throws {
        try connection.run(
            """
            INSERT INTO meta (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, ["name": .text(key), "value": .integer(value)])
    }

    /// Activities whose time had not come when they were first seen.
    private func earnLate(
        _ rules: [EarningRule], span: String?, zone: String, start: Instant, control: Int64, at now: Instant
    ) throws {
        while true {
            let count = try inTransaction {
                let ids = try connection.rows(
                    "SELECT activity_id FROM points_waiting WHERE at <= :now ORDER BY at LIMIT 500",
                    ["now": .integer(now.milliseconds)]
                ) { $0.integer(0) }
                for id in ids {
                    for rule in rules {
                        try earn(
                            rule, after: id - 1, through: id, span: span, zone: zone, start: start, control: control,
                            now)
                    }
                    try connection.run("DELETE FROM points_waiting WHERE activity_id = :id", ["id": .integer(id)])
                }
                return ids.count
            }
            if count < 500 { return }
        }
    }

    /// Those of a chunk whose time has not come yet.
    private func setAside(_ kinds: [String], after: Int64, through: Int64, _ now: Instant) throws {
        try connection.run(
            """
            INSERT INTO points_waiting (activity_id, at)
            SELECT a.id, a.at FROM activities a
            WHERE a.id > :after AND a.id <= :through AND a.at > :now
                AND a.kind IN (SELECT j.value FROM json_each(:kinds) j)
            ON CONFLICT DO NOTHING
            """,
            [
                "after": .integer(after), "through": .integer(through), "now": .integer(now.milliseconds),
                "kinds": .text(Store.jsonTexts(kinds)),
            ])
    }

    /// One statement for the ledger, one for the balances of those whose points came.
    private func earn(
        _ rule: EarningRule, after: Int64, through: Int64, span: String?, zone: String, start: Instant, control: Int64,
        _ now: Instant
    ) throws {
        let amount = rule.column.map { "CAST(coalesce(a.\($0), 0) / :each + 1e-9 AS INTEGER) * :points" } ?? ":points"
        let ends = span == nil ? "NULL" : "kamerton_after(a.at, :span, :zone)"
        let before = try connection.firstRow("SELECT coalesce(max(id), 0) FROM points", [:], { $0.integer(0) }) ?? 0
        var parameters: [String: SQLValue] = [
            "rule": .text(rule.rule), "points": SQLValue(rule.points), "kind": .text(rule.activity),
            "after": .integer(after), "through": .integer(through), "start": .integer(start.milliseconds),
            "now": .integer(now.milliseconds), "control": .integer(control),
        ]
        if rule.column != nil { parameters["each"] = .real(rule.each) }
        if let span { (parameters["span"], parameters["zone"]) = (.text(span), .text(zone)) }
        let added = try connection.run(
            """
            INSERT INTO points (member_id, kind, points, rule, activity_id, at, expires_at, created_at)
            SELECT e.member_id, 'earned', e.points, :rule, e.id, e.at, e.ends, :now FROM (
                SELECT a.id, a.member_id, a.at, \(amount) AS points, \(ends) AS ends
                FROM activities a JOIN members m ON m.id = a.member_id
                WHERE a.id > :after AND a.id <= :through AND a.kind = :kind AND a.at >= :start AND a.at <= :now
                    AND m.erased_at IS NULL AND (:control = 0 OR kamerton_share('control', m.key) >= :control)
            ) e
            WHERE e.points > 0 AND (e.ends IS NULL OR e.ends > :now)
            ON CONFLICT DO NOTHING
            """, parameters)
        guard added > 0 else { return }
        try connection.run(
            """
            INSERT INTO point_balances (member_id, balance)
            SELECT p.member_id, sum(p.points) FROM points p WHERE p.id > :before GROUP BY p.member_id
            ON CONFLICT (member_id) DO UPDATE SET balance = point_balances.balance + excluded.balance
            """, ["before": .integer(before)])
    }

    /// Ends what is over: first in, first out. What went counts against what ends first, so what is left of all that has ended
    /// is what goes now. A chunk of members in each transaction.
    package func expirePoints(at now: Instant) throws {
        let seen = try earnedThrough(Store.expiredThrough)
        let isAny = try connection.firstRow(
            "SELECT 1 FROM points WHERE expires_at > :seen AND expires_at <= :now LIMIT 1",
            ["seen": .integer(seen), "now": .integer(now.milliseconds)], { _ in true })
        // A run of an earlier day takes the place back with it: what ends in between is looked at again.
        guard isAny == true else {
            return seen == now.milliseconds ? () : try note(Store.expiredThrough, now.milliseconds)
        }
        while true {
            let count = try inTransaction {
                let members = try connection.rows(
                    """
                    SELECT member_id, left_over FROM (
                        SELECT b.member_id, min(b.balance,
                            coalesce((SELECT sum(i.points) FROM points i
                                WHERE i.member_id = b.member_id AND i.points > 0 AND i.expires_at <= :now), 0)
                            + coalesce((SELECT sum(o.points) FROM points o
                                WHERE o.member_id = b.member_id AND o.points < 0), 0)) AS left_over
                        FROM point_balances b
                        WHERE b.balance > 0 AND b.member_id IN (SELECT p.member_id FROM points p
                            WHERE p.expires_at > :seen AND p.expires_at <= :now AND p.points > 0)
                    ) WHERE left_over > 0 LIMIT 500
                    """, ["now": .integer(now.milliseconds), "seen": .integer(seen)]
                ) { ($0.integer(0), $0.int(1)) }
                for (member, points) in members {
                    try addPoints(memberID: member, .expired, -points, at: now, now: now)
                }
                return members.count
            }
            if count < 500 { break }
        }
        try note(Store.expiredThrough, now.milliseconds)
    }

    /// Adds a row and moves the balance, in the caller's transaction.
    func addPoints(
        memberID: Int64, _ kind: PointsEntry.Kind, _ points: Int, reward: String? = nil, cost: Double? = nil,
        who: String? = nil, note: String? = nil, expiresAt: Instant? = nil, at: Instant, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO points (member_id, kind, points, reward, cost, who, note, at, expires_at, created_at)
            VALUES (:member, :kind, :points, :reward, :cost, :who, :note, :at, :expires, :now)
            """,
            [
                "member": .integer(memberID), "kind": .text(kind.rawValue), "points": SQLValue(points),
                "reward": SQLValue(reward), "cost": SQLValue(cost), "who": SQLValue(who), "note": SQLValue(note),
                "at": .integer(at.milliseconds), "expires": SQLValue(expiresAt?.milliseconds),
                "now": .integer(now.milliseconds),
            ])
        let change: [String: SQLValue] = ["member": .integer(memberID), "points": SQLValue(points)]
        let moved = try connection.run(
            "UPDATE point_balances SET balance = balance + :points WHERE member_id = :member", change)
        guard moved == 0 else { return }
        try connection.run(
            "INSERT INTO point_balances (member_id, balance) VALUES (:member, :points)", change)
    }
}

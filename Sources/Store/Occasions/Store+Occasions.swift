package import Definitions
package import Formats
internal import SQLite

/// For whom occasions fall on a day, and which ones members have had.
extension Store {
    /// Members whose anniversary it is, with the years: one or more.
    /// - Parameter zone: in which moments are days; an attribute is a day already.
    package func anniversaries(
        of anniversary: OccasionDefinition.Anniversary, on date: CivilDate, in zone: Zone, now: Instant
    ) throws -> [Int64: Int] {
        let days = date.yearDays
        let found: [(member: Int64, day: CivilDate?)] =
            switch anniversary {
            case .attribute(let attribute): try dates(of: attribute, on: days)
            case .joined: try moments(Store.joined, on: days, [:], in: zone)
            case .first(let kind):
                try moments(
                    Store.firstActivity, on: days,
                    ["kind": .text(kind), "now": .integer(now.milliseconds)], in: zone)
            }
        var years: [Int64: Int] = [:]
        for (member, day) in found {
            guard let day, day.year < date.year, days.contains(where: { day.yearDays[0] == $0 }) else { continue }
            years[member] = date.year - day.year
        }
        return years
    }

    private func dates(of attribute: AttributeDefinition, on days: [String]) throws -> [(Int64, CivilDate?)] {
        let column = attribute.column
        guard try declaredColumns(ofMembers: true).contains(column) else { return [] }
        return try connection.rows(
            """
            SELECT m.id, substr(m.\(column), 1, 10) FROM main.members m
            WHERE substr(m.\(column), 6, 5) IN (SELECT value FROM json_each(:days))
                AND m.email IS NOT NULL AND m.erased_at IS NULL
            """, ["days": .text(Store.jsonTexts(days))]
        ) { ($0.integer(0), CivilDate($0.text(1))) }
    }

    /// - Parameter sql: members and moments whose day in UTC is one of `days`.
    private func moments(
        _ sql: String, on days: [String], _ parameters: [String: SQLValue], in zone: Zone
    ) throws -> [(Int64, CivilDate?)] {
        try connection.rows(
            sql, parameters.merging(["days": .text(Store.jsonTexts(Store.neighbours(of: days)))]) { first, _ in first }
        ) { ($0.integer(0), zone.civil(Instant(milliseconds: $0.integer(1))).date) }
    }

    private static let joined = """
        SELECT m.id, m.joined_at FROM main.members m
        WHERE strftime('%m-%d', m.joined_at / 1000, 'unixepoch') IN (SELECT value FROM json_each(:days))
            AND m.email IS NOT NULL AND m.erased_at IS NULL
        """

    private static let firstActivity = """
        SELECT m.id, f.at FROM (
            SELECT member_id, min(at) AS at FROM activities WHERE kind = :kind AND at <= :now GROUP BY member_id) f
        JOIN main.members m ON m.id = f.member_id
        WHERE strftime('%m-%d', f.at / 1000, 'unixepoch') IN (SELECT value FROM json_each(:days))
            AND m.email IS NOT NULL AND m.erased_at IS NULL
        """

    /// The days and those before and after them, in years with 29 February and in others: no clock is a whole day from UTC.
    private static func neighbours(of days: [String]) -> [String] {
        let dates = ["2000-", "2001-"].flatMap { year in days.compactMap { CivilDate(year + $0) } }
        return Set(dates.flatMap { date in (-1...1).map { date.adding(days: $0).yearDays[0] } }).sorted()
    }

    /// Everyone who has an address, in id order.
    package func membersToMail() throws -> [Int64] {
        try connection.rows(
            "SELECT m.id FROM main.members m WHERE m.email IS NOT NULL AND m.erased_at IS NULL ORDER BY m.id"
        ) { $0.integer(0) }
    }

    /// The occasions for which a campaign has begun with these members, whatever became of it; but none of those that fell while it
    /// was disabled.
    package func occasionsHad(by members: some Collection<Int64>, campaign: String) throws -> [Int64: [OccasionName]] {
        let rows = try connection.rows(
            """
            SELECT j.member_id, j.occurrence FROM json_each(:members) v CROSS JOIN journeys j
            WHERE j.member_id = v.value AND j.campaign = :campaign AND substr(j.occurrence, 1, 9) = :prefix
                AND (j.outcome IS NULL OR j.outcome <> 'removed' OR j.message_id IS NOT NULL)
            """,
            [
                "members": .text(Store.list(members)), "campaign": .text(campaign),
                "prefix": .text(OccasionName.prefix),
            ]
        ) { (member: $0.integer(0), name: OccasionName($0.text(1))) }
        var had: [Int64: [OccasionName]] = [:]
        for (member, name) in rows { if let name { had[member, default: []].append(name) } }
        return had
    }
}

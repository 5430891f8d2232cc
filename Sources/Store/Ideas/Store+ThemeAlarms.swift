package import Formats
internal import SQLite

/// A spike of a theme.
package struct ThemeAlarm: Sendable, Hashable {
    package let id: Int64
    package let alarm: String
    package let tag: String
    /// Members who wrote of it, and in as long before.
    package let members: Int
    package let before: Int
    package let beganAt: Instant
    package let endsAt: Instant
}

extension Store {
    /// When themes were looked at last.
    package func themeLook() throws -> Instant? { try time(noted: "themes_at") }

    package func noteThemeLook(at now: Instant) throws { try note("themes_at", at: now) }

    /// Alarms that last at a time; with `untold` those that nobody has been told of.
    package func themeAlarms(at now: Instant, untold: Bool = false) throws -> [ThemeAlarm] {
        try connection.rows(
            """
            SELECT id, alarm, tag, members, before, began_at, ends_at FROM theme_alarms
            WHERE ends_at > :now AND (:untold = 0 OR told_at IS NULL) ORDER BY id
            """, ["now": .integer(now.milliseconds), "untold": .integer(untold ? 1 : 0)]
        ) {
            ThemeAlarm(
                id: $0.integer(0), alarm: $0.text(1), tag: $0.text(2), members: $0.int(3), before: $0.int(4),
                beganAt: Instant(milliseconds: $0.integer(5)), endsAt: Instant(milliseconds: $0.integer(6)))
        }
    }

    /// When the last alarm of a name ended, or will; nil where there was none.
    package func lastThemeEnd(_ alarm: String) throws -> Instant? {
        try connection.firstRow(
            "SELECT max(ends_at) FROM theme_alarms WHERE alarm = :alarm", ["alarm": .text(alarm)],
            { $0.optionalInteger(0).map(Instant.init(milliseconds:)) }) ?? nil
    }

    /// In the caller's transaction: a new alarm. Returns its number.
    package func beginThemeAlarm(
        _ alarm: String, tag: String, members: Int, before: Int, endsAt: Instant, now: Instant
    ) throws -> Int64 {
        let id = try connection.firstRow(
            """
            INSERT INTO theme_alarms (alarm, tag, members, before, began_at, ends_at)
            VALUES (:alarm, :tag, :members, :before, :now, :ends) RETURNING id
            """,
            [
                "alarm": .text(alarm), "tag": .text(tag), "members": SQLValue(members), "before": SQLValue(before),
                "now": .integer(now.milliseconds), "ends": .integer(endsAt.milliseconds),
            ], { $0.integer(0) })
        guard let id else { throw StoreError.damaged(Phrase("an alarm was not written")) }
        return id
    }

    /// Members whose texts have the theme; those that are held already stay so.
    package func holdForTheme(_ alarm: Int64, members: [Int64], now: Instant) throws {
        try connection.run(
            """
            INSERT INTO theme_holds (alarm_id, member_id, at)
            SELECT :alarm, v.value, :now FROM json_each(:members) v WHERE true
            ON CONFLICT (alarm_id, member_id) DO NOTHING
            """,
            ["alarm": .integer(alarm), "members": Store.jsonArray(members), "now": .integer(now.milliseconds)])
    }

    package func noteThemeTold(_ alarm: Int64, at now: Instant) throws {
        try connection.run(
            "UPDATE theme_alarms SET told_at = :now WHERE id = :id",
            ["id": .integer(alarm), "now": .integer(now.milliseconds)])
    }
}

internal import Formats
internal import SQLite
internal import Synchronization

/// The SQL functions of the calendar in a zone. Each is pure.
enum CalendarFunctions {
    /// - `kamerton_day(milliseconds, zone)`: the day of a moment, since 1970.
    /// - `kamerton_month(milliseconds, zone)`: the month of a moment: `2026-10`.
    static func add(to connection: Connection) throws {
        let zones = KnownZones()
        try connection.addFunction("kamerton_day", arguments: 2) { values in
            guard let local = local(values, zones) else { return .null }
            return .integer(local / 86_400_000 - (local % 86_400_000 < 0 ? 1 : 0))
        }
        try connection.addFunction("kamerton_month", arguments: 2) { values in
            guard let local = local(values, zones) else { return .null }
            return .text(CivilDateTime(utc: Instant(milliseconds: local)).date.monthName)
        }
    }

    /// Milliseconds of the wall clock.
    private static func local(_ values: [SQLValue], _ zones: KnownZones) -> Int64? {
        guard case .integer(let at) = values[0], case .text(let name) = values[1], let zone = zones[name] else {
            return nil
        }
        return at + zone.offset(at: Instant(milliseconds: at))
    }

    /// Zones by name: to look one up takes longer than to ask it.
    private final class KnownZones: Sendable {
        private let zones = Mutex<[String: Zone]>([:])

        subscript(name: String) -> Zone? {
            zones.withLock { zones in
                if let known = zones[name] { return known }
                guard let zone = Zone(name) else { return nil }
                zones[name] = zone
                return zone
            }
        }
    }
}

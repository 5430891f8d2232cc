import Foundation

/// An IANA time zone, from the system's own data.
package struct Zone: Sendable, Hashable, CustomStringConvertible {
    package let name: String
    private let timeZone: TimeZone

    /// Nil when the system knows no such zone. Abbreviations (`EST`, `MSK`) are not zones: they do not say which summer
    /// time they keep.
    package init?(_ name: String) {
        guard name == "UTC" || name.contains("/"), let timeZone = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.timeZone = timeZone
    }

    package static let utc = Zone("UTC")!

    package var description: String { name }

    /// Milliseconds to add to UTC to get the local clock.
    package func offset(at instant: Instant) -> Int64 {
        let date = Date(timeIntervalSince1970: Double(floorDivide(instant.milliseconds, 1000)))
        return Int64(timeZone.secondsFromGMT(for: date)) * 1000
    }

    /// What a clock on the wall shows.
    package func civil(_ instant: Instant) -> CivilDateTime {
        CivilDateTime(utc: instant + offset(at: instant))
    }

    /// The instant of a wall clock reading. A reading that occurs twice (autumn) is the first; one that does not occur
    /// (spring) is moved forward by the length of the gap, as POSIX mktime and RFC 5545 do.
    package func instant(_ civil: CivilDateTime) -> Instant {
        let local = civil.utcMilliseconds
        let before = offset(at: Instant(milliseconds: local - 86_400_000))
        let after = offset(at: Instant(milliseconds: local + 86_400_000))
        let candidates = [before, after].map { Instant(milliseconds: local - $0) }
        let valid = candidates.filter { self.civil($0) == civil }.min()
        return valid ?? Instant(milliseconds: local - before)
    }

    /// The first instant of a day, which is not always midnight.
    package func startOfDay(_ date: CivilDate) -> Instant {
        instant(CivilDateTime(date: date, hour: 0, minute: 0))
    }

    /// Every zone name that the system knows, for suggestions.
    package static var knownNames: [String] { TimeZone.knownTimeZoneIdentifiers }
}

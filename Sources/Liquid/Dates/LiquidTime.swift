internal import Formats
internal import Foundation

/// A time as the date filters handle it: a reading of a clock, and how far that clock is from UTC.
struct LiquidTime {
    var civil: CivilDateTime
    var nanoseconds: Int
    /// Seconds east of UTC.
    let offset: Int
    /// `UTC`, `MSK`; empty for a bare offset.
    let zoneName: String

    init(civil: CivilDateTime, nanoseconds: Int = 0, offset: Int, zoneName: String) {
        (self.civil, self.nanoseconds, self.offset, self.zoneName) = (civil, nanoseconds, offset, zoneName)
    }

    init(_ instant: Instant, zone: Zone) {
        civil = zone.civil(instant)
        nanoseconds = Int((instant.milliseconds % 1000 + 1000) % 1000) * 1_000_000
        offset = Int(zone.offset(at: instant) / 1000)
        zoneName = LiquidTime.abbreviation(zone, instant)
    }

    /// A reading of the clocks of a zone.
    init(civil: CivilDateTime, nanoseconds: Int, zone: Zone) {
        let instant = zone.instant(civil)
        self.init(
            civil: civil, nanoseconds: nanoseconds, offset: Int(zone.offset(at: instant) / 1000),
            zoneName: LiquidTime.abbreviation(zone, instant))
    }

    var instant: Instant {
        Instant(milliseconds: civil.utcMilliseconds - Int64(offset) * 1000 + Int64(nanoseconds / 1_000_000))
    }

    var epochSeconds: Int64 { civil.utcMilliseconds / 1000 - Int64(offset) }

    /// As Ruby writes a time.
    var rubyText: String {
        let format = offset == 0 && zoneName == "UTC" ? "%Y-%m-%d %H:%M:%S UTC" : "%Y-%m-%d %H:%M:%S %z"
        return StrftimeFormatter(time: self, locale: .english).format(format)
    }

    private static func abbreviation(_ zone: Zone, _ instant: Instant) -> String {
        if zone == .utc { return "UTC" }
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        return TimeZone(identifier: zone.name)?.abbreviation(for: date) ?? ""
    }
}

internal import Formats
internal import Foundation

/// A time as the date filters handle it: a reading of a clock, and how far that clock is from UTC.
struct LiquidTime {
    /// Where the name of the clock comes from: asking the system for it is slow, and few patterns do.
    private enum Clock {
        case named(String)
        case zone(Zone)
    }

    var civil: CivilDateTime
    var nanoseconds: Int
    /// Seconds east of UTC.
    let offset: Int
    private let clock: Clock

    init(civil: CivilDateTime, nanoseconds: Int = 0, offset: Int, zoneName: String) {
        (self.civil, self.nanoseconds, self.offset, clock) = (civil, nanoseconds, offset, .named(zoneName))
    }

    init(_ instant: Instant, zone: Zone) {
        nanoseconds = Int((instant.milliseconds % 1000 + 1000) % 1000) * 1_000_000
        clock = .zone(zone)
        guard zone.name != "UTC" else {
            (civil, offset) = (CivilDateTime(utc: instant), 0)
            return
        }
        let milliseconds = zone.offset(at: instant)
        civil = CivilDateTime(utc: instant + milliseconds)
        offset = Int(milliseconds / 1000)
    }

    /// A reading of the clocks of a zone.
    init(civil: CivilDateTime, nanoseconds: Int, zone: Zone) {
        (self.civil, self.nanoseconds, clock) = (civil, nanoseconds, .zone(zone))
        offset = zone.name == "UTC" ? 0 : Int(zone.offset(at: zone.instant(civil)) / 1000)
    }

    var instant: Instant {
        Instant(milliseconds: civil.utcMilliseconds - Int64(offset) * 1000 + Int64(nanoseconds / 1_000_000))
    }

    var epochSeconds: Int64 { civil.utcMilliseconds / 1000 - Int64(offset) }

    /// `UTC`, `MSK`; empty for a bare offset.
    var zoneName: String {
        switch clock {
        case .named(let name): return name
        case .zone(let zone):
            if zone.name == "UTC" { return "UTC" }
            let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
            return TimeZone(identifier: zone.name)?.abbreviation(for: date) ?? ""
        }
    }

    /// As Ruby writes a time.
    var rubyText: String {
        let format = offset == 0 && zoneName == "UTC" ? "%Y-%m-%d %H:%M:%S UTC" : "%Y-%m-%d %H:%M:%S %z"
        return StrftimeFormatter(time: self, locale: .english).format(format)
    }
}

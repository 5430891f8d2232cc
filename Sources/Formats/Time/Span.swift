/// A duration as people write it: `90d`, `6h`, `2w`, `18mo`, `30m`, `1y`. Months and years are counted on the calendar.
package struct Span: Sendable, Hashable, CustomStringConvertible {
    package enum Unit: String, Sendable, CaseIterable {
        case seconds = "s"
        case minutes = "m"
        case hours = "h"
        case days = "d"
        case weeks = "w"
        case months = "mo"
        case years = "y"
    }

    package let count: Int
    package let unit: Unit

    package init(_ count: Int, _ unit: Unit) { (self.count, self.unit) = (count, unit) }

    /// Nil unless the text is a whole number (below one million) followed by a unit.
    package init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 6, let count = Int(digits),
            let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
        else { return nil }
        self.init(count, unit)
    }

    package var description: String { "\(count)\(unit.rawValue)" }

    /// Milliseconds of the units that have a fixed length; a month as 30 days and a year as 365, for comparisons only.
    package var approximateMilliseconds: Int64 {
        let day: Int64 = 86_400_000
        return switch unit {
        case .seconds: Int64(count) * 1000
        case .minutes: Int64(count) * 60_000
        case .hours: Int64(count) * 3_600_000
        case .days: Int64(count) * day
        case .weeks: Int64(count) * 7 * day
        case .months: Int64(count) * 30 * day
        case .years: Int64(count) * 365 * day
        }
    }

    /// `instant` plus this duration: months and years on the calendar of `zone`, all others exact (a day is 24 hours).
    package func after(_ instant: Instant, in zone: Zone) -> Instant { shift(instant, by: 1, in: zone) }

    /// `instant` minus this duration.
    package func before(_ instant: Instant, in zone: Zone) -> Instant { shift(instant, by: -1, in: zone) }

    private func shift(_ instant: Instant, by sign: Int, in zone: Zone) -> Instant {
        switch unit {
        case .seconds, .minutes, .hours:
            return instant + approximateMilliseconds * Int64(sign)
        case .days, .weeks:
            // Exactly 24-hour days: "within 90d" must not depend on which side of a clock change a member lives.
            return instant + approximateMilliseconds * Int64(sign)
        case .months, .years:
            var civil = zone.civil(instant)
            civil.date = civil.date.adding(months: (unit == .years ? 12 : 1) * count * sign)
            return zone.instant(civil) + (instant.milliseconds % 1000 + 1000) % 1000
        }
    }
}

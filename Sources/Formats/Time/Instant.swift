/// A point in time: UTC milliseconds since 1970, as in every `*_at` column of the store.
package struct Instant: Sendable, Hashable, Comparable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package static func + (a: Instant, milliseconds: Int64) -> Instant {
        Instant(milliseconds: a.milliseconds + milliseconds)
    }

    package static func - (a: Instant, milliseconds: Int64) -> Instant {
        Instant(milliseconds: a.milliseconds - milliseconds)
    }

    /// Milliseconds from `b` to `a`.
    package static func - (a: Instant, b: Instant) -> Int64 { a.milliseconds - b.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC: `2026-10-10T07:00:00Z`, with milliseconds only where there are any.
    package var description: String {
        let civil = CivilDateTime(utc: self)
        let fraction = Int(((milliseconds % 1000) + 1000) % 1000)
        let base = "\(civil.date)T\(pad(civil.hour)):\(pad(civil.minute)):\(pad(civil.second))"
        return fraction == 0 ? base + "Z" : base + "." + pad(fraction, 3) + "Z"
    }

    /// The name of an occurrence in a fixed zone: its UTC minute, `2026-10-10T07:00Z` (DESIGN.md 2).
    package var minuteName: String { CivilDateTime(utc: self).minuteName + "Z" }

    /// Reads RFC 3339 (`2026-10-10T10:00:00+03:00`, `...Z`; seconds and fraction optional, `T` or a space). Nil for
    /// anything else, so for a time without an offset too.
    package init?(rfc3339 text: String) {
        guard let (civil, milliseconds, rest) = CivilDateTime.scan(text), !rest.isEmpty else { return nil }
        var offset: Int64 = 0
        if rest != "Z" && rest != "z" {
            let bytes = Array(rest.utf8)
            guard bytes.count == 6 || bytes.count == 5, bytes[0] == 0x2B || bytes[0] == 0x2D else { return nil }
            let digits = rest.dropFirst().filter { $0 != ":" }
            guard digits.count == 4, let value = Int64(digits), value / 100 < 24, value % 100 < 60 else { return nil }
            offset = (value / 100 * 60 + value % 100) * 60_000 * (bytes[0] == 0x2D ? -1 : 1)
        }
        self.init(milliseconds: civil.utcMilliseconds + Int64(milliseconds) - offset)
    }
}

/// Decimal digits with leading zeros.
package func pad(_ value: Int, _ width: Int = 2) -> String {
    let text = String(value)
    return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
}

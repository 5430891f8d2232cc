internal import Formats

/// `date`, as Shopify has it.
enum DateFilters {
    static let all: [Filter] = [
        Filter("date", 1...1) { input, arguments, renderer in
            let format = arguments[0].text
            guard !format.isEmpty, let time = time(input, renderer.now, renderer.zone) else { return input }
            return .string(StrftimeFormatter(time: time, locale: .english).format(format))
        }
    ]

    /// The time that a value stands for: seconds since 1970, `now`, `today`, or a date as people write it.
    static func time(_ value: LiquidValue, _ now: Instant, _ zone: Zone) -> LiquidTime? {
        switch value {
        case .instant(let instant): return LiquidTime(instant, zone: zone)
        case .integer(let seconds): return time(seconds: seconds, zone)
        case .string(let text), .markup(let text):
            if text.utf8.count == 3 || text.utf8.count == 5 {
                let word = text.lowercased()
                if word == "now" || word == "today" { return LiquidTime(now, zone: zone) }
            }
            if !text.isEmpty, text.utf8.allSatisfy(\.isDigit) {
                return Int64(text).flatMap { time(seconds: $0, zone) }
            }
            return DateParser.parse(text, now: now, in: zone)
        default: return nil
        }
    }

    /// Nil for years that nobody means.
    private static func time(seconds: Int64, _ zone: Zone) -> LiquidTime? {
        guard abs(seconds) < 300_000_000_000 else { return nil }
        return LiquidTime(Instant(milliseconds: seconds * 1000), zone: zone)
    }
}

internal import Formats
internal import Store

/// Times as survey tools write them.
struct ToolTime: Sendable {
    /// Of times without a zone.
    let zone: Zone
    /// Day before month where both stand as numbers with strokes; nil where the file does not say.
    var order: DateStyle?

    /// A time, and the latest that it may mean: the end of the day where only a day is said.
    func moment(_ text: String) -> (at: Instant, latest: Instant)? {
        if let instant = Instant(rfc3339: text) { return (instant, instant) }
        if let civil = CivilDateTime(text) {
            let instant = zone.instant(civil)
            return (instant, instant)
        }
        if let date = CivilDate(text) { return day(date) }
        return loose(text)
    }

    private func day(_ date: CivilDate) -> (at: Instant, latest: Instant) {
        (zone.startOfDay(date), zone.startOfDay(date.adding(days: 1)) - 1)
    }

    /// `8/4/2025 23:25:41`, `2026/10/04 10:15:00 AM GMT+5:30`, `04.08.2025 23:25`.
    private func loose(_ text: String) -> (at: Instant, latest: Instant)? {
        var words = text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{202F}" }).map(String.init)
        guard !words.isEmpty, words.count <= 4, text.utf8.count <= 60 else { return nil }
        var offset: Int?
        if let last = words.last, words.count > 1, let found = ToolTime.offset(last) {
            offset = found
            words.removeLast()
        }
        guard let date = date(words[0]) else { return nil }
        if words.count == 1 { return offset == nil ? day(date) : nil }
        var half: Bool?
        if words.count == 3 {
            switch words[2].uppercased() {
            case "AM": half = false
            case "PM": half = true
            default: return nil
            }
        }
        guard words.count <= 3, let clock = ToolTime.clock(words[1], isAfternoon: half) else { return nil }
        let civil = CivilDateTime(date: date, hour: clock.hour, minute: clock.minute, second: clock.second)
        let instant =
            offset.map { Zone.utc.instant(civil) - Int64($0) * 60_000 } ?? zone.instant(civil)
        return (instant, instant)
    }

    private func date(_ text: String) -> CivilDate? {
        guard let mark = text.first(where: { "/.-".contains($0) }) else { return nil }
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count == 3, let numbers = ToolTime.numbers(parts) else { return nil }
        if parts[0].count == 4 { return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
        guard parts[2].count == 4 || parts[2].count == 2 else { return nil }
        let year = parts[2].count == 2 ? 2000 + numbers[2] : numbers[2]
        let isDayFirst = mark == "." || (order ?? .mdy) == .dmy
        return CivilDate(year: year, month: numbers[isDayFirst ? 1 : 0], day: numbers[isDayFirst ? 0 : 1])
    }

    /// Which order a time shows, beyond doubt; nil where either is possible, or it has no strokes.
    static func order(shownBy text: String) -> DateStyle? {
        let parts = (text.split(whereSeparator: \.isWhitespace).first ?? "").split(separator: "/")
        guard parts.count == 3, parts[0].count <= 2, let numbers = numbers(parts) else { return nil }
        if numbers[0] > 12, numbers[1] <= 12 { return .dmy }
        return numbers[1] > 12 && numbers[0] <= 12 ? .mdy : nil
    }

    /// Either order would do.
    static func isAmbiguous(_ text: String) -> Bool {
        let parts = (text.split(whereSeparator: \.isWhitespace).first ?? "").split(separator: "/")
        guard parts.count == 3, parts[0].count <= 2, let numbers = numbers(parts) else { return false }
        return numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1]
    }

    private static func numbers(_ parts: [Substring]) -> [Int]? {
        let numbers = parts.compactMap { part in
            part.count <= 4 && part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
        }
        return numbers.count == parts.count ? numbers : nil
    }

    /// `GMT+5:30`, `UTC`, `GMT-3`: minutes.
    private static func offset(_ text: String) -> Int? {
        let upper = text.uppercased()
        guard upper.hasPrefix("GMT") || upper.hasPrefix("UTC") else { return nil }
        let rest = upper.dropFirst(3)
        if rest.isEmpty { return 0 }
        guard let sign = rest.first, sign == "+" || sign == "-" || sign == "\u{2212}" else { return nil }
        let parts = rest.dropFirst().split(separator: ":")
        guard (1...2).contains(parts.count), let numbers = numbers(parts), numbers[0] <= 14 else { return nil }
        let minutes = numbers[0] * 60 + (numbers.count == 2 ? numbers[1] : 0)
        return sign == "+" ? minutes : -minutes
    }

    private static func clock(_ text: String, isAfternoon: Bool?) -> (hour: Int, minute: Int, second: Int)? {
        // Fractions of a second are passed over.
        let parts = text.split(separator: ".")[0].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let numbers = numbers(parts) else { return nil }
        var hour = numbers[0]
        let (minute, second) = (numbers[1], numbers.count == 3 ? numbers[2] : 0)
        if let isAfternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return (hour, minute, second)
    }
}

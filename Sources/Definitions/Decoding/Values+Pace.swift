internal import Formats

extension Values {
    private static let words: [String: Span] = [
        "second": Span(1, .seconds), "minute": Span(1, .minutes), "hour": Span(1, .hours), "day": Span(1, .days),
        "week": Span(1, .weeks),
    ]

    /// `50/s`, `1000 per 1h`, `200 per day`: at most so many in any window of that length.
    static func pace(_ node: YAMLNode) throws(ValueMistake) -> CountLimit {
        let text = try text(node)
        let parts =
            text.contains("/")
            ? text.split(separator: "/", omittingEmptySubsequences: false).map { String($0).trimmed }
            : text.split(separator: " ").map(String.init).filter { $0 != "per" }
        let window = parts.count == 2 ? words[parts[1]] ?? Span(parts[1]) ?? Span("1" + parts[1]) : nil
        guard let window, let first = parts.first, first.count <= 9, let count = Int(first), count > 0,
            window.count > 0, first.allSatisfy({ $0.isASCII && $0.isNumber })
        else {
            throw ValueMistake(
                .limit, Phrase("\"\(text)\" is not a pace"),
                suggestion: Phrase("write it as 50/s, 1000 per 1h or 200 per day"))
        }
        guard window.unit != .months, window.unit != .years, window.approximateMilliseconds <= 31 * 86_400_000 else {
            throw ValueMistake(
                .limit, Phrase("\"\(text)\" counts over more than 31 days"),
                suggestion: Phrase("write it as 50/s, 1000 per 1h or 200 per day"))
        }
        return CountLimit(count: count, window: window)
    }

    /// `2026-12-01`.
    static func date(_ node: YAMLNode) throws(ValueMistake) -> CivilDate {
        let text = try text(node)
        if let date = CivilDate(text), (1970...9999).contains(date.year) { return date }
        throw ValueMistake(
            .date, Phrase("\"\(text)\" is not a date"), suggestion: Phrase("write it as 2026-12-01"))
    }
}

extension String {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}

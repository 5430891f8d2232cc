internal import Formats

extension Values {
    /// `2 per 7d`.
    static func countLimit(_ node: YAMLNode) throws(ValueMistake) -> CountLimit {
        let text = try text(node)
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3, words[1] == "per", let count = whole(words[0]), let window = Span(words[2]),
            window.count > 0
        else {
            throw ValueMistake(
                .limit, Phrase("\"\(text)\" is not a limit"),
                suggestion: Phrase("write it as 2 per 7d: at most 2 in any 7 days"))
        }
        return CountLimit(count: count, window: window)
    }

    /// `1 in 5 per 90d`.
    static func shareLimit(_ node: YAMLNode) throws(ValueMistake) -> ShareLimit {
        let text = try text(node)
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 5, words[1] == "in", words[3] == "per", let part = whole(words[0]),
            let whole = whole(words[2]), let window = Span(words[4]), window.count > 0
        else {
            throw ValueMistake(
                .limit, Phrase("\"\(text)\" is not a share"),
                suggestion: Phrase("write it as 1 in 5 per 90d: at most every fifth message in any 90 days"))
        }
        guard whole > 0, part <= whole else {
            throw ValueMistake(
                .limit, Phrase("\(part) in \(whole) is more than all"), suggestion: Phrase("write it as 1 in 5 per 90d")
            )
        }
        return ShareLimit(part: part, whole: whole, window: window)
    }

    /// `1 in 4`: some of a whole, and not all of it.
    static func ratio(_ node: YAMLNode) throws(ValueMistake) -> (part: Int, whole: Int) {
        let text = try text(node)
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3, words[1] == "in", let part = whole(words[0]), let whole = whole(words[2]), part > 0
        else {
            throw ValueMistake(
                .limit, Phrase("\"\(text)\" is not a part of a whole"),
                suggestion: Phrase("write it as 1 in 4: every fourth"))
        }
        guard part < whole else {
            throw ValueMistake(
                .limit, Phrase("\(part) in \(whole) leaves nobody of the wave's own"),
                suggestion: Phrase("write it as 1 in 4: every fourth"))
        }
        return (part, whole)
    }

    private static func whole(_ text: String) -> Int? {
        text.count <= 6 && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }

    /// `21:00-09:00`.
    static func quietHours(_ node: YAMLNode) throws(ValueMistake) -> QuietHours {
        let text = try text(node)
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
            .map { $0.filter { $0 != " " } }
        guard parts.count == 2, let from = minute(parts[0]), let until = minute(parts[1]) else {
            throw ValueMistake(
                .quietHours, Phrase("\"\(text)\" is not a span of hours"), suggestion: Phrase("write it as 21:00-09:00")
            )
        }
        guard from != until else {
            throw ValueMistake(
                .quietHours, Phrase("\"\(text)\" begins and ends at the same time"),
                suggestion: Phrase("write it as 21:00-09:00"))
        }
        return QuietHours(from: from, until: until)
    }

    /// `10:00`. YAML reads it as text with quotes and without.
    static func timeOfDay(_ node: YAMLNode) throws(ValueMistake) -> TimeOfDay {
        let text = try text(node)
        guard let minute = minute(text) else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not a time of day"), suggestion: Phrase("write it as \"10:00\""))
        }
        return TimeOfDay(hour: minute / 60, minute: minute % 60)
    }

    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            let hour = whole(String(parts[0])),
            let minute = whole(String(parts[1])), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}

internal import Definitions
internal import Formats
internal import SQLite

/// Cells read as the types that a workspace declares.
enum CellValue {
    /// The value of a non-empty cell; `.null` for an empty one.
    static func value(_ cell: String, type: ValueType) throws(RowReject) -> SQLValue {
        guard let text = try CellText.text(cell) else { return .null }
        switch type {
        case .string: return .text(text)
        case .number: return .real(try number(text))
        case .boolean: return .integer(try boolean(text) ? 1 : 0)
        case .date: return .text(try date(text))
        case .oneOf(let choices): return .text(try choice(text, of: choices))
        }
    }

    /// `1234.5`, `1 234,5`, `1,234.50`, `1.234,50`. What could be read two ways is refused.
    static func number(_ text: String) throws(RowReject) -> Double {
        if let value = simpleNumber(text) { return value }
        let plain = String(text.map { "\u{A0}\u{202F}\u{2009}'".contains($0) ? " " : $0 == "\u{2212}" ? "-" : $0 })
        let unsigned = plain.first == "-" || plain.first == "+" ? plain.dropFirst() : plain[...]
        let commas = unsigned.count { $0 == "," }
        let dots = unsigned.count { $0 == "." }
        var point: String.Index?
        if commas > 0, dots > 0 {
            point = unsigned.lastIndex { $0 == "," || $0 == "." }
        } else if commas + dots == 1 {
            point = unsigned.firstIndex { $0 == "," || $0 == "." }
        }
        let whole = unsigned[..<(point ?? unsigned.endIndex)]
        let fraction = point.map { unsigned[unsigned.index(after: $0)...] }
        if commas == 1, dots == 0, fraction?.count == 3, whole != "0" {
            throw RowReject("\"\(text)\" could be two numbers: write it with a dot (1234.5) and without separators")
        }
        let groups = whole.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "," || $0 == "." }
        let isGrouped = groups.count == 1 || (1...3).contains(groups[0].count)
        let digits = groups.joined() + (fraction.map { "." + $0 } ?? "")
        guard isGrouped, groups.dropFirst().allSatisfy({ $0.count == 3 }), fraction.map({ !$0.isEmpty }) ?? true,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let value = Double(digits),
            value.isFinite
        else { throw RowReject("\"\(text)\" is not a number") }
        return plain.first == "-" ? -value : value
    }

    /// Digits, and a dot between digits: what most files have.
    private static func simpleNumber(_ text: String) -> Double? {
        let bytes = text.utf8
        guard let last = bytes.last, (0x30...0x39).contains(last), bytes.first != 0x2E,
            bytes.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let value = Double(text), value.isFinite
        else { return nil }
        return value
    }

    static func boolean(_ text: String) throws(RowReject) -> Bool {
        switch text.lowercased() {
        case "yes", "y", "true", "t", "1", "on", "да", "истина", "+": return true
        case "no", "n", "false", "f", "0", "off", "нет", "ложь", "-": return false
        default: throw RowReject("\"\(text)\" is neither yes nor no")
        }
    }

    /// A day as ISO text. `2026-10-10`, `10.10.2026`, or the day of a time.
    static func date(_ text: String) throws(RowReject) -> String {
        if let day = day(text) { return day.description }
        if text.utf8.count > 10, let day = day(String(text.prefix(10))),
            Instant(rfc3339: text) != nil || CivilDateTime(text) != nil
        {
            return day.description
        }
        throw RowReject("\"\(text)\" is not a date: write it as 2026-10-31")
    }

    /// `2026-10-10` or `10.10.2026`, between the years 1 and 9999.
    static func day(_ text: String) -> CivilDate? {
        if let day = CivilDate(text) { return day.year > 0 ? day : nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4, (1...2).contains(parts[0].utf8.count),
            (1...2).contains(parts[1].utf8.count), text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]), year > 0
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// One of the declared choices, exactly, or else but for case.
    static func choice(_ text: String, of choices: [String]) throws(RowReject) -> String {
        if choices.contains(text) { return text }
        let folded = text.lowercased()
        let near = choices.filter { $0.lowercased() == folded }
        if near.count == 1 { return near[0] }
        let suggestion = Suggestions.text(for: text, among: choices).map { ": \($0)" } ?? ""
        throw RowReject("\"\(text)\" is none of the declared values\(suggestion)")
    }
}

internal import Definitions
internal import Formats
internal import SQLite

/// Cells read as the types that a workspace declares.
enum CellValue {
    /// The value of a non-empty cell; `.null` for an empty one.
    static func value(
        _ cell: String, type: ValueType, column: Int, styles: ColumnStyles?
    ) throws(RowReject) -> SQLValue {
        guard let text = try CellText.text(cell) else { return .null }
        switch type {
        case .string: return .text(text)
        case .number: return .real(try number(text, column: column, styles: styles))
        case .boolean: return .integer(try boolean(text) ? 1 : 0)
        case .date: return .text(try date(text, column: column, styles: styles))
        case .oneOf(let choices): return .text(try choice(text, of: choices))
        }
    }

    /// A number in any usual spelling. What could be read two ways is refused, unless the option or the column tells.
    static func number(_ text: String, column: Int, styles: ColumnStyles?) throws(RowReject) -> Double {
        if styles?.decimal != .comma, let value = simpleNumber(text), !hasThreeDecimals(text) { return value }
        guard let number = CellNumber(text) else { throw RowReject(Phrase("\"\(text)\" is not a number")) }
        let mark: DecimalMark
        if let decimal = styles?.decimal {
            mark = decimal
        } else if let certain = number.certainMark {
            mark = certain
        } else if number.couldBeThousands, let shown = styles?.mark(ofNumbersIn: column) {
            mark = shown
        } else if number.couldBeThousands, number.hasComma {
            throw RowReject(
                Phrase(
                    """
                    "\(text)" could be \(text.replacing(",", with: "")) or \(text.replacing(",", with: ".")), and no number \
                    in the column tells which. Say --decimal dot or --decimal comma
                    """))
        } else {
            mark = .dot
        }
        guard let value = number.value(mark: mark) else {
            throw RowReject(
                mark == .comma
                    ? Phrase("\"\(text)\" is not a number with a decimal comma")
                    : Phrase("\"\(text)\" is not a number with a decimal dot"))
        }
        return value
    }

    /// `1.234`, which is one thousand two hundred and thirty-four where commas stand before fractions.
    private static func hasThreeDecimals(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count >= 5, bytes.count <= 7 else { return false }
        return bytes[bytes.index(bytes.endIndex, offsetBy: -4)] == 0x2E && bytes.first != 0x30
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
        default: throw RowReject(Phrase("\"\(text)\" is neither yes nor no"))
        }
    }

    /// A day as ISO text: the day itself, or that of a time.
    static func date(_ text: String, column: Int, styles: ColumnStyles?) throws(RowReject) -> String {
        if let day = day(text) { return day.description }
        let end = text.firstIndex { $0 == " " || $0 == "T" || $0 == "," } ?? text.endIndex
        let clock = text[end...].drop { $0 == " " || $0 == "T" || $0 == "," }
        if let day = try DayQuestion(text[..<end], column: column, styles: styles).day() {
            if clock.isEmpty || CellClock(clock) != nil { return day.description }
        } else if let serial = CellDate.serial(text) {
            if styles?.dates == .excel { return serial.date.description }
            throw RowReject(DayQuestion.excelNumber(text))
        } else if let (day, clock) = try DayQuestion.day(inWords: text), clock.isEmpty || CellClock(clock) != nil {
            return day.description
        }
        throw RowReject(Phrase("\"\(text)\" is not a date: write it as 2026-10-31"))
    }

    /// `2026-10-10` or `10.10.2026`, between the years 1 and 9999.
    static func day(_ text: String) -> CivilDate? {
        guard text.utf8.count <= 10 else { return nil }
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
        throw RowReject(
            Phrase("\"\(text)\" is none of the declared values")
                .followed(by: Suggestions.advice(for: text, among: choices)))
    }
}

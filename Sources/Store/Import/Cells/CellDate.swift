internal import Formats

/// Days as people and spreadsheets write them with numbers: `31.12.2026`, `12/31/2026`, `2026/12/31`, `31-12-2026`.
enum CellDate {
    enum Reading: Hashable {
        case day(CivilDate)
        /// Both could be meant.
        case ambiguous(dayFirst: CivilDate, monthFirst: CivilDate)
        /// `31.12.26`
        case shortYear
        case none
    }

    /// - Parameter style: which of day and month stands first, where that is known.
    static func reading(_ text: some StringProtocol, style: DateStyle?) -> Reading {
        guard let numbers = Numbers(text) else { return .none }
        let (a, b, c) = (numbers.values[0], numbers.values[1], numbers.values[2])
        if numbers.digits[0] == 4 {
            return numbers.digits[2] <= 2 ? day(a, b, c) : .none
        }
        guard numbers.digits[0] <= 2, numbers.digits[1] <= 2 else { return .none }
        guard numbers.digits[2] == 4 else { return numbers.digits[2] == 2 ? .shortYear : .none }
        // With dots the day stands first in every country that writes dots.
        if numbers.separator == 0x2E { return day(c, b, a) }
        switch style {
        case .dmy: return day(c, b, a)
        case .mdy: return day(c, a, b)
        case .ymd: return .none
        case .excel, nil: break
        }
        switch (day(c, b, a), day(c, a, b)) {
        case (.day(let dayFirst), .day(let monthFirst)):
            return dayFirst == monthFirst ? .day(dayFirst) : .ambiguous(dayFirst: dayFirst, monthFirst: monthFirst)
        case (.day(let day), _), (_, .day(let day)): return .day(day)
        default: return .none
        }
    }

    /// Which order a date shows by itself: `31/12/2026` the day first. Nil when it does not show any.
    static func order(of text: some StringProtocol) -> DateStyle? {
        guard let numbers = Numbers(text), numbers.separator != 0x2E, numbers.digits[2] == 4, numbers.digits[0] <= 2
        else { return nil }
        if numbers.values[0] > 12, numbers.values[1] <= 12 { return .dmy }
        if numbers.values[1] > 12, numbers.values[0] <= 12 { return .mdy }
        return nil
    }

    /// A day by Excel's number, with the time of day as its fraction (1900 date system; its 29 February 1900 is none).
    static func serial(_ text: String) -> CivilDateTime? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }),
            let value = Double(text.replacing(",", with: ".")), value >= 1, value < 2_958_466
        else { return nil }
        let whole = Int(value)
        if whole == 60 { return nil }
        let epoch = CivilDate(year: 1899, month: 12, day: whole < 60 ? 31 : 30)!
        let seconds = min(Int(((value - Double(whole)) * 86_400).rounded()), 86_399)
        return CivilDateTime(
            date: epoch.adding(days: whole), hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Reading {
        year > 0 ? CivilDate(year: year, month: month, day: day).map { .day($0) } ?? .none : .none
    }

    /// Three numbers with the same separator between them.
    private struct Numbers {
        var values = [0]
        var digits = [0]
        var separator: UInt8 = 0

        init?(_ text: some StringProtocol) {
            guard text.utf8.count <= 10 else { return nil }
            for byte in text.utf8 {
                switch byte {
                case 0x30...0x39:
                    values[values.count - 1] = values[values.count - 1] * 10 + Int(byte - 0x30)
                    digits[digits.count - 1] += 1
                case 0x2D, 0x2E, 0x2F:
                    if separator == 0 { separator = byte }
                    guard byte == separator else { return nil }
                    values.append(0)
                    digits.append(0)
                default: return nil
                }
            }
            guard values.count == 3, !digits.contains(0) else { return nil }
        }
    }
}

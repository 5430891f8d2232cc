internal import Formats

/// Numbers as people write them: `1234.5`, `1 234,56`, `1,234.56`, `1.234,56`, `12,50 ₽`, `-$3.20`.
struct CellNumber {
    /// Without sign, currency and spaces between thousands: digits, dots, commas, and single spaces.
    private let unsigned: Substring
    private let isNegative: Bool
    private let commas: Int
    private let dots: Int

    /// Nil for a text that has anything else in it.
    init?(_ text: String) {
        var plain = Substring(
            String(text.map { "\u{A0}\u{202F}\u{2009}\u{2007}'’".contains($0) ? " " : $0 == "\u{2212}" ? "-" : $0 }))
        var isNegative = false
        var hasSign = false
        for _ in 0..<3 {
            plain = plain.drop { $0 == " " }
            if let first = plain.first, first == "-" || first == "+", !hasSign {
                (hasSign, isNegative) = (true, first == "-")
                plain = plain.dropFirst()
            } else if let currency = CellNumber.currencies.first(where: { plain.lowercased().hasPrefix($0) }) {
                plain = plain.dropFirst(currency.count)
            }
        }
        while plain.last == " " { plain = plain.dropLast() }
        if let currency = CellNumber.currencies.first(where: { plain.lowercased().hasSuffix($0) }) {
            plain = plain.dropLast(currency.count)
        }
        while plain.last == " " { plain = plain.dropLast() }
        guard let first = plain.utf8.first, let last = plain.utf8.last, first != 0x2C, CellNumber.isDigit(last),
            plain.utf8.allSatisfy({ CellNumber.isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x20 })
        else { return nil }
        (unsigned, self.isNegative) = (plain, isNegative)
        commas = plain.utf8.count { $0 == 0x2C }
        dots = plain.utf8.count { $0 == 0x2E }
    }

    /// Which mark is certainly the decimal one; nil where there is none or it cannot be told.
    var certainMark: DecimalMark? {
        if commas > 0, dots > 0 {
            return unsigned.utf8.last { $0 == 0x2C || $0 == 0x2E } == 0x2C ? .comma : .dot
        }
        if commas > 1 { return .dot }
        if dots > 1 { return .comma }
        guard commas + dots == 1, !couldBeThousands else { return nil }
        return commas == 1 ? .comma : .dot
    }

    /// True for `1,234` and `1.234`: one to three digits, the only mark, three digits.
    var couldBeThousands: Bool {
        guard commas + dots == 1, let mark = unsigned.utf8.firstIndex(where: { $0 == 0x2C || $0 == 0x2E }) else {
            return false
        }
        let whole = unsigned.utf8[..<mark]
        return unsigned.utf8[mark...].count == 4 && (1...3).contains(whole.count) && whole.first != 0x30
            && !whole.contains(0x20)
    }

    var hasComma: Bool { commas > 0 }

    /// The number with this mark before its fraction; nil where that cannot be.
    func value(mark: DecimalMark) -> Double? {
        let point = mark == .comma ? Character(",") : "."
        let parts = unsigned.split(separator: point, omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let groups = parts[0].split(omittingEmptySubsequences: false) { $0 == " " || $0 == "," || $0 == "." }
        let separators = Set(parts[0].filter { $0 == " " || $0 == "," || $0 == "." })
        let fraction = parts.count == 2 ? parts[1] : ""
        guard separators.count <= 1, groups.count == 1 || (1...3).contains(groups[0].count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }), parts.count == 1 || !fraction.isEmpty,
            fraction.utf8.allSatisfy(CellNumber.isDigit), !groups[0].isEmpty,
            let value = Double(groups.joined() + (fraction.isEmpty ? "" : "." + fraction)), value.isFinite
        else { return nil }
        return isNegative ? -value : value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Signs and words that say money and nothing else; longer ones before what they begin with.
    private static let currencies = [
        "₽", "$", "€", "£", "₴", "₸", "¥", "рублей", "рубля", "руб.", "руб", "р.", "rub", "rur", "usd", "eur", "gbp",
        "kzt", "uah", "byn", "тенге", "грн",
    ]
}

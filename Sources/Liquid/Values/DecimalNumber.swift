/// A decimal number, `mantissa × 10^exponent`: what sums of money need (10.1 + 2.2 is 12.3). Operations that would lose
/// digits return nil, and the caller computes with doubles instead.
struct DecimalNumber: Sendable {
    let mantissa: Int128
    let exponent: Int

    static let zero = DecimalNumber(mantissa: 0, exponent: 0)

    init(mantissa: Int128, exponent: Int) { (self.mantissa, self.exponent) = (mantissa, exponent) }

    init(_ value: Int64) { self.init(mantissa: Int128(value), exponent: 0) }

    /// Nil unless the number is finite.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        if let (mantissa, places) = DecimalNumber.short(value) {
            self.init(mantissa: Int128(mantissa), exponent: -places)
            return
        }
        let (digits, exponent) = DecimalNumber.shortestDigits(of: value.magnitude)
        guard let mantissa = Int128(digits) else { return nil }
        self.init(mantissa: value < 0 ? -mantissa : mantissa, exponent: exponent)
    }

    /// `-12.50` and nothing else; nil when there are too many digits.
    init?(plain text: Substring) {
        let negative = text.hasPrefix("-")
        let parts = (negative ? text.dropFirst() : text).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            text.utf8.count <= 36, let mantissa = Int128(String(parts[0] + parts[1]))
        else { return nil }
        self.init(mantissa: negative ? -mantissa : mantissa, exponent: -parts[1].utf8.count)
    }

    /// The number as `mantissa × 10^-places` with the fewest places, if four are enough, as in nearly all sums of money.
    /// Below 10^15 a decimal that reads back as the number is the shortest one; whole mantissas and powers of ten are
    /// exact, so their quotient is what reading it would give.
    static func short(_ value: Double) -> (mantissa: Int64, places: Int)? {
        var power = 1.0
        for places in 0...4 {
            let scaled = (value * power).rounded()
            guard scaled.magnitude < 1e15 else { return nil }
            if scaled / power == value { return (Int64(scaled), places) }
            power *= 10
        }
        return nil
    }

    /// The shortest digits that read back as the number (not negative), which is `digits × 10^exponent`.
    static func shortestDigits(of value: Double) -> (digits: String, exponent: Int) {
        let text = "\(value)"
        let parts = text.split(separator: "e")
        var exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var digits = String(number[0])
        if number.count == 2, number[1] != "0" {
            digits += number[1]
            exponent -= number[1].utf8.count
        }
        while digits.utf8.count > 1, digits.hasSuffix("0") {
            digits.removeLast()
            exponent += 1
        }
        let significant = digits.drop { $0 == "0" }
        return (significant.isEmpty ? "0" : String(significant), exponent)
    }

    var doubleValue: Double {
        // Both are exact, so that the quotient is the double that is nearest.
        if mantissa.magnitude < 1 << 53, exponent <= 0, exponent >= -22 {
            return Double(Int64(mantissa)) / DecimalNumber.powersOfTen[-exponent]
        }
        return Double("\(mantissa)e\(exponent)") ?? 0
    }

    private static let powersOfTen: [Double] = (0...22).map { Double("1e\($0)") ?? 0 }

    /// Nil when it does not fit.
    private static func powerOfTen(_ power: Int) -> Int128? {
        guard power >= 0, power <= 37 else { return nil }
        var result: Int128 = 1
        for _ in 0..<power { result *= 10 }
        return result
    }

    private func mantissa(at exponent: Int) -> Int128? {
        guard let factor = DecimalNumber.powerOfTen(self.exponent - exponent) else { return nil }
        let (result, overflow) = mantissa.multipliedReportingOverflow(by: factor)
        return overflow ? nil : result
    }

    private static func aligned(_ a: DecimalNumber, _ b: DecimalNumber) -> (Int128, Int128, Int)? {
        let exponent = min(a.exponent, b.exponent)
        guard let first = a.mantissa(at: exponent), let second = b.mantissa(at: exponent) else { return nil }
        return (first, second, exponent)
    }

    func adding(_ other: DecimalNumber) -> DecimalNumber? {
        guard let (a, b, exponent) = DecimalNumber.aligned(self, other) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : DecimalNumber(mantissa: sum, exponent: exponent)
    }

    func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
        guard other.mantissa != .min else { return nil }
        return adding(DecimalNumber(mantissa: -other.mantissa, exponent: other.exponent))
    }

    func multiplied(by other: DecimalNumber) -> DecimalNumber? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
        return overflow ? nil : DecimalNumber(mantissa: product, exponent: exponent + other.exponent)
    }

    /// The quotient to about 19 digits or more; nil for a division by zero.
    func divided(by other: DecimalNumber) -> DecimalNumber? {
        guard other.mantissa != 0 else { return nil }
        guard mantissa != 0 else { return .zero }
        var numerator = mantissa
        var exponent = exponent
        while case let (next, overflow) = numerator.multipliedReportingOverflow(by: 10), !overflow {
            numerator = next
            exponent -= 1
        }
        return DecimalNumber(mantissa: numerator / other.mantissa, exponent: exponent - other.exponent)
    }

    /// The remainder with the sign of the divisor, as in Ruby.
    func modulo(_ other: DecimalNumber) -> DecimalNumber? {
        guard other.mantissa != 0, let (a, b, exponent) = DecimalNumber.aligned(self, other) else { return nil }
        let rest = a % b
        return DecimalNumber(mantissa: rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest, exponent: exponent)
    }

    enum Rounding { case halfAwayFromZero, down, up }

    /// Rounded to `digits` after the point (before it, if negative).
    func rounded(to digits: Int = 0, _ rounding: Rounding = .halfAwayFromZero) -> DecimalNumber {
        let drop = -exponent - digits
        guard drop > 0 else { return self }
        guard let factor = DecimalNumber.powerOfTen(drop) else {
            let toward: Int128 = rounding == .down && mantissa < 0 ? -1 : rounding == .up && mantissa > 0 ? 1 : 0
            return DecimalNumber(mantissa: toward, exponent: -digits)
        }
        let quotient = mantissa / factor
        let rest = mantissa % factor
        let step: Int128 =
            switch rounding {
            case .halfAwayFromZero: rest.magnitude * 2 >= factor.magnitude ? (mantissa < 0 ? -1 : 1) : 0
            case .down: rest < 0 ? -1 : 0
            case .up: rest > 0 ? 1 : 0
            }
        return DecimalNumber(mantissa: quotient + step, exponent: -digits)
    }

    /// The whole number, when it is one that fits.
    var integerValue: Int64? {
        guard exponent <= 0 else { return mantissa(at: 0).flatMap { Int64(exactly: $0) } }
        guard let factor = DecimalNumber.powerOfTen(-exponent) else { return mantissa == 0 ? 0 : nil }
        return Int64(exactly: mantissa / factor)
    }

    static func < (a: DecimalNumber, b: DecimalNumber) -> Bool {
        guard let (first, second, _) = aligned(a, b) else { return a.doubleValue < b.doubleValue }
        return first < second
    }
}

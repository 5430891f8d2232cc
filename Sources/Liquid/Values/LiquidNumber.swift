/// A value where a filter wants a number.
enum LiquidNumber {
    case integer(Int64)
    case decimal(DecimalNumber)
    /// What a decimal cannot hold.
    case double(Double)

    var doubleValue: Double {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let value): value.doubleValue
        case .double(let value): value
        }
    }

    /// As a value of the language: decimals become reals.
    var value: LiquidValue {
        if case .integer(let value) = self { return .integer(value) }
        return .real(doubleValue)
    }

    var isZero: Bool {
        switch self {
        case .integer(let value): value == 0
        case .decimal(let value): value.mantissa == 0
        case .double(let value): value == 0
        }
    }

    private var decimal: DecimalNumber? {
        switch self {
        case .integer(let value): DecimalNumber(value)
        case .decimal(let value): value
        case .double: nil
        }
    }

    /// The whole number; nil when it is too big for one.
    func rounded(_ rounding: DecimalNumber.Rounding, to digits: Int = 0) -> LiquidNumber {
        switch self {
        case .integer(let value):
            guard digits < 0 else { return self }
            return LiquidNumber.decimal(DecimalNumber(value).rounded(to: digits, rounding)).whole
        case .decimal(let value): return .decimal(value.rounded(to: digits, rounding))
        case .double(let value):
            return .double(
                rounding == .down
                    ? value.rounded(.down)
                    : rounding == .up ? value.rounded(.up) : value.rounded(.toNearestOrAwayFromZero))
        }
    }

    /// The same number as an integer where that is possible.
    var whole: LiquidNumber {
        switch self {
        case .integer: self
        case .decimal(let value): value.integerValue.map(LiquidNumber.integer) ?? self
        case .double(let value): Int64(exactly: value.rounded(.towardZero)).map(LiquidNumber.integer) ?? self
        }
    }

    static func < (a: LiquidNumber, b: LiquidNumber) -> Bool {
        if case .integer(let first) = a, case .integer(let second) = b { return first < second }
        if let first = a.decimal, let second = b.decimal { return first < second }
        return a.doubleValue < b.doubleValue
    }

    typealias Overflowing = (Int64, Int64) -> (partialValue: Int64, overflow: Bool)

    /// Whole numbers first, then decimals, then doubles.
    private static func apply(
        _ a: LiquidNumber, _ b: LiquidNumber, _ whole: Overflowing,
        _ exact: (DecimalNumber, DecimalNumber) -> DecimalNumber?, _ double: (Double, Double) -> Double
    ) -> LiquidNumber {
        if case .integer(let first) = a, case .integer(let second) = b {
            let (result, overflow) = whole(first, second)
            return overflow ? .double(double(Double(first), Double(second))) : .integer(result)
        }
        if let first = a.decimal, let second = b.decimal, let result = exact(first, second) { return .decimal(result) }
        return .double(double(a.doubleValue, b.doubleValue))
    }

    static func + (a: LiquidNumber, b: LiquidNumber) -> LiquidNumber {
        apply(a, b, { $0.addingReportingOverflow($1) }, { $0.adding($1) }, +)
    }

    static func - (a: LiquidNumber, b: LiquidNumber) -> LiquidNumber {
        apply(a, b, { $0.subtractingReportingOverflow($1) }, { $0.subtracting($1) }, -)
    }

    static func * (a: LiquidNumber, b: LiquidNumber) -> LiquidNumber {
        apply(a, b, { $0.multipliedReportingOverflow(by: $1) }, { $0.multiplied(by: $1) }, *)
    }

    /// Whole numbers divide towards minus infinity. Not for a zero divisor.
    static func / (a: LiquidNumber, b: LiquidNumber) -> LiquidNumber {
        apply(
            a, b,
            { first, second in
                let (quotient, overflow) = first.dividedReportingOverflow(by: second)
                let down = !overflow && first % second != 0 && (first < 0) != (second < 0)
                return (down ? quotient - 1 : quotient, overflow)
            }, { $0.divided(by: $1) }, /)
    }

    /// The remainder with the sign of the divisor. Not for a zero divisor.
    static func % (a: LiquidNumber, b: LiquidNumber) -> LiquidNumber {
        apply(
            a, b,
            { first, second in
                let rest = second == -1 ? 0 : first % second
                return (rest != 0 && (rest < 0) != (second < 0) ? rest + second : rest, false)
            }, { $0.modulo($1) }, { $0 - ($0 / $1).rounded(.down) * $1 })
    }
}

extension LiquidValue {
    /// The number that a filter computes with: 0 for what is not a number.
    var number: LiquidNumber {
        switch self {
        case .integer(let value): .integer(value)
        case .real(let value): DecimalNumber(value).map(LiquidNumber.decimal) ?? .double(value)
        case .string(let text), .markup(let text): LiquidValue.number(in: text)
        default: .integer(0)
        }
    }

    private static func number(in text: String) -> LiquidNumber {
        let trimmed = text.trimmed(start: true, end: true)
        if let decimal = DecimalNumber(plain: trimmed) { return .decimal(decimal) }
        return integerPrefix(of: text)
    }

    /// Ruby's `String#to_i`: white space, a sign, digits, and the rest ignored.
    static func integerPrefix(of text: String) -> LiquidNumber {
        var digits = text.trimmed(start: true, end: false)
        let negative = digits.hasPrefix("-")
        if negative || digits.hasPrefix("+") { digits = digits.dropFirst() }
        var value: Int64 = 0
        var double = 0.0
        var overflown = false
        var previous: UInt8 = 0x5F
        for byte in digits.utf8 {
            if byte == 0x5F, previous != 0x5F {
                previous = byte
                continue
            }
            guard (0x30...0x39).contains(byte) else { break }
            previous = byte
            let digit = Int64(byte - 0x30)
            double = double * 10 + Double(digit)
            let (scaled, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) = scaled.addingReportingOverflow(digit)
            overflown = overflown || first || second
            value = sum
        }
        return overflown ? .double(negative ? -double : double) : .integer(negative ? -value : value)
    }

    /// Ruby's `Integer(value)`: a whole number, or a string that is one and nothing else.
    var strictInteger: Int64? {
        switch self {
        case .integer(let value): return value
        // A whole number beyond 64 bits, which Ruby has and JSON may bring.
        case .real(let value) where value.isFinite && value.magnitude >= 0x1p63: return value < 0 ? .min : .max
        case .string(let text), .markup(let text):
            let trimmed = text.trimmed(start: true, end: true)
            return Int64(trimmed.filter { $0 != "_" })
        default: return nil
        }
    }

    /// Ruby's `to_i`: nil where there is no such thing.
    var looseInteger: Int64? {
        switch self {
        case .nil: 0
        case .integer(let value): value
        case .real(let value): Int64(exactly: value.rounded(.towardZero))
        case .string(let text), .markup(let text):
            if case .integer(let value) = LiquidValue.integerPrefix(of: text) { value } else { nil }
        default: nil
        }
    }
}

extension String {
    /// Without the ASCII white space (and NUL) at its ends.
    func trimmed(start: Bool, end: Bool) -> Substring {
        var bytes = utf8[...]
        if start { bytes = bytes.drop(while: \.isLiquidSpace) }
        if end { while let last = bytes.last, last.isLiquidSpace { bytes.removeLast() } }
        return Substring(bytes)
    }
}

extension UInt8 {
    /// What Ruby strips: space, tab, line feed, vertical tab, form feed, carriage return, NUL.
    var isLiquidSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) || self == 0 }

    /// `[A-Za-z0-9_]`
    var isWord: Bool {
        (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || isDigit || self == 0x5F
    }

    var isDigit: Bool { (0x30...0x39).contains(self) }
}

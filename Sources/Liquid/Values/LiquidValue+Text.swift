internal import Formats

extension LiquidValue {
    /// The value as it is written into the output: arrays run together, objects as Ruby inspects them.
    func write(to output: inout [UInt8], depth: Int = 0) {
        switch self {
        case .nil: break
        case .string(let text), .markup(let text): output.append(contentsOf: text.utf8)
        case .array(let elements):
            guard depth < LiquidValue.maximalDepth else { return }
            for element in elements { element.write(to: &output, depth: depth + 1) }
        default: output.append(contentsOf: text.utf8)
        }
    }

    /// The value where a filter wants a string (Ruby's `to_s`).
    var text: String {
        switch self {
        case .nil: ""
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .real(let value): LiquidValue.text(of: value)
        case .string(let text), .markup(let text): text
        case .array, .object: inspected(depth: 0)
        case .range(let first, let last): "\(first)..\(last)"
        case .instant(let instant): LiquidTime(instant, zone: .utc).rubyText
        case .loop(let loop): loop.rubyName
        case .scope: "Liquid::SelfDrop"
        }
    }

    /// Data nested deeper than this is cut when written: the recursion must end before the stack does.
    static let maximalDepth = 200

    /// Ruby's `inspect`: `{"a"=>[1, nil]}`.
    private func inspected(depth: Int) -> String {
        guard depth < LiquidValue.maximalDepth else { return "..." }
        switch self {
        case .nil: return "nil"
        case .string(let text), .markup(let text): return LiquidValue.quoted(text)
        case .array(let elements):
            return "[" + elements.map { $0.inspected(depth: depth + 1) }.joined(separator: ", ") + "]"
        case .object(let object):
            let members = object.members.map {
                LiquidValue.quoted($0.name) + "=>" + $0.value.inspected(depth: depth + 1)
            }
            return "{" + members.joined(separator: ", ") + "}"
        default: return text
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{1B}": result += "\\e"
            case "\0"..<" ", "\u{7F}": result += "\\x" + String(format2: scalar.value)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Ruby's `Float#to_s`: the shortest digits that read back, with a decimal point; an exponent from 1e16 and below 1e-4.
    static func text(of value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        if let (mantissa, places) = DecimalNumber.short(value) {
            return plain(mantissa.magnitude, places, isNegative: value.sign == .minus)
        }
        var (digits, exponent) = DecimalNumber.shortestDigits(of: value.magnitude)
        let sign = value.sign == .minus ? "-" : ""
        // The number is 0.DIGITS × 10^exponent.
        exponent += digits.count
        if value == 0 { return sign + "0.0" }
        if exponent > 16 || exponent < -3 {
            let rest = digits.dropFirst()
            let power = exponent - 1
            return sign + digits.prefix(1) + "." + (rest.isEmpty ? "0" : rest) + "e" + (power < 0 ? "-" : "+")
                + pad(abs(power), 2)
        }
        if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + digits }
        if digits.count <= exponent {
            digits += String(repeating: "0", count: exponent - digits.count)
            return sign + digits + ".0"
        }
        return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
    }

    /// `mantissa × 10^-places`, with one digit behind the point if there are none.
    private static func plain(_ mantissa: UInt64, _ places: Int, isNegative: Bool) -> String {
        let (mantissa, places) = places == 0 ? (mantissa * 10, 1) : (mantissa, places)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var (rest, end) = (mantissa, 24)
            for position in 0... {
                if position == places {
                    end -= 1
                    buffer[end] = UInt8(ascii: ".")
                }
                if position > places, rest == 0 { break }
                end -= 1
                buffer[end] = 0x30 + UInt8(rest % 10)
                rest /= 10
            }
            if isNegative {
                end -= 1
                buffer[end] = UInt8(ascii: "-")
            }
            for position in end..<24 { buffer[position - end] = buffer[position] }
            return 24 - end
        }
    }
}

extension String {
    fileprivate init(format2 value: UInt32) {
        let digits = String(value, radix: 16, uppercase: true)
        self = digits.count < 2 ? "0" + digits : digits
    }
}

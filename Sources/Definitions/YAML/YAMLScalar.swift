import Foundation

/// What a scalar is by the core schema of YAML 1.2.2 (10.3.2): `yes`, `on` and `12:30` are text.
package enum YAMLScalar: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)

    package init(_ text: String, isPlain: Bool) {
        guard isPlain else {
            self = .text(text)
            return
        }
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .boolean(true)
        case "false", "False", "FALSE": self = .boolean(false)
        case ".nan", ".NaN", ".NAN": self = .number(.nan)
        default: self = YAMLScalar.number(text) ?? .text(text)
        }
    }

    private static func number(_ text: String) -> YAMLScalar? {
        let bytes = Array(text.utf8)
        let isSigned = bytes[0] == 0x2B || bytes[0] == 0x2D
        let digits = isSigned ? bytes.dropFirst() : bytes[...]
        guard let first = digits.first, isDigit(first) || first == 0x2E else { return nil }
        if [".inf", ".Inf", ".INF"].contains(String(decoding: digits, as: UTF8.self)) {
            return .number(bytes[0] == 0x2D ? -.infinity : .infinity)
        }
        if !isSigned, text.hasPrefix("0x") || text.hasPrefix("0o") {
            let isHex = text.hasPrefix("0x")
            guard let value = Int64(text.dropFirst(2), radix: isHex ? 16 : 8), isDigitOrLetter(bytes[2]) else {
                return nil
            }
            return .integer(value)
        }
        if digits.allSatisfy(isDigit) {
            return Int64(text).map(YAMLScalar.integer) ?? Double(text).map(YAMLScalar.number)
        }
        guard isFloat(digits) else { return nil }
        return Double(text.hasSuffix(".") ? text + "0" : text.replacing(".e", with: ".0e").replacing(".E", with: ".0e"))
            .map(YAMLScalar.number)
    }

    /// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
    private static func isFloat(_ digits: ArraySlice<UInt8>) -> Bool {
        var rest = digits.drop(while: isDigit)
        let hasWhole = rest.startIndex > digits.startIndex
        if rest.first == 0x2E {
            let fraction = rest.dropFirst()
            rest = fraction.drop(while: isDigit)
            guard hasWhole || rest.startIndex > fraction.startIndex else { return false }
        } else if !hasWhole {
            return false
        }
        guard let letter = rest.first else { return true }
        guard letter == 0x65 || letter == 0x45 else { return false }
        rest = rest.dropFirst()
        if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isDigitOrLetter(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension YAMLNode {
    /// The typed value of a scalar, else nil.
    package var scalar: YAMLScalar? {
        if case .scalar(let text, let isPlain) = kind { return YAMLScalar(text, isPlain: isPlain) }
        return nil
    }
}

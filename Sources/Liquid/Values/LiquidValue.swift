package import Formats
package import JSON

/// A value of the language.
package enum LiquidValue: Sendable {
    case `nil`
    case bool(Bool)
    case integer(Int64)
    case real(Double)
    case string(String)
    /// HTML that is written as it is, even where output is escaped.
    case markup(String)
    case array([LiquidValue])
    case object(LiquidObject)
    /// Both ends included; empty when the second is smaller.
    case range(Int64, Int64)
    /// A point in time, for `date` and `date_in`.
    case instant(Instant)
    /// `forloop` or `tablerowloop` as it was when it was read.
    case loop(LoopSnapshot)
    /// `self`: the variables of one template, by its number in the rendering.
    case scope(Int)

    package init(_ json: JSONValue) {
        switch json {
        case .null: self = .nil
        case .bool(let value): self = .bool(value)
        case .integer(let value): self = .integer(value)
        case .real(let value): self = .real(value)
        case .string(let value): self = .string(value)
        case .array(let elements): self = .array(elements.map { LiquidValue($0) })
        case .object(let object):
            self = .object(LiquidObject(object))
        }
    }

    package init(_ text: String?) { self = text.map(LiquidValue.string) ?? .nil }

    /// Everything but nil and false is true.
    var isTruthy: Bool {
        switch self {
        case .nil, .bool(false): false
        default: true
        }
    }

    var isNil: Bool {
        if case .nil = self { true } else { false }
    }

    /// The text of a string or of markup; nil for anything else.
    var textValue: String? {
        switch self {
        case .string(let text), .markup(let text): text
        default: nil
        }
    }

    /// Equal to the literal `empty`.
    var isEmpty: Bool {
        switch self {
        case .string(let text), .markup(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        default: false
        }
    }

    /// Equal to the literal `blank`.
    var isBlank: Bool {
        switch self {
        case .nil, .bool(false): true
        case .string(let text), .markup(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        default: isEmpty
        }
    }
}

extension LiquidValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: LiquidValue...) { self = .array(elements) }
    package init(dictionaryLiteral members: (String, LiquidValue)...) { self = .object(LiquidObject(members)) }
}

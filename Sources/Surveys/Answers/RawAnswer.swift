package import Formats
import Foundation
package import JSON

/// An answer as it came in, before the question's type has been asked.
package indirect enum RawAnswer: Sendable, Hashable {
    /// Not answered.
    case none
    case number(Double)
    case text(String)
    case bool(Bool)
    case list([RawAnswer])
    case object([String: RawAnswer])
    /// Something that no question takes, described for people.
    case other(Phrase)

    package init(_ value: JSONValue) {
        switch value {
        case .null: self = .none
        case .integer(let number): self = .number(Double(number))
        case .real(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .bool(let value): self = .bool(value)
        case .array(let items): self = .list(items.map { RawAnswer($0) })
        case .object(let object):
            self = .object(
                Dictionary(object.members.map { ($0.name, RawAnswer($0.value)) }, uniquingKeysWith: { _, last in last })
            )
        }
    }

    /// What was found, for people; nil when there is nothing.
    var found: Phrase? {
        switch self {
        case .none: nil
        case .number(let number): Phrase(verbatim: AnswerReader.shown(number))
        case .text(let text): Phrase("\"\(AnswerText.clean(text).prefix(40))\"")
        case .bool(let value): Phrase(verbatim: value ? "true" : "false")
        case .list: Phrase("a list")
        case .object: Phrase("an object")
        case .other(let description): description
        }
    }

    /// Cleaned, where it is a text or a number.
    var plainText: String? {
        switch self {
        case .text(let text): AnswerText.clean(text)
        case .number(let number): AnswerReader.shown(number)
        default: nil
        }
    }

    /// What says yes and what says no; nil for all else.
    var truth: Bool? {
        switch self {
        case .bool(let value): return value
        case .number(1): return true
        case .number(0): return false
        case .text(let text):
            let word = AnswerText.clean(text).lowercased()
            if ["yes", "y", "true", "1", "on", "да"].contains(word) { return true }
            if ["no", "n", "false", "0", "off", "нет"].contains(word) { return false }
            return nil
        default: return nil
        }
    }
}

/// Free text from outside, made storable.
package enum AnswerText {
    /// Unicode scalars that one answer may have.
    package static let limit = 10_000

    /// In NFC, lines ended by `\n`, control characters (but for tab and newline) gone, trimmed.
    package static func clean(_ text: String) -> String {
        if let plain = plain(text) { return plain }
        var scalars = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x09, 0x0A: scalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars).precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The same of a text of printable ASCII, which most are; nil for another.
    private static func plain(_ text: String) -> String? {
        let bytes = text.utf8
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 || $0 == 0x0A }) else { return nil }
        let isSpace = { (byte: UInt8) in byte <= 0x20 }
        guard bytes.first.map(isSpace) == true || bytes.last.map(isSpace) == true else { return text }
        var rest = bytes[...]
        while let first = rest.first, isSpace(first) { rest.removeFirst() }
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(Substring(rest))
    }
}

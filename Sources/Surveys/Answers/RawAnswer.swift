package import Formats
import Foundation
package import JSON

/// An answer as it came in, before the question's type has been asked.
package enum RawAnswer: Sendable, Hashable {
    /// Not answered.
    case none
    case number(Double)
    case text(String)
    /// Something that no question takes (an object, a list, true), described for people.
    case other(Phrase)

    package init(_ value: JSONValue) {
        switch value {
        case .null: self = .none
        case .integer(let number): self = .number(Double(number))
        case .real(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .bool(let value): self = .other(Phrase(verbatim: value ? "true" : "false"))
        case .array: self = .other(Phrase("a list"))
        case .object: self = .other(Phrase("an object"))
        }
    }
}

/// Free text from outside, made storable.
package enum AnswerText {
    /// Unicode scalars that one answer may have.
    package static let limit = 10_000

    /// In NFC, lines ended by `\n`, control characters (but for tab and newline) gone, trimmed.
    package static func clean(_ text: String) -> String {
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
}

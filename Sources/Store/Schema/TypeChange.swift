package import Definitions

/// An attribute or a field whose declared type is not the one that its column was made and written with.
package struct TypeChange: Sendable, Hashable {
    package enum Place: String, Sendable {
        case members
        case activities
    }

    package let place: Place
    package let name: String
    package let from: ValueType
    package let to: ValueType

    package init(place: Place, name: String, from: ValueType, to: ValueType) {
        (self.place, self.name, self.from, self.to) = (place, name, from, to)
    }

    package var column: String { (place == .members ? "attr_" : "field_") + name }

    /// `city (string → number)`.
    package var words: String { "\(name) (\(from.described) → \(to.described))" }
}

extension ValueType {
    /// As `declared_types` keeps it: the word, and for choices each on a line of its own.
    var stored: String {
        if case .oneOf(let choices) = self { return (["one_of"] + choices).joined(separator: "\n") }
        return word
    }

    init?(stored text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        switch lines[0] {
        case "string": self = .string
        case "number": self = .number
        case "boolean": self = .boolean
        case "date": self = .date
        case "one_of": self = .oneOf(Array(lines.dropFirst()))
        default: return nil
        }
    }

    /// For people: `one_of free, club`.
    package var described: String {
        if case .oneOf(let choices) = self { return "one_of " + choices.joined(separator: ", ") }
        return word
    }
}

package import Formats

/// One key of a mapping: what decoding, suggestions, the reference and editors' schemas know of it.
package struct Key: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    package let help: Phrase
    /// As it stands in a file, after `name: `.
    package let example: String

    static func required(_ name: String, _ shape: Shape, _ help: Phrase, example: String = "") -> Key {
        Key(name: name, shape: shape, isRequired: true, help: help, example: example)
    }

    static func optional(_ name: String, _ shape: Shape, _ help: Phrase, example: String = "") -> Key {
        Key(name: name, shape: shape, isRequired: false, help: help, example: example)
    }
}

/// The keys of one mapping of a definition file.
package struct KeyTable: Sendable {
    /// How messages and the reference call the mapping: `sender`.
    package let title: Phrase
    package let keys: [Key]
    /// Keys of the design that this version does not know.
    package let later: [String]
    package let conditions: [KeyCondition]

    /// A mapping that is called as its key.
    init(key title: String, _ keys: [Key], later: [String] = [], conditions: [KeyCondition] = []) {
        self.init(Phrase(verbatim: title), keys, later: later, conditions: conditions)
    }

    init(_ title: Phrase, _ keys: [Key], later: [String] = [], conditions: [KeyCondition] = []) {
        (self.title, self.keys, self.later, self.conditions) = (title, keys, later, conditions)
    }

    func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}

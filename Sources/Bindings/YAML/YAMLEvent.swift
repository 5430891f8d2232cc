/// One event of a YAML stream.
package struct YAMLEvent: Sendable {
    /// How a scalar is written.
    package enum Style: Sendable {
        case plain
        case singleQuoted
        case doubleQuoted
        case literal
        case folded
    }

    package enum Kind: Sendable {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(String, Style)
        case sequenceStart(isFlow: Bool)
        case sequenceEnd
        case mappingStart(isFlow: Bool)
        case mappingEnd
    }

    package let kind: Kind
    package let anchor: String?
    /// Resolved: `!!str` is `tag:yaml.org,2002:str`.
    package let tag: String?
    /// The code points of the text that the event covers, counted without a byte order mark.
    package let range: Range<Int>
}

/// Why a text is not YAML, in libyaml's words.
package struct YAMLSyntaxError: Error, Sendable {
    package let problem: String
    package let context: String?
    /// Code points from the start, without a byte order mark.
    package let index: Int
    package let contextIndex: Int?
    /// For a character that no YAML text may have, or bytes that are no character: their distance from the start.
    package let byteOffset: Int?
}

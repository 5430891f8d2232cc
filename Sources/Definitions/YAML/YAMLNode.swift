/// A YAML node that knows its place.
package struct YAMLNode: Sendable {
    package indirect enum Kind: Sendable {
        /// `isPlain` is false for quoted and block scalars, which are always text.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    package let mark: SourceMark
    package let kind: Kind

    package init(mark: SourceMark, kind: Kind) { (self.mark, self.kind) = (mark, kind) }
}

/// Parses one YAML document into a tree, by libyaml's events.
package enum YAMLTree {
    /// - Parameters:
    ///   - file: the name shown in marks.
    ///   - firstLine: the line number of the first line, for YAML inside another file (front matter).
    /// - Returns: the root (nil for an empty document or a syntax error) and what is wrong with it.
    package static func parse(_ bytes: [UInt8], file: String, firstLine: Int = 1) -> (YAMLNode?, [Finding]) {
        (nil, [])
    }
}

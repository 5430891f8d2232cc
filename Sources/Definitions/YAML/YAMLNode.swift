package import YAML

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
    /// The code points of the file's text that the node covers (from its start, whatever `firstLine` was).
    package let range: Range<Int>
    /// How it is written, for a scalar.
    package let style: YAMLEvent.Style

    package init(
        mark: SourceMark, kind: Kind, range: Range<Int> = 0..<1, style: YAMLEvent.Style = .plain
    ) {
        (self.mark, self.kind, self.range, self.style) = (mark, kind, range, style)
    }

    /// The pairs of a mapping, else nil.
    package var pairs: [(key: YAMLNode, value: YAMLNode)]? {
        if case .mapping(let pairs) = kind { return pairs }
        return nil
    }

    /// The elements of a list, else nil.
    package var elements: [YAMLNode]? {
        if case .sequence(let elements) = kind { return elements }
        return nil
    }

    /// The text of a scalar as written, whatever its type, else nil.
    package var text: String? {
        if case .scalar(let text, _) = kind { return text }
        return nil
    }

    /// The value under a key of a mapping.
    package subscript(key: String) -> YAMLNode? { pairs?.first { $0.key.text == key }?.value }
}

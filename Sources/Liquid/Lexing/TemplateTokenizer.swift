/// Cuts a template into text, outputs and tags; or the inside of a `liquid` tag into its lines.
struct TemplateTokenizer {
    enum Kind { case text, output, tag, line }

    struct Token {
        let kind: Kind
        let span: SourceSpan
    }

    let bytes: [UInt8]
    let isLiquidTag: Bool
    private(set) var position: Int
    private let end: Int

    init(bytes: [UInt8], span: SourceSpan, isLiquidTag: Bool) {
        self.bytes = bytes
        self.isLiquidTag = isLiquidTag
        (position, end) = (span.start, span.end)
    }

    mutating func next() -> Token? {
        guard position < end else { return nil }
        if isLiquidTag { return nextLine() }
        let start = position
        if bytes[start] == UInt8(ascii: "{"), start + 1 < end {
            if bytes[start + 1] == UInt8(ascii: "%") { return nextTag(from: start, searching: start + 2) }
            if bytes[start + 1] == UInt8(ascii: "{") { return nextOutput(from: start) }
        }
        var index = start + 1
        while index + 1 < end, !isOpening(index) { index += 1 }
        position = index + 1 < end ? index : end
        return Token(kind: .text, span: SourceSpan(start, position))
    }

    private func isOpening(_ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "{")
            && (bytes[index + 1] == UInt8(ascii: "%") || bytes[index + 1] == UInt8(ascii: "{"))
    }

    private mutating func nextLine() -> Token {
        let start = position
        let newline = bytes[start..<end].firstIndex(of: 0x0A)
        position = newline.map { $0 + 1 } ?? end
        return Token(kind: .line, span: SourceSpan(start, newline ?? end))
    }

    /// To the first `%}`; to the end when there is none, which the parser reports.
    private mutating func nextTag(from start: Int, searching from: Int) -> Token {
        var index = from
        while index + 1 < end, !(bytes[index] == UInt8(ascii: "%") && bytes[index + 1] == UInt8(ascii: "}")) {
            index += 1
        }
        position = index + 1 < end ? index + 2 : end
        return Token(kind: .tag, span: SourceSpan(start, position))
    }

    /// To the first `}}`, or a `}` that stands alone, which the parser reports; an output that a `{%` interrupts runs to
    /// the end of that tag, so that `{% raw %} {{ {% endraw %}` ends.
    private mutating func nextOutput(from start: Int) -> Token {
        var index = start + 2
        while index < end {
            if bytes[index] == UInt8(ascii: "}") {
                let isClosed = index + 1 < end && bytes[index + 1] == UInt8(ascii: "}")
                position = isClosed ? index + 2 : index + 1
                return Token(kind: .output, span: SourceSpan(start, position))
            }
            if bytes[index] == UInt8(ascii: "{"), index + 1 < end, bytes[index + 1] == UInt8(ascii: "%") {
                let tag = nextTag(from: start, searching: index + 2)
                return Token(kind: .output, span: tag.span)
            }
            index += 1
        }
        position = end
        return Token(kind: .output, span: SourceSpan(start, end))
    }
}

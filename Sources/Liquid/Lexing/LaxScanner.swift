/// Reads markup as Shopify's forgiving parser does: what does not fit is skipped. Positions are absolute.
struct LaxScanner {
    let bytes: [UInt8]
    let end: Int
    var position: Int

    init(_ bytes: [UInt8], _ span: SourceSpan) {
        self.bytes = bytes
        (position, end) = (span.start, span.end)
    }

    var isAtEnd: Bool { position >= end }
    var byte: UInt8? { position < end ? bytes[position] : nil }

    mutating func skipSpaces() { while let byte, byte.isLiquidSpace { position += 1 } }

    mutating func skip(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        position += 1
        return true
    }

    /// A string, or a run without spaces, commas and pipes outside of strings, starting exactly here.
    mutating func fragmentHere() -> SourceSpan? {
        let start = position
        if let close = closingQuote(at: position) {
            position = close + 1
            return SourceSpan(start, position)
        }
        while let byte {
            if let close = closingQuote(at: position) {
                position = close + 1
            } else if byte.isLiquidSpace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|")
                || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            {
                break
            } else {
                position += 1
            }
        }
        return position > start ? SourceSpan(start, position) : nil
    }

    /// The next fragment from here on.
    mutating func fragment() -> SourceSpan? {
        while !isAtEnd {
            if let span = fragmentHere() { return span }
            position += 1
        }
        return nil
    }

    private func closingQuote(at index: Int) -> Int? {
        guard index < end, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else { return nil }
        return bytes[(index + 1)..<end].firstIndex(of: bytes[index])
    }

    /// `[A-Za-z0-9_-]+` starting here.
    mutating func word(hyphens: Bool = true) -> SourceSpan? {
        let start = position
        while let byte, byte.isWord || (hyphens && byte == UInt8(ascii: "-")) { position += 1 }
        return position > start ? SourceSpan(start, position) : nil
    }

    /// All `name: fragment` in the rest, whatever is between them.
    mutating func attributes() -> [(name: SourceSpan, value: SourceSpan)] {
        var result: [(SourceSpan, SourceSpan)] = []
        while !isAtEnd {
            if let close = closingQuote(at: position) {
                position = close + 1
                continue
            }
            guard let name = word() else {
                position += 1
                continue
            }
            let after = position
            skipSpaces()
            guard skip(UInt8(ascii: ":")) else {
                position = after
                continue
            }
            skipSpaces()
            if let value = fragmentHere() { result.append((name, value)) }
        }
        return result
    }
}

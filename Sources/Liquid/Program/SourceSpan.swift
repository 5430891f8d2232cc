internal import Formats

/// A stretch of a template's bytes.
struct SourceSpan: Sendable, Hashable {
    var start: Int
    var end: Int

    init(_ start: Int, _ end: Int) { (self.start, self.end) = (start, max(start, end)) }

    var isEmpty: Bool { start == end }
    var range: Range<Int> { start..<end }
}

/// The text of one template, with what finds the line and column of a byte.
struct TemplateSource: Sendable {
    let name: String
    let bytes: [UInt8]
    private let lineStarts: [Int]

    init(name: String, bytes: [UInt8]) {
        (self.name, self.bytes) = (name, bytes)
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    func text(_ span: SourceSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

    func place(_ offset: Int) -> LiquidPlace {
        let offset = min(offset, bytes.count)
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return LiquidPlace(template: name, line: low + 1, column: characters(bytes[lineStarts[low]..<offset]) + 1)
    }

    /// Characters of a stretch, to the end of its line.
    func length(_ span: SourceSpan) -> Int {
        let line = bytes[span.range].prefix { $0 != 0x0A }
        return characters(line)
    }

    /// Code points, as in all places of files: all bytes but those that go on with one.
    private func characters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    func error(_ message: Phrase, _ span: SourceSpan, suggestion: String? = nil, includes: [LiquidPlace] = [])
        -> LiquidError
    {
        LiquidError(
            message: message, place: place(span.start), length: length(span), suggestion: suggestion, includes: includes
        )
    }
}

/// The letters of CSS and HTML, as bytes.
enum CSSBytes {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// What a name may hold (CSS Syntax 3, 4.2).
    static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
            || byte >= 0x80
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }
}

/// Reads CSS byte by byte, stepping over comments, texts in quotes, brackets and Liquid.
struct CSSCursor {
    let bytes: [UInt8]
    let liquid: LiquidPieces
    var index: Int
    let end: Int
    private var piece: Int

    init(_ bytes: [UInt8], _ range: Range<Int>, _ liquid: LiquidPieces) {
        (self.bytes, self.liquid) = (bytes, liquid)
        (index, end) = (range.lowerBound, range.upperBound)
        piece = liquid.first(from: range.lowerBound)
    }

    var isAtEnd: Bool { index >= end }

    /// The piece of Liquid that begins here.
    mutating func liquidHere() -> LiquidPieces.Piece? {
        while piece < liquid.pieces.count, liquid.pieces[piece].range.lowerBound < index { piece += 1 }
        guard piece < liquid.pieces.count, liquid.pieces[piece].range.lowerBound == index else { return nil }
        return liquid.pieces[piece]
    }

    /// Steps over what belongs together: a comment, a text in quotes, an escape, a piece of Liquid, or one byte.
    mutating func step() {
        if let piece = liquidHere() {
            index = min(end, piece.range.upperBound)
            return
        }
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "/") where index + 1 < end && bytes[index + 1] == UInt8(ascii: "*"): skipComment()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): skipText(byte)
        case UInt8(ascii: "\\"): index = min(end, index + 2)
        default: index += 1
        }
    }

    /// Steps until one of `stops` stands here, outside brackets; false when there is none.
    mutating func skip(to stops: [UInt8]) -> Bool {
        var depth = 0
        while !isAtEnd {
            let byte = bytes[index]
            if liquidHere() == nil {
                if depth == 0, stops.contains(byte) { return true }
                if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
                    depth += 1
                } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
                    depth = max(0, depth - 1)
                }
            }
            step()
        }
        return false
    }

    /// From `{` to behind its `}`; false when it has none.
    mutating func skipBlock() -> Bool {
        var depth = 0
        while !isAtEnd {
            if liquidHere() == nil {
                if bytes[index] == UInt8(ascii: "{") { depth += 1 }
                if bytes[index] == UInt8(ascii: "}") {
                    depth -= 1
                    if depth == 0 {
                        index += 1
                        return true
                    }
                }
            }
            step()
        }
        return false
    }

    private mutating func skipComment() {
        index += 2
        while index < end {
            if bytes[index] == UInt8(ascii: "*"), index + 1 < end, bytes[index + 1] == UInt8(ascii: "/") {
                index += 2
                return
            }
            index += 1
        }
    }

    private mutating func skipText(_ quote: UInt8) {
        index += 1
        while index < end {
            if let piece = liquidHere() {
                index = min(end, piece.range.upperBound)
                continue
            }
            let byte = bytes[index]
            index += 1
            if byte == quote || byte == 0x0A { return }
            if byte == UInt8(ascii: "\\"), index < end { index += 1 }
        }
    }
}

/// Where the Liquid of a source stands, found over bytes in one pass: what reads the HTML or the CSS around it steps over
/// it and never looks inside.
struct LiquidPieces {
    enum Kind: Hashable {
        case output
        /// A tag's name; `comment` and `doc` are whole, with all that they hold.
        case tag(String)
    }

    struct Piece {
        let range: Range<Int>
        let kind: Kind
    }

    let pieces: [Piece]

    private static let wholes: Set<String> = ["comment", "doc"]

    init(_ bytes: [UInt8]) {
        var pieces: [Piece] = []
        var index = 0
        while let start = LiquidPieces.opening(bytes, from: index) {
            let isTag = bytes[start + 1] == UInt8(ascii: "%")
            guard
                let end = LiquidPieces.end(bytes, from: start + 2, with: isTag ? UInt8(ascii: "%") : UInt8(ascii: "}"))
            else { break }
            index = end
            guard isTag else {
                pieces.append(Piece(range: start..<end, kind: .output))
                continue
            }
            let name = LiquidPieces.tagName(bytes[start..<end])
            if name == "raw" || LiquidPieces.wholes.contains(name) {
                guard let close = LiquidPieces.tag("end" + name, bytes, from: end) else { break }
                if name == "raw" {
                    // What it keeps from Liquid is HTML like any other.
                    pieces.append(Piece(range: start..<end, kind: .tag(name)))
                    pieces.append(Piece(range: close, kind: .tag("endraw")))
                } else {
                    pieces.append(Piece(range: start..<close.upperBound, kind: .tag(name)))
                }
                index = close.upperBound
            } else {
                pieces.append(Piece(range: start..<end, kind: .tag(name)))
            }
        }
        self.pieces = pieces
    }

    /// The number of the first piece that begins there or later.
    func first(from index: Int) -> Int {
        var (low, high) = (0, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].range.lowerBound < index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The pieces that begin in a range.
    func numbers(in range: Range<Int>) -> Range<Int> { first(from: range.lowerBound)..<first(from: range.upperBound) }

    private static func opening(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"),
                bytes[index + 1] == UInt8(ascii: "{") || bytes[index + 1] == UInt8(ascii: "%")
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private static func end(_ bytes: [UInt8], from start: Int, with first: UInt8) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == first, bytes[index + 1] == UInt8(ascii: "}") { return index + 2 }
            index += 1
        }
        return nil
    }

    /// The next tag of that name.
    private static func tag(_ name: String, _ bytes: [UInt8], from start: Int) -> Range<Int>? {
        var index = start
        while let open = opening(bytes, from: index) {
            if bytes[open + 1] == UInt8(ascii: "%"), let end = end(bytes, from: open + 2, with: UInt8(ascii: "%")),
                tagName(bytes[open..<end]) == name
            {
                return open..<end
            }
            index = open + 2
        }
        return nil
    }

    private static func tagName(_ tag: ArraySlice<UInt8>) -> String {
        let inner = tag.dropFirst(2).drop { $0 == UInt8(ascii: "-") || $0 <= 0x20 }
        return String(decoding: inner.prefix(while: CSSBytes.isName), as: UTF8.self)
    }
}

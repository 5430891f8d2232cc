/// Cuts HTML with Liquid into tags and what is between them, over bytes. Liquid is one piece wherever it stands, also
/// inside a tag or a value.
struct MarkupScanner {
    struct Attribute {
        /// Lower-case.
        let name: String
        /// Behind the name.
        let nameEnd: Int
        /// Without quotes; nil when there is none.
        let value: Range<Int>?
        /// Nil for a value without quotes.
        let quote: UInt8?
        let hasLiquid: Bool
        /// True within `{% if %}` inside the tag: it may not be there at all.
        let isConditional: Bool
    }

    struct StartTag {
        /// Lower-case.
        let name: String
        let range: Range<Int>
        /// Behind the name.
        let nameEnd: Int
        let attributes: [Attribute]
        /// Names of the Liquid tags inside it.
        let liquidTags: [String]

        func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
    }

    enum Token {
        case text(Range<Int>)
        case liquid(LiquidPieces.Piece)
        case start(StartTag)
        case end(String, Range<Int>)
        /// What stands in a `style`, `script`, `title` or `textarea`: no tags.
        case raw(String, Range<Int>)
        case comment(Range<Int>)
    }

    let bytes: [UInt8]
    let liquid: LiquidPieces
    private var index = 0
    private var piece = 0
    private var rawElement: String?

    static let rawElements: Set<String> = ["style", "script", "title", "textarea", "xmp"]

    init(_ source: String) { self.init(Array(source.utf8)) }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        liquid = LiquidPieces(bytes)
    }

    /// A source whose Liquid was taken out before: what still looks like any is text.
    init(shielded source: String) {
        bytes = Array(source.utf8)
        liquid = LiquidPieces([])
    }

    mutating func next() -> Token? {
        guard index < bytes.count else { return nil }
        let start = index
        if let name = rawElement {
            rawElement = nil
            index = rawEnd(name)
            if index > start { return .raw(name, start..<index) }
        }
        if let piece = liquidHere() {
            index = piece.range.upperBound
            return .liquid(piece)
        }
        if bytes[index] == UInt8(ascii: "<"), let token = tag() { return token }
        repeat { index += 1 } while index < bytes.count && liquidHere() == nil && !isTag(index)
        return .text(start..<index)
    }

    private mutating func liquidHere() -> LiquidPieces.Piece? {
        while piece < liquid.pieces.count, liquid.pieces[piece].range.lowerBound < index { piece += 1 }
        guard piece < liquid.pieces.count, liquid.pieces[piece].range.lowerBound == index else { return nil }
        return liquid.pieces[piece]
    }

    /// One byte, or a whole piece of Liquid.
    private mutating func step() { index = liquidHere()?.range.upperBound ?? index + 1 }

    private func isTag(_ index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        return CSSBytes.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
            || next == UInt8(ascii: "?")
    }

    /// Nil where `<` is just a character.
    private mutating func tag() -> Token? {
        guard isTag(index) else { return nil }
        let start = index
        switch bytes[index + 1] {
        case UInt8(ascii: "!") where starts("<!--"):
            index += 4
            skip(past: "-->")
            return .comment(start..<index)
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            skip(past: ">")
            return .comment(start..<index)
        case UInt8(ascii: "/"):
            index += 2
            let name = tagName()
            skip(past: ">")
            return name.isEmpty ? .comment(start..<index) : .end(name, start..<index)
        default: return .start(startTag())
        }
    }

    private func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        return text.withUTF8Buffer { letters in (0..<count).allSatisfy { bytes[index + $0] == letters[$0] } }
    }

    private mutating func skip(past text: StaticString) {
        while index < bytes.count {
            if liquidHere() == nil, starts(text) {
                index += text.utf8CodeUnitCount
                return
            }
            step()
        }
    }

    private mutating func tagName() -> String {
        let start = index
        while index < bytes.count, liquidHere() == nil, !CSSBytes.isSpace(bytes[index]),
            bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: ">")
        {
            index += 1
        }
        return CSSBytes.lowercased(bytes[start..<index])
    }

    private mutating func startTag() -> StartTag {
        let start = index
        index += 1
        let name = tagName()
        let nameEnd = index
        var attributes: [Attribute] = []
        var liquidTags: [String] = []
        var depth = 0
        while index < bytes.count {
            if let piece = liquidHere() {
                if case .tag(let name) = piece.kind {
                    liquidTags.append(name)
                    depth = max(0, depth + LiquidBlocks.change(name))
                }
                index = piece.range.upperBound
                // A value that goes on with Liquid outside quotes was read with it; here it stands alone.
                continue
            }
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                break
            }
            if CSSBytes.isSpace(byte) || byte == UInt8(ascii: "/") {
                index += 1
                continue
            }
            attributes.append(attribute(isConditional: depth > 0))
        }
        if MarkupScanner.rawElements.contains(name) { rawElement = name }
        return StartTag(
            name: name, range: start..<index, nameEnd: nameEnd, attributes: attributes, liquidTags: liquidTags)
    }

    private mutating func attribute(isConditional: Bool) -> Attribute {
        let start = index
        // A name may begin with an equals sign, oddly (HTML, 13.2.5.32).
        step()
        while index < bytes.count, !endsName(bytes[index]) { step() }
        let (name, nameEnd) = (start..<index, index)
        while index < bytes.count, CSSBytes.isSpace(bytes[index]) { index += 1 }
        var (value, quote): (Range<Int>?, UInt8?) = (nil, nil)
        if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
            index += 1
            while index < bytes.count, CSSBytes.isSpace(bytes[index]) { index += 1 }
            (value, quote) = attributeValue()
        }
        let hasLiquid = !liquid.numbers(in: start..<index).isEmpty
        return Attribute(
            name: CSSBytes.lowercased(bytes[name]), nameEnd: nameEnd, value: value, quote: quote, hasLiquid: hasLiquid,
            isConditional: isConditional)
    }

    private func endsName(_ byte: UInt8) -> Bool {
        CSSBytes.isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    private mutating func attributeValue() -> (Range<Int>?, UInt8?) {
        guard index < bytes.count else { return (nil, nil) }
        let first = bytes[index]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            index += 1
            let start = index
            while index < bytes.count, liquidHere() != nil || bytes[index] != first { step() }
            let end = min(index, bytes.count)
            index = min(bytes.count, index + 1)
            return (start..<end, first)
        }
        let start = index
        while index < bytes.count,
            liquidHere() != nil || (!CSSBytes.isSpace(bytes[index]) && bytes[index] != UInt8(ascii: ">"))
        {
            step()
        }
        return (start..<index, nil)
    }

    /// Where `</name` stands, or the end.
    private mutating func rawEnd(_ name: String) -> Int {
        let letters = Array(name.utf8)
        var at = index
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "<"), at + 2 + letters.count <= bytes.count,
                bytes[at + 1] == UInt8(ascii: "/"),
                letters.indices.allSatisfy({ bytes[at + 2 + $0] | 0x20 == letters[$0] })
            {
                return at
            }
            at += 1
        }
        return bytes.count
    }
}

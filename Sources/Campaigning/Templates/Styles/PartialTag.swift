/// A `render` tag as it is written, read without Liquid: which partial, and the parameters that are plain texts.
struct PartialTag {
    struct Parameter {
        let name: String
        let nameRange: Range<Int>
        /// What stands between the quotes; nil for anything that is not a plain text.
        let text: Range<Int>?
        /// Where its value begins.
        let valueStart: Int
    }

    let name: String
    let parameters: [Parameter]

    /// The partial's name where it is a plain text.
    static func name(_ tag: ArraySlice<UInt8>) -> String? {
        guard let quote = tag.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
            // Only the tag's own name stands before it.
            tag[..<quote].filter({ CSSBytes.isLetter($0) }).count <= 7
        else { return nil }
        let rest = tag[(quote + 1)...]
        guard let end = rest.firstIndex(of: tag[quote]) else { return nil }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    /// The partials that a source names.
    static func names(in source: String) -> Set<String> {
        let bytes = Array(source.utf8)
        let tags = LiquidPieces(bytes).pieces.filter { $0.kind == .tag("render") || $0.kind == .tag("include") }
        return Set(tags.compactMap { name(bytes[$0.range]) })
    }

    /// - Parameter range: of a `{% render … %}`.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        guard let name = PartialTag.name(bytes[range]) else { return nil }
        self.name = name
        var parameters: [Parameter] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index = (bytes[(index + 1)..<range.upperBound].firstIndex(of: byte) ?? range.upperBound) + 1
                continue
            }
            guard CSSBytes.isLetter(byte) || byte == UInt8(ascii: "_") else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, CSSBytes.isName(bytes[index]) { index += 1 }
            let end = index
            while index < range.upperBound, CSSBytes.isSpace(bytes[index]) { index += 1 }
            guard index < range.upperBound, bytes[index] == UInt8(ascii: ":") else { continue }
            index += 1
            while index < range.upperBound, CSSBytes.isSpace(bytes[index]) { index += 1 }
            var text: Range<Int>?
            let valueStart = index
            if index < range.upperBound, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
                let close = bytes[(index + 1)..<range.upperBound].firstIndex(of: bytes[index])
            {
                text = (index + 1)..<close
                index = close + 1
            }
            parameters.append(
                Parameter(
                    name: String(decoding: bytes[start..<end], as: UTF8.self), nameRange: start..<end, text: text,
                    valueStart: valueStart))
        }
        self.parameters = parameters
    }
}

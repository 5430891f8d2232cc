/// The declarations of a file that hold without a condition: those of each `style` attribute, and of each rule of a sheet.
struct StyleBlocks {
    struct Declaration {
        /// Lower-case.
        let property: String
        /// Lower-case, Liquid as it is written.
        let value: String
        /// From the property to the end of the value.
        let range: Range<Int>
    }

    struct Block {
        let declarations: [Declaration]
        /// What the element's own attribute says, in a block that stands on an element.
        let bgcolor: String?
    }

    private(set) var blocks: [Block] = []
    /// At-rules by name, with their places.
    private(set) var atRules: [(name: String, range: Range<Int>)] = []
    /// Start tags by name.
    private(set) var elements: [(name: String, range: Range<Int>)] = []

    init(_ html: [UInt8]) {
        var scanner = MarkupScanner(html)
        while let token = scanner.next() {
            switch token {
            case .start(let tag):
                elements.append((tag.name, tag.range.lowerBound..<tag.nameEnd))
                guard let style = tag.attribute("style")?.value else { continue }
                let bgcolor = tag.attribute("bgcolor")?.value.map { String(decoding: html[$0], as: UTF8.self) }
                let declarations = StyleBlocks.declarations(CSSCursor(html, style, scanner.liquid))
                blocks.append(Block(declarations: declarations, bgcolor: bgcolor))
            case .raw("style", let range): read(CSSCursor(html, range, scanner.liquid))
            default: continue
            }
        }
    }

    private mutating func read(_ sheet: CSSCursor) {
        var cursor = sheet
        while !cursor.isAtEnd {
            let start = cursor.index
            let byte = cursor.bytes[start]
            if cursor.liquidHere() != nil || CSSBytes.isSpace(byte) || byte == UInt8(ascii: "}")
                || byte == UInt8(ascii: "/")
            {
                cursor.step()
            } else if byte == UInt8(ascii: "@") {
                let found = cursor.skip(to: [UInt8(ascii: "{"), UInt8(ascii: ";")])
                let name = cursor.bytes[(start + 1)..<cursor.index].prefix(while: CSSBytes.isName)
                atRules.append((CSSBytes.lowercased(name), start..<cursor.index))
                // What stands under a condition is for those who understand it.
                if found, cursor.bytes[cursor.index] == UInt8(ascii: "{") {
                    _ = cursor.skipBlock()
                } else if found {
                    cursor.index += 1
                }
            } else {
                guard cursor.skip(to: [UInt8(ascii: "{")]) else { return }
                let open = cursor.index + 1
                guard cursor.skipBlock() else { return }
                let body = CSSCursor(cursor.bytes, open..<(cursor.index - 1), cursor.liquid)
                blocks.append(Block(declarations: StyleBlocks.declarations(body), bgcolor: nil))
            }
        }
    }

    private static func declarations(_ body: CSSCursor) -> [Declaration] {
        StyleSheet.parts(body.index..<body.end, UInt8(ascii: ";"), body).compactMap { part in
            let range = CSSBytes.trimmed(part, body.bytes)
            guard let colon = body.bytes[range].firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let property = CSSBytes.trimmed(range.lowerBound..<colon, body.bytes)
            guard !property.isEmpty, body.bytes[property].allSatisfy(CSSBytes.isName) else { return nil }
            let value = CSSBytes.trimmed((colon + 1)..<range.upperBound, body.bytes)
            return Declaration(
                property: CSSBytes.lowercased(body.bytes[property]), value: CSSBytes.lowercased(body.bytes[value]),
                range: range)
        }
    }
}

/// The rules of a style sheet that can be put on elements. What cannot stays where it is, for the mail program: media
/// queries and other at-rules, pseudo-classes, siblings, rules under a Liquid condition.
struct StyleSheet: Sendable {
    /// One `property: value`.
    struct Declaration: Sendable {
        /// Lower-case.
        let property: String
        /// As written, white space folded, comments left out.
        let value: [Segment]
        let isImportant: Bool

        /// A part of a value: text, or a piece of Liquid.
        struct Segment: Sendable, Hashable {
            let text: String
            let isLiquid: Bool
        }

        var hasLiquid: Bool { value.contains(where: \.isLiquid) }
    }

    struct Rule: Sendable {
        let selectors: [CSSSelector]
        let declarations: [Declaration]
        /// True for our own, which speak of elements that say nothing of their looks themselves.
        let isForBare: Bool
    }

    private(set) var rules: [Rule] = []

    /// More than this is no message's style sheet.
    private static let mostRules = 2_000

    init() {}

    /// Our own, without Liquid.
    init(ours css: String) {
        let bytes = Array(css.utf8)
        add(bytes, bytes.indices, LiquidPieces([]), isForBare: true)
    }

    mutating func add(_ other: StyleSheet) { rules += other.rules }

    /// Adds what stands in a `style` element.
    mutating func add(_ bytes: [UInt8], _ range: Range<Int>, _ liquid: LiquidPieces, isForBare: Bool = false) {
        var cursor = CSSCursor(bytes, range, liquid)
        var depth = 0
        while !cursor.isAtEnd, rules.count < StyleSheet.mostRules {
            if let piece = cursor.liquidHere() {
                if case .tag(let name) = piece.kind { depth = max(0, depth + LiquidBlocks.change(name)) }
                cursor.index = piece.range.upperBound
                continue
            }
            let byte = bytes[cursor.index]
            if byte == UInt8(ascii: "@") {
                if cursor.skip(to: [UInt8(ascii: "{"), UInt8(ascii: ";")]), bytes[cursor.index] == UInt8(ascii: "{") {
                    _ = cursor.skipBlock()
                } else if !cursor.isAtEnd {
                    cursor.index += 1
                }
            } else if CSSBytes.isSpace(byte) || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";") {
                cursor.index += 1
            } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "-"), cursor.skipMarks() {
                continue
            } else if byte == UInt8(ascii: "/"), cursor.index + 1 < range.upperBound,
                bytes[cursor.index + 1] == UInt8(ascii: "*")
            {
                cursor.step()
            } else {
                rule(&cursor, isConditional: depth > 0, isForBare: isForBare)
            }
        }
    }

    private mutating func rule(_ cursor: inout CSSCursor, isConditional: Bool, isForBare: Bool) {
        let start = cursor.index
        guard cursor.skip(to: [UInt8(ascii: "{")]) else { return }
        let prelude = start..<cursor.index
        let open = cursor.index + 1
        guard cursor.skipBlock() else { return }
        let body = open..<(cursor.index - 1)
        guard !isConditional, cursor.liquid.numbers(in: prelude).isEmpty else { return }
        var selectors: [CSSSelector] = []
        for part in StyleSheet.parts(prelude, UInt8(ascii: ","), cursor) {
            switch CSSSelector.parse(cursor.bytes[part]) {
            case .selector(let selector): selectors.append(selector)
            case .left: continue
            case .wrong: return
            }
        }
        let declarations = StyleSheet.declarations(body, cursor)
        if !selectors.isEmpty, !declarations.isEmpty {
            rules.append(Rule(selectors: selectors, declarations: declarations, isForBare: isForBare))
        }
    }

    /// The pieces between separators.
    static func parts(_ range: Range<Int>, _ separator: UInt8, _ cursor: CSSCursor) -> [Range<Int>] {
        var cursor = CSSCursor(cursor.bytes, range, cursor.liquid)
        var parts: [Range<Int>] = []
        while !cursor.isAtEnd {
            let start = cursor.index
            let found = cursor.skip(to: [separator])
            parts.append(start..<cursor.index)
            if found { cursor.index += 1 }
        }
        return parts
    }

    /// None at all where there is anything that is no declaration: a rule within the rule, a Liquid tag.
    private static func declarations(_ range: Range<Int>, _ cursor: CSSCursor) -> [Declaration] {
        for number in cursor.liquid.numbers(in: range) {
            guard cursor.liquid.pieces[number].kind == .output || cursor.liquid.pieces[number].kind == .tag("comment")
            else { return [] }
        }
        var nested = CSSCursor(cursor.bytes, range, cursor.liquid)
        if nested.skip(to: [UInt8(ascii: "{")]) { return [] }
        return parts(range, UInt8(ascii: ";"), cursor).compactMap { declaration($0, cursor) }
    }

    private static func declaration(_ range: Range<Int>, _ cursor: CSSCursor) -> Declaration? {
        let segments = text(range, cursor)
        guard let first = segments.first, !first.isLiquid, let colon = first.text.firstIndex(of: ":") else {
            return nil
        }
        let property = first.text[..<colon].filter { !$0.isWhitespace }
        var rest = segments
        rest[0] = .init(text: String(first.text[first.text.index(after: colon)...].drop { $0 == " " }), isLiquid: false)
        var isImportant = false
        if let last = rest.last, !last.isLiquid {
            var text = last.text
            while text.last == " " { text.removeLast() }
            if let mark = text.lastIndex(of: "!"),
                text[text.index(after: mark)...].filter({ $0 != " " }).lowercased() == "important"
            {
                isImportant = true
                text = String(text[..<mark])
                while text.last == " " { text.removeLast() }
            }
            rest[rest.count - 1] = .init(text: text, isLiquid: false)
        }
        rest.removeAll { $0.text.isEmpty }
        guard !property.isEmpty, !rest.isEmpty, property.utf8.allSatisfy(CSSBytes.isName) else { return nil }
        return Declaration(property: CSSBytes.lowercased(property.utf8), value: rest, isImportant: isImportant)
    }

    /// A stretch of CSS without its comments, its white space folded, its Liquid apart.
    private static func text(_ range: Range<Int>, _ cursor: CSSCursor) -> [Declaration.Segment] {
        var cursor = CSSCursor(cursor.bytes, range, cursor.liquid)
        var segments: [Declaration.Segment] = []
        var plain: [UInt8] = []
        func flush() {
            if !plain.isEmpty { segments.append(.init(text: String(decoding: plain, as: UTF8.self), isLiquid: false)) }
            plain = []
        }
        while !cursor.isAtEnd {
            let start = cursor.index
            let piece = cursor.liquidHere()
            let byte = cursor.bytes[start]
            cursor.step()
            let step = cursor.bytes[start..<cursor.index]
            if let piece {
                guard piece.kind == .output else { continue }
                flush()
                segments.append(.init(text: String(decoding: step, as: UTF8.self), isLiquid: true))
            } else if byte == UInt8(ascii: "/"), step.count > 1 {
                continue
            } else if CSSBytes.isSpace(byte) {
                if plain.last != 0x20, !plain.isEmpty || !segments.isEmpty { plain.append(0x20) }
            } else {
                plain += step
            }
        }
        flush()
        return segments
    }
}

/// Which Liquid tags open and close what is done only sometimes, or several times.
enum LiquidBlocks {
    static let openers: Set<String> = ["if", "unless", "case", "for", "tablerow", "capture", "ifchanged"]
    static let middles: Set<String> = ["else", "elsif", "when"]

    /// By how much a tag changes the depth.
    static func change(_ name: String) -> Int {
        if openers.contains(name) { return 1 }
        return name.hasPrefix("end") && openers.contains(String(name.dropFirst(3))) ? -1 : 0
    }
}

extension CSSCursor {
    /// Steps over `<!--` and `-->`, which style sheets may be wrapped in.
    fileprivate mutating func skipMarks() -> Bool {
        for mark in ["<!--", "-->"].map({ Array($0.utf8) }) {
            let end = index + mark.count
            if end <= self.end, Array(bytes[index..<end]) == mark {
                index = end
                return true
            }
        }
        return false
    }
}

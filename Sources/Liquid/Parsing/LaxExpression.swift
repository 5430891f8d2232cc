/// Makes expressions of fragments of markup as Shopify's forgiving parser does.
enum LaxExpression {
    static func keyword(_ word: String) -> LiquidValue? {
        switch word {
        case "nil", "null": .nil
        case "true": .bool(true)
        case "false": .bool(false)
        case "blank", "empty": .string("")
        default: nil
        }
    }

    /// `12`, `1.5`; also `1.2.3` (1.2) and `12.` (12.0). Nil for anything else.
    static func number(_ text: String) -> LiquidValue? {
        let negative = text.hasPrefix("-")
        let digits = negative ? text.dropFirst() : text[...]
        guard let first = digits.utf8.first, first.isDigit,
            digits.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") })
        else { return nil }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 1 { return Int64(text).map(LiquidValue.integer) ?? Double(text).map(LiquidValue.real) }
        return Double((negative ? "-" : "") + parts[0] + "." + (parts[1].isEmpty ? "0" : parts[1])).map(
            LiquidValue.real)
    }

    static func lookup(_ name: String) -> Path.Lookup { .name(LiquidName(name), command: Path.Command(rawValue: name)) }

    static func lookup(_ key: Expression) -> Path.Lookup {
        if case .literal(.string(let text)) = key { return .key(LiquidName(text)) }
        return .dynamic(key)
    }

    /// Known ends make a literal.
    static func range(_ first: Expression, _ last: Expression, _ span: SourceSpan) -> Expression {
        if case .literal(let start) = first, case .literal(let end) = last, let start = start.looseInteger,
            let end = end.looseInteger
        {
            return .literal(.range(start, end))
        }
        return .range(RangeExpression(first: first, last: last, span: span))
    }

    static func operand(_ source: TemplateSource, _ span: SourceSpan) -> Operand {
        switch source.text(trimmed(source.bytes, span)) {
        case "blank": .blank
        case "empty": .empty
        default: .value(expression(source, span))
        }
    }

    static func trimmed(_ bytes: [UInt8], _ span: SourceSpan) -> SourceSpan {
        var (start, end) = (span.start, span.end)
        while start < end, bytes[start].isLiquidSpace { start += 1 }
        while end > start, bytes[end - 1].isLiquidSpace { end -= 1 }
        return SourceSpan(start, end)
    }

    static func expression(_ source: TemplateSource, _ span: SourceSpan, depth: Int = 0) -> Expression {
        let span = trimmed(source.bytes, span)
        let text = source.text(span)
        guard let first = source.bytes[span.range].first, let last = source.bytes[span.range].last, depth < 50 else {
            return .nil
        }
        if first == last, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            return .literal(.string(String(text.dropFirst().dropLast())))
        }
        if let literal = keyword(text) ?? number(text) { return .literal(literal) }
        if first == UInt8(ascii: "("), last == UInt8(ascii: ")"), let dots = dots(source.bytes, span) {
            return range(
                expression(source, SourceSpan(span.start + 1, dots), depth: depth + 1),
                expression(source, SourceSpan(dots + 2, span.end - 1), depth: depth + 1), span)
        }
        return path(source, span, depth: depth)
    }

    /// The last `..` in a range.
    private static func dots(_ bytes: [UInt8], _ span: SourceSpan) -> Int? {
        var index = span.end - 3
        while index > span.start {
            if bytes[index] == UInt8(ascii: "."), bytes[index + 1] == UInt8(ascii: ".") { return index }
            index -= 1
        }
        return nil
    }

    /// Names and brackets, whatever stands between them.
    private static func path(_ source: TemplateSource, _ span: SourceSpan, depth: Int) -> Expression {
        var scanner = LaxScanner(source.bytes, span)
        var root: Path.Root?
        var lookups: [Path.Lookup] = []
        let closings = closings(source.bytes, span)
        while let byte = scanner.byte {
            if byte == UInt8(ascii: "["), let close = closings[scanner.position] {
                let key = expression(source, SourceSpan(scanner.position + 1, close), depth: depth + 1)
                if root == nil { root = .dynamic(key) } else { lookups.append(lookup(key)) }
                scanner.position = close + 1
            } else if var word = scanner.word() {
                if scanner.skip(UInt8(ascii: "?")) { word.end += 1 }
                let name = source.text(word)
                if root == nil { root = .name(LiquidName(name)) } else { lookups.append(lookup(name)) }
            } else {
                scanner.position += 1
            }
        }
        guard let root else { return .nil }
        return .path(Path(root: root, lookups: lookups, span: span, text: source.text(span)))
    }

    /// Where each bracket closes.
    private static func closings(_ bytes: [UInt8], _ span: SourceSpan) -> [Int: Int] {
        var open: [Int] = []
        var result: [Int: Int] = [:]
        for index in span.range {
            if bytes[index] == UInt8(ascii: "[") { open.append(index) }
            if bytes[index] == UInt8(ascii: "]"), let start = open.popLast() { result[start] = index }
        }
        return result
    }
}

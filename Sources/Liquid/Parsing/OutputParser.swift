internal import Formats

/// Reads `value | filter: arguments | …`.
enum OutputParser {
    /// Nil for empty markup.
    static func parse(_ parser: inout TemplateParser, _ span: SourceSpan) throws(MarkupProblem) -> Output? {
        do {
            return try parseStrictly(&parser, span)
        } catch {
            if parser.options.hasStrictSyntax { throw error }
            return try parseLaxly(&parser, span)
        }
    }

    private static func parseStrictly(_ parser: inout TemplateParser, _ span: SourceSpan) throws(MarkupProblem)
        -> Output?
    {
        var markup = try MarkupParser(parser.source, span)
        if markup.isAtEnd { return nil }
        let start = markup.next.span
        let expression = try markup.expression()
        var calls: [(name: Lexeme, arguments: [FilterCall.Argument])] = []
        while markup.skip(.pipe) {
            let name = try markup.take(.name, Phrase("a filter's name"))
            calls.append((name, markup.skip(.colon) ? try arguments(&markup) : []))
        }
        if let last = calls.last, last.arguments.isEmpty, [.string, .number, .name].contains(markup.next.kind) {
            throw markup.unexpected(Phrase("\":\" after the filter \"\(markup.text(last.name))\""))
        }
        try markup.finish()
        if case .literal(.string(let key)) = expression, let call = calls.first,
            markup.text(call.name) == TranslationFilters.name
        {
            parser.checkTranslation(key, start, call.arguments)
        }
        let filters = calls.map { parser.call($0.name.span, $0.arguments) }
        return Output(expression: expression, filters: filters, span: LaxExpression.trimmed(parser.source.bytes, span))
    }

    private static func arguments(_ markup: inout MarkupParser) throws(MarkupProblem) -> [FilterCall.Argument] {
        var result: [FilterCall.Argument] = []
        repeat {
            var name: String?
            if markup.looksAt(.name), markup.looksAt(.colon, ahead: 1) {
                name = markup.text(try markup.take(.name, Phrase("a name")))
                _ = markup.skip(.colon)
            }
            result.append(FilterCall.Argument(name: name, value: try markup.expression()))
        } while markup.skip(.comma)
        return result
    }

    private static func parseLaxly(_ parser: inout TemplateParser, _ span: SourceSpan) throws(MarkupProblem) -> Output?
    {
        let source = parser.source
        var scanner = LaxScanner(source.bytes, span)
        guard let value = scanner.fragment() else { return nil }
        while let byte = scanner.byte, byte != UInt8(ascii: "|") { scanner.position += 1 }
        var filters: [FilterCall] = []
        while scanner.skip(UInt8(ascii: "|")) {
            var part = LaxScanner(source.bytes, SourceSpan(scanner.position, endOfFilter(scanner)))
            scanner.position = part.end
            while let byte = part.byte, !byte.isWord { part.position += 1 }
            guard let name = part.word(hyphens: false) else { continue }
            filters.append(parser.call(name, laxArguments(source, &part)))
        }
        return Output(
            expression: LaxExpression.expression(source, value), filters: filters,
            span: LaxExpression.trimmed(source.bytes, span))
    }

    /// The next pipe outside of strings.
    private static func endOfFilter(_ scanner: LaxScanner) -> Int {
        var scanner = scanner
        while let byte = scanner.byte, byte != UInt8(ascii: "|") {
            if scanner.fragmentHere() == nil { scanner.position += 1 }
        }
        return scanner.position
    }

    private static func laxArguments(_ source: TemplateSource, _ scanner: inout LaxScanner) -> [FilterCall.Argument] {
        var result: [FilterCall.Argument] = []
        while let byte = scanner.byte {
            scanner.position += 1
            guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") else { continue }
            scanner.skipSpaces()
            let start = scanner.position
            var name: SourceSpan?
            if let word = scanner.word(hyphens: false) {
                scanner.skipSpaces()
                if scanner.skip(UInt8(ascii: ":")) {
                    scanner.skipSpaces()
                    name = word
                }
            }
            if name == nil { scanner.position = start }
            guard let value = scanner.fragmentHere() else { continue }
            result.append(
                FilterCall.Argument(name: name.map(source.text), value: LaxExpression.expression(source, value)))
        }
        return result
    }
}

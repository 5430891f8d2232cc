internal import Formats

/// Reads expressions out of markup, strictly; `LaxExpression` reads what this one refuses.
struct MarkupParser {
    let source: TemplateSource
    private let lexemes: [Lexeme]
    private var position = 0
    private var depth = 0
    private static let maximalDepth = 50

    init(_ source: TemplateSource, _ span: SourceSpan) throws(MarkupProblem) {
        self.source = source
        lexemes = try MarkupLexer.lexemes(source.bytes, span)
    }

    var next: Lexeme { lexemes[position] }
    var isAtEnd: Bool { next.kind == .end }

    func looksAt(_ kind: Lexeme.Kind, ahead: Int = 0) -> Bool {
        position + ahead < lexemes.count && lexemes[position + ahead].kind == kind
    }

    func text(_ lexeme: Lexeme) -> String { source.text(lexeme.span) }

    mutating func skip(_ kind: Lexeme.Kind) -> Bool {
        guard next.kind == kind else { return false }
        position += 1
        return true
    }

    /// The next word, if it is this name.
    mutating func skipName(_ name: String) -> Bool {
        guard next.kind == .name, text(next) == name else { return false }
        position += 1
        return true
    }

    mutating func take(_ kind: Lexeme.Kind, _ what: Phrase) throws(MarkupProblem) -> Lexeme {
        guard next.kind == kind else { throw unexpected(what) }
        position += 1
        return lexemes[position - 1]
    }

    func unexpected(_ wanted: Phrase) -> MarkupProblem {
        let found =
            isAtEnd
            ? Phrase("the end") : next.kind == .string ? Phrase(verbatim: text(next)) : Phrase("\"\(text(next))\"")
        return MarkupProblem(Phrase("expected \(wanted), found \(found)"), next.span)
    }

    mutating func finish() throws(MarkupProblem) {
        if !isAtEnd { throw unexpected(Phrase("the end")) }
    }

    mutating func expression() throws(MarkupProblem) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= MarkupParser.maximalDepth else { throw MarkupProblem(Phrase("nested too deeply"), next.span) }
        switch next.kind {
        case .string:
            let span = next.span
            position += 1
            return .literal(.string(source.text(SourceSpan(span.start + 1, span.end - 1))))
        case .number:
            position += 1
            return LaxExpression.number(source.text(lexemes[position - 1].span)).map(Expression.literal) ?? .nil
        case .openRound: return try range()
        case .openSquare:
            let start = next.span.start
            position += 1
            let name = try expression()
            _ = try take(.closeSquare, Phrase("\"]\""))
            return try path(.dynamic(name), from: start)
        case .name:
            let lexeme = next
            position += 1
            let word = text(lexeme)
            if !looksAt(.dot), !looksAt(.openSquare), let literal = LaxExpression.keyword(word) {
                return .literal(literal)
            }
            return try path(.name(LiquidName(word)), from: lexeme.span.start)
        default: throw unexpected(Phrase("a value"))
        }
    }

    private mutating func range() throws(MarkupProblem) -> Expression {
        let start = next.span.start
        _ = try take(.openRound, Phrase("\"(\""))
        let first = try expression()
        _ = try take(.range, Phrase("\"..\""))
        let last = try expression()
        let close = try take(.closeRound, Phrase("\")\""))
        return LaxExpression.range(first, last, SourceSpan(start, close.span.end))
    }

    private mutating func path(_ root: Path.Root, from start: Int) throws(MarkupProblem) -> Expression {
        var lookups: [Path.Lookup] = []
        var end = lexemes[position - 1].span.end
        while true {
            if skip(.dot) {
                let lexeme =
                    looksAt(.comparison) && text(next) == "contains"
                    ? try take(.comparison, Phrase("a name")) : try take(.name, Phrase("a name"))
                lookups.append(LaxExpression.lookup(text(lexeme)))
                end = lexeme.span.end
            } else if skip(.openSquare) {
                let key = try expression()
                end = try take(.closeSquare, Phrase("\"]\"")).span.end
                lookups.append(LaxExpression.lookup(key))
            } else {
                break
            }
        }
        let span = SourceSpan(start, end)
        return .path(Path(root: root, lookups: lookups, span: span, text: source.text(span)))
    }

    /// A side of a comparison: `blank` and `empty` are questions there.
    mutating func operand() throws(MarkupProblem) -> Operand {
        if next.kind == .name, !looksAt(.dot, ahead: 1), !looksAt(.openSquare, ahead: 1) {
            if skipName("blank") { return .blank }
            if skipName("empty") { return .empty }
        }
        return .value(try expression())
    }
}

internal import Formats

/// `"name" with value as alias, key: value`, of `render` and `include`.
struct PartialParameters: Sendable {
    let template: Expression
    /// After `with` or `for`.
    var value: Expression?
    var isLoop = false
    var alias: String?
    var arguments: [(name: LiquidName, value: Expression)] = []
    let span: SourceSpan

    static func parse(_ parser: TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> PartialParameters {
        do throws(MarkupProblem) {
            return try parseStrictly(parser, tag)
        } catch {
            guard !parser.options.hasStrictSyntax, let parameters = parseLaxly(parser.source, tag) else { throw error }
            return parameters
        }
    }

    private static func parseStrictly(_ parser: TemplateParser, _ tag: TagToken) throws(MarkupProblem)
        -> PartialParameters
    {
        var markup = try parser.markup(tag.markup)
        let start = markup.next.span
        var result = PartialParameters(template: try markup.expression(), span: start)
        if !markup.looksAt(.colon, ahead: 1) {
            result.isLoop = markup.skipName("for")
            if result.isLoop || markup.skipName("with") { result.value = try markup.expression() }
        }
        if !markup.looksAt(.colon, ahead: 1), markup.skipName("as") {
            result.alias = markup.text(try markup.take(.name, Phrase("a name")))
        }
        while !markup.isAtEnd {
            _ = markup.skip(.comma)
            if markup.isAtEnd { break }
            let name = markup.text(try markup.take(.name, Phrase("the name of a parameter")))
            _ = try markup.take(.colon, Phrase("\":\""))
            result.arguments.append((LiquidName(name), try markup.expression()))
        }
        return result
    }

    private static func parseLaxly(_ source: TemplateSource, _ tag: TagToken) -> PartialParameters? {
        var scanner = LaxScanner(source.bytes, tag.markup)
        guard let template = scanner.fragment() else { return nil }
        var result = PartialParameters(template: LaxExpression.expression(source, template), span: template)
        let rest = scanner.position
        scanner.skipSpaces()
        if let word = scanner.word(), ["with", "for"].contains(source.text(word)) {
            scanner.skipSpaces()
            if let value = scanner.fragmentHere() {
                result.value = LaxExpression.expression(source, value)
                result.isLoop = source.text(word) == "for"
            }
            scanner.skipSpaces()
            if let word = scanner.word(), source.text(word) == "as" {
                scanner.skipSpaces()
                result.alias = scanner.word().map(source.text)
            }
        }
        scanner.position = rest
        result.arguments = scanner.attributes().map {
            (LiquidName(source.text($0.name)), LaxExpression.expression(source, $0.value))
        }
        return result
    }

    /// The name if it does not depend on anything.
    var knownName: String? { if case .literal(.string(let name)) = template { name } else { nil } }

    /// The variable that `with` and `for` set: the last part of the partial's name.
    func variable(_ name: String) -> LiquidName {
        LiquidName(alias ?? name.split(separator: "/", omittingEmptySubsequences: true).last.map { String($0) } ?? name)
    }

    func visit(_ visitor: inout ReferenceVisitor, isIsolated: Bool) {
        visitor.visit(template)
        visitor.visit(value)
        for argument in arguments { visitor.visit(argument.value) }
        guard let name = knownName else { return visitor.mayReadAnything() }
        var names = arguments.map(\.name.text)
        if value != nil || !isIsolated { names.append(variable(name).text) }
        if isLoop && isIsolated { names.append("forloop") }
        visitor.visitPartial(name, span, names: names, isIsolated: isIsolated)
    }
}

extension Renderer {
    /// Finds a partial and runs `body` in it, with errors that tell how it was reached.
    mutating func enter(
        _ name: String, _ span: SourceSpan, _ body: (inout Renderer, Program) throws(LiquidError) -> Void
    ) throws(LiquidError) {
        try enter(try partial(name, span), span, body)
    }

    mutating func enter(
        _ inner: Program, _ span: SourceSpan, _ body: (inout Renderer, Program) throws(LiquidError) -> Void
    ) throws(LiquidError) {
        guard inclusions.count < limits.depth else {
            throw failure(Phrase("nested too deeply (over \(limits.depth) levels)"), span)
        }
        let outer = program
        inclusions.append(Inclusion(program: outer, span: span))
        program = inner
        try body(&self, inner)
        program = outer
        inclusions.removeLast()
    }

    func partial(_ name: String, _ span: SourceSpan) throws(LiquidError) -> Program {
        guard inclusions.count < limits.depth else {
            throw failure(Phrase("nested too deeply (over \(limits.depth) levels)"), span)
        }
        switch library.program(name) {
        case nil: throw failure(Phrase("there is no template \"\(name)\""), span)
        case .failure(let errors):
            let chain = places + [program.source.place(span.start)]
            throw (errors.errors.first ?? failure(Phrase("cannot be parsed"), span)).included(from: chain)
        case .success(let program): return program
        }
    }
}

/// `{% cycle "a", "b" %}`, `{% cycle group: "a", "b" %}`: the next value each time.
final class CycleTag: Tag {
    private enum Group: Sendable {
        case named(Expression)
        /// Cycles of the same literals share one counter; a cycle with a variable has its own.
        case literals(String)
        case own
    }

    private let group: Group
    private let values: [Expression]
    private let span: SourceSpan

    private init(group: Group, values: [Expression], span: SourceSpan) {
        (self.group, self.values, self.span) = (group, values, span)
    }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        do throws(MarkupProblem) {
            return try parseStrictly(parser, tag)
        } catch {
            guard !parser.options.hasStrictSyntax, let cycle = parseLaxly(parser.source, tag) else { throw error }
            return cycle
        }
    }

    private static func parseStrictly(_ parser: TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> CycleTag {
        var markup = try parser.markup(tag.markup)
        var values = [try markup.expression()]
        var name: Expression?
        if markup.skip(.colon) {
            name = values.removeLast()
            values = [try markup.expression()]
        }
        while markup.skip(.comma), !markup.isAtEnd { values.append(try markup.expression()) }
        try markup.finish()
        return make(name, values, tag)
    }

    private static func parseLaxly(_ source: TemplateSource, _ tag: TagToken) -> CycleTag? {
        var scanner = LaxScanner(source.bytes, tag.markup)
        var values: [Expression] = []
        while let fragment = scanner.fragment() { values.append(LaxExpression.expression(source, fragment)) }
        return values.isEmpty ? nil : make(nil, values, tag)
    }

    private static func make(_ name: Expression?, _ values: [Expression], _ tag: TagToken) -> CycleTag {
        if let name { return CycleTag(group: .named(name), values: values, span: tag.nameSpan) }
        var literals: [LiquidValue] = []
        for case .literal(let value) in values { literals.append(value) }
        let group = literals.count == values.count ? Group.literals(LiquidValue.array(literals).text) : .own
        return CycleTag(group: group, values: values, span: tag.nameSpan)
    }

    var isBlank: Bool { false }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let key: String
        switch group {
        case .named(let expression):
            let value = try renderer.value(of: expression)
            key = LiquidValue.array([value]).text.dropFirst().dropLast() + "\u{0}named"
        case .literals(let text): key = text
        case .own: key = "\(renderer.program.source.name)\u{0}\(span.start)"
        }
        let position = renderer.frame.cycles[key] ?? 0
        if position < values.count { try renderer.write(try renderer.value(of: values[position])) }
        renderer.frame.cycles[key] = position + 1 >= values.count ? 0 : position + 1
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        if case .named(let name) = group { visitor.visit(name) }
        for value in values { visitor.visit(value) }
    }
}

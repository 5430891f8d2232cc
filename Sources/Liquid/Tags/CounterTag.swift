internal import Formats

/// `{% increment name %}` (0, 1, 2…) and `{% decrement name %}` (-1, -2…): counters beside the variables.
final class CounterTag: Tag {
    private let name: String
    private let step: Int64

    private init(name: String, step: Int64) { (self.name, self.step) = (name, step) }

    static func parseIncrement(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        make(&parser, tag, step: 1)
    }

    static func parseDecrement(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        make(&parser, tag, step: -1)
    }

    private static func make(_ parser: inout TemplateParser, _ tag: TagToken, step: Int64) -> CounterTag {
        let name = parser.source.text(LaxExpression.trimmed(parser.source.bytes, tag.markup))
        if name.isEmpty { parser.note(MarkupProblem(Phrase("wants a name"), tag.nameSpan)) }
        parser.assigned.insert(name)
        return CounterTag(name: name, step: step)
    }

    var isBlank: Bool { false }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let value = renderer.frame.counters[name] ?? 0
        renderer.frame.counters[name] = value &+ step
        try renderer.append(String(step > 0 ? value : value &+ step))
    }

    func visit(_ visitor: inout ReferenceVisitor) { visitor.assign(name) }
}

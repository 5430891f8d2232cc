/// `{% echo value | filter %}`: an output inside `liquid`.
final class EchoTag: Tag {
    private let output: Output?

    private init(output: Output?) { self.output = output }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        EchoTag(output: try OutputParser.parse(&parser, tag.markup))
    }

    var isBlank: Bool { false }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        if let output { try renderer.render(output) }
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        if let output { visitor.visit(output) }
    }
}

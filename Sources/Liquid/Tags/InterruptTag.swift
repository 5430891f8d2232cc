/// `{% break %}` and `{% continue %}`.
final class InterruptTag: Tag {
    private let interrupt: Renderer.Interrupt

    private init(_ interrupt: Renderer.Interrupt) { self.interrupt = interrupt }

    static func parseBreak(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        InterruptTag(.break)
    }

    static func parseContinue(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        InterruptTag(.continue)
    }

    var isBlank: Bool { false }

    func render(_ renderer: inout Renderer) throws(LiquidError) { renderer.interrupt = interrupt }

    func visit(_ visitor: inout ReferenceVisitor) {}
}

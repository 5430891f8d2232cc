internal import Formats

/// `{% capture name %}…{% endcapture %}`: what is inside becomes a variable.
final class CaptureTag: Tag {
    private let name: LiquidName
    private let block: Block

    private init(name: LiquidName, block: Block) { (self.name, self.block) = (name, block) }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        var scanner = LaxScanner(parser.source.bytes, tag.markup)
        while let byte = scanner.byte, !byte.isAssignable { scanner.position += 1 }
        let start = scanner.position
        while let byte = scanner.byte, byte.isAssignable { scanner.position += 1 }
        let name = SourceSpan(start, scanner.position)
        if name.isEmpty { parser.note(MarkupProblem(Phrase("wants a name: capture name"), tag.nameSpan)) }
        let (block, _) = parser.parseBlock(of: tag, branches: [])
        parser.assigned.insert(parser.source.text(name))
        return CaptureTag(name: LiquidName(parser.source.text(name)), block: block)
    }

    var isBlank: Bool { true }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let bytes = try renderer.capture { (renderer) throws(LiquidError) in try renderer.render(block) }
        let text = String(decoding: bytes, as: UTF8.self)
        renderer.frame.locals.set(name, to: renderer.options.escape ? .markup(text) : .string(text))
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        visitor.visit(block)
        visitor.assign(name.text)
    }
}

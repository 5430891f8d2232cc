/// `ifchanged`: writes what is inside when it differs from the latest `ifchanged`.
final class IfChangedTag: Tag {
    private let block: Block

    private init(block: Block) { self.block = block }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        IfChangedTag(block: parser.parseBlock(of: tag, branches: []).block)
    }

    var isBlank: Bool { block.isBlank }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let bytes = try renderer.capture { (renderer) throws(LiquidError) in try renderer.render(block) }
        guard bytes != renderer.frame.lastChanged else { return }
        renderer.frame.lastChanged = bytes
        try renderer.append(bytes[...])
    }

    func visit(_ visitor: inout ReferenceVisitor) { visitor.visit(block) }
}

internal import Formats

/// `{% # … %}`: every line begins with `#`.
final class InlineCommentTag: Tag {
    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        let bytes = parser.source.bytes
        for index in tag.markup.range where bytes[index] == 0x0A {
            let next = bytes[index..<tag.markup.end].firstIndex { !$0.isLiquidSpace }
            if let next, bytes[next] != UInt8(ascii: "#") {
                throw MarkupProblem(Phrase("every line of this comment begins with \"#\""), SourceSpan(next, next + 1))
            }
        }
        return InlineCommentTag()
    }

    var isBlank: Bool { true }

    func render(_ renderer: inout Renderer) throws(LiquidError) {}

    func visit(_ visitor: inout ReferenceVisitor) {}
}

internal import Formats

/// `doc`: documentation of a partial, which is not rendered.
final class DocTag: Tag {
    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        if !LaxExpression.trimmed(parser.source.bytes, tag.markup).isEmpty {
            parser.note(MarkupProblem(Phrase("\"doc\" takes nothing"), tag.markup))
        }
        while let token = parser.nextToken() {
            guard let (inner, _) = TagToken.trailing(token, in: parser.source.bytes) else { continue }
            if inner.name == "doc" { throw MarkupProblem(Phrase("\"doc\" cannot hold another one"), inner.nameSpan) }
            if inner.name == "enddoc" {
                parser.trimNext(inner.trimsRight)
                return DocTag()
            }
        }
        throw MarkupProblem(Phrase("\"doc\" is never closed with \"enddoc\""), tag.nameSpan)
    }

    var isBlank: Bool { true }

    func render(_ renderer: inout Renderer) throws(LiquidError) {}

    func visit(_ visitor: inout ReferenceVisitor) {}
}

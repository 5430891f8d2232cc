internal import Formats

/// `raw`: everything inside is text.
final class RawTag: Tag {
    private let text: SourceSpan

    private init(text: SourceSpan) { self.text = text }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        if !LaxExpression.trimmed(parser.source.bytes, tag.markup).isEmpty {
            parser.note(MarkupProblem(Phrase("\"raw\" takes nothing"), tag.markup))
        }
        var start: Int?
        while let token = parser.nextToken() {
            if start == nil { start = token.span.start }
            if let (end, before) = TagToken.trailing(token, in: parser.source.bytes), end.name == "endraw" {
                parser.trimNext(end.trimsRight)
                return RawTag(text: SourceSpan(start ?? before.end, before.end))
            }
        }
        throw MarkupProblem(Phrase("\"raw\" is never closed with \"endraw\""), tag.nameSpan)
    }

    var isBlank: Bool { text.isEmpty }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        try renderer.append(renderer.program.source.bytes[text.range])
    }

    func visit(_ visitor: inout ReferenceVisitor) {}
}

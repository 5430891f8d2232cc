internal import Formats

/// `comment`: skipped without being parsed, but for comments and raw blocks inside, which must end.
final class CommentTag: Tag {
    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        var depth = 1
        while let token = parser.nextToken() {
            guard token.kind == .tag || token.kind == .line, let inner = TagToken(token, in: parser.source.bytes) else {
                continue
            }
            switch inner.name {
            case "raw": try skipRaw(&parser, inner)
            case "comment": depth += 1
            case "endcomment": depth -= 1
            default: break
            }
            if depth == 0 {
                parser.trimNext(inner.trimsRight)
                return CommentTag()
            }
        }
        throw MarkupProblem(Phrase("\"comment\" is never closed with \"endcomment\""), tag.nameSpan)
    }

    private static func skipRaw(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) {
        while let token = parser.nextToken() {
            if TagToken.trailing(token, in: parser.source.bytes)?.tag.name == "endraw" { return }
        }
        throw MarkupProblem(Phrase("\"raw\" is never closed with \"endraw\""), tag.nameSpan)
    }

    var isBlank: Bool { true }

    func render(_ renderer: inout Renderer) throws(LiquidError) {}

    func visit(_ visitor: inout ReferenceVisitor) {}
}

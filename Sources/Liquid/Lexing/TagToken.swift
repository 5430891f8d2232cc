/// The parts of `{%- name markup -%}`, or of a line in a `liquid` tag.
struct TagToken {
    let name: String
    let nameSpan: SourceSpan
    let markup: SourceSpan
    let trimsLeft: Bool
    let trimsRight: Bool

    /// Nil when there is no name, or no end.
    init?(_ token: TemplateTokenizer.Token, in bytes: [UInt8]) {
        var span = token.span
        var trims = (left: false, right: false)
        if token.kind == .tag {
            guard span.end - span.start >= 4, bytes[span.end - 2] == UInt8(ascii: "%"),
                bytes[span.end - 1] == UInt8(ascii: "}")
            else { return nil }
            trims = (bytes[span.start + 2] == UInt8(ascii: "-"), bytes[span.end - 3] == UInt8(ascii: "-"))
            span = SourceSpan(span.start + (trims.left ? 3 : 2), span.end - 2)
        }
        self.init(inside: span, in: bytes, trims: trims)
    }

    private init?(inside span: SourceSpan, in bytes: [UInt8], trims: (left: Bool, right: Bool)) {
        var start = span.start
        while start < span.end, bytes[start].isLiquidSpace { start += 1 }
        var end = start
        if end < span.end, bytes[end] == UInt8(ascii: "#") {
            end += 1
        } else {
            while end < span.end, bytes[end].isWord { end += 1 }
        }
        guard end > start else { return nil }
        nameSpan = SourceSpan(start, end)
        name = String(decoding: bytes[start..<end], as: UTF8.self)
        while end < span.end, bytes[end].isLiquidSpace { end += 1 }
        let last = trims.right && span.end > end ? span.end - 1 : span.end
        markup = SourceSpan(end, last)
        (trimsLeft, trimsRight) = trims
    }

    /// The tag at the very end of a token that may hold anything before it, as the end of `raw` is found:
    /// `{{ x {% endraw %}`.
    static func trailing(_ token: TemplateTokenizer.Token, in bytes: [UInt8]) -> (tag: TagToken, before: SourceSpan)? {
        guard token.kind != .line else {
            return TagToken(token, in: bytes).map { ($0, SourceSpan(token.span.start, token.span.start)) }
        }
        var start = token.span.end - 4
        while start >= token.span.start {
            if bytes[start] == UInt8(ascii: "{"), bytes[start + 1] == UInt8(ascii: "%") {
                let part = TemplateTokenizer.Token(kind: .tag, span: SourceSpan(start, token.span.end))
                if let tag = TagToken(part, in: bytes) { return (tag, SourceSpan(token.span.start, start)) }
            }
            start -= 1
        }
        return nil
    }
}

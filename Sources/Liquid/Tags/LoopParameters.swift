internal import Formats

/// `name in collection reversed limit: 3 offset: 2`, of `for` and `tablerow`.
struct LoopParameters: Sendable {
    let variable: LiquidName
    let collection: Expression
    /// `item-products`: what `forloop.name` says and `offset: continue` remembers.
    let name: String
    var isReversed = false
    var limit: Expression?
    var offset: Expression?
    /// `offset: continue`
    var continues = false
    /// Of `tablerow`; `cols: nil` is not the same as none.
    var columns: Expression?

    init(variable: String, collection: Expression, collectionText: String) {
        self.variable = LiquidName(variable)
        self.collection = collection
        name = variable + "-" + collectionText
    }

    static func parse(_ parser: TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> LoopParameters {
        do throws(MarkupProblem) {
            return try parseStrictly(parser, tag)
        } catch {
            guard !parser.options.hasStrictSyntax, let loop = parseLaxly(parser, tag) else { throw error }
            return loop
        }
    }

    private static func parseStrictly(_ parser: TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> LoopParameters
    {
        var markup = try parser.markup(tag.markup)
        let variable = markup.text(try markup.take(.name, Phrase("a name for the elements")))
        guard markup.skipName("in") else { throw markup.unexpected(Phrase(verbatim: "\"in\"")) }
        let start = markup.next.span.start
        let collection = try markup.expression()
        let text = parser.source.text(
            LaxExpression.trimmed(parser.source.bytes, SourceSpan(start, markup.next.span.start)))
        var loop = LoopParameters(variable: variable, collection: collection, collectionText: text)
        loop.isReversed = tag.name == "for" && markup.skipName("reversed")
        while markup.looksAt(.comma) || markup.looksAt(.name) {
            _ = markup.skip(.comma)
            let name = try markup.take(.name, Phrase("limit or offset"))
            _ = try markup.take(.colon, Phrase("\":\""))
            if markup.text(name) == "offset", markup.skipName("continue") {
                loop.continues = true
            } else if !loop.set(markup.text(name), try markup.expression(), of: tag.name) {
                throw MarkupProblem(Phrase("\"\(markup.text(name))\" is nothing that \(tag.name) knows"), name.span)
            }
        }
        try markup.finish()
        return loop
    }

    private static func parseLaxly(_ parser: TemplateParser, _ tag: TagToken) -> LoopParameters? {
        let source = parser.source
        var scanner = LaxScanner(source.bytes, tag.markup)
        scanner.skipSpaces()
        guard let variable = scanner.word() else { return nil }
        scanner.skipSpaces()
        guard let keyword = scanner.word(), source.text(keyword) == "in" else { return nil }
        scanner.skipSpaces()
        guard let collection = scanner.fragmentHere() else { return nil }
        var loop = LoopParameters(
            variable: source.text(variable), collection: LaxExpression.expression(source, collection),
            collectionText: source.text(collection))
        let afterCollection = scanner.position
        scanner.skipSpaces()
        if tag.name == "for", let word = scanner.word(), source.text(word) == "reversed" {
            loop.isReversed = true
        } else {
            scanner.position = afterCollection
        }
        for (name, value) in scanner.attributes() {
            if source.text(name) == "offset", source.text(value) == "continue" {
                loop.continues = true
            } else {
                _ = loop.set(source.text(name), LaxExpression.expression(source, value), of: tag.name)
            }
        }
        return loop
    }

    /// False for a name that means nothing.
    private mutating func set(_ name: String, _ value: Expression, of tag: String) -> Bool {
        switch name {
        case "limit": limit = value
        case "offset": (offset, continues) = (value, false)
        case "cols" where tag == "tablerow": columns = value
        case "range" where tag == "tablerow": break
        default: return false
        }
        return true
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        for expression in [collection, limit, offset, columns] { visitor.visit(expression) }
    }
}

/// The elements that a loop goes over, without making an array of a range.
struct LoopSegment {
    private enum Source {
        case elements(ArraySlice<LiquidValue>)
        case numbers(first: Int64)
        case members(ArraySlice<LiquidObject.Member>)
        case one(LiquidValue)
    }

    private let source: Source
    let count: Int
    var isReversed = false

    /// A string is one element, whatever `from` and `to` say; what cannot be gone over has none.
    init(_ value: LiquidValue, from: Int, to: Int?) {
        func range(_ count: Int) -> Range<Int> {
            let start = min(max(0, from), count)
            return start..<max(start, min(to ?? count, count))
        }
        switch value {
        case .array(let elements):
            let slice = elements[range(elements.count)]
            (source, count) = (.elements(slice), slice.count)
        case .object(let object):
            let slice = object.members[range(object.count)]
            (source, count) = (.members(slice), slice.count)
        case .range(let first, let last):
            let range = range(Int(clamping: LiquidValue.count(first, last)))
            (source, count) = (.numbers(first: first &+ Int64(range.lowerBound)), range.count)
        case .string(let text), .markup(let text): (source, count) = (.one(value), text.isEmpty ? 0 : 1)
        default: (source, count) = (.one(.nil), 0)
        }
    }

    subscript(position: Int) -> LiquidValue {
        let index = isReversed ? count - 1 - position : position
        return switch source {
        case .elements(let slice): slice[slice.startIndex + index]
        case .numbers(let first): .integer(first &+ Int64(index))
        case .members(let slice):
            .array([.string(slice[slice.startIndex + index].name), slice[slice.startIndex + index].value])
        case .one(let value): value
        }
    }
}

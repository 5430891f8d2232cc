internal import Formats

/// `{% assign name = value | filter %}`
final class AssignTag: Tag {
    private let name: LiquidName
    private let value: Output?

    private init(name: LiquidName, value: Output?) { (self.name, self.value) = (name, value) }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        var scanner = LaxScanner(parser.source.bytes, tag.markup)
        scanner.skipSpaces()
        let start = scanner.position
        while let byte = scanner.byte, byte.isAssignable { scanner.position += 1 }
        let name = SourceSpan(start, scanner.position)
        scanner.skipSpaces()
        guard !name.isEmpty, scanner.skip(UInt8(ascii: "=")) else {
            throw MarkupProblem(Phrase("wants a name, \"=\" and a value: assign name = value"), tag.nameSpan)
        }
        let value = try OutputParser.parse(&parser, SourceSpan(scanner.position, tag.markup.end))
        parser.assigned.insert(parser.source.text(name))
        return AssignTag(name: LiquidName(parser.source.text(name)), value: value)
    }

    var isBlank: Bool { true }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let result = try value.map { (value) throws(LiquidError) in try renderer.value(of: value) } ?? .nil
        renderer.frame.locals.set(name, to: result)
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        if let value { visitor.visit(value) }
        visitor.assign(name.text)
    }
}

extension UInt8 {
    /// What the name of a variable that is assigned may hold.
    var isAssignable: Bool {
        isWord || self == UInt8(ascii: "-") || self == UInt8(ascii: ".") || self == UInt8(ascii: "[")
            || self == UInt8(ascii: "]")
    }
}

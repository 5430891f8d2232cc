internal import Formats

/// `for`, with `else` for nothing to go over.
final class ForTag: Tag {
    private static let forloop = LiquidName("forloop")
    private let loop: LoopParameters
    private let block: Block
    private let elseBlock: Block?
    private let span: SourceSpan
    let isBlank: Bool

    private init(loop: LoopParameters, block: Block, elseBlock: Block?, span: SourceSpan) {
        isBlank = block.isBlank && elseBlock?.isBlank ?? true
        var (block, elseBlock) = (block, elseBlock)
        if isBlank {
            block.removeTexts()
            elseBlock?.removeTexts()
        }
        (self.loop, self.block, self.elseBlock, self.span) = (loop, block, elseBlock, span)
    }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        var loop = LoopParameters(variable: "", collection: .nil, collectionText: "")
        do throws(MarkupProblem) {
            loop = try LoopParameters.parse(parser, tag)
        } catch {
            parser.note(error)
        }
        var (block, ending) = parser.parseBlock(of: tag, branches: ["else"])
        let first = block
        var elseBlock: Block?
        while case .branch = ending {
            (block, ending) = parser.parseBlock(of: tag, branches: ["else"])
            elseBlock = block
        }
        return ForTag(loop: loop, block: first, elseBlock: elseBlock, span: tag.nameSpan)
    }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let segment = try segment(&renderer)
        if segment.count == 0 {
            if let elseBlock { try renderer.render(elseBlock) }
            return
        }
        let bindings = renderer.frame.bindings.count
        let position = renderer.frame.loops.count
        let outer = renderer.frame.innermostFor
        renderer.frame.loops.append(ActiveLoop(name: loop.name, length: segment.count, parent: outer))
        renderer.frame.innermostFor = position
        renderer.frame.bindings.append(Frame.Binding(name: ForTag.forloop, slot: .loop(position)))
        renderer.frame.bindings.append(Frame.Binding(name: loop.variable, slot: .value(.nil)))
        for index in 0..<segment.count {
            renderer.here = span
            try renderer.countIteration()
            renderer.frame.bindings[bindings + 1].slot = .value(segment[index])
            renderer.frame.loops[position].index = index
            try renderer.render(block)
            let interrupt = renderer.interrupt
            renderer.interrupt = nil
            if interrupt == .break { break }
        }
        renderer.frame.bindings.removeSubrange(bindings...)
        renderer.frame.loops.removeSubrange(position...)
        renderer.frame.innermostFor = outer
    }

    private func segment(_ renderer: inout Renderer) throws(LiquidError) -> LoopSegment {
        let from =
            loop.continues
            ? renderer.frame.continuations[loop.name] ?? 0 : try integer(loop.offset, "offset", &renderer) ?? 0
        let collection = try renderer.value(of: loop.collection)
        let limit = try integer(loop.limit, "limit", &renderer)
        let to = limit.map { from.addingReportingOverflow($0).overflow ? Int.max : from + $0 }
        var segment = LoopSegment(collection, from: from, to: to)
        segment.isReversed = loop.isReversed
        renderer.frame.continuations[loop.name] = from &+ segment.count
        return segment
    }

    private func integer(_ expression: Expression?, _ name: String, _ renderer: inout Renderer) throws(LiquidError)
        -> Int?
    {
        guard let expression else { return nil }
        let value = try renderer.value(of: expression)
        if value.isNil { return nil }
        guard let integer = value.strictInteger else {
            throw renderer.failure(Phrase("\(name) wants a whole number, found \(value.kind)"), span)
        }
        return Int(clamping: integer)
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        loop.visit(&visitor)
        visitor.with([loop.variable.text, ForTag.forloop.text]) { $0.visit(block) }
        if let elseBlock { visitor.visit(elseBlock) }
    }
}

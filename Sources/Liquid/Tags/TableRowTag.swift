internal import Formats

/// `tablerow`: the cells of an HTML table, in rows of `cols`.
final class TableRowTag: Tag {
    private static let tablerowloop = LiquidName("tablerowloop")
    private let loop: LoopParameters
    private let block: Block
    private let span: SourceSpan

    private init(loop: LoopParameters, block: Block, span: SourceSpan) {
        (self.loop, self.block, self.span) = (loop, block, span)
    }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        var loop = LoopParameters(variable: "", collection: .nil, collectionText: "")
        do throws(MarkupProblem) {
            loop = try LoopParameters.parse(parser, tag)
        } catch {
            parser.note(error)
        }
        let (block, _) = parser.parseBlock(of: tag, branches: [])
        return TableRowTag(loop: loop, block: block, span: tag.nameSpan)
    }

    var isBlank: Bool { block.isBlank }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let collection = try renderer.value(of: loop.collection)
        guard collection.isTruthy else { return }
        let from = try integer(loop.offset, "offset", &renderer) ?? 0
        let limit = try integer(loop.limit, "limit", &renderer)
        let to = limit.map { from.addingReportingOverflow($0).overflow ? Int.max : from + $0 }
        let segment = LoopSegment(collection, from: from, to: to)
        let columns = try integer(loop.columns, "cols", &renderer) ?? segment.count
        try renderer.append("<tr class=\"row1\">\n")
        let bindings = renderer.frame.bindings.count
        let position = renderer.frame.loops.count
        renderer.frame.loops.append(ActiveLoop(name: loop.name, length: segment.count, columns: columns))
        renderer.frame.bindings.append(Frame.Binding(name: TableRowTag.tablerowloop, slot: .loop(position)))
        renderer.frame.bindings.append(Frame.Binding(name: loop.variable, slot: .value(.nil)))
        for index in 0..<segment.count {
            renderer.here = span
            try renderer.countIteration()
            renderer.frame.bindings[bindings + 1].slot = .value(segment[index])
            renderer.frame.loops[position].index = index
            if try !renderCell(position, &renderer) { break }
        }
        renderer.frame.bindings.removeSubrange(bindings...)
        renderer.frame.loops.removeSubrange(position...)
        try renderer.append("</tr>\n")
    }

    /// False after a `break`.
    private func renderCell(_ position: Int, _ renderer: inout Renderer) throws(LiquidError) -> Bool {
        try renderer.append("<td class=\"col\(renderer.frame.loops[position].columnNumber)\">")
        try renderer.render(block)
        try renderer.append("</td>")
        let interrupt = renderer.interrupt
        renderer.interrupt = nil
        if interrupt == .break { return false }
        let cell = renderer.frame.loops[position]
        if cell.isLastColumn, !cell.isLast {
            try renderer.append("</tr>\n<tr class=\"row\(cell.row + 1)\">")
        }
        return true
    }

    /// Nil when it was not given; nothing counts as 0.
    private func integer(_ expression: Expression?, _ name: String, _ renderer: inout Renderer) throws(LiquidError)
        -> Int?
    {
        guard let expression else { return nil }
        let value = try renderer.value(of: expression)
        guard let integer = value.looseInteger else {
            throw renderer.failure(Phrase("\(name) wants a whole number, found \(value.kind)"), span)
        }
        return Int(clamping: integer)
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        loop.visit(&visitor)
        visitor.with([loop.variable.text, TableRowTag.tablerowloop.text]) { $0.visit(block) }
    }
}

internal import Formats

/// `case` with `when` and `else`. Every value that is equal renders its block, so a block may come twice.
final class CaseTag: Tag {
    private struct Branch: Sendable {
        /// Nil for `else`.
        let values: [Operand]?
        var block: Block
    }

    private let subject: Operand
    private let branches: [Branch]
    let isBlank: Bool

    private init(subject: Operand, branches: [Branch], isBlank: Bool) {
        self.subject = subject
        self.isBlank = isBlank
        self.branches =
            isBlank
            ? branches.map { branch in
                var branch = branch
                branch.block.removeTexts()
                return branch
            } : branches
    }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        var subject = Operand.value(.nil)
        do throws(MarkupProblem) {
            subject = .value(try parseSubject(parser, tag))
        } catch {
            parser.note(error)
        }
        // What stands before the first `when` is not rendered.
        var (block, ending) = parser.parseBlock(of: tag, branches: ["when", "else"])
        var isBlank = block.isBlank
        var branches: [Branch] = []
        while case .branch(let next) = ending {
            var values: [Operand]?
            if next.name == "when" {
                do throws(MarkupProblem) {
                    values = try parseValues(parser, next.markup)
                } catch {
                    parser.note(error)
                    values = []
                }
            } else if !LaxExpression.trimmed(parser.source.bytes, next.markup).isEmpty {
                parser.note(MarkupProblem(Phrase("\"else\" of a case takes nothing"), next.markup))
            }
            (block, ending) = parser.parseBlock(of: tag, branches: ["when", "else"])
            isBlank = isBlank && block.isBlank
            branches.append(Branch(values: values, block: block))
        }
        return CaseTag(subject: subject, branches: branches, isBlank: isBlank)
    }

    private static func parseSubject(_ parser: TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> Expression {
        do throws(MarkupProblem) {
            var markup = try parser.markup(tag.markup)
            let expression = try markup.expression()
            try markup.finish()
            return expression
        } catch {
            var scanner = LaxScanner(parser.source.bytes, tag.markup)
            guard !parser.options.hasStrictSyntax, let fragment = scanner.fragment() else { throw error }
            return LaxExpression.expression(parser.source, fragment)
        }
    }

    /// Values joined by `or` and commas.
    private static func parseValues(_ parser: TemplateParser, _ span: SourceSpan) throws(MarkupProblem) -> [Operand] {
        do throws(MarkupProblem) {
            var markup = try parser.markup(span)
            var values = [try markup.operand()]
            while markup.skip(.comma) || markup.skipName("or") { values.append(try markup.operand()) }
            try markup.finish()
            return values
        } catch {
            let values = laxValues(parser.source, span)
            if parser.options.hasStrictSyntax || values.isEmpty { throw error }
            return values
        }
    }

    /// The values up to the first thing that does not fit.
    private static func laxValues(_ source: TemplateSource, _ span: SourceSpan) -> [Operand] {
        var scanner = LaxScanner(source.bytes, span)
        var values: [Operand] = []
        while let fragment = scanner.fragment() {
            values.append(LaxExpression.operand(source, fragment))
            scanner.skipSpaces()
            if scanner.skip(UInt8(ascii: ",")) { continue }
            let start = scanner.position
            guard let word = scanner.word(), source.text(word) == "or" else {
                scanner.position = start
                break
            }
        }
        return values
    }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        var isElse = true
        for branch in branches {
            guard let values = branch.values else {
                if isElse { try renderer.render(branch.block) }
                if renderer.interrupt != nil { return }
                continue
            }
            for value in values where try renderer.areEqual(subject, value) {
                isElse = false
                try renderer.render(branch.block)
                if renderer.interrupt != nil { return }
            }
        }
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        if case .value(let expression) = subject { visitor.visit(expression) }
        for branch in branches {
            for case .value(let expression) in branch.values ?? [] { visitor.visit(expression) }
            visitor.visit(branch.block)
        }
    }
}

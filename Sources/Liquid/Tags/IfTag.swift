/// `if` and `unless`, with `elsif` and `else`.
final class IfTag: Tag {
    private struct Branch: Sendable {
        /// Nil for `else`.
        let condition: Condition?
        var block: Block
    }

    private let branches: [Branch]
    /// The first condition is turned round.
    private let isUnless: Bool
    let isBlank: Bool

    private init(branches: [Branch], isUnless: Bool) {
        isBlank = branches.allSatisfy(\.block.isBlank)
        self.branches =
            isBlank
            ? branches.map { branch in
                var branch = branch
                branch.block.removeTexts()
                return branch
            } : branches
        self.isUnless = isUnless
    }

    static func parseIf(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        parse(&parser, tag, isUnless: false)
    }

    static func parseUnless(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        parse(&parser, tag, isUnless: true)
    }

    private static func parse(_ parser: inout TemplateParser, _ tag: TagToken, isUnless: Bool) -> any Tag {
        var branches: [Branch] = []
        var condition: Condition? = parser.condition(tag)
        while true {
            let (block, ending) = parser.parseBlock(of: tag, branches: ["elsif", "else"])
            branches.append(Branch(condition: condition, block: block))
            guard case .branch(let next) = ending else { break }
            condition = next.name == "elsif" ? parser.condition(next) : nil
        }
        return IfTag(branches: branches, isUnless: isUnless)
    }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        for (position, branch) in branches.enumerated() {
            var holds = true
            if let condition = branch.condition {
                holds = try renderer.isTrue(condition) != (isUnless && position == 0)
            }
            if holds { return try renderer.render(branch.block) }
        }
    }

    func visit(_ visitor: inout ReferenceVisitor) {
        for branch in branches {
            if let condition = branch.condition { visitor.visit(condition) }
            visitor.visit(branch.block)
        }
    }
}

/// `if` and `unless`, with `elsif` and `else`.
final class IfTag: Tag {
    /// A class, so that going through the branches copies nothing.
    private final class Branch: Sendable {
        /// Nil for `else`.
        let condition: Condition?
        let block: Block

        init(condition: Condition?, block: Block) { (self.condition, self.block) = (condition, block) }
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
                var block = branch.block
                block.removeTexts()
                return Branch(condition: branch.condition, block: block)
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

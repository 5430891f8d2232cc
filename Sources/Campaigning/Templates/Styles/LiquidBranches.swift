/// What is open in the branches of Liquid's conditions: each begins with what was open before the condition, and after it
/// is open what the first branch left.
struct LiquidBranches<Element> {
    private var branches: [(start: [Element], first: [Element]?)] = []

    /// A Liquid tag stands here.
    /// - Parameter stack: what is open; made what it is after the tag.
    mutating func pass(_ name: String, _ stack: inout [Element]) {
        if LiquidBlocks.openers.contains(name) {
            branches.append((stack, nil))
        } else if LiquidBlocks.middles.contains(name), let branch = branches.last {
            // Before the first `when` there is nothing, and nothing is open that was not.
            if branch.first == nil, name != "when" || stack.count != branch.start.count {
                branches[branches.count - 1].first = stack
            }
            stack = branch.start
        } else if LiquidBlocks.change(name) < 0, let branch = branches.popLast() {
            stack = branch.first ?? stack
        }
    }
}

internal import Crypto
package import Definitions

/// The rules of a workspace's stages in their order, and a hash that changes when any of them does.
package struct StageRuleSet: Sendable {
    /// A stage's name and rule; no rule holds for everyone.
    package let stages: [(name: String, rule: FilterNode?)]
    /// Of everything that the outcome for the same data depends on.
    package let hash: String

    package init(_ workspace: Workspace) {
        let definition = workspace.definition
        stages = definition.stages.map { ($0.name, $0.rule?.root) }
        var words = [StageRuleSet.version, definition.timezone.name]
        for stage in definition.stages {
            words += [stage.name, stage.rule.map { FilterPrinter.text(of: $0.root.withoutSegments) } ?? ""]
        }
        // A renamed campaign's answers and messages count under its old name too.
        let asked = StageRuleSet.campaigns(of: stages)
        for campaign in workspace.campaigns where asked.contains(campaign.name) {
            if let was = campaign.was { words += [campaign.name, was] }
        }
        let digest = Crypto.sha256(Array(words.joined(separator: "\u{0}").utf8))
        hash = digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Raised when the meaning of a rule changes with the program, so that everyone is derived anew.
    private static let version = "2"

    package var isEmpty: Bool { stages.isEmpty }

    /// True when a rule asks what was sent: what is sent then touches the members.
    package var asksForMessages: Bool {
        var found = false
        for stage in stages {
            stage.rule?.visit { if case .received = $0 { found = true } }
        }
        return found
    }

    /// The campaigns that rules name.
    private static func campaigns(of stages: [(name: String, rule: FilterNode?)]) -> Set<String> {
        var names: Set<String> = []
        for stage in stages {
            stage.rule?.visit { node in
                switch node {
                case .received(let name?, _), .answered(let name?, _): names.insert(name)
                default: break
                }
                for operand in node.operands.flatMap(\.parts) {
                    if case .answer(let name, _, _) = operand { names.insert(name) }
                }
            }
        }
        return names
    }
}

package import Definitions
package import Formats
package import Store

/// Why a member is in a stage: every rule with its parts, whether each holds, and what was found.
package struct StageExplanation: Sendable {
    package struct Part: Sendable {
        /// In the filter language.
        package let text: String
        package let holds: Bool
        /// The dates, counts and values that decided it, in words.
        package let found: Phrase
        /// The activities behind it, the latest first.
        package let activities: [ActivityEvidence]
    }

    package struct Rule: Sendable {
        package let stage: String
        /// Nil for a stage that everyone is in.
        package let text: String?
        package let holds: Bool
        package let parts: [Part]
    }

    package let email: String
    package let stage: String?
    package let enteredAt: Instant?
    package let rules: [Rule]
    /// The next change by time alone; nil when time changes nothing.
    package let next: StageForecast?
    package let history: [StageChange]

    /// Nil when there is no such member. Call `StageDerivation.overlay` before.
    package init?(_ store: Store, _ workspace: Workspace, emailKey: String, now: Instant) throws {
        guard let member = try store.stageOfMember(emailKey: emailKey) else { return nil }
        let compiler = try FilterCompiler(workspace, store, now: now)
        let finder = EvidenceFinder(
            store: store, compiler: compiler, memberID: member.id, workspace: workspace)
        (email, stage, enteredAt) = (member.email, member.stage, member.enteredAt)
        rules = try workspace.definition.stages.map { stage in
            guard let rule = stage.rule else {
                return Rule(stage: stage.name, text: nil, holds: true, parts: [])
            }
            return Rule(
                stage: stage.name, text: FilterPrinter.text(of: rule.root), holds: try finder.holds(rule.root),
                parts: try rule.root.parts.map { node in
                    Part(
                        text: FilterPrinter.text(of: node), holds: try finder.holds(node),
                        found: try finder.found(for: node), activities: try finder.activities(for: node))
                })
        }
        next = try StageForecast.next(of: member.id, in: member.stage, store, workspace, now: now)
        history = try store.stageHistory(memberID: member.id)
    }
}

internal import Definitions
internal import Formats

/// Targets whose day is over: nobody works towards them any more.
enum StrategyCheck {
    static func findings(_ workspace: Workspace, now: Instant) -> [Finding] {
        let today = workspace.definition.timezone.civil(now).date
        return (workspace.definition.strategy?.targets ?? []).filter { $0.by < today }.map { target in
            Finding(
                target.mark, rule: DefinitionRule.targetPast.rawValue, severity: .warning,
                Phrase("the day of the target \(target.name), \(target.by.description), is over"),
                suggestion: Phrase("read what became of it with: kamerton report goals; then set the next target"))
        }
    }
}

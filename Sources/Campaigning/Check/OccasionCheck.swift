internal import Definitions
internal import Formats

/// Occasions of one day that is over: they will never fall again.
enum OccasionCheck {
    static func findings(_ workspace: Workspace, now: Instant) -> [Finding] {
        let today = workspace.definition.timezone.civil(now).date
        var seen: Set<String> = []
        return workspace.campaigns.flatMap(\.occasions).compactMap { occasion in
            guard case .once(let day) = occasion.day, day < today, seen.insert(occasion.name).inserted else {
                return nil
            }
            return Finding(
                occasion.mark, rule: DefinitionRule.occasion.rawValue, severity: .warning,
                Phrase("the day of the occasion \(occasion.name), \(day.description), is over"),
                suggestion: Phrase("delete it, or write the day of every year: \(String(day.description.dropFirst(5)))")
            )
        }
    }
}

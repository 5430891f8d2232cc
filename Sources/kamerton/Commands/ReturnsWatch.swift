import Definitions
import Delivery
import Formats
import Store

/// What is done at once when something came back: a campaign of which too much did pauses itself, before it is sent on.
enum ReturnsWatch {
    /// - Parameter campaigns: the rows' names.
    /// - Returns: what was paused.
    static func look(
        _ store: Store, _ workspace: Workspace, _ campaigns: Set<String>, at now: Instant
    ) throws -> [Intervention] {
        guard !campaigns.isEmpty else { return [] }
        let breaker = CircuitBreaker(store: store, workspace: workspace)
        try breaker.lookAtReturns(of: campaigns, at: now)
        return breaker.interventions
    }

    static func tell(_ interventions: [Intervention], _ workspace: Workspace, on console: Console) {
        for intervention in interventions {
            let words = OperationWords.standing(intervention, zone: workspace.definition.timezone)
            let text = words.text(in: console.language)
            console.error(verbatim: console.styled(Phrase("warning"), .yellow) + ": " + printable(text))
            let advice = Phrase("see what came back with: kamerton bounces list --campaign \(intervention.campaign)")
            console.error(
                verbatim: "  " + console.styled(verbatim: "→ " + printable(advice.text(in: console.language)), .dim))
        }
    }
}

package import Definitions
package import Formats
package import Store

/// Decides tests whose time has come. Reads only, but for `run`.
package struct Experiments {
    enum Outlook {
        /// The row as it would be decided.
        case decided(ExperimentRow)
        case waits(until: Instant)
    }

    private let store: Store
    private let workspace: Workspace
    private let now: Instant

    /// How long messages of a test that are held back are waited for when others of it went.
    static let patience: Int64 = 86_400_000
    /// A test of which nothing has gone is looked at this often.
    private static let look: Int64 = 3_600_000

    init(_ store: Store, _ workspace: Workspace, now: Instant) {
        (self.store, self.workspace, self.now) = (store, workspace, now)
    }

    /// Decides what can be, each once, whoever else does the same at this moment; puts off the others. With nothing due,
    /// nothing is written.
    func run(_ outcome: inout Planner.Outcome) throws {
        for row in try store.dueExperiments(at: now) {
            switch try outlook(of: row) {
            case nil: continue
            case .decided(let decided)?:
                guard try store.decideExperiment(decided, now: now) else { continue }
                try store.setRestTime(row.key, to: now)
                outcome.decisions.append(try store.experiment(row.key) ?? decided)
            case .waits(let until)?:
                try store.postponeExperiment(row.key, until: until)
                try store.setRestTime(row.key, to: until)
            }
        }
    }

    /// What would become of a test now; nil while its campaign is gone, disabled or has mistakes.
    func outlook(of row: ExperimentRow) throws -> Outlook? {
        guard case .active(let campaign) = workspace.standing(of: row.key.campaign) else { return nil }
        guard try store.isPlanned(row.key) else { return .waits(until: max(row.dueAt, now + 60_000)) }
        let progress = try store.experimentProgress(row.key)
        if let wait = wait(for: progress, row) { return .waits(until: wait) }
        return .decided(try decided(row, campaign))
    }

    /// When to look again; nil when it can be decided.
    private func wait(for progress: ExperimentProgress, _ row: ExperimentRow) -> Instant? {
        guard progress.open > 0 else {
            let ripe = progress.lastSent.map { $0 + row.decideAfter } ?? now
            return ripe <= now ? nil : ripe
        }
        let expected = max(now, progress.openUntil ?? now) + row.decideAfter
        guard let first = progress.firstSent else {
            return max(now + 60_000, min(expected, now + max(Experiments.look, row.decideAfter)))
        }
        let last = first + row.decideAfter + Experiments.patience
        return last <= now ? nil : max(now + 60_000, min(expected, last))
    }

    private func decided(_ row: ExperimentRow, _ campaign: CampaignDefinition) throws -> ExperimentRow {
        var counts: [String: (members: Int, reached: Int)] = [:]
        if let metric = try metric(row.metric, campaign) {
            counts = try store.experimentCounts(row, metric, now: now)
        }
        let comparison = VariantComparison(
            row.arms.map { arm in
                let count = counts[arm.variant] ?? (0, 0)
                return (arm.variant, Proportion(count.reached, of: count.members))
            }, confidence: row.confidence)
        var result = row
        result.arms = comparison.arms
        result.winner = comparison.winner
        result.isShown = comparison.isShown
        result.method = comparison.method
        result.isEdited = campaign.hash != row.definitionHash
        result.decidedAt = now
        return result
    }

    /// Nil when the goal is gone from the file.
    private func metric(_ name: String, _ campaign: CampaignDefinition) throws -> ExperimentMetric? {
        switch VariantMetric(rawValue: name) {
        case .clicks: .clicks
        case .responses: .responses(campaign: campaign.name, was: campaign.was)
        case .goal: try campaign.goal.map { .goal(try GoalTest($0, store, workspace, now: now)) }
        case nil: nil
        }
    }
}

extension GoalTest {
    /// As the workspace and its store have it.
    package init(_ goal: Goal, _ store: Store, _ workspace: Workspace, now: Instant) throws {
        var former: String?
        if case .happening(.response(let name, _)) = goal.target { former = workspace.campaign(name)?.was }
        self.init(
            goal, workspace.definition, columns: try store.declaredColumns(ofMembers: false), formerName: former,
            try FilterCompiler(workspace, store, now: now))
    }
}

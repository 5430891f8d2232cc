package import Definitions
package import Formats
package import Store

/// Where members are on their way through one campaign, and how many have reached what it is for.
package struct JourneyStatus: Sendable {
    package let campaign: String
    /// Under way, by the step that comes next, in the order of the file.
    package let waiting: [(step: String, count: Int)]
    package let outcomes: [JourneyMove.Outcome: Int]
    /// Those who have reached the goal, of those who entered; nil where there is none.
    package let goal: Int?

    package var open: Int { waiting.map(\.count).reduce(0, +) }
    package var entered: Int {
        open + outcomes.filter { $0.key != .holdout && $0.key != .control }.map(\.value).reduce(0, +)
    }

    /// Of every campaign that members were on the way through.
    package static func all(
        _ store: Store, _ workspace: Workspace, of names: [String]? = nil, now: Instant
    ) throws -> [JourneyStatus] {
        let counts = try store.journeyCounts(of: names)
        return try Dictionary(grouping: counts, by: \.campaign).sorted { $0.key < $1.key }.map { name, counts in
            let sequence = workspace.campaign(name)?.sequence
            let order = sequence?.steps.map(\.id) ?? []
            let waiting = counts.compactMap { count in count.step.map { (step: $0, count: count.count) } }
                .sorted {
                    (order.firstIndex(of: $0.step) ?? -1, $0.step) < (order.firstIndex(of: $1.step) ?? -1, $1.step)
                }
            let outcomes = Dictionary(
                counts.compactMap { count in count.outcome.map { ($0, count.count) } }, uniquingKeysWith: +)
            let goal = try workspace.campaign(name)?.goal.map { goal in
                try store.goalCount(try GoalTest(goal, store, workspace, now: now), campaign: name, now: now)
            }
            return JourneyStatus(campaign: name, waiting: waiting, outcomes: outcomes, goal: goal)
        }
    }
}

extension HappeningSource {
    /// As the workspace and its store have it.
    init(_ happening: Happening, _ store: Store, _ workspace: Workspace) throws {
        var former: String?
        if case .response(let name, _) = happening { former = workspace.campaign(name)?.was }
        self.init(
            happening, workspace.definition, columns: try store.declaredColumns(ofMembers: false), formerName: former)
    }
}

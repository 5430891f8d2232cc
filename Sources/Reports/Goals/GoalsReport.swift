package import Definitions
package import Formats
package import Store

/// How far the strategy is: each target against the line from point A to it, and who has done what.
package struct GoalsReport: Sendable {
    package struct Task: Sendable, Hashable {
        package let month: CivilDate
        package let by: CivilDate
        package let text: String
        package let owner: String
        package let done: CivilDate?
        package let state: StrategyTask.State
    }

    package struct Obstacle: Sendable, Hashable {
        package let text: String
        package let owner: String?
    }

    package let now: Instant
    package let zone: Zone
    package let start: CivilDate
    /// Point A in words.
    package let startText: String?
    package let lines: [GoalLine]
    package let obstacles: [Obstacle]
    /// The earliest first, in the order of the file within a month.
    package let tasks: [Task]

    /// Reads one consistent state of the store; call `StageDerivation.overlay` before, for targets that count members of a stage.
    /// - Parameter locale: of the texts.
    package init(
        _ store: Store, _ workspace: Workspace, _ strategy: StrategyDefinition, locale: String, now: Instant
    ) throws {
        let definition = workspace.definition
        let zone = definition.timezone
        let text = { (text: LocalizedText) in text.text(for: locale, fallback: definition.locale) ?? "" }
        let from = zone.startOfDay(strategy.start.on)
        (self.now, self.zone, start) = (now, zone, strategy.start.on)
        startText = strategy.start.text.map(text)
        lines = try store.connection.snapshot {
            let figures = try GoalMeasures(store, zone, GoalsReport.measures(strategy))
                .figures(at: [min(from, now), now + 1])
            return try strategy.targets.enumerated().map { index, target in
                let written = strategy.start.measures[target.name].map { GoalFigure(value: $0) }
                let (before, current) = try GoalsReport.figures(target, index, figures, store, workspace, now)
                return GoalLine(
                    target, title: target.title.map(text) ?? GoalsReport.filter(target),
                    start: written ?? before, isStartWritten: written != nil, now: current, from: from,
                    end: zone.startOfDay(target.by.adding(days: 1)), at: now)
            }
        }
        obstacles = strategy.obstacles.map { Obstacle(text: text($0.text), owner: $0.owner) }
        let today = zone.civil(now).date
        let sorted = strategy.tasks.enumerated().sorted {
            ($0.element.month, $0.offset) < ($1.element.month, $1.offset)
        }
        tasks = sorted.map(\.element).map {
            Task(
                month: $0.month, by: $0.by, text: text($0.text), owner: $0.owner, done: $0.done,
                state: $0.state(on: today))
        }
    }

    private static func measures(_ strategy: StrategyDefinition) -> Set<StrategyMeasure> {
        Set(strategy.targets.compactMap { if case .measure(let measure) = $0.kind { measure } else { nil } })
    }

    /// A count of members without a title is called by its filter.
    private static func filter(_ target: StrategyDefinition.Target) -> String? {
        if case .members(let filter) = target.kind { filter.text } else { nil }
    }

    /// At point A and now. Whom a filter held for on a day that is past nobody can tell: that is written, or unknown.
    private static func figures(
        _ target: StrategyDefinition.Target, _ index: Int, _ figures: [[StrategyMeasure: GoalFigure]], _ store: Store,
        _ workspace: Workspace, _ now: Instant
    ) throws -> (GoalFigure?, GoalFigure) {
        switch target.kind {
        case .measure(let measure): return (figures[0][measure], figures[1][measure] ?? GoalFigure(value: nil))
        case .members(let filter):
            let compiler = try FilterCompiler(workspace, store, now: now)
            let condition = try compiler.planned(for: filter, store, .once).compile(filter, prefix: "goal\(index)")
            return (nil, GoalFigure(value: Double(try store.memberCount(matching: condition))))
        }
    }

    /// Tasks by their owner, in the order of their addresses.
    package struct Owner: Sendable, Hashable {
        package let owner: String
        package let counts: [StrategyTask.State: Int]
    }

    package var owners: [Owner] {
        Dictionary(grouping: tasks) { $0.owner.lowercased() }.sorted { $0.key < $1.key }.map { owner, tasks in
            Owner(owner: owner, counts: Dictionary(tasks.map { ($0.state, 1) }, uniquingKeysWith: +))
        }
    }

    /// Of this month, and what is left from those before.
    package var current: [Task] {
        let today = zone.civil(now).date
        return tasks.filter {
            $0.state == .overdue || ($0.month.year, $0.month.month) == (today.year, today.month)
        }
    }
}

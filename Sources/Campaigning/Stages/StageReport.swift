package import Definitions
package import Formats
package import Store

/// Members by stage, and how many entered each stage lately.
package struct StageReport: Sendable {
    package struct Row: Sendable {
        package let stage: String
        package let members: Int
        /// By the number of days.
        package let entered: [Int: Int]
    }

    package static let days = [7, 30, 90]

    /// In the order of the stages.
    package let rows: [Row]
    /// Members for whom no rule holds.
    package let withoutStage: Int

    /// Reads what the store says; call `StageDerivation.overlay` before.
    package init(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        let counts = try store.memberCountsByStage()
        var entries: [Int: [String: Int]] = [:]
        for days in StageReport.days {
            let start = Span(days, .days).before(now, in: workspace.definition.timezone)
            entries[days] = try store.stageEntries(after: start, until: now)
        }
        let names = workspace.definition.stages.map(\.name)
        rows = names.map { name in
            Row(stage: name, members: counts[name] ?? 0, entered: entries.mapValues { $0[name] ?? 0 })
        }
        withoutStage = counts.filter { $0.key.map { !names.contains($0) } ?? true }.map(\.value).reduce(0, +)
    }
}

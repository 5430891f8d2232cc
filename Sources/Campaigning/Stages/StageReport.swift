package import Definitions
package import Formats
package import Store

/// Members by stage; how many entered and left each stage in a period, how long they stay, and who went where.
package struct StageReport: Sendable {
    package struct Row: Sendable {
        package let stage: String
        package let members: Int
        /// By the number of days.
        package let entered: [Int: Int]
        /// In the period.
        package let enteredInPeriod: Int
        package let leftInPeriod: Int
        /// In milliseconds: half of those who are in the stage have been there for longer.
        package let medianAge: Double?
        /// In milliseconds: half of those who left the stage in the period had been there for longer.
        package let medianStay: Double?
    }

    /// Members who were in one stage at the start of the period and are in one at its end; nil is no stage.
    package struct Conversion: Sendable, Hashable {
        package let start: String?
        package let end: String?
        package let members: Int
        /// Of those who were in the same stage at the start.
        package let share: Double
    }

    package static let days = [7, 30, 90]

    /// After its start, up to its end.
    package let period: (start: Instant, end: Instant)
    /// In the order of the stages.
    package let rows: [Row]
    /// Members for whom no rule holds.
    package let withoutStage: Int
    /// In the order of the stages, those without any last; pairs that nobody is in are left out.
    package let conversions: [Conversion]

    /// Reads what the store says; call `StageDerivation.overlay` before.
    /// - Parameter isShort: only how many members each stage has, and how many entered it lately: a fraction of the time.
    package init(
        _ store: Store, _ workspace: Workspace, period: (start: Instant, end: Instant)? = nil, isShort: Bool = false,
        now: Instant
    ) throws {
        let zone = workspace.definition.timezone
        let period = period ?? (start: Span(30, .days).before(now, in: zone), end: now)
        let names = workspace.definition.stages.map(\.name)
        let counts = try store.memberCountsByStage()
        let starts = StageReport.days.map { Span($0, .days).before(now, in: zone) }
        let entries = try store.stageEntries(after: starts, until: now)
        let entered = isShort ? [:] : try store.stageEntries(after: [period.start], until: period.end)
        let exits = isShort ? [:] : try store.stageExits(after: period.start, until: period.end)
        let ages = isShort ? [:] : try store.medianStageAges(now: now)
        rows = names.map { name in
            let lately = entries[name] ?? StageReport.days.map { _ in 0 }
            return Row(
                stage: name, members: counts[name] ?? 0,
                entered: Dictionary(uniqueKeysWithValues: zip(StageReport.days, lately)),
                enteredInPeriod: entered[name]?.first ?? 0, leftInPeriod: exits[name]?.members ?? 0,
                medianAge: ages[name], medianStay: exits[name]?.median)
        }
        withoutStage = counts.filter { $0.key.map { !names.contains($0) } ?? true }.map(\.value).reduce(0, +)
        if isShort {
            conversions = []
        } else {
            let moved = try store.stageConversions(after: period.start, until: period.end, now: now)
            conversions = StageReport.conversions(counts, moved, names)
        }
        self.period = period
    }

    private struct Pair: Hashable {
        let start: String?
        let end: String?
    }

    /// Who did not move stayed where they are.
    private static func conversions(
        _ counts: [String?: Int], _ moved: [StageConversion], _ names: [String]
    ) -> [Conversion] {
        var pairs: [Pair: Int] = [:]
        for (stage, members) in counts { pairs[Pair(start: stage, end: stage), default: 0] += members }
        for move in moved {
            pairs[Pair(start: move.present, end: move.present), default: 0] -= move.members
            pairs[Pair(start: move.start, end: move.end), default: 0] += move.members
        }
        var totals: [String?: Int] = [:]
        for (pair, members) in pairs { totals[pair.start, default: 0] += members }
        // Stages that the rules do not name any more come after the others, no stage last.
        func place(_ stage: String?) -> (Int, String) {
            guard let stage else { return (names.count + 1, "") }
            return (names.firstIndex(of: stage) ?? names.count, stage)
        }
        return pairs.filter { $0.value > 0 }.map { pair, members in
            Conversion(
                start: pair.start, end: pair.end, members: members,
                share: Double(members) / Double(max(totals[pair.start] ?? members, 1)))
        }.sorted {
            place($0.start) == place($1.start) ? place($0.end) < place($1.end) : place($0.start) < place($1.start)
        }
    }
}

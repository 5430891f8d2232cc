internal import Definitions
package import Formats
package import Store

/// How members move between the stages: how many, how fast, and where and why they stall or leave.
package struct StageFlow: Sendable {
    /// One stage, in the period.
    package struct Stage: Sendable {
        package let name: String
        /// Now.
        package let members: Int
        package let cameIn: Int
        /// To a later stage; the one of those who are lost is not counted as later.
        package let movedOn: Int
        package let fellBack: Int
        package let lost: Int
        /// Days in the stage before moving on: the median, and the quarter of the slowest took longer than `slow`.
        package let typical: Int?
        package let slow: Int?
        /// Members who are in the stage for longer than `slow` days.
        package let stalled: Int
    }

    /// Why those of a stage leave, as far as it can be seen: a sign among those who left against those who are there.
    package struct Friction: Sendable {
        package let stage: String
        package let left: StageSigns
        /// Nil where nobody is there now.
        package let present: StageSigns?

        /// Nil where there is nobody to compare with.
        package func difference(_ sign: Sign) -> ProportionDifference? {
            guard let present else { return nil }
            return ProportionDifference(
                Proportion(sign.count(left), of: left.members),
                against: Proportion(sign.count(present), of: present.members))
        }
    }

    /// What may have been a reason.
    package enum Sign: String, Sendable, CaseIterable {
        case detractor, `case`, ticket, withdrawn, unheard, silent

        package func count(_ signs: StageSigns) -> Int {
            switch self {
            case .detractor: signs.detractors
            case .case: signs.cases
            case .ticket: signs.tickets
            case .withdrawn: signs.withdrawn
            case .unheard: signs.unheard
            case .silent: signs.silent
            }
        }
    }

    /// In their order.
    package let stages: [Stage]
    package let moves: [StageMove]
    /// The stage of those who are lost; nil where there is none.
    package let lostStage: String?
    /// Of the stages that enough members have left.
    package let frictions: [Friction]

    /// Days before leaving, or before now, in which signs are looked for.
    package static let window = 180
    /// Groups smaller than this are not told of.
    package static let minimum = 5

    init(_ store: Store, _ definition: WorkspaceDefinition, from: Instant, until: Instant, now: Instant) throws {
        let names = definition.stages.map(\.name)
        let lost = StageFlow.lostStage(definition)
        let moves = try store.stageMoves(zone: definition.timezone, from: from, until: until)
        let stays = try store.stageStays(from: from, until: until)
        let ages = try store.stageAges(now: now)
        stages = names.enumerated().map { index, name in
            let out = moves.filter { $0.from == name }
            // Whoever comes back from the lost moves on, wherever to.
            let later = name == lost ? Set(names) : Set(names[(index + 1)...]).subtracting([lost].compactMap(\.self))
            func count(_ test: (StageMove) -> Bool) -> Int { out.filter(test).reduce(0) { $0 + $1.moves } }
            let onward = stays.filter { $0.from == name && later.contains($0.to) }
            let days = DayHistogram(onward.map { ($0.days, $0.moves) })
            let slow = days.quantile(0.75)
            return Stage(
                name: name, members: (ages[name] ?? []).reduce(0) { $0 + $1.members },
                cameIn: moves.filter { $0.to == name }.reduce(0) { $0 + $1.moves },
                movedOn: count { later.contains($0.to) },
                fellBack: count { !later.contains($0.to) && $0.to != lost }, lost: count { $0.to == lost },
                typical: days.quantile(0.5), slow: slow,
                stalled: slow.map { slow in
                    (ages[name] ?? []).filter { $0.days > slow }.reduce(0) { $0 + $1.members }
                } ?? 0)
        }
        self.moves = moves
        lostStage = lost
        frictions = try lost.map { try StageFlow.frictions(store, $0, names, from: from, until: until, now: now) } ?? []
    }

    /// The last stage, where its rule asks for how long ago something was: those who stayed away.
    static func lostStage(_ definition: WorkspaceDefinition) -> String? {
        guard let last = definition.stages.last, let rule = last.rule else { return nil }
        var asksForAbsence = false
        rule.root.visit { if case .olderThan = $0 { asksForAbsence = true } }
        return asksForAbsence ? last.name : nil
    }

    private static func frictions(
        _ store: Store, _ lost: String, _ names: [String], from: Instant, until: Instant, now: Instant
    ) throws -> [Friction] {
        let window = Int64(StageFlow.window) * 86_400_000
        let left = try store.signs(beforeMovingTo: lost, from: from, until: until, window: window)
            .filter { $0.members >= minimum }
        guard !left.isEmpty else { return [] }
        let present = try store.signs(now: now, window: window)
        return names.compactMap { name in
            guard let own = left.first(where: { $0.stage == name }) else { return nil }
            return Friction(
                stage: name, left: own, present: present.first { $0.stage == name && $0.members >= minimum })
        }
    }
}

/// How many took how many days.
struct DayHistogram {
    private let counts: [(days: Int, members: Int)]
    private let sum: Int

    init(_ counts: [(Int, Int)]) {
        self.counts = counts.map { (days: $0.0, members: $0.1) }.sorted { $0.days < $1.days }
        sum = counts.reduce(0) { $0 + $1.1 }
    }

    /// The least number of days that this share took at most; nil for fewer than five.
    func quantile(_ share: Double) -> Int? {
        guard sum >= StageFlow.minimum else { return nil }
        var seen = 0
        for (days, members) in counts {
            seen += members
            if Double(seen) >= share * Double(sum) { return days }
        }
        return counts.last?.days
    }
}

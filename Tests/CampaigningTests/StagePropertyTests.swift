import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Random lives of members, derived step by step, against what a look at every instant says.
@Suite struct StagePropertyTests {
    private static let rules: [(String, String?)] = [
        ("none", nil),
        ("looking", "count(visit, within 20d) >= 2"),
        ("buyer", "purchases = 1 and nps_at within 60d"),
        ("active", "last(purchase) within 30d and purchases > 1"),
        ("telling", "count(story, within 40d) + count(referral, within 40d) > 1"),
        ("promoter", "nps >= 9 and not (last(visit) older than 1mo)"),
        ("spender", "sum(purchase.amount) >= 250 and first(purchase) older than 50d"),
        ("late", "last(purchase) older than 70d and not answered(any, within 25d)"),
    ]

    private static func fill(_ w: StageWorkspace, seed: UInt64, members: Int) throws -> [Int64] {
        var random = SeededGenerator(seed)
        return try w.store.connection.transaction {
            try (0..<members).map { index in
                let member = try w.rows.member("m\(index)@example.org")
                for _ in 0..<Int.random(in: 0...9, using: &random) {
                    let at = StageWorkspace.ago(Double(Int.random(in: 0...200, using: &random)))
                    switch Int.random(in: 0..<5, using: &random) {
                    case 0, 1:
                        try w.rows.activity(member, "purchase", at, ["field_amount": random.pick([50, 100.5, 150])])
                    case 2: try w.rows.activity(member, "visit", at)
                    case 3: try w.rows.activity(member, random.pick(["story", "referral"]), at)
                    default:
                        try w.rows.response(member, "nps", at, numbers: ["score": random.pick([6, 9, 10])])
                    }
                }
                return member
            }
        }
    }

    /// For each rule the members for whom it holds.
    private func truth(_ w: StageWorkspace, at now: Instant) throws -> [Set<Int64>] {
        let compiler = FilterCompiler(definition: w.workspace.definition, now: now, columns: ["field_amount"])
        return try w.workspace.definition.stages.map { stage in
            let fragment = stage.rule.map { compiler.compile($0) }
            return Set(try w.store.memberIDs(matching: fragment, limit: 1000))
        }
    }

    @Test func stepByStepGivesTheSameStagesAsLookingAtEveryone() throws {
        let w = try StageWorkspace(Self.rules)
        let members = try Self.fill(w, seed: 5, members: 60)
        var examined = 0
        for days in stride(from: 205.0, through: -100, by: -6.5) {
            let now = StageWorkspace.ago(days)
            examined += try w.record(now).examined
            let found = try w.stages()
            let truth = try truth(w, at: now)
            for member in members {
                let last = truth.lastIndex { $0.contains(member) }!
                #expect(found[member] == Self.rules[last].0, "member \(member), \(days) days ago")
            }
        }
        // Far fewer than everyone at every step.
        #expect(examined < 60 * 48 / 2)
    }

    /// The start of the present run of truth of each rule, found by looking at every time at which anything happens.
    @Test func entriesAreDatedAtTheStartOfTheRun() throws {
        let w = try StageWorkspace(Self.rules)
        let members = try Self.fill(w, seed: 11, members: 50)
        try w.record()
        // Everything happens at whole days; months end by the clock of the workspace's zone, at whole days too.
        var starts = Self.rules.map { _ in [Int64: Instant]() }
        for day in stride(from: 260, through: 0, by: -1) {
            let now = StageWorkspace.ago(Double(day))
            for (place, holding) in try truth(w, at: now).enumerated() {
                starts[place] = starts[place].filter { holding.contains($0.key) }
                for member in holding where starts[place][member] == nil { starts[place][member] = now }
            }
        }
        var dated = 0
        for member in members {
            let change = try #require(try w.history(member).first)
            guard let stage = change.to, stage != "none",
                let place = Self.rules.firstIndex(where: { $0.0 == stage })
            else { continue }
            #expect(change.enteredAt == starts[place][member], "member \(member), \(stage)")
            dated += 1
        }
        #expect(dated > 20)
    }
}

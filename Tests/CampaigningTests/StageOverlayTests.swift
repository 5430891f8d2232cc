import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Stages that a read-only command works out for itself.
@Suite struct StageOverlayTests {
    private static let rules: [(String, String?)] = [
        ("newcomer", nil), ("buyer", "purchases >= 1"), ("regular", "purchases >= 3"),
        ("lapsed", "last(purchase) older than 180d"),
    ]

    /// Forty members whose stages are recorded, five of whom have bought since.
    private static func touched() throws -> StageWorkspace {
        let w = try StageWorkspace(rules)
        for number in 0..<40 {
            let member = try w.rows.member("m\(number)@example.org")
            for purchase in 0..<number % 4 {
                try w.rows.activity(member, "purchase", StageWorkspace.ago(Double(number * 9 + purchase)))
            }
        }
        try w.record(StageWorkspace.ago(1))
        for member in stride(from: 1, through: 40, by: 9) {
            try w.rows.activity(Int64(member), "purchase", StageWorkspace.ago(0.5))
            try w.store.touchMember(id: Int64(member))
        }
        return w
    }

    private static func filter(_ text: String, _ w: StageWorkspace) throws -> Filter {
        try FilterParser.parse(text, schema: FilterSchema(w.workspace))
    }

    @Test(arguments: [
        "stage = buyer", "stage in (buyer, lapsed)", "stage >= regular", "stage != newcomer", "not stage = lapsed",
        "stage is set", "stage_entered_at within 2d", "stage_entered_at older than 90d",
        "stage = buyer and purchases >= 1", "stage = lapsed or purchases = 0",
        "stage_entered_at within 90d and not stage = regular",
    ])
    func aFilterForTheStageFindsThoseOfTheOverlayAndTheOthersByTheIndex(text: String) throws {
        let w = try Self.touched()
        try StageDerivation.overlay(w.store, w.workspace, now: Sample.now)
        let filter = try Self.filter(text, w)
        let compiler = try FilterCompiler(w.workspace, w.store, now: Sample.now)
        let planned = try compiler.planned(for: filter, w.store, .once).compile(filter)
        let found = try w.store.memberIDs(matching: planned, limit: 100)
        #expect(found == (try w.store.memberIDs(matching: compiler.compile(filter), limit: 100)))
        #expect(try w.store.memberCount(matching: planned) == found.count)
        // The same when everything is recorded.
        try w.store.dropStageOverlay()
        try w.record()
        #expect(found == (try w.store.memberIDs(matching: compiler.compile(filter), limit: 100)))
    }

    @Test func theOverlayDoesNotHideTheIndexOfStages() throws {
        let w = try Self.touched()
        try StageDerivation.overlay(w.store, w.workspace, now: Sample.now)
        let filter = try Self.filter("stage = regular", w)
        let condition = try FilterCompiler(w.workspace, w.store, now: Sample.now)
            .planned(for: filter, w.store, .once).compile(filter)
        let plan = try w.store.connection.rows(
            "EXPLAIN QUERY PLAN SELECT count(*) FROM members m WHERE m.id > 0 AND (\(condition.sql))",
            condition.parameters
        ) { $0.text(3) }
        #expect(plan.contains { $0.contains("members_by_stage (stage=?)") }, "\(plan)")
        // Only what the overlay holds is read from one end to the other.
        #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") || $0 == "SCAN m" }, "\(plan)")
        #expect(plan.filter { $0 == "SCAN m" }.count <= 1, "\(plan)")
    }

    @Test func aQuestionAboutOneMemberDerivesNobodyElse() throws {
        let w = try Self.touched()
        let past = StageWorkspace.ago(200)
        for member in [Int64(1), 7, 24, 38] {
            try StageDerivation.overlay(w.store, w.workspace, now: past)
            let expected = try w.stage(member)
            var derived = 0
            try StageDerivation.overlay(w.store, w.workspace, now: past, member: member) { done, _ in derived = done }
            #expect(derived == 1)
            #expect(try w.stage(member) == expected)
        }
    }

    @Test func everyoneIsDerivedInBatchesThatTellHowFarTheyAre() throws {
        let w = try Self.touched()
        let past = StageWorkspace.ago(30)
        try StageDerivation.overlay(w.store, w.workspace, now: past)
        let expected = try w.stages()
        var told: [[Int]] = []
        try w.store.overlayStages(.everyone, now: past, batch: 17, progress: { told.append([$0, $1]) }) {
            try StageStatements(
                StageRuleSet(w.workspace), try FilterCompiler(w.workspace, w.store, now: past), w.store)
        }
        #expect(told == [[17, 40], [34, 40], [40, 40]])
        #expect(try w.stages() == expected)
    }
}

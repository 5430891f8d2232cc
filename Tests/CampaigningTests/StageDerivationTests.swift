import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

@Suite struct StageDerivationTests {
    static let rules: [(String, String?)] = [
        ("prospect", nil), ("first_purchase", "purchases >= 1"), ("repeat", "purchases >= 2"), ("promoter", "nps >= 9"),
        ("kamerton", "reached(promoter) and count(story, within 90d) + count(referral, within 90d) >= 1"),
        ("lapsed", "last(purchase) older than 180d and not reached(kamerton)"),
    ]

    private func ago(_ days: Double) -> Instant { StageWorkspace.ago(days) }

    @Test func aMemberIsInTheLastStageWhoseRuleHolds() throws {
        let w = try StageWorkspace(Self.rules)
        let nobody = try w.rows.member("a@example.org")
        let buyer = try w.rows.member("b@example.org")
        try w.rows.activity(buyer, "purchase", ago(10))
        let lapsed = try w.rows.member("c@example.org")
        for days in [400.0, 300, 200] { try w.rows.activity(lapsed, "purchase", ago(days)) }
        let kamerton = try w.rows.member("d@example.org")
        try w.rows.activity(kamerton, "purchase", ago(250))
        try w.rows.response(kamerton, "nps", ago(100), numbers: ["score": 10])
        try w.rows.activity(kamerton, "referral", ago(20))
        let outcome = try w.record()
        #expect(outcome.examined == 4 && outcome.changed == 4)
        #expect(
            try w.stages() == [nobody: "prospect", buyer: "first_purchase", lapsed: "lapsed", kamerton: "kamerton"])
        #expect(try w.history(buyer).map(\.enteredAt) == [ago(10)])
        // 180 days after the last purchase.
        #expect(try w.history(lapsed).map(\.enteredAt) == [ago(20)])
        #expect(try w.history(kamerton).map(\.enteredAt) == [ago(20)])
        #expect(try w.history(nobody).map(\.enteredAt) == [Sample.now])
        #expect(try w.record().examined == 0)
    }

    @Test func aRuleTurnsByTimeAloneAndIsDatedByIt() throws {
        let w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("a@example.org")
        try w.rows.response(member, "nps", ago(300), numbers: ["score": 9])
        try w.rows.activity(member, "story", ago(290))
        try w.record(ago(280))
        #expect(try w.stage(member) == "kamerton")
        // Rings, and fades: 90 days after the story.
        #expect(try w.record(ago(201)).examined == 0)
        try w.record(ago(190))
        #expect(try w.history(member).map(\.to) == ["kamerton", "promoter"])
        #expect(try w.history(member).last?.enteredAt == ago(200))
        #expect(try w.history(member).last?.observedAt == ago(190))
    }

    @Test func aStageOnceReachedStaysReached() throws {
        let w = try StageWorkspace([
            ("prospect", nil), ("promoter", "nps >= 9"), ("tried", "reached(promoter) and visits >= 1"),
        ])
        let member = try w.rows.member("a@example.org")
        try w.rows.response(member, "nps", ago(100), numbers: ["score": 9])
        try w.record(ago(90))
        try w.rows.response(member, "nps", ago(80), numbers: ["score": 3])
        try w.record(ago(70))
        #expect(try w.stage(member) == "prospect")
        try w.rows.activity(member, "visit", ago(60))
        try w.record(ago(50))
        #expect(try w.history(member).map(\.to) == ["promoter", "prospect", "tried"])
        #expect(try w.history(member).map(\.enteredAt) == [ago(100), ago(80), ago(60)])
    }

    @Test func lateDataAppendsAndNeverRewrites() throws {
        let w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("a@example.org")
        try w.rows.activity(member, "purchase", ago(30))
        try w.record(ago(20))
        // An older purchase comes in later.
        try w.rows.activity(member, "purchase", ago(100))
        try w.record(ago(10))
        #expect(try w.history(member).map(\.to) == ["first_purchase", "repeat"])
        // The second in the order of time is the one of 30 days ago.
        #expect(try w.history(member).map(\.enteredAt) == [ago(30), ago(30)])
        try w.rows.activity(member, "purchase", ago(200))
        try w.record(ago(5))
        #expect(try w.history(member).count == 2)
    }

    @Test func activitiesAtTheSameInstantCountEach() throws {
        let w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("a@example.org")
        try w.rows.activity(member, "purchase", ago(10))
        try w.rows.activity(member, "purchase", ago(10))
        try w.record()
        #expect(try w.stage(member) == "repeat")
        #expect(try w.history(member).map(\.enteredAt) == [ago(10)])
    }

    @Test func stagesPassedThroughBetweenDerivationsAreNotInvented() throws {
        let w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("a@example.org")
        for days in [50.0, 40, 30] { try w.rows.activity(member, "purchase", ago(days)) }
        try w.record()
        #expect(try w.history(member).map(\.to) == ["repeat"])
    }

    @Test func whatIsDatedInTheFutureCountsWhenItsTimeComes() throws {
        let w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("a@example.org")
        try w.rows.activity(member, "purchase", ago(-3))
        try w.record()
        #expect(try w.stage(member) == "prospect")
        #expect(try w.record(ago(-2)).examined == 0)
        try w.record(ago(-3))
        #expect(try w.stage(member) == "first_purchase")
    }

    @Test func newRulesDeriveEveryone() throws {
        var w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("a@example.org")
        try w.rows.activity(member, "purchase", ago(30))
        try w.record()
        try w.setRules([("prospect", nil), ("buyer", "purchases >= 1")])
        #expect(try w.record().examined == 1)
        #expect(try w.history(member).map(\.to) == ["first_purchase", "buyer"])
        #expect(try w.record().examined == 0)
    }

    @Test func whoLeavesEveryStageIsInNone() throws {
        let w = try StageWorkspace([("active", "last(visit) within 30d")])
        let member = try w.rows.member("a@example.org")
        try w.rows.activity(member, "visit", ago(40))
        try w.record(ago(35))
        try w.record()
        #expect(try w.stage(member) == nil)
        #expect(try w.history(member).map(\.to) == ["active", nil])
        #expect(try w.history(member).last?.enteredAt == ago(10))
    }

    @Test func anInterruptedDerivationGoesOnWhereItWas() throws {
        let w = try StageWorkspace(Self.rules)
        var members: [Int64] = []
        for index in 0..<50 { members.append(try w.rows.member("a\(index)@example.org")) }
        let rules = StageRuleSet(w.workspace)
        let statements = try StageStatements(
            rules, try FilterCompiler(w.workspace, w.store, now: Sample.now), w.store)
        let derived = try #require(try w.store.deriveStages(statements, .everyone, after: 0, limit: 40))
        let recorded = try w.store.recordStages(
            statements, .everyone, derived, after: 0, limit: 20, notesProgress: true)
        #expect(recorded?.examined == 20)
        // The process ends here; the next one derives the thirty that are left.
        #expect(try w.store.stageProgress().partialThrough == members[19])
        #expect(try w.record(Sample.now + 1000).examined == 30)
        #expect(Set(try w.stages().values) == ["prospect"])
        #expect(try w.store.stageProgress().partialHash == nil)
    }

    @Test func theOverlayAnswersForAnyTimeAndWritesNothing() throws {
        let w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("a@example.org")
        try w.rows.activity(member, "purchase", ago(300))
        try w.rows.activity(member, "purchase", ago(30))
        func overlaid(_ now: Instant) throws -> String? {
            try StageDerivation.overlay(w.store, w.workspace, now: now)
            return try w.stage(member)
        }
        #expect(try overlaid(ago(400)) == "prospect")
        #expect(try overlaid(ago(290)) == "first_purchase")
        #expect(try overlaid(ago(100)) == "lapsed")
        #expect(try overlaid(Sample.now) == "repeat")
        try w.store.dropStageOverlay()
        #expect(try w.stage(member) == nil)
        #expect(try w.history(member).isEmpty)
        try w.record(Sample.now)
        #expect(try overlaid(ago(100)) == "lapsed")
        #expect(try overlaid(ago(-200)) == "lapsed")
        try w.store.dropStageOverlay()
        #expect(try w.stage(member) == "repeat")
    }

    @Test func theReportCountsMembersAndEntries() throws {
        let w = try StageWorkspace(Self.rules)
        for days in [5.0, 20, 60, 100] {
            let member = try w.rows.member("m\(Int(days))@example.org")
            try w.rows.activity(member, "purchase", ago(days))
        }
        try StageDerivation.overlay(w.store, w.workspace, now: Sample.now)
        let report = try StageReport(w.store, w.workspace, now: Sample.now)
        let row = try #require(report.rows.first { $0.stage == "first_purchase" })
        #expect(row.members == 4)
        #expect(row.entered == [7: 1, 30: 2, 90: 3])
        #expect(report.rows.map(\.stage) == Self.rules.map(\.0))
        #expect(report.withoutStage == 0)
    }

    @Test func theExplanationShowsWhatDecided() throws {
        let w = try StageWorkspace(Self.rules)
        let member = try w.rows.member("anna@example.org")
        try w.rows.activity(member, "purchase", ago(30))
        try w.rows.activity(member, "purchase", ago(20))
        try w.record()
        let explanation = try #require(
            try StageExplanation(w.store, w.workspace, emailKey: "anna@example.org", now: Sample.now))
        #expect(explanation.stage == "repeat")
        #expect(explanation.rules.map(\.holds) == [true, true, true, false, false, false])
        let second = explanation.rules[2]
        #expect(second.parts.map(\.text) == ["purchases >= 2"])
        #expect(second.parts.map(\.found.english) == ["2: 2026-09-20, 2026-09-10"])
        #expect(explanation.rules[5].parts.map(\.holds) == [false, true])
        #expect(explanation.history.map(\.to) == ["repeat"])
    }
}

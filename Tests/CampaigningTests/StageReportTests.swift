import Campaigning
import Formats
import SQLite
import Store
import TestSupport
import Testing

@Suite struct StageReportTests {
    private func ago(_ days: Double) -> Instant { StageWorkspace.ago(days) }

    /// Two who stayed, one who rose within the last 30 days, one who came in them.
    private func club() throws -> StageWorkspace {
        let w = try StageWorkspace([("prospect", nil), ("buyer", "purchases >= 1"), ("repeat", "purchases >= 2")])
        let joined = SQLValue.integer(ago(100).milliseconds)
        let members = try (0..<3).map { try w.rows.member("m\($0)@example.org", ["joined_at": joined]) }
        try w.rows.activity(members[1], "purchase", ago(80))
        try w.rows.activity(members[2], "purchase", ago(80))
        try w.record(ago(60))
        try w.rows.activity(members[2], "purchase", ago(20))
        try w.record(ago(10))
        try w.rows.member("new@example.org", ["joined_at": .integer(ago(5).milliseconds)])
        return w
    }

    private func conversions(_ report: StageReport) -> [String: Int] {
        Dictionary(
            uniqueKeysWithValues: report.conversions.map { ("\($0.start ?? "-") \($0.end ?? "-")", $0.members) })
    }

    @Test func whoWentWhereInAPeriod() throws {
        let w = try club()
        try StageDerivation.overlay(w.store, w.workspace, now: Sample.now)
        let report = try StageReport(w.store, w.workspace, now: Sample.now)
        #expect(
            conversions(report) == ["prospect prospect": 1, "buyer buyer": 1, "buyer repeat": 1, "- prospect": 1])
        #expect(report.conversions.first { $0.end == "repeat" }?.share == 0.5)
        let buyer = report.rows[1]
        #expect(buyer.members == 1 && buyer.enteredInPeriod == 0 && buyer.leftInPeriod == 1)
        // From the 80th day before now to the 20th.
        #expect(buyer.medianStay == Double(60 * StageWorkspace.day))
        #expect(buyer.medianAge == Double(80 * StageWorkspace.day))
        #expect(report.rows[2].enteredInPeriod == 1)
    }

    @Test func aPeriodThatIsOverEndsWhereItEnded() throws {
        let w = try club()
        let report = try StageReport(
            w.store, w.workspace, period: (start: ago(90), end: ago(40)), now: Sample.now)
        #expect(conversions(report)["prospect prospect"] == 1)
        #expect(conversions(report)["- buyer"] == 2)
        #expect(report.rows[1].enteredInPeriod == 2)
        #expect(report.rows[1].leftInPeriod == 0)
    }

    @Test func theExplanationTellsWhatTimeWillDo() throws {
        let w = try StageWorkspace(StageDerivationTests.rules)
        let member = try w.rows.member("anna@example.org")
        try w.rows.activity(member, "purchase", ago(30), ["field_amount": 900])
        try w.record()
        let explanation = try #require(
            try StageExplanation(w.store, w.workspace, emailKey: "anna@example.org", now: Sample.now))
        #expect(explanation.next == StageForecast(stage: "lapsed", at: ago(-150), unless: ["purchase"]))
        let activity = try #require(explanation.rules[1].parts.first?.activities.first)
        #expect(activity.kind == "purchase" && activity.at == ago(30))
        #expect(activity.fields.first?.value == .number(900))
        #expect(explanation.rules[1].parts.map(\.found.english) == ["1: 2026-09-10 (amount 900)"])
    }

    @Test func whoHasReachedTheEndHasNothingToFearFromTime() throws {
        let w = try StageWorkspace(StageDerivationTests.rules)
        let member = try w.rows.member("anna@example.org")
        try w.rows.response(member, "nps", ago(300), numbers: ["score": 9])
        try w.rows.activity(member, "purchase", ago(30))
        try w.rows.activity(member, "story", ago(20))
        try w.record()
        let explanation = try #require(
            try StageExplanation(w.store, w.workspace, emailKey: "anna@example.org", now: Sample.now))
        #expect(explanation.next == StageForecast(stage: "promoter", at: ago(-70), unless: ["story", "referral"]))
        try w.record(ago(-80))
        let later = try #require(
            try StageExplanation(w.store, w.workspace, emailKey: "anna@example.org", now: ago(-80)))
        #expect(later.stage == "promoter")
        #expect(later.next == nil)
    }
}

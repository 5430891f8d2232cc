import Definitions
import Formats
import Reports
import Store
import Surveys
import TestSupport
import Testing

private let day: Int64 = 86_400_000
private let now = Sample.now + 200 * day

private struct Scene {
    let folder = TemporaryFolder()
    let store: Store
    var workspace = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        workspace.stages = ["prospect", "promoter"].map { StageDefinition(name: $0, rule: nil, mark: Sample.mark) }
        try store.seedOccurrence("nps", "2026-10-10T07:00Z", dueAt: Sample.now, closesAt: Sample.now + 14 * day)
    }

    /// A member who was invited and, unless the score is nil, answered so many days later.
    @discardableResult
    func answer(
        _ name: String, _ score: Double?, days: Int64 = 1, campaign: String = "nps", state: String = "sent"
    ) throws -> Int64 {
        let member = try store.seedMember("\(name)@example.org")
        let message = try store.seedMessage(
            campaign, "2026-10-10T07:00Z", memberID: member, state: state, at: Sample.now)
        if let score { try save(message, member, score, days: days, campaign: campaign) }
        return member
    }

    func save(
        _ message: Int64?, _ member: Int64?, _ score: Double, days: Int64, campaign: String = "nps",
        source: String = "page"
    ) throws {
        let key = "\(source)-\(message ?? 0)-\(member ?? 0)-\(days)"
        _ = try store.saveResponse(
            ResponseRecord(
                campaign: campaign, occurrence: "2026-10-10T07:00Z", messageID: message, memberID: member,
                matchedBy: member == nil ? .none : .token, source: source, sourceKey: key, isLate: days > 14,
                at: Sample.now + days * day,
                answers: [.init(question: "score", kind: "nps", number: score, text: nil)]), now: now)
    }

    func stage(_ member: Int64, _ stage: String, from: String? = nil, days: Int64) throws {
        try store.connection.run(
            """
            INSERT INTO stage_changes (member_id, from_stage, to_stage, entered_at, observed_at, rules_hash)
            VALUES (:member, :from, :to, :at, :at, '')
            """,
            [
                "member": .integer(member), "from": from.map { .text($0) } ?? .null, "to": .text(stage),
                "at": .integer((Sample.now + days * day).milliseconds),
            ])
    }

    func report(
        _ campaign: String? = "nps", from: Instant? = nil, until: Instant? = nil,
        campaigns: [CampaignDefinition] = [Sample.survey(name: "nps")]
    ) throws -> NPSReport {
        try NPSReport(
            store, scope: ReportScope(campaign: campaign, from: from, until: until, now: now),
            workspace: Workspace(directory: folder.path, definition: workspace, campaigns: campaigns))
    }
}

@Test func theReportCountsAnswersSharesAndTheResponseRate() throws {
    let scene = try Scene()
    for (index, score) in [10.0, 9, 9, 7, 3].enumerated() { try scene.answer("m\(index)", score) }
    try scene.answer("silent", nil)
    try scene.answer("bounced", nil, state: "bounced")
    try scene.answer("waiting", nil, state: "planned")
    let report = try scene.report()
    #expect((report.total.promoters, report.total.passives, report.total.detractors) == (3, 1, 1))
    #expect(report.total.score == 40)
    #expect((report.counts.invited, report.counts.answered) == (6, 5))
    let json = report.json
    #expect(json["n"] == 5)
    #expect(json["nps"]?.numberValue == 40)
    #expect(json["method"] == "adjusted_wald")
    #expect(abs((json["response_rate"]?.numberValue ?? 0) - 5.0 / 6) < 1e-9)
    #expect(json["ci_low"]?.numberValue ?? 0 < 40)
    #expect(json["trend"]?[0]?["quarter"] == "2026-Q4")
}

@Test func lateAnswersAndDuplicatesDoNotCount() throws {
    let scene = try Scene()
    let member = try scene.answer("anna", 10)
    try scene.save(nil, member, 0, days: 2, source: "csv")
    try scene.answer("boris", 0, days: 20)
    try scene.save(nil, nil, 8, days: 3, source: "csv")
    let report = try scene.report()
    #expect(report.total.count == 2)
    #expect(report.total.score == 50)
    #expect((report.counts.late, report.counts.duplicates, report.unmatched) == (1, 1, 1))
    #expect((report.counts.invited, report.counts.answered) == (2, 1))
}

@Test func theStageIsTheOneJustBeforeTheAnswer() throws {
    let scene = try Scene()
    let anna = try scene.answer("anna", 10)
    try scene.stage(anna, "prospect", days: -100)
    // Entered by the very answer: it must not explain it.
    try scene.stage(anna, "promoter", from: "prospect", days: 1)
    let boris = try scene.answer("boris", 9)
    try scene.stage(boris, "promoter", days: -1)
    let vera = try scene.answer("vera", 2)
    try scene.stage(vera, "promoter", from: "prospect", days: 50)
    try scene.answer("gleb", 7)
    let stages = try scene.report().stages
    #expect(stages.map(\.name) == ["prospect", "promoter", nil])
    #expect(stages.map(\.summary.count) == [2, 1, 1])
    #expect(stages[0].summary.score == 0)
}

@Test func aPeriodAndACampaignNarrowTheReport() throws {
    let scene = try Scene()
    try scene.answer("anna", 10, days: 1)
    try scene.answer("boris", 0, days: 10)
    try scene.answer("vera", 0, campaign: "other")
    #expect(try scene.report(from: Sample.now + 5 * day).total.score == -100)
    #expect(try scene.report(until: Sample.now + 5 * day).total.score == 100)
    let all = try scene.report(nil)
    #expect(all.total.count == 3)
    #expect(all.campaigns.map(\.name) == ["nps", "other"])
    #expect(all.json["campaign"] == .null)
}

@Test func quartersAreThoseOfTheWorkspacesZone() throws {
    let scene = try Scene()
    let eve = Instant(rfc3339: "2026-12-31T21:30:00Z")!
    _ = try scene.store.saveResponse(
        ResponseRecord(
            campaign: "nps", matchedBy: .none, source: "csv", sourceKey: "1", at: eve,
            answers: [.init(question: "score", kind: "nps", number: 9, text: nil)]), now: now)
    #expect(try scene.report().periods.map(\.name) == ["2027-Q1"])
}

@Test func withoutAnswersTheReportIsEmptyAndWhole() throws {
    let report = try Scene().report()
    #expect(report.total.score == nil)
    #expect(report.responseRate == nil)
    let json = report.json
    #expect(json["n"] == 0)
    #expect(json["nps"] == .null && json["ci_low"] == .null && json["response_rate"] == .null)
    #expect(json["trend"] == .array([]))
}

@Test func allSurveysTogetherAreThoseThatAskForAScore() throws {
    let scene = try Scene()
    try scene.answer("anna", 10)
    try scene.answer("boris", 0, campaign: "old-name")
    try scene.answer("vera", 9, campaign: "new-name")
    for name in ["gleb", "dina"] { try scene.answer(name, nil, campaign: "words") }
    var words = Sample.survey(name: "words")
    words.survey?.questions.removeFirst()
    let report = try scene.report(
        nil, campaigns: [Sample.survey(name: "nps"), Sample.survey(name: "new-name", was: "old-name"), words])
    #expect(report.campaigns.map(\.name) == ["new-name", "nps"])
    #expect(report.campaigns.map(\.summary.count) == [2, 1])
    #expect((report.counts.invited, report.counts.answered) == (3, 3))
}

@Test func oneAnswerAndPromotersAloneStayWithinTheScale() throws {
    let scene = try Scene()
    try scene.answer("anna", 10)
    let one = try scene.report()
    #expect(one.total.score == 100)
    // One answer shows next to nothing: the interval does not even reach the score.
    #expect((one.total.interval?.upperBound ?? 100) < 100 && (one.total.interval?.lowerBound ?? 100) < 0)
    for number in 0..<40 { try scene.answer("m\(number)", 10) }
    let many = try scene.report()
    #expect(many.total.score == 100 && many.total.interval?.upperBound == 100)
    #expect((many.total.interval?.lowerBound ?? 0) > 80)
}

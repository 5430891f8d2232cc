import Definitions
import Foundation
import Formats
import JSON
import Reports
import SQLite
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

/// The report of a campaign, on ledgers that are written row by row.
@Suite struct CampaignReportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private static let occurrence = "2026-10-10T07:00Z"

    init() throws {
        store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
    }

    private func campaign(_ edit: (inout CampaignDefinition) throws -> Void = { _ in }) throws -> CampaignDefinition {
        var campaign = Sample.survey(name: "spring")
        campaign.survey = nil
        campaign.kind = .email
        campaign.goal = Goal(happening: .activity(kind: "purchase", nil, fields: []), within: Span(14, .days))
        try edit(&campaign)
        return campaign
    }

    private func report(_ campaign: CampaignDefinition? = nil, now: Instant = Sample.now + 60 * day) throws
        -> CampaignReport
    {
        let workspace = Workspace(
            directory: folder.path, definition: Sample.definition(), campaigns: [try campaign ?? self.campaign()])
        return try CampaignReport(store, workspace, campaign: "spring", names: ["spring"], now: now)
    }

    /// Messages of new members, the first of whom so many buy three days later.
    @discardableResult
    private func messages(
        _ count: Int, state: String = "sent", reason: String? = nil, variant: String? = nil,
        occurrence: String = CampaignReportTests.occurrence, buying: Int = 0, at: Instant = Sample.now,
        buyAt: Int64 = 3 * day
    ) throws -> [Int64] {
        try store.connection.transaction {
            try (0..<count).map { number in
                let member = try store.seedMember("\(UUID().uuidString.lowercased())@example.org")
                if number < buying { try buy(member, at + buyAt) }
                return try message(member, state, reason, variant, occurrence, at)
            }
        }
    }

    private func message(
        _ member: Int64, _ state: String, _ reason: String?, _ variant: String?, _ occurrence: String, _ at: Instant
    ) throws -> Int64 {
        let id = try store.seedMessage("spring", occurrence, memberID: member, kind: "email", state: "planned", at: at)
        try store.connection.run(
            "UPDATE messages SET state = :state, reason = :reason, variant = :variant, sent_at = :sent WHERE id = :id",
            [
                "state": .text(state), "reason": SQLValue(reason), "variant": SQLValue(variant), "id": .integer(id),
                "sent": ["sent", "bounced", "complained"].contains(state) ? .integer(at.milliseconds) : .null,
            ])
        return id
    }

    private func buy(_ member: Int64, _ at: Instant) throws {
        try store.seedActivity("purchase", memberID: member, at: at)
    }

    private func click(_ message: Int64, machine: String? = nil) throws {
        try store.connection.run(
            """
            INSERT INTO observations (message_id, member_id, kind, url, machine, at)
            SELECT id, member_id, 'click', 'https://example.org', :machine, sent_at + 1000 FROM messages WHERE id = :id
            """, ["id": .integer(message), "machine": SQLValue(machine)])
    }

    @Test func everyMessageIsCountedWhereItBelongs() throws {
        let sent = try messages(5, buying: 2)
        try messages(1, state: "bounced")
        try messages(1, state: "complained")
        try messages(1, state: "failed")
        try messages(2, state: "planned", reason: "quiet_hours")
        try messages(3, state: "skipped", reason: "no_consent")
        try messages(4, state: "skipped", reason: "holdout")
        try click(sent[0])
        try click(sent[0])
        try click(sent[1], machine: "burst")
        let member = try store.number("SELECT member_id FROM messages WHERE id = \(sent[2])")
        try store.appendConsent(
            memberID: member, purpose: "all", state: .withdrawn, source: "one-click", at: Sample.now + day,
            proof: "message \(sent[2])")
        let line = try #require(try report().lines.first)
        #expect(try report().lines.count == 1)
        #expect((line.planned, line.sent, line.waiting) == (17, 7, 2))
        #expect((line.states[.bounced], line.states[.complained], line.states[.failed]) == (1, 1, 1))
        #expect(line.held == [.quietHours: 2] && line.skipped == [.noConsent: 3] && line.heldOut == [.holdout: 4])
        #expect((line.clicks, line.unsubscribes, line.goal) == (1, 1, 2))
        let json = try report().json
        #expect(json["occurrences"]?[0]?["held"]?["quiet_hours"] == 2)
        #expect(json["total"]?["sent"] == 7)
    }

    /// scipy, statsmodels: 12.0833 % of 480 against 7.9592 % of 490 (Tests/Fixtures/statistics/proportions.py).
    @Test func liftIsTheDifferenceToThoseWhoWereHeldOutWithItsInterval() throws {
        try messages(470, buying: 58)
        // Drawn, but not mailed: they count as well.
        try messages(10, state: "skipped", reason: "no_consent")
        try messages(490, state: "skipped", reason: "holdout", buying: 39)
        let lifts = try report().lifts
        let lift = try #require(lifts.first)
        #expect(lifts.count == 1 && lift.against == .holdout && lift.isShown && lift.needed == nil)
        #expect(lift.openUntil == nil)
        #expect((lift.comparison.group.reached, lift.comparison.group.members) == (58, 480))
        #expect((lift.comparison.baseline.reached, lift.comparison.baseline.members) == (39, 490))
        #expect(abs((lift.pValue ?? 0) - 0.032302158677870715) < 1e-9)
        #expect(abs((lift.interval?.lowerBound ?? 0) - 0.003365503097586889) < 1e-9)
        #expect(abs((lift.interval?.upperBound ?? 0) - 0.07959507650632908) < 1e-9)
        let json = try report().json
        #expect(json["lift"]?[0]?["n_held_out"] == 490)
        #expect(json["lift"]?[0]?["interval"] == "newcombe")
    }

    @Test func whatIsNotShownSaysHowManyItWouldTake() throws {
        try messages(100, buying: 12)
        try messages(100, state: "skipped", reason: "holdout", buying: 10)
        try messages(50, state: "skipped", reason: "control", buying: 5)
        let lifts = try report().lifts
        #expect(lifts.map(\.against) == [.holdout, .control])
        #expect(lifts.allSatisfy { !$0.isShown })
        // p1 = 0.12, p2 = 0.1, power 0.8: 3,841 members a group.
        #expect(lifts[0].needed == 7682)
    }

    @Test func whatCameTooLateOrBeforeIsNoGoal() throws {
        try messages(20, buying: 10, buyAt: 15 * day)
        try messages(20, buying: 10, buyAt: -day)
        try messages(20, state: "skipped", reason: "holdout", buying: 5)
        let lift = try #require(try report().lifts.first)
        #expect((lift.comparison.group.reached, lift.comparison.baseline.reached) == (0, 5))
        let early = try #require(try report(now: Sample.now + 2 * day).lifts.first)
        #expect(early.openUntil == Sample.now + 14 * day)
        #expect(early.comparison.baseline.reached == 0)
    }

    @Test func overSeveralOccurrencesEachMemberCountsOnce() throws {
        let second = "2026-11-10T07:00Z"
        let first = try messages(30, buying: 6)
        try messages(20, state: "skipped", reason: "holdout", buying: 2)
        for message in first.prefix(10) {
            let member = try store.number("SELECT member_id FROM messages WHERE id = \(message)")
            _ = try self.message(member, "sent", nil, nil, second, Sample.now + 31 * day)
            try buy(member, Sample.now + 32 * day)
        }
        try messages(5, state: "skipped", reason: "holdout", occurrence: second, at: Sample.now + 31 * day)
        let lifts = try report().lifts
        #expect(lifts.map(\.occurrence) == [nil, CampaignReportTests.occurrence, second])
        #expect((lifts[0].comparison.group.members, lifts[0].comparison.group.reached) == (30, 10))
        #expect((lifts[0].comparison.baseline.members, lifts[0].comparison.baseline.reached) == (25, 2))
        #expect((lifts[2].comparison.group.members, lifts[2].comparison.group.reached) == (10, 10))
        // Held out every time, sampled at some: their sums would not be alike.
        let sampled = try report(campaign { $0.audience.sample = 50 }).lifts
        #expect(sampled.map(\.occurrence) == [CampaignReportTests.occurrence, second])
    }

    @Test func aPlainSplitIsComparedByItsMetric() throws {
        let split = try campaign { campaign in
            campaign.content.variants = ContentVariants(
                ["calm", "question"].map { ContentVariant(id: $0, template: "t", mark: Sample.mark) }, metric: .goal)
        }
        try messages(490, variant: "calm", buying: 39)
        try messages(480, variant: "question", buying: 58)
        let report = try report(split)
        #expect(report.lines.map(\.variant) == ["calm", "question"])
        let comparison = try #require(report.splits.first).comparison
        #expect(comparison.winner == "question" && comparison.isShown)
        #expect(report.json["variants"]?[0]?["better"] == "question")
        #expect(report.json["variants"]?[0]?["variants"]?[1]?["n"] == 480)
    }

    @Test func cellsThatASpreadsheetWouldRunAreDefused() throws {
        try messages(1, occurrence: "=cmd|' /C calc'!A0")
        let text = String(decoding: try report().csv, as: UTF8.self)
        #expect(text.hasPrefix("campaign,occurrence,step,variant,planned,"))
        #expect(text.contains("spring,'=cmd|' /C calc'!A0,main,,1,"))
    }

    @Test func goalsMayBeStagesAndFilters() throws {
        try messages(4, buying: 1)
        try messages(4, state: "skipped", reason: "holdout")
        let member = try store.number("SELECT min(member_id) FROM messages")
        try store.connection.run(
            """
            INSERT INTO stage_changes (member_id, to_stage, entered_at, observed_at, rules_hash)
            VALUES (:member, 'promoter', :at, :at, '')
            """, ["member": .integer(member), "at": .integer((Sample.now + day).milliseconds)])
        try store.connection.run(
            "UPDATE members SET attr_city = 'Penza' WHERE id = :member", ["member": .integer(member)])
        let stage = try campaign { $0.goal = Goal(.stages(["promoter"]), within: Span(14, .days)) }
        #expect(try report(stage).lifts.first?.comparison.group.reached == 1)
        let filter = try FilterParser.parse(
            "city = \"Penza\"", schema: FilterSchema(attributes: Sample.definition().attributes, campaigns: [:]))
        let city = try campaign { $0.goal = Goal(.filter(filter), within: Span(14, .days)) }
        #expect(try report(city).lifts.first?.comparison.group.reached == 1)
        #expect(try report(city).lines.first?.goal == 1)
    }

    @Test func ofACampaignWithoutAFileTheLedgerIsReported() throws {
        try messages(2)
        let workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [])
        let report = try CampaignReport(store, workspace, campaign: "spring", names: ["spring"], now: Sample.now + day)
        #expect(report.title == nil && report.total.sent == 2 && report.lifts.isEmpty)
        #expect(report.json["goal"] == .null)
    }
}

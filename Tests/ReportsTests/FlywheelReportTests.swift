import Definitions
import Formats
import JSON
import Reports
import SQLite
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

/// How the flywheel turns, on moves and deeds that are written one by one; today is Sample.now, 10 October 2026.
@Suite struct FlywheelReportTests {
    private let folder = TemporaryFolder()
    private let store: Store

    init() throws {
        store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
    }

    private func definition(_ rules: [(String, String?)]) throws -> WorkspaceDefinition {
        var definition = Sample.definition()
        definition.timezone = Zone("Europe/Moscow")!
        definition.stages = try rules.map { name, rule in
            let filter = try rule.map { try FilterParser.parse($0, schema: FilterSchema()) }
            return StageDefinition(
                name: name, rule: filter, mark: SourceMark(file: "kamerton.yaml", line: 1, column: 1))
        }
        return definition
    }

    private func report(from: Instant = Sample.now + (-100 * day)) throws -> FlywheelReport {
        let definition = try definition([
            ("prospect", nil), ("buyer", "purchases >= 1"), ("regular", "purchases >= 3"),
            ("lapsed", "last(purchase) older than 180d"),
        ])
        let workspace = Workspace(directory: folder.path, definition: definition, campaigns: [])
        return try FlywheelReport(store, workspace, from: from, until: Sample.now + 1, now: Sample.now)
    }

    private func move(_ member: Int64, _ from: String?, _ to: String, daysAgo: Int64) throws {
        let at = Sample.now + (-daysAgo * day)
        try store.connection.run(
            """
            INSERT INTO stage_changes (member_id, from_stage, to_stage, entered_at, observed_at, rules_hash)
            VALUES (:member, :from, :to, :at, :at, 'x')
            """,
            [
                "member": .integer(member), "from": SQLValue(from), "to": .text(to), "at": .integer(at.milliseconds),
            ])
        try store.connection.run(
            "UPDATE members SET stage = :stage, stage_entered_at = :at WHERE id = :id",
            ["stage": .text(to), "at": .integer(at.milliseconds), "id": .integer(member)])
    }

    private func member(_ number: Int) throws -> Int64 { try store.seedMember("m\(number)@example.org") }

    @Test func aMonthCountsMembersOnceAndIsTheWorkspaces() throws {
        let (first, second) = (try member(1), try member(2))
        // 30 September, 22:30 in Greenwich, is October in Moscow.
        let october = try #require(Instant(rfc3339: "2026-09-30T22:30:00Z"))
        for _ in 0..<3 { try store.seedActivity("story", memberID: first, at: october) }
        try store.seedActivity("purchase", memberID: second, at: october)
        try store.seedActivity("purchase", memberID: second, at: october + day)
        let report = try report()
        #expect(report.months.map(\.name) == ["2026-07", "2026-08", "2026-09", "2026-10"])
        let last = try #require(report.months.last)
        #expect(last[.rang] == 1 && last[.active] == 2 && last[.firstPurchase] == 1)
        #expect(report.months[2][.active] == 0)
    }

    @Test func daysInAStageAreThoseOfWhoMovedOn() throws {
        // After 10, 20 … 80 days; the quarter of the slowest took more than 60.
        for number in 1...8 {
            let one = try member(number)
            try move(one, nil, "prospect", daysAgo: Int64(number * 10 + 5))
            try move(one, "prospect", "buyer", daysAgo: 5)
        }
        let waiting = try member(20)
        try move(waiting, nil, "prospect", daysAgo: 90)
        let new = try member(21)
        try move(new, nil, "prospect", daysAgo: 3)
        let flow = try #require(try report().flow)
        let prospect = try #require(flow.stages.first)
        #expect(prospect.members == 2 && prospect.movedOn == 8 && prospect.cameIn == 10)
        #expect(prospect.typical == 40 && prospect.slow == 60 && prospect.stalled == 1)
        #expect(flow.stages[1].typical == nil)
    }

    @Test func whoIsLostAndWhoCameBackAreToldApart() throws {
        let (one, two) = (try member(1), try member(2))
        try move(one, nil, "regular", daysAgo: 90)
        try move(one, "regular", "buyer", daysAgo: 80)
        try move(one, "buyer", "lapsed", daysAgo: 20)
        try move(two, nil, "lapsed", daysAgo: 60)
        try move(two, "lapsed", "buyer", daysAgo: 10)
        let flow = try #require(try report().flow)
        #expect(flow.lostStage == "lapsed")
        #expect(flow.stages[2].fellBack == 1 && flow.stages[2].lost == 0)
        #expect(flow.stages[1].lost == 1 && flow.stages[1].movedOn == 0)
        #expect(flow.stages[3].movedOn == 1 && flow.stages[3].fellBack == 0)
    }

    @Test func whatWasSeenBeforeTheyLeftIsSetAgainstThoseWhoAreThere() throws {
        for number in 0..<40 {
            let one = try member(number)
            try move(one, nil, "buyer", daysAgo: 99)
            // Nine of ten who left had asked for help, one of ten who stayed.
            if number < 20 {
                try move(one, "buyer", "lapsed", daysAgo: 10)
                if number % 10 > 0 {
                    try store.seedActivity("ticket", memberID: one, at: Sample.now + (-50 * day))
                }
            } else if number % 10 == 0 {
                try store.seedActivity("ticket", memberID: one, at: Sample.now + (-50 * day))
            }
        }
        let friction = try #require(try report().flow?.frictions.first)
        #expect(friction.stage == "buyer" && friction.left.members == 20 && friction.present?.members == 20)
        #expect(friction.left.tickets == 18 && friction.present?.tickets == 2)
        #expect(friction.findings.map(\.english).first?.hasPrefix("asked for help: +80 points") == true)
        #expect(friction.findings.count == 1)
    }

    @Test func ofFewNothingIsTold() throws {
        for number in 0..<4 {
            let one = try member(number)
            try move(one, nil, "buyer", daysAgo: 90)
            try move(one, "buyer", "lapsed", daysAgo: 10)
        }
        let flow = try #require(try report().flow)
        #expect(flow.stages[1].lost == 4 && flow.frictions.isEmpty && flow.stages[1].slow == nil)
    }

    @Test func coverageSaysWhoHeardNothing() throws {
        let (one, two) = (try member(1), try member(2))
        for member in [one, two] { try move(member, nil, "buyer", daysAgo: 90) }
        try store.connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, definition_hash,
                planned_at, sent_at, created_at)
            VALUES ('news', '2026-10-01T07:00Z', 'main', :id, 'inform', 'email', 1, 'sent', 'x', :at, :at, :at)
            """, ["id": .integer(one), "at": .integer((Sample.now + (-9 * day)).milliseconds)])
        try store.seedActivity("attended", memberID: two, at: Sample.now + (-5 * day))
        let report = try report()
        let touches = try #require(report.touches.first { $0.stage == "buyer" })
        #expect(touches.count("inform") == 1 && touches.count("promo") == 0 && touches.count("unheard") == 1)
        #expect(touches.count("attended") == 1 && touches.count("active") == 1)
        #expect(report.unheard == Proportion(1, of: 2))
        #expect(report.json["coverage"]?.arrayValue?.first?["inform"] == 1)
    }

    @Test func anEmptyStoreHasAReportToo() throws {
        let report = try report()
        #expect(report.months.allSatisfy { $0[.active] == 0 } && report.effects.isEmpty)
        #expect(String(decoding: report.csv, as: UTF8.self).hasPrefix("month,measure,from,to,members\r\n"))
    }
}

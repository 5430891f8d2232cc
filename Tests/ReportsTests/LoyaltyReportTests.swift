import Campaigning
import Definitions
import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

/// The programme against those who have none of it.
struct LoyaltyReportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        let schema = FilterSchema(
            attributes: definition.attributes,
            activities: definition.activities, stages: [], segments: [:], campaigns: nil)
        definition.programme = ProgrammeDefinition(
            goal: "More come back", judgedBy: try FilterParser.parse("purchases >= 2", schema: schema),
            judgedOn: try #require(CivilDate("2027-12-31")), yearlyLimit: 1000, pointCosts: 0.5,
            earnings: [.init(activity: "purchase", field: "amount", points: 1, each: 100)])
        try store.addDeclaredColumns(definition)
    }

    private func report(_ definition: WorkspaceDefinition) throws -> LoyaltyReport {
        let workspace = Workspace(directory: folder.path, definition: definition, campaigns: [])
        try PointsKeeping.record(store, workspace, now: Sample.now)
        return try #require(
            try LoyaltyReport(
                store, workspace, from: Sample.now - 100 * 86_400_000, until: Sample.now, now: Sample.now))
    }

    private func community() throws {
        for number in 0..<200 {
            let joined = Sample.now - 400 * 86_400_000
            let member = try Rows(store).member(
                "m\(number)@x.org", ["joined_at": .integer(joined.milliseconds)], at: joined)
            // In the programme nearly everyone buys twice.
            let isControl =
                KeyedShare.fraction(
                    salt: store.salt, word: "control", key: store.memberKey(emailKey: "m\(number)@x.org")) >> 1
                < UInt64(0.3 * 0x1p63)
            let count = isControl ? (number % 5 == 0 ? 2 : 1) : (number % 10 == 0 ? 1 : 2)
            for index in 0..<count {
                try Rows(store).activity(
                    member, "purchase", Sample.now - Int64(index + 1) * 86_400_000, ["field_amount": .real(200)])
            }
        }
    }

    @Test func theDifferenceHasItsInterval() throws {
        try community()
        var definition = definition
        definition.control = 30
        let report = try report(definition)
        let control = try #require(report.control)
        #expect((35...85).contains(control.members) && report.programme.members + control.members == 200)
        let difference = try #require(report.judgement?.interval(confidence: 0.95))
        #expect(difference.lowerBound > 0.4 && difference.upperBound < 0.95)
        #expect(try #require(report.spending).interval(confidence: 0.95).lowerBound > 0)
        // The control group has no points.
        #expect(report.holders == report.programme.members)
        #expect(report.liability == Double(report.outstanding) / 2)
        #expect(report.json["judged_difference"]?["low"] != .null)
    }

    @Test func withoutAControlGroupThereIsNoComparison() throws {
        try community()
        let report = try report(definition)
        #expect(report.control == nil && report.judgement == nil && report.programme.members == 200)
        #expect(report.json["control"] == .null)
    }

    @Test func aHandfulIsNotShown() throws {
        for number in 0..<3 { _ = try Rows(store).member("m\(number)@x.org", at: Sample.now - 200 * 86_400_000) }
        let report = try report(definition)
        #expect(!report.programme.isShown && report.json["programme"]?["judged"] == nil)
    }
}

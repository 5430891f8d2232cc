import Definitions
import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

/// What members buy, on purchases that are written one by one; today is Sample.now, 10 October 2026.
@Suite struct EconomicsReportTests {
    private let folder = TemporaryFolder()
    private let store: Store

    init() throws {
        store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
    }

    private func report(from: Instant? = nil, until: Instant? = nil, heldOut: Double? = nil) throws -> EconomicsReport {
        let workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [])
        return try EconomicsReport(
            store, workspace, from: from, until: until, heldOut: heldOut, now: Sample.now)
    }

    /// Buys so many days ago.
    private func buy(_ member: Int64, _ daysAgo: Int64, hours: Int64 = 0) throws {
        try store.seedActivity(
            "purchase", memberID: member, at: Sample.now + (hours * 3_600_000 - daysAgo * day))
    }

    private func member(_ number: Int) throws -> Int64 { try store.seedMember("m\(number)@example.org") }

    @Test func twoPurchasesOfOneDayAreOneVisit() throws {
        let (once, twice) = (try member(1), try member(2))
        try buy(once, 100)
        try buy(once, 100, hours: 1)
        try buy(twice, 100)
        try buy(twice, 30)
        let orders = try report().orders
        #expect(orders.orders == 4 && orders.buyers == 2)
        #expect(orders.repeatRate == Proportion(1, of: 2))
        #expect(orders.frequency == 2)
    }

    @Test func aPeriodKnowsWhoHadBoughtBefore() throws {
        let (old, new) = (try member(1), try member(2))
        try buy(old, 200)
        try buy(old, 5)
        try buy(new, 4)
        let report = try report(from: Sample.now + -10 * day)
        #expect(report.orders.buyers == 2 && report.orders.newBuyers == 1 && report.orders.repeatBuyers == 1)
        #expect(report.before?.orders == 0)
    }

    @Test func whatIsLaterIsNotKnown() throws {
        try buy(try member(1), -3)
        #expect(try report().orders.orders == 0)
    }

    @Test func cohortsEndWithTheLastWholeMonth() throws {
        let buyer = try member(1)
        // 12 July, 20 August, 1 and 5 October: the month of October is not over.
        for daysAgo: Int64 in [90, 51, 9, 5] { try buy(buyer, daysAgo) }
        let cohorts = try report().cohorts
        #expect(cohorts.map(\.month) == ["2026-07"] && cohorts.map(\.members) == [1])
        #expect(cohorts.map(\.active) == [[1, 0]])
    }

    @Test func theErasedAreNotCounted() throws {
        let buyer = try member(1)
        try buy(buyer, 3)
        try store.seedErasure(of: buyer, email: "m1@example.org", at: Sample.now)
        #expect(try report().orders.orders == 0)
    }

    @Test func withLittleDataNothingIsForetold() throws {
        for number in 1...10 { try buy(try member(number), Int64(number * 20)) }
        let report = try report()
        #expect(report.outlook == nil)
        #expect(report.json["outlook"] == .null)
    }

    @Test func theForecastIsTriedOnWhatCameAfter() throws {
        for number in 1...60 {
            let buyer = try member(number)
            for order in 0..<(number % 4 + 1) { try buy(buyer, 360 - Int64(order * 80 + number)) }
        }
        let outlook = try #require(try report(heldOut: 20).outlook)
        #expect(outlook.fit.members == 60)
        #expect(outlook.bands.reduce(0) { $0 + $1.members } == 60)
        let trial = try #require(outlook.trial)
        #expect(trial.weeks == 20 && trial.members == 60)
        // Purchases within the last 140 days, counted by hand.
        let came = (1...60).reduce(0) { sum, number in
            sum + (0..<(number % 4 + 1)).filter { 360 - ($0 * 80 + number) < 140 }.count
        }
        #expect(trial.came == came)
        #expect(trial.foretold > 0)
    }

    @Test func cellsOfTheTableAreShares() throws {
        for number in 1...4 {
            let buyer = try member(number)
            try buy(buyer, 90)
            if number == 1 { try buy(buyer, 51) }
        }
        let csv = String(decoding: try report().csv, as: UTF8.self)
        #expect(csv.contains("2026-07,4,1,1,0.2500,"))
    }
}

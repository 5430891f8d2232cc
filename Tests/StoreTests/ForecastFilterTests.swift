import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

/// Filters that ask the model of purchases, against the model itself.
@Suite struct ForecastFilterTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let zone = Zone("Europe/Moscow")!
    /// Of each member who has bought, the days before today.
    private var bought: [Int64: [Int64]] = [:]
    private let stranger: Int64

    init() throws {
        store = try Sample.store(in: folder)
        var random = SeededGenerator(7)
        for number in 0..<80 {
            let member = try store.seedMember("m\(number)@example.org")
            let days = (0...Int.random(in: 0...6, using: &random)).map { _ in Int64.random(in: 1...400, using: &random)
            }
            for days in days {
                try store.seedActivity("purchase", memberID: member, at: Sample.now + (-days * day))
                // Twice on one day is once.
                if days % 3 == 0 {
                    try store.seedActivity("purchase", memberID: member, at: Sample.now + (-days * day + 1))
                }
            }
            bought[member] = Set(days).sorted()
        }
        stranger = try store.seedMember("stranger@example.org")
    }

    private var workspace: Workspace {
        var definition = Sample.definition()
        definition.timezone = zone
        return Workspace(directory: folder.path, definition: definition, campaigns: [])
    }

    private func select(_ text: String, now: Instant = Sample.now) throws -> Set<Int64> {
        let filter = try FilterParser.parse(text, schema: FilterSchema(workspace))
        let condition = try FilterCompiler(workspace, store, now: now).planned(for: filter, store, .once)
            .compile(filter)
        var found: Set<Int64> = []
        try store.forEachMemberID(matching: condition) { found.insert($0) }
        return found
    }

    private func history(_ days: [Int64]) -> PurchaseModel.History {
        PurchaseModel.History(
            repeats: days.count - 1, lastAge: Double(days.last! - days.first!) / 7, age: Double(days.last!) / 7)
    }

    @Test func membersAreChosenByWhatTheModelSaysOfTheirDays() throws {
        let model = try #require(try store.purchaseForecast(zone: zone, now: Sample.now).model)
        for share in [0.2, 0.5, 0.9] {
            let expected = bought.filter { model.alive(history($0.value)) < share }
            #expect(try select("alive < \(share)") == Set(expected.keys))
        }
        for least in [0.2, 0.5, 1] {
            let expected = bought.filter { model.expected(90 / 7, after: history($0.value)) >= least }
            #expect(try select("expected_purchases(90d) >= \(least)") == Set(expected.keys), "\(least)")
        }
    }

    @Test func whoNeverBoughtHasNoForecast() throws {
        #expect(try select("alive is not set") == [stranger])
        #expect(try !select("alive < 100% or alive >= 0%").contains(stranger))
        #expect(try select("not alive >= 0%") == [stranger])
    }

    @Test func withTooFewBuyersNothingIsExpectedOfAnyone() throws {
        try store.connection.execute("DELETE FROM activities WHERE member_id > 20")
        #expect(try store.purchaseForecast(zone: zone, now: Sample.now).model == nil)
        #expect(try select("alive is set").isEmpty)
    }

    @Test func aStoredFitServesForAWeek() throws {
        try store.keepPurchaseForecast(zone: zone, now: Sample.now)
        let rows = { try store.number("SELECT count(*) FROM purchase_models") }
        #expect(try rows() == 1)
        let again = try Store(path: store.path)
        let model = try again.purchaseForecast(zone: zone, now: Sample.now + 6 * day).model
        #expect(model == (try store.purchaseForecast(zone: zone, now: Sample.now).model))
        try again.keepPurchaseForecast(zone: zone, now: Sample.now + 6 * day)
        #expect(try rows() == 1)
        // A forecast of another time is another one: what is not yet known does not count.
        try again.keepPurchaseForecast(zone: zone, now: Sample.now + 7 * day)
        #expect(try rows() == 2)
        #expect(try again.purchaseForecast(zone: zone, now: Sample.now + (-100 * day)).model != model)
    }

    @Test func aFitThatCannotBeMadeIsNotTriedAgainAtOnce() throws {
        try store.connection.execute("DELETE FROM activities WHERE member_id > 20")
        try store.keepPurchaseForecast(zone: zone, now: Sample.now)
        #expect(try store.number("SELECT count(*) FROM purchase_models WHERE r IS NULL") == 1)
        try store.keepPurchaseForecast(zone: zone, now: Sample.now + day)
        #expect(try store.number("SELECT count(*) FROM purchase_models") == 1)
    }
}

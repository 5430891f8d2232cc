import Definitions
import Formats
import Reports
import SQLite
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

/// Members of the community against the others, and what more offers did; today is Sample.now.
@Suite struct GroupValueTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let workspace: Workspace

    init() throws {
        store = try Sample.store(in: folder)
        var definition = Sample.definition()
        definition.activities = [
            ActivityDefinition(
                name: "purchase",
                fields: [
                    AttributeDefinition(name: "amount", type: .number),
                    AttributeDefinition(name: "discount", type: .number),
                ])
        ]
        try store.addDeclaredColumns(definition)
        workspace = Workspace(directory: folder.path, definition: definition, campaigns: [])
    }

    private func report(_ community: String? = "count(joined) >= 1", from: Instant? = nil) throws -> EconomicsReport {
        let condition = try community.map { text in
            let filter = try FilterParser.parse(text, schema: FilterSchema(workspace))
            return (
                words: text,
                condition: try FilterCompiler(workspace, store, now: Sample.now).compile(filter, prefix: "community")
            )
        }
        return try EconomicsReport(
            store, workspace, from: from, until: nil, community: condition, now: Sample.now)
    }

    private func buy(_ member: Int64, _ amount: Double, daysAgo: Int64, discount: Double? = nil) throws {
        try store.connection.run(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at, field_amount, field_discount)
            SELECT :member, 'purchase', :at, 'test', 'key' || (SELECT count(*) FROM activities), 0, :amount, :discount
            """,
            [
                "member": .integer(member), "at": .integer((Sample.now + (-daysAgo * day)).milliseconds),
                "amount": .real(amount), "discount": SQLValue(discount),
            ])
    }

    @Test func membersWhoBoughtNothingCountWithNothing() throws {
        for number in 0..<20 {
            let member = try store.seedMember("m\(number)@example.org")
            if number < 10 { try store.seedActivity("joined", memberID: member, at: Sample.now + (-100 * day)) }
            // Inside, all buy for 30; outside, every second one for 10.
            if number < 10 {
                try buy(member, 10, daysAgo: 50)
                try buy(member, 20, daysAgo: 20)
            } else if number % 2 == 0 {
                try buy(member, 10, daysAgo: 30)
            }
        }
        let value = try #require(try report().community)
        #expect(value.inside.members == 10 && value.inside.buyers == 10 && value.inside.orders == 20)
        #expect(value.inside.paid.mean == 30 && value.outside.paid.mean == 5)
        #expect(value.outside.members == 10 && value.outside.buyers == 5)
        #expect(value.inside.coming == Proportion(10, of: 10) && value.outside.coming == Proportion(0, of: 5))
        #expect(value.paidDifference?.difference == 25)
        #expect(value.verdict?.english.hasPrefix("A member of the community paid more than another: +25.00") == true)
        // What was bought before the period counts only for who came again.
        let late = try #require(try report(from: Sample.now + (-25 * day)).community)
        #expect(late.inside.paid.mean == 20 && late.inside.coming == Proportion(10, of: 10))
        #expect(late.outside.paid.mean == 0)
    }

    @Test func fewOnEitherSideAreNotCompared() throws {
        for number in 0..<20 {
            let member = try store.seedMember("m\(number)@example.org")
            if number < 4 { try store.seedActivity("joined", memberID: member, at: Sample.now + (-day)) }
        }
        #expect(try report().community == nil)
        #expect(try report(nil).community == nil)
    }

    @Test func whoWasBroughtIsSetAgainstWhoCameByThemselves() throws {
        let ringer = try store.seedMember("ringer@example.org")
        for number in 0..<20 {
            let member = try store.seedMember("m\(number)@example.org")
            if number < 10 { try store.seedCredit(of: member, to: ringer, at: Sample.now + (-40 * day)) }
            if number < 8 { try buy(member, 30, daysAgo: 30) }
            if number >= 14 { try buy(member, 10, daysAgo: 30) }
        }
        let value = try #require(try report().brought)
        #expect(value.inside.members == 10 && value.inside.buyers == 8 && value.inside.revenue == 240)
        #expect(value.outside.members == 11 && value.outside.revenue == 60 && value.revenueShare == 0.8)
        // Of those who bought: to be credited may have taken a purchase.
        #expect(value.buyersDifference?.difference == 20)
        #expect(value.worth?.english.contains("8 of them bought, for 240.00 in all: 80.0 % of the revenue") == true)
        // Whoever is credited later was not brought yet.
        let early = try EconomicsReport(
            store, workspace, from: nil, until: Sample.now + (-41 * day), now: Sample.now)
        #expect(early.brought == nil)
    }

    @Test func discountsAreAShareOfWhatItWouldHaveCost() throws {
        let member = try store.seedMember("m@example.org")
        try buy(member, 90, daysAgo: 3, discount: 10)
        try buy(member, 100, daysAgo: 2, discount: 0)
        try buy(member, 50, daysAgo: 1)
        let orders = try report().orders
        #expect(orders.priced == 2 && orders.discounted == 1 && orders.discount == 10)
        #expect(orders.discountShare == 10.0 / 250)
        #expect(
            orders.discounts?.english == "discounts: 1 of 2 orders, 10.00 in all, 4.0 % of what they would have cost")
    }

    // MARK: The fatigue curve

    private func send(_ member: Int64, _ intent: String, daysAgo: Int64, kind: String = "email") throws -> Int64 {
        try store.connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, definition_hash,
                planned_at, sent_at, created_at)
            SELECT 'c', 'o' || (SELECT count(*) FROM messages), 'main', :id, :intent, :kind, 1, 'sent', 'x', :at, :at, :at
            """,
            [
                "id": .integer(member), "intent": .text(intent), "kind": .text(kind),
                "at": .integer((Sample.now + (-daysAgo * day)).milliseconds),
            ])
        return try #require(try store.connection.firstRow("SELECT max(id) FROM messages", [:]) { $0.integer(0) })
    }

    @Test func offersOfTheThirtyDaysBeforeAreCountedAndTheMessageItselfIsNot() throws {
        let member = try store.seedMember("m@example.org")
        for days in [100, 40, 35, 20] as [Int64] { _ = try send(member, "promo", daysAgo: days) }
        let last = try send(member, "inform", daysAgo: 5)
        let other = try store.seedMember("other@example.org")
        _ = try send(other, "inform", daysAgo: 5)
        try store.appendConsent(
            memberID: member, purpose: "all", state: .withdrawn, source: "page", at: Sample.now,
            proof: "message \(last)")
        let curve = try #require(try report().fatigue)
        // 100 days ago none before; 40: none; 35: one; 20: two; 5: two (of 35 and 20); the other: none.
        #expect(curve.counts.map(\.offers) == [0, 1, 2])
        #expect(curve.counts.map(\.messages) == [3, 1, 2])
        #expect(curve.counts.map(\.left) == [0, 0, 1])
        #expect(curve.promotions == 4 && curve.messages == 6)
        // What came before the period counts as an offer before.
        let late = try #require(try report(from: Sample.now + (-10 * day)).fatigue)
        #expect(late.counts.map(\.offers) == [0, 2] && late.counts.map(\.messages) == [1, 1])
        #expect(late.load.map { ($0 * 100).rounded() } == 300)
    }

    @Test func withoutMessagesThereIsNoCurve() throws {
        #expect(try report().fatigue == nil)
    }
}

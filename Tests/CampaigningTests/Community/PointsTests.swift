import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Points that come, go, and end.
@Suite struct PointsTests {
    private func standing(_ scene: BringScene, _ member: Int64) throws -> PointsStanding {
        try scene.store.pointsStandings(of: [member])[member] ?? PointsStanding()
    }

    private func spend(_ scene: BringScene, _ member: Int64, _ name: String, _ day: Int = 0) throws -> GivenCode? {
        let programme = try #require(scene.workspace.definition.programme)
        let reward = try #require(programme.reward(name))
        return try scene.store.spendPoints(
            memberID: member, reward: name, points: reward.points, cost: reward.cost, limit: programme.yearlyLimit,
            year: PointsKeeping.year(of: scene.at(day), in: .utc), pool: reward.pool, who: nil, note: nil,
            at: scene.at(day))
    }

    @Test func anActivityEarnsOnceForWholeHundreds() throws {
        let scene = try BringScene(BringScene.programme)
        let anna = try scene.member("anna")
        try scene.buy(anna, -3, amount: 1250)
        try scene.buy(anna, -2, amount: 99)
        try scene.buy(anna, -1, amount: -500)
        try scene.record()
        try scene.record()
        #expect(try standing(scene, anna).balance == 12)
        #expect(try scene.store.pointsEntries(memberID: anna, limit: 9).map(\.rule) == ["purchase.amount"])
    }

    @Test func whatLiesAheadEarnsWhenItsTimeHasCome() throws {
        let scene = try BringScene(BringScene.programme)
        let anna = try scene.member("anna")
        try scene.buy(anna, 5, amount: 1000)
        try scene.record()
        #expect(try standing(scene, anna).balance == 0)
        try scene.record(6)
        try scene.record(7)
        #expect(try standing(scene, anna).balance == 10)
    }

    @Test func theControlGroupHasNone() throws {
        let scene = try BringScene("control: 50%\n" + BringScene.programme)
        let members = try (0..<200).map { try scene.member("m\($0)") }
        for member in members { try scene.buy(member, -1, amount: 100) }
        try scene.record()
        let with = try scene.store.number("SELECT count(*) FROM point_balances")
        #expect((60...140).contains(with))
    }

    @Test func theOldestEndFirstAndWhatWasSpentIsNotTakenTwice() throws {
        let scene = try BringScene(BringScene.programme)
        let anna = try scene.member("anna")
        try scene.buy(anna, -300, amount: 1500)
        try scene.buy(anna, -100, amount: 1000)
        try scene.record()
        _ = try spend(scene, anna, "seat")
        let before = try standing(scene, anna)
        #expect(before.balance == 15 && before.expiring == 5)
        #expect(before.expiresAt.map { $0 > scene.at(60) && $0 < scene.at(70) } == true)
        try scene.record(80)
        #expect(try standing(scene, anna).balance == 10)
        try scene.record(300)
        try scene.record(301)
        #expect(try standing(scene, anna) == PointsStanding())
        #expect(try scene.store.communityFaults() == [])
    }

    @Test func spendingStopsAtTheBalanceTheLimitAndTheLastCode() throws {
        let scene = try BringScene(BringScene.programme)
        let anna = try scene.member("anna")
        try scene.buy(anna, -1, amount: 10_000)
        try scene.record()
        #expect(throws: SpendingRefusal.noCode) { try spend(scene, anna, "tree") }
        _ = try scene.store.addPoolCodes([("T-1", nil)], pool: "trees", now: scene.at(0))
        #expect(try spend(scene, anna, "tree")?.code == "T-1")
        _ = try spend(scene, anna, "seat")
        _ = try spend(scene, anna, "seat")
        #expect(try CommunityWatch(scene.store, scene.workspace, now: scene.at(0)).warnings().count == 2)
        #expect(throws: SpendingRefusal.limit(spent: 900)) { try spend(scene, anna, "seat") }
        #expect(try standing(scene, anna).balance == 60)
        // The next year has its own.
        _ = try spend(scene, anna, "seat", 100)
        #expect(throws: SpendingRefusal.tooFew(balance: 50)) {
            try scene.store.correctPoints(
                memberID: anna, by: -51, who: nil, note: "too much", expiresAt: nil, at: scene.at(100))
        }
    }

    @Test func tiersAreSegmentsAndTheHighestHolds() throws {
        let scene = try BringScene(BringScene.programme)
        let (anna, boris) = (try scene.member("anna"), try scene.member("boris"))
        for day in 1...3 { try scene.buy(anna, -day) }
        try scene.buy(boris, -1)
        let tiers = try MemberTiers(scene.store, scene.workspace, now: scene.at(0)).tiers(of: [anna, boris])
        #expect(tiers == [anna: "gold", boris: "silver"])
        #expect(scene.workspace.definition.segments.map(\.name) == ["tier_silver", "tier_gold"])
    }

    @Test func anErasureTakesThePointsAndLeavesTheCost() throws {
        let scene = try BringScene(BringScene.programme)
        let anna = try scene.member("anna")
        try scene.buy(anna, -1, amount: 5000)
        try scene.record()
        _ = try spend(scene, anna, "seat")
        try scene.store.correctPoints(
            memberID: anna, by: 5, who: "lena", note: "Anna's birthday", expiresAt: nil, at: scene.at(0))
        #expect(try scene.store.memberRecords(memberID: anna).first { $0.table == "points" }?.rows.count == 3)
        let erasure = try scene.store.beginErasure(memberID: anna, emailKey: "anna@example.org", at: scene.at(0))
        _ = try scene.store.deleteActivities(memberID: anna)
        _ = try scene.store.emptyMember(anna, erasure: erasure, at: scene.at(0))
        #expect(try scene.store.number("SELECT count(*) FROM points WHERE note IS NOT NULL OR who IS NOT NULL") == 0)
        #expect(try scene.store.outstandingPoints().points == 0)
        #expect(try scene.store.rewardCosts(from: scene.at(-1), until: scene.at(1)) == 400)
        #expect(try scene.store.communityFaults() == [])
    }

    /// In whatever order things happen, whoever is killed where: the balance is the sum of the ledger, and never below nothing.
    @Test(arguments: 0..<6) func theBalanceIsTheSumOfTheLedger(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let scene = try BringScene(BringScene.programme)
        let members = try (0..<12).map { try scene.member("m\($0)") }
        var day = -200
        for _ in 0..<60 {
            let member = members[Int.random(in: 0..<12, using: &random)]
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1:
                try scene.buy(
                    member, day - Int.random(in: 0...150, using: &random),
                    amount: Double(Int.random(in: -500...3000, using: &random)))
            case 2: _ = try? spend(scene, member, "seat", day)
            case 3:
                try? scene.store.correctPoints(
                    memberID: member, by: Bool.random(using: &random) ? 7 : -7, who: nil, note: "n",
                    expiresAt: scene.at(day + 30), at: scene.at(day))
            case 4:
                let other = try Sample.store(in: scene.folder)
                try other.dying(
                    after: Int.random(in: 1...40, using: &random), tables: ["points", "point_balances", "meta"])
                try? scene.record(day, on: other)
            default: try scene.record(day)
            }
            day += Int.random(in: 0...15, using: &random)
        }
        try scene.record(day)
        #expect(try scene.store.communityFaults() == [])
        let twice = try scene.store.number(
            "SELECT count(*) FROM (SELECT 1 FROM points WHERE activity_id IS NOT NULL GROUP BY activity_id, rule HAVING count(*) > 1)"
        )
        #expect(twice == 0)
        // Long after, all has ended.
        try scene.record(day + 800)
        #expect(try scene.store.outstandingPoints().points == 0)
    }
}

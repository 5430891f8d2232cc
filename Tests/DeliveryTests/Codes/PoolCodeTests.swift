import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

@testable import Delivery

/// Codes that letters give out: one a member and campaign, never twice to anybody.
@Suite struct PoolCodeTests {
    private static let letter = """
        title: Spring
        kind: email
        intent: service
        reason: a test
        schedule: { at: 2026-10-10 10:00, not_after: 2d }
        codes: gifts
        content: spring
        """
    private static let start = Instant(rfc3339: "2026-10-10T10:00:00Z")!

    private func scene(_ letter: String = PoolCodeTests.letter, members: Int, codes: Int) throws -> ExperimentScene {
        let scene = try ExperimentScene(letter, members: members)
        try fill(scene, codes)
        return scene
    }

    private func fill(_ scene: ExperimentScene, _ count: Int, prefix: String = "C") throws {
        let codes = (0..<count).map { (code: "\(prefix)-\($0)", expiresAt: Instant?.none) }
        #expect(try scene.store.addPoolCodes(codes, pool: "gifts", now: Sample.now) == [])
    }

    @Test func everyoneHasOneAndNobodyAnothers() throws {
        let scene = try scene(members: 300, codes: 400)
        try scene.run(at: PoolCodeTests.start)
        #expect(try scene.ledger() == ["- sent": 300])
        #expect(
            try scene.store.number("SELECT count(DISTINCT member_id) FROM pool_codes WHERE campaign = 'spring'") == 300)
        #expect(
            try scene.store.poolLevels(at: Sample.now) == [PoolLevel(pool: "gifts", given: 300, free: 100, expired: 0)])
    }

    @Test func withoutACodeAMessageWaitsForOne() throws {
        let scene = try scene(members: 30, codes: 12)
        let watch = try CommunityWatch(scene.store, scene.workspace, now: PoolCodeTests.start)
        #expect(
            try watch.warnings(countsAudiences: true).map(\.english)
                == ["the pool gifts has 12 codes left for 30 members: the others will wait"])
        try scene.run(at: PoolCodeTests.start)
        #expect(try scene.ledger() == ["- sent": 12, "- planned codes": 18])
        #expect(try watch.warnings().map(\.english).first?.hasPrefix("the pool gifts has no code left") == true)
        try scene.run(at: PoolCodeTests.start + 60_000)
        #expect(try scene.ledger() == ["- sent": 12, "- planned codes": 18])
        try fill(scene, 18, prefix: "D")
        try scene.store.releaseForCodes(campaigns: ["spring"], at: PoolCodeTests.start + 60_000)
        try scene.run(at: PoolCodeTests.start + 60_000)
        #expect(try scene.ledger() == ["- sent": 30])
    }

    @Test func aMessageThatIsSentAgainSaysTheSame() throws {
        let scene = try scene(members: 1, codes: 5)
        _ = try Planner.plan(scene.store, scene.workspace, now: PoolCodeTests.start)
        var codes: [String] = []
        for _ in 0..<3 {
            let claim = try scene.store.openClaim(node: "n", pid: 1, bootID: "b", at: PoolCodeTests.start)
            let batch = try Claimer(store: scene.store, workspace: scene.workspace).claim(
                under: claim.id, at: PoolCodeTests.start, limit: 9, .campaigns(["spring"]), raisingHighWater: false)
            let row = try #require(batch.messages.first)
            codes.append(
                try #require(try scene.store.givenCode(campaign: "spring", scope: "", memberID: row.memberID)).code)
            try scene.store.settle(
                [Settlement(row: row.id, result: .released, at: PoolCodeTests.start)], of: claim.id,
                heartbeat: PoolCodeTests.start)
            try scene.store.endClaim(claim.id, at: PoolCodeTests.start)
        }
        #expect(codes == ["C-0", "C-0", "C-0"])
    }

    @Test func codesThatAreOverAreNotGiven() throws {
        let scene = try ExperimentScene(PoolCodeTests.letter, members: 2)
        let codes: [(code: String, expiresAt: Instant?)] = [
            ("OLD", PoolCodeTests.start - 1), ("LONG", PoolCodeTests.start + 1),
        ]
        _ = try scene.store.addPoolCodes(codes, pool: "gifts", now: Sample.now)
        try scene.run(at: PoolCodeTests.start)
        #expect(try scene.ledger() == ["- sent": 1, "- planned codes": 1])
        #expect(try scene.store.poolCodes(pool: "gifts").filter { $0.givenAt != nil }.map(\.code) == ["LONG"])
    }

    /// A run that dies at any change of a row takes no code that its rows do not have.
    @Test(arguments: 0..<6) func whoeverIsKilledWherever(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let scene = try scene(members: 120, codes: 130)
        for _ in 0..<15 {
            let other = try Sample.store(in: scene.folder)
            try ExperimentScene.killing(other, after: Int.random(in: 1...500, using: &random))
            do { try scene.run(at: PoolCodeTests.start, limit: 40, on: other) } catch {}
            for claim in try scene.store.openClaims() {
                try scene.store.settle(
                    try scene.store.claimedMessages(of: claim.id).map {
                        Settlement(row: $0.id, result: .released, at: PoolCodeTests.start)
                    }, of: claim.id, heartbeat: PoolCodeTests.start)
                try scene.store.endClaim(claim.id, at: PoolCodeTests.start)
            }
        }
        try scene.run(at: PoolCodeTests.start)
        #expect(try scene.ledger() == ["- sent": 120])
        // One each, and none lost: 120 of 130 are given, each to the member of its message.
        #expect(try scene.store.number("SELECT count(*) FROM pool_codes WHERE given_at IS NOT NULL") == 120)
        #expect(
            try scene.store.number(
                """
                SELECT count(*) FROM pool_codes p JOIN messages g ON g.id = p.message_id AND g.member_id = p.member_id
                """) == 120)
    }
}

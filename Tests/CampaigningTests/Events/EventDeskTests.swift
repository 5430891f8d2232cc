import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Whatever members say, in whatever order: seats are given fairly, and never more than there are.
@Suite struct EventDeskTests {
    private static let capacity = 12
    private static let text =
        EventScene.once
        + "\n  capacity: \(capacity)\n  bring_a_friend: 2\n  seats: { spenders: 25% }\n  seats_until: 5d"

    @Test(arguments: 0..<4)
    func randomAnswersNeverExceedTheSeats(_ seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let names = (0..<40).map { "m\($0)" }
        let scene = try EventScene(EventDeskTests.text, members: names)
        for index in 0..<12 { try scene.scene.buy("m\(index)", "2026-01-10T08:00:00Z", amount: 2000) }
        try scene.scene.run("2026-02-27T08:00:00Z")
        var now = try time("2026-02-28T08:00:00Z")
        for _ in 0..<150 {
            now = now + 60_000
            let answer = random.pick([EventAnswer.yes, .yes, .yes, .maybe, .no])
            let name = random.pick(names)
            let before = try states(scene)
            _ = try scene.answer(name, answer, at: now.description, guests: Int.random(in: 0...2, using: &random))
            let after = try states(scene)
            let taken = after.values.filter { $0.state == .seated }.reduce(0) { $0 + $1.seats }
            #expect(taken <= EventDeskTests.capacity)
            let own = try #require(scene.members[name])
            for (member, reply) in before where member != own && reply.state == .seated {
                #expect(after[member]?.state == .seated, "a seat was taken away")
            }
            for (member, reply) in after
            where member != own && reply.state == .seated && before[member]?.state == .waiting {
                #expect(reply.movedUp == (before[member]?.movedUp ?? 0) + 1)
            }
            let desk = try scene.desk(at: now.description)
            let queue = try desk.replies()
            #expect(SeatPlan(queue, capacity: EventDeskTests.capacity, kept: desk.kept).seated.isEmpty)
            let others = queue.filter { $0.state == .seated && !$0.isNewcomer }.reduce(0) { $0 + $1.seats }
            #expect(others <= EventDeskTests.capacity - 3)
        }
        // Each who was moved up has been written to once for it.
        let letters = try scene.letters().filter { $0.hasPrefix("seat-") }
        let moved = try states(scene).values.reduce(0) { $0 + $1.movedUp }
        #expect(letters.count == moved && Set(letters).count == letters.count && moved > 0)
        // The kept seats are everyone's five days before.
        try scene.scene.run("2026-03-15T09:00:00Z")
        let desk = try scene.desk(at: "2026-03-15T09:00:00Z")
        #expect(desk.kept == 0)
        #expect(try SeatPlan(desk.replies(), capacity: EventDeskTests.capacity, kept: 0).seated.isEmpty)
    }

    private func states(_ scene: EventScene) throws -> [Int64: EventReply] {
        let replies = try scene.scene.store.eventReplies(campaign: "graft", occurrence: "2026-03-20")
        return Dictionary(uniqueKeysWithValues: replies.map { ($0.memberID, $0) })
    }

    @Test func aRunThatIsCutOffIsCompletedByTheNextAndNobodyGetsAnythingTwice() throws {
        let scene = try EventScene(members: (0..<30).map { "m\($0)" })
        try scene.scene.run("2026-02-27T08:00:00Z")
        for index in 0..<30 { try scene.answer("m\(index)", .yes, at: "2026-02-28T08:00:00Z") }
        try scene.write(EventScene.once.replacing("place: The nursery", with: "place: The town hall"))
        struct CutOff: Error {}
        let store = scene.scene.store
        let now = try time("2026-03-01T08:00:00Z")
        #expect(throws: CutOff.self) {
            try store.inTransaction {
                _ = try Planner.plan(store, scene.scene.workspace, now: now)
                throw CutOff()
            }
        }
        // Nothing of it is there; run again, twice.
        #expect(try scene.letters("update-1") == [])
        try scene.scene.run(at: now)
        try scene.scene.run(at: now + 60_000)
        #expect(try scene.letters("update-1").count == 30)
        // What was noticed and not yet planned is planned.
        try store.connection.run("DELETE FROM messages WHERE step = 'update-1' AND member_id % 3 = 0")
        try scene.scene.run(at: now + 120_000)
        #expect(try scene.letters("update-1").count == 30)
    }
}

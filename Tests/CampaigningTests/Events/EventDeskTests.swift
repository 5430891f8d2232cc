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

/// What `plan` says of the letters that follow, and what `store verify` finds.
@Suite struct EventForecastTests {
    private func foreseen(_ scene: EventScene, _ now: String, until: String) throws -> [String] {
        let forecast = PlanForecast(
            scene.scene.store, scene.scene.workspace, now: try time(now), until: try time(until))
        try forecast.run()
        return forecast.steps.filter { $0.campaign == "graft" && $0.send > 0 }.map {
            "\($0.step) \($0.dueAt.minuteName) \($0.send)"
        }
    }

    @Test func planForeseesTheRemindersOfThoseWhoHaveAnswered() throws {
        let scene = try EventScene()
        #expect(
            try foreseen(scene, "2026-02-20T08:00:00Z", until: "2026-03-21T08:00:00Z") == ["main 2026-02-27T08:00Z 3"])
        try scene.scene.run("2026-02-27T08:00:00Z")
        #expect(try foreseen(scene, "2026-02-28T08:00:00Z", until: "2026-03-21T08:00:00Z") == [])
        try scene.answer("anna", .yes, at: "2026-02-28T08:00:00Z")
        try scene.answer("boris", .maybe, at: "2026-02-28T08:00:00Z")
        #expect(
            try foreseen(scene, "2026-03-01T08:00:00Z", until: "2026-03-21T08:00:00Z") == [
                "reminder-1 2026-03-17T08:00Z 2", "reminder-2 2026-03-20T05:00Z 2",
            ])
        // A change of the file that no run has seen yet.
        try scene.write(EventScene.once.replacing("place: The nursery", with: "place: The town hall"))
        #expect(
            try foreseen(scene, "2026-03-01T08:00:00Z", until: "2026-03-01T08:00:00Z") == [
                "update-1 2026-03-01T08:00Z 2"
            ])
        let written = try scene.letters().count
        #expect(written == 3, "a plan writes nothing")
    }

    @Test func verifyFindsAnswersThatCannotBe() throws {
        let scene = try EventScene()
        try scene.scene.run("2026-02-27T08:00:00Z")
        try scene.answer("anna", .yes, at: "2026-02-28T08:00:00Z")
        let store = scene.scene.store
        let rules = { () throws -> [String] in
            try StoreVerification(of: store, definition: scene.scene.workspace.definition, now: Sample.now).findings()
                .map(\.rule).filter { $0.hasPrefix("event") }
        }
        #expect(try rules() == [])
        try store.connection.run("UPDATE event_replies SET state = NULL")
        #expect(try rules() == ["event-seats"])
        try store.connection.run("UPDATE event_replies SET state = 'seated', occurrence = '2026-03-21'")
        #expect(try rules() == ["event-dates"])
    }
}

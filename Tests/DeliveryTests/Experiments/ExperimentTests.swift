import Campaigning
import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

@testable import Delivery

@Suite struct ExperimentTests {
    @Test func theTestGoesFirstAndTheRestGetsWhatDidBetter() throws {
        let scene = try ExperimentScene()
        try scene.run("2026-10-10T10:00:00Z")
        let first = try scene.ledger()
        let (calm, question) = (first["calm sent"] ?? 0, first["question sent"] ?? 0)
        #expect(calm + question + (first["- planned test"] ?? 0) == 200)
        #expect((60...100).contains(calm + question))
        try scene.click("calm", 2)
        try scene.click("question", question - 3)
        try scene.run("2026-10-10T13:59:00Z")
        #expect(try scene.ledger() == first)
        let outcome = try scene.run("2026-10-10T14:00:00Z")
        #expect(outcome.decisions.map(\.winner) == ["question"])
        let decided = try scene.experiment()
        #expect(decided.isShown && decided.method == "z" && !decided.isEdited)
        #expect(decided.arms.map(\.reached) == [2, question - 3])
        #expect(decided.arms.map(\.members) == [calm, question])
        #expect(try scene.ledger() == ["calm sent": calm, "question sent": 200 - calm])
    }

    @Test func withoutADifferenceTheRestGetsTheFirst() throws {
        let scene = try ExperimentScene()
        try scene.run("2026-10-10T10:00:00Z")
        try scene.click("calm", 10)
        try scene.click("question", 12)
        try scene.run("2026-10-10T14:00:00Z")
        let decided = try scene.experiment()
        #expect(!decided.isShown && decided.winner == "calm")
        #expect(try scene.ledger()["- planned test"] == nil)
    }

    @Test func clicksOfMachinesAndThoseThatCameLaterDoNotCount() throws {
        let scene = try ExperimentScene()
        try scene.run("2026-10-10T10:00:00Z")
        try scene.click("question", 30, machine: "burst")
        try scene.click("question", 30, after: 4 * 3_600_000 + 1)
        // However late it is looked at.
        try scene.run("2026-10-11T09:00:00Z")
        #expect(try scene.experiment().arms.map(\.reached) == [0, 0])
        #expect(try scene.experiment().winner == "calm")
    }

    @Test func oneWhoWaitsForQuietHoursIsWaitedFor() throws {
        let scene = try ExperimentScene(
            ExperimentScene.letter.replacing("intent: service\nreason: a test", with: "intent: inform\ntopic: news"),
            extra: "limits: { quiet_hours: 10:30-18:00 }")
        for id in Int64(1)...200 {
            try scene.store.appendConsent(
                memberID: id, purpose: "all", state: .granted, source: "test",
                at: try scene.time("2020-01-01T00:00:00Z"))
        }
        try scene.run("2026-10-10T10:00:00Z", limit: 40)
        try scene.run("2026-10-10T11:00:00Z")
        try scene.run("2026-10-10T14:30:00Z")
        #expect(try scene.experiment().decidedAt == nil)
        try scene.run("2026-10-10T18:00:00Z")
        #expect(try scene.experiment().decidedAt == nil)
        try scene.run("2026-10-10T21:59:00Z")
        #expect(try scene.experiment().decidedAt == nil)
        try scene.run("2026-10-10T22:00:00Z")
        #expect(try scene.experiment().decidedAt == (try scene.time("2026-10-10T22:00:00Z")))
        #expect(try scene.ledger().values.reduce(0, +) == 200)
        #expect(try scene.ledger().keys.allSatisfy { $0.hasSuffix("sent") })
    }

    @Test func anEditChangesTheWordsButNotTheRulesOfATestUnderWay() throws {
        let scene = try ExperimentScene()
        try scene.run("2026-10-10T10:00:00Z")
        try scene.click("question", 25)
        try scene.write(
            ExperimentScene.letter.replacing("decide: 4h", with: "decide: 1h")
                .replacing("metric: clicks", with: "metric: goal").replacing("test: 40%", with: "test: 90%"))
        try scene.run("2026-10-10T12:00:00Z")
        #expect(try scene.experiment().decidedAt == nil)
        try scene.run("2026-10-10T14:00:00Z")
        let decided = try scene.experiment()
        #expect(decided.metric == "clicks" && decided.isEdited && decided.winner == "question")
    }

    @Test func aWinnerThatTheFileHasNoMoreLeavesTheFirst() throws {
        let scene = try ExperimentScene()
        try scene.run("2026-10-10T10:00:00Z")
        try scene.click("question", 30)
        try scene.write(ExperimentScene.letter.replacing("id: question", with: "id: other"))
        try scene.run("2026-10-10T14:00:00Z")
        #expect(try scene.experiment().winner == "question")
        let ledger = try scene.ledger()
        #expect((ledger["- sent"] ?? 0) > 100)
        #expect(ledger.keys.allSatisfy { $0.hasSuffix("sent") })
    }

    @Test func aPauseAndAResumeDoNotLetTheRestGo() throws {
        let scene = try ExperimentScene()
        try scene.run("2026-10-10T10:00:00Z")
        let rest = try scene.store.connection.rows("SELECT id FROM messages WHERE variant IS NULL") { $0.integer(0) }
        _ = try scene.store.pauseMessages(rest[...], at: try scene.time("2026-10-10T10:30:00Z"))
        _ = try scene.store.resumeMessages(rest[...], at: try scene.time("2026-10-10T11:00:00Z"))
        try scene.run("2026-10-10T11:00:00Z")
        #expect(try scene.ledger()["- planned test"] == rest.count)
        try scene.run("2026-10-10T14:00:00Z")
        #expect(try scene.ledger()["calm sent"] ?? 0 > rest.count)
    }

    @Test func aTestOfTimesSendsEachAtItsTime() throws {
        let scene = try ExperimentScene(
            ExperimentScene.letter.replacing("subject: Spring?", with: "at: \"18:00\""))
        try scene.run("2026-10-10T10:00:00Z")
        let early = try #require(try scene.ledger()["calm sent"])
        try scene.click("calm", 1)
        #expect(try scene.ledger()["question planned"] ?? 0 > 10)
        try scene.run("2026-10-10T18:00:00Z")
        try scene.click("question", 25)
        try scene.run("2026-10-10T21:59:00Z")
        #expect(try scene.experiment().decidedAt == nil)
        try scene.run("2026-10-10T22:00:00Z")
        #expect(try scene.experiment().winner == "question")
        // Those who waited get it at the time that did better.
        #expect(try scene.ledger()["- planned test"] ?? 0 > 100)
        try scene.run("2026-10-11T18:00:00Z")
        #expect(try scene.ledger() == ["calm sent": early, "question sent": 200 - early])
    }

    @Test func whatPlanSaysIsWhatRunDoes() throws {
        let scene = try ExperimentScene()
        let start = try scene.time("2026-10-10T10:00:00Z")
        func foreseen(_ now: Instant, until: Instant? = nil) throws -> [String: Int] {
            var lines: [String: Int] = [:]
            let forecast = PlanForecast(scene.store, scene.workspace, now: now, until: until ?? now)
            try forecast.run { message in
                let words = [
                    message.variant ?? "-", message.verdict == .send ? "sent" : "planned", message.reason?.rawValue,
                ]
                lines[words.compactMap(\.self).joined(separator: " "), default: 0] += 1
            }
            return lines
        }
        let promised = try foreseen(start)
        let days = try foreseen(start, until: start + 86_400_000)
        #expect(days["- sent"] == promised["- planned test"])
        try scene.run(at: start)
        #expect(try scene.ledger() == promised)
        try scene.click("question", 25)
        #expect(try foreseen(start + 3_600_000) == ["- planned test": promised["- planned test"]])
        // It is not written, and yet known.
        #expect(try foreseen(start + 4 * 3_600_000) == ["question sent": promised["- planned test"]])
        #expect(try scene.experiment().decidedAt == nil)
    }

    @Test func withEachOnesOwnTimeTheRestHasItsOwnTimeToo() throws {
        let scene = try ExperimentScene(
            ExperimentScene.letter.replacing("not_after: 2d", with: "not_after: 2d, timezone: member"), members: 0)
        for number in 0..<60 { try scene.add("a\(number)", zone: "Asia/Tokyo") }
        for number in 0..<60 { try scene.add("b\(number)", zone: "America/New_York") }
        var now = try scene.time("2026-10-09T18:00:00Z")
        while now <= (try scene.time("2026-10-13T18:00:00Z")) {
            try scene.run(at: now)
            now = now + 1_800_000
        }
        #expect(try scene.ledger().keys.allSatisfy { $0.hasSuffix("sent") })
        let hours = try scene.store.connection.rows(
            "SELECT DISTINCT m.timezone || ' ' || (g.sent_at / 3600000 % 24) FROM messages g JOIN members m ON m.id = g.member_id"
        ) { $0.text(0) }
        #expect(Set(hours) == ["Asia/Tokyo 1", "America/New_York 14"])
    }
}

import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

@testable import Delivery

struct WaveTests {
    private let start = WaveScene.start
    private let day = WaveScene.day

    @Test func theNextWaveGoesWhenTheOneBeforeAnsweredWellEnough() throws {
        let scene = try WaveScene()
        try scene.run(at: start)
        #expect(try scene.ledger() == ["1 sent": 6, "2 planned wave": 16, "3 planned wave": 36])
        try scene.answer(3, at: start + 3_600_000)
        // Enough answers, but not enough time.
        try scene.run(at: start + 2 * day)
        #expect(try scene.ledger()["1 sent"] == 6 && scene.ledger()["2 sent"] == nil)
        try scene.run(at: start + 3 * day)
        #expect(try scene.ledger() == ["1 sent": 6, "2 sent": 16, "3 planned wave": 36])
        try scene.run(at: start + 5 * day)
        #expect(try scene.ledger() == ["1 sent": 6, "2 sent": 16, "3 sent": 36])
    }

    @Test func othersAreMixedInExactlyAtTheRatio() throws {
        let scene = try WaveScene()
        try scene.run(at: start)
        #expect(
            try scene.waves() == ["1 kamerton": 6, "2 promoter": 12, "2 other": 4, "3 other": 36])
    }

    @Test func aGateThatIsNotPassedIsSaidWithItsNumbers() throws {
        let scene = try WaveScene()
        try scene.run(at: start)
        try scene.answer(2, 3, at: start + 1000)
        try scene.run(at: start + 3 * day)
        let status = try WaveStatus.all(scene.store, scene.workspace, now: start + 3 * day)
        #expect(status.map(\.state) == [.waits, .waits])
        #expect(status.first?.members == 16)
        #expect(status.first?.wait?.words.english == "wave 2 waits: 2 of 3 responses, csat is 3, asked is csat >= 4")
        #expect(status.last?.wait?.words.english == "wave 3 waits: wave 2 has not gone")
        // A third answer is enough of them, and the mean is not.
        try scene.answer(1, 4, at: start + 3 * day)
        try scene.run(at: start + 4 * day)
        #expect(try scene.ledger()["2 planned wave"] == 16)
        try scene.answer(3, 5, at: start + 4 * day)
        try scene.run(at: start + 5 * day)
        #expect(try scene.ledger()["2 sent"] == 16)
    }

    @Test func whenTheSurveyHasClosedNothingMoreIsSent() throws {
        let scene = try WaveScene()
        try scene.run(at: start)
        let outcome = try scene.run(at: start + 14 * day)
        #expect(outcome.warnings.count == 2)
        #expect(outcome.warnings.first?.english.contains("wave 2 does not go any more (0 of 3 responses") == true)
        #expect(outcome.warnings.last?.english.contains("wave 3 does not go any more") == true)
        #expect(try scene.ledger() == ["1 sent": 6, "2 skipped wave": 16, "3 skipped wave": 36])
        #expect(try scene.run(at: start + 16 * day).warnings.isEmpty)
        #expect(try scene.store.nextWaveLook(after: start) == nil)
    }

    @Test func whatIsTooMuchAlreadyEndsItAtOnce() throws {
        let scene = try WaveScene(
            WaveScene.letter.replacing("responses >= 3 and csat >= 4", with: "unsubscribes <= 0"))
        try scene.run(at: start)
        let (member, message) = try #require(
            try scene.store.connection.firstRow("SELECT member_id, id FROM messages WHERE state = 'sent'", [:]) {
                ($0.integer(0), $0.integer(1))
            })
        try scene.store.appendConsent(
            memberID: member, purpose: Consent.all, state: .withdrawn, source: "one-click", at: start + 1000,
            proof: "message \(message)")
        let outcome = try scene.run(at: start + 3 * day)
        #expect(
            outcome.warnings.first?.english.contains("unsubscribes is 1, asked is unsubscribes <= 0") == true)
        #expect(try scene.ledger()["2 skipped wave"] == 16)
    }

    @Test func whoIsInNoWaveGetsNothing() throws {
        let scene = try WaveScene(
            WaveScene.letter.replacing("  - { gate: unsubscribes <= 1, wait: 2d }", with: ""))
        try scene.run(at: start)
        #expect(try scene.ledger() == ["1 sent": 6, "2 planned wave": 16, "- skipped wave": 36])
    }

    @Test func aWaveThatTheFileHasNoMoreIsNotSent() throws {
        let scene = try WaveScene()
        try scene.run(at: start)
        try scene.write(WaveScene.letter.replacing("  - { gate: unsubscribes <= 1, wait: 2d }", with: ""))
        try scene.answer(6, at: start + 1000)
        let outcome = try scene.run(at: start + 3 * day)
        #expect(outcome.warnings.first?.english.contains("no such wave any more") == true)
        #expect(try scene.ledger() == ["1 sent": 6, "2 sent": 16, "3 skipped wave": 36])
    }

    @Test func thePlanSaysWhatTheRunDoes() throws {
        let scene = try WaveScene()
        let before = PlanForecast(scene.store, scene.workspace, now: start, until: start)
        try before.run()
        #expect(before.steps.map(\.send) == [6] && before.steps.first?.waits == [.wave: 52])
        try scene.run(at: start)
        try scene.answer(3, at: start + 1000)
        for (days, send, waits) in [(1, 0, 52), (3, 16, 36)] {
            let forecast = PlanForecast(
                scene.store, scene.workspace, now: start + Int64(days) * day, until: start + Int64(days) * day)
            try forecast.run()
            #expect(forecast.steps.map(\.send) == [send] && forecast.steps.first?.waits == [.wave: waits])
        }
        try scene.run(at: start + 3 * day)
        #expect(try scene.ledger()["2 sent"] == 16)
    }

    @Test func explainSaysWhatAWaveWaitsFor() throws {
        let scene = try WaveScene()
        try scene.run(at: start)
        let explanation = try #require(
            try MemberExplanation(scene.store, scene.workspace, emailKey: "promoter0@example.org", now: start + day))
        #expect(explanation.ledger.first?.wave == 2)
        #expect(explanation.waves.first?.wait?.words.english.hasPrefix("wave 2 waits: 0 of 3 responses") == true)
    }

    // MARK: Properties

    /// Any order of answers, runs and kills: nobody twice, no wave before its gate.
    @Test(arguments: 0..<8) func whateverHappensNobodyGetsItTwiceAndNoWaveGoesBeforeItsGate(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let scene = try WaveScene()
        var now = start
        for _ in 0..<40 {
            now = now + Int64.random(in: 1...12 * 3_600_000, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let number = Double(Int.random(in: 2...5, using: &random))
                try scene.answer(Int.random(in: 1...2, using: &random), number, at: now)
            case 1:
                // Another process, killed at some change of a row.
                let other = try Store(path: scene.store.path)
                try WaveScene.killing(other, after: Int.random(in: 1...60, using: &random))
                _ = try? Planner.plan(other, scene.workspace, now: now)
            default: try scene.run(at: now, limit: Int.random(in: 1...30, using: &random))
            }
            try check(scene, at: now)
        }
        try scene.run(at: start + 60 * day)
        try scene.run(at: start + 61 * day)
        let open = try scene.ledger().keys.filter { $0.contains("planned") }
        #expect(open.isEmpty)
    }

    private func check(_ scene: WaveScene, at now: Instant) throws {
        let twice = try scene.store.connection.firstRow(
            "SELECT count(*) FROM (SELECT 1 FROM messages GROUP BY member_id HAVING count(*) > 1)", [:], { $0.int(0) })
        #expect(twice == 0)
        let sent = try scene.store.connection.rows(
            "SELECT wave, min(sent_at) FROM messages WHERE state = 'sent' GROUP BY wave ORDER BY wave"
        ) { ($0.int(0), Instant(milliseconds: $0.integer(1))) }
        for (wave, first) in sent where wave > 1 {
            let row = try #require(
                try scene.store.waves(campaign: "offer", occurrence: "2026-10-10T10:00Z").first { $0.wave == wave })
            let opened = try #require(row.openedAt)
            #expect(opened <= first)
            let before = WaveRow(
                campaign: "offer", occurrence: "2026-10-10T10:00Z", wave: wave - 1, lookAt: opened)
            let progress = try scene.store.waveProgress(before, was: nil, now: opened)
            if wave == 2 { #expect(progress.responses >= 3 && (progress.csat ?? 0) >= 4) }
            if wave == 3 { #expect(progress.unsubscribes <= 1) }
            #expect(opened - (progress.firstSent ?? opened) >= (wave == 2 ? 3 : 2) * day)
        }
    }
}

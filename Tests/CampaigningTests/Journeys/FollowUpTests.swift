import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

/// What answers lead to, and who is reminded.
@Suite struct FollowUpTests {
    private func survey(_ extra: String, intent: String = "intent: service\nreason: a test") -> String {
        """
        title: Voice
        kind: survey
        \(intent)
        schedule: { at: 2026-03-01 12:00 }
        content: word
        survey:
          closes: 10d
          reminders: [3d, 7d]
          questions:
            - score: { type: nps }
        \(extra)
        """
    }

    @Test func whoHasNotAnsweredIsReminded() throws {
        let scene = try JourneyScene()
        scene.folder.write(survey(""), to: "campaigns/voice.yaml")
        try scene.load()
        for name in ["anna", "boris", "vera"] { try scene.add(name) }
        try scene.run(from: "2026-03-01T08:00:00Z", to: "2026-03-02T08:00:00Z")
        try scene.answer("anna", "2026-03-02T09:00:00Z", score: 9, campaign: "voice")
        try scene.run(from: "2026-03-02T10:00:00Z", to: "2026-03-05T08:00:00Z")
        try scene.answer("boris", "2026-03-05T09:00:00Z", score: 9, campaign: "voice")
        let now = try time("2026-03-05T10:00:00Z")
        let forecast = PlanForecast(scene.store, scene.workspace, now: now, until: try time("2026-03-15T10:00:00Z"))
        try forecast.run()
        #expect(forecast.steps.filter { $0.campaign == "voice" }.map { "\($0.step) \($0.send)" } == ["reminder-2 1"])
        try scene.run(from: "2026-03-05T10:00:00Z", to: "2026-03-20T10:00:00Z")
        let sent = try scene.sent().map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
        #expect(
            sent == [
                "main anna 2026-03-01T09:00Z", "main boris 2026-03-01T09:00Z", "main vera 2026-03-01T09:00Z",
                "reminder-1 boris 2026-03-04T09:00Z", "reminder-1 vera 2026-03-04T09:00Z",
                "reminder-2 vera 2026-03-08T09:00Z",
            ])
    }

    @Test func answersStartTagAndOpenCasesOnce() throws {
        let scene = try JourneyScene()
        scene.folder.write(
            """
            title: Story
            kind: email
            intent: service
            reason: a test
            content: word
            """, to: "campaigns/story.yaml")
        scene.folder.write(
            survey(
                """
                follow_up:
                  - { when: score >= 9, start: story, tag: fan }
                  - { when: score <= 6, case: { owner: care@example.org, due: 2d } }
                """), to: "campaigns/voice.yaml")
        try scene.load()
        for name in ["anna", "boris", "vera"] { try scene.add(name) }
        try scene.answer("vera", "2026-02-20T08:00:00Z", score: 10, campaign: "voice")
        try scene.run("2026-02-25T08:00:00Z")
        try scene.answer("anna", "2026-02-26T09:00:00Z", score: 9, campaign: "voice")
        try scene.answer("boris", "2026-02-26T09:00:00Z", score: 3, campaign: "voice")
        for _ in 0..<2 { try scene.run("2026-02-26T10:00:00Z") }
        // Changed, and looked at again: what was done is not done again.
        try scene.store.connection.run("UPDATE responses SET updated_at = updated_at + 7200000")
        for _ in 0..<2 { try scene.run("2026-02-26T12:00:00Z") }
        #expect(try scene.sent() == ["response:2 main anna 2026-02-26T10:00Z"])
        #expect(
            try scene.store.tags(memberID: try #require(try scene.store.memberID(emailKey: "anna@example.org"))) == [
                "fan"
            ])
        let cases = try scene.store.cases(includingClosed: true)
        #expect(cases.map(\.owner) == ["care@example.org"])
        #expect(cases.first?.dueAt == Instant(rfc3339: "2026-02-28T09:00:00Z"))
    }

    @Test func anOpenCaseHoldsPromotions() throws {
        let scene = try JourneyScene()
        scene.folder.write(
            "title: Sale\nkind: email\nintent: promo\nschedule: { at: 2026-03-01 12:00 }\ncontent: word\n",
            to: "campaigns/sale.yaml")
        try scene.load()
        let id = try scene.add("anna")
        try scene.store.appendConsent(
            memberID: id, purpose: Consent.all, state: .granted, source: "test", at: try time("2026-01-01T00:00:00Z"))
        try scene.store.openCase(
            memberID: id, campaign: nil, responseID: nil, owner: "care@example.org", dueAt: nil,
            now: try time("2026-02-01T00:00:00Z"))
        try scene.run("2026-03-01T09:00:00Z")
        #expect(
            try scene.store.number("SELECT count(*) FROM messages WHERE reason = 'open_case' AND state = 'planned'")
                == 1)
        #expect(try scene.store.closeCase(1, note: "called", now: try time("2026-03-01T10:00:00Z")))
        #expect(try !scene.store.closeCase(1, note: nil, now: try time("2026-03-01T10:00:00Z")))
        try scene.run("2026-03-01T10:01:00Z")
        #expect(try scene.sent().count == 1)
    }
}

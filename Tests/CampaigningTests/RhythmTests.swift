import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

/// How often members want to be written to.
@Suite struct RhythmTests {
    private let noon = "2026-10-10T09:00:00Z"

    private func set(
        _ community: Community, _ member: Int64, _ frequency: Frequency = .all, pausedUntil: String? = nil,
        now: String = "2026-10-10T09:00:00Z"
    ) throws {
        let rhythm = Rhythm(frequency, pausedUntil: try pausedUntil.map(time))
        try community.store.setRhythm(rhythm, memberID: member, now: try time(now))
    }

    @Test func aPauseHoldsEverythingButServiceUntilItEnds() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        try set(community, member, pausedUntil: "2026-11-09T09:00:00Z")
        let hold = Decision.hold(.paused, until: try time("2026-11-09T09:00:00Z"))
        #expect(try community.decide([member], of: .sample(), now: noon) == [hold])
        #expect(try community.decide([member], of: .sample(intent: .service), now: noon) == [.send])
        #expect(try community.decide([member], of: .sample(), now: "2026-11-09T09:00:00Z") == [.send])
    }

    @Test func aPauseThatOutlastsAMessageMakesItTooLate() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        try set(community, member, pausedUntil: "2026-11-09T09:00:00Z")
        let last = "2026-10-12T09:00:00Z"
        let hold = Decision.hold(.paused, until: try time(last) + 1)
        #expect(try community.decide([member], of: .sample(), now: noon, notAfter: last) == [hold])
        #expect(
            try community.decide([member], of: .sample(), now: "2026-10-12T09:00:01Z", notAfter: last)
                == [.skip(.tooLate)])
    }

    @Test func withdrawalsComeBeforeAPause() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        try set(community, member, pausedUntil: "2026-11-09T09:00:00Z")
        try community.consent(member, "all", .withdrawn, at: "2026-02-01T00:00:00Z")
        #expect(try community.decide([member], of: .sample(), now: noon) == [.skip(.noConsent)])
    }

    @Test func fewerCountsOverTwiceTheWindow() throws {
        let community = try Community()
        community.definition.limits.contacts = CountLimit(count: 2, window: Span(7, .days))
        let (plenty, fewer) = (try community.add("a@example.org"), try community.add("b@example.org"))
        try set(community, fewer, .fewer)
        for member in [plenty, fewer] {
            try community.sent(member, at: "2026-09-29T08:00:00Z")
            try community.sent(member, at: "2026-10-05T08:00:00Z")
        }
        let hold = Decision.hold(.contacts, until: try time("2026-10-13T08:00:00Z"))
        #expect(try community.decide([plenty, fewer], of: .sample(), now: noon) == [.send, hold])
        #expect(try community.decide([fewer], of: .sample(intent: .service), now: noon) == [.send])
        #expect(try community.decide([fewer], of: .sample(), now: "2026-10-13T08:00:00Z") == [.send])
    }

    @Test func fewerWithoutALimitIsOneInTwoWeeks() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        try set(community, member, .fewer)
        try community.sent(member, at: "2026-09-30T08:00:00Z")
        let hold = Decision.hold(.contacts, until: try time("2026-10-14T08:00:00Z"))
        #expect(try community.decide([member], of: .sample(), now: noon) == [hold])
        try set(community, member, .all)
        #expect(try community.decide([member], of: .sample(), now: noon) == [.send])
    }

    @Test func whatWasHeldForAPauseIsLookedAtAgainWhenThePauseIsLifted() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        try set(community, member, pausedUntil: "2026-11-09T09:00:00Z")
        community.campaigns = [try .sample(notAfter: Span(2, .days))]
        let now = try time("2026-10-10T07:00:00Z")
        #expect(try community.plan("2026-10-10T07:00:00Z").planned == 1)
        #expect(try community.claim(now) == ["letter a@example.org hold paused"])
        let row = try #require(try community.store.dueMessages(at: now, limit: 1).first)
        try community.store.holdMessage(row.id, .paused, until: now + 86_400_000)
        #expect(try community.store.dueMessages(at: now + 60_000, limit: 1).isEmpty)
        try set(community, member, now: "2026-10-10T07:01:00Z")
        #expect(try community.claim(now + 60_000) == ["letter a@example.org send"])
    }

    @Test func theSameRhythmAgainWritesNothing() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        try set(community, member, .fewer, pausedUntil: "2026-11-09T09:00:00Z")
        let once = try community.store.fullDump()
        try set(community, member, .fewer, pausedUntil: "2026-11-09T09:00:00Z", now: "2026-10-11T09:00:00Z")
        #expect(try community.store.fullDump() == once)
    }

    @Test func thePlanSaysWhoPausedAndGoesOnWhenThePauseEnds() throws {
        let community = try Community(members: 2)
        try set(community, try community.member("m0@example.org"), pausedUntil: "2026-10-14T09:00:00Z")
        community.campaigns = [try .sample(when: "2026-10-10 10:00")]
        let now = try time("2026-10-10T07:00:00Z")
        let today = PlanForecast(community.store, community.workspace, now: now, until: now)
        try today.run()
        #expect(today.steps.map(\.send) == [1] && today.steps[0].waits == [.paused: 1])
        let week = PlanForecast(community.store, community.workspace, now: now, until: now + 7 * 86_400_000)
        try week.run()
        #expect(week.steps.map(\.send) == [2] && week.steps[0].waits.isEmpty)
    }

    @Test func theStoryTellsTheRhythm() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        community.definition.limits.contacts = CountLimit(count: 2, window: Span(7, .days))
        try set(community, member, .fewer, pausedUntil: "2026-11-09T09:00:00Z")
        community.campaigns = [try .sample()]
        let story = try #require(
            try MemberExplanation(
                community.store, community.workspace, emailKey: "a@example.org", now: try time(noon)))
        #expect(story.rhythm == Rhythm(.fewer, pausedUntil: try time("2026-11-09T09:00:00Z")))
        #expect(story.budgets.map(\.limit) == ["2 per 14d"])
        #expect(story.campaigns.first?.decision == .hold(.paused, until: try time("2026-11-09T09:00:00Z")))
    }
}

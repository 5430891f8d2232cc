import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct MemberExplanationTests {
    private func explain(_ community: Community, _ email: String) throws -> MemberExplanation? {
        try MemberExplanation(
            community.store, community.workspace, emailKey: email, now: try time("2026-10-10T09:00:00Z"))
    }

    @Test func eachConditionThatKeepsAMemberOutIsNamed() throws {
        let community = try Community()
        try community.add("a@example.org", tags: ["staff"])
        let filter = try community.filter("city = \"Penza\" and not has_tag(\"vip\") and has_tag(\"regular\")")
        community.campaigns = [try .sample(audience: Audience(filter: filter, exclude: [.tag("staff")]))]
        let campaign = try #require(try explain(community, "a@example.org")?.campaigns.first)
        #expect(
            campaign.keptOutBy.map(\.english)
                == ["not: city = \"Penza\"", "not: has_tag(\"regular\")", "excluded: tag:staff"])
    }

    @Test func theStoryHasLedgerConsentBudgetsAndWhatHoldsNow() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        community.definition.limits.contacts = CountLimit(count: 1, window: Span(7, .days))
        try community.sent(member, at: "2026-10-08T08:00:00Z")
        community.campaigns = [try .sample()]
        let story = try #require(try explain(community, "a@example.org"))
        #expect(story.consents["all"]?.state == .granted && story.suppression == nil)
        #expect(story.ledger.map(\.state) == [.sent])
        #expect(story.budgets.map(\.used) == [1] && story.budgets.map(\.limit) == ["1 per 7d"])
        let campaign = try #require(story.campaigns.first)
        #expect(campaign.keptOutBy.isEmpty)
        #expect(campaign.decision == .hold(.contacts, until: try time("2026-10-15T08:00:00Z")))
        #expect(campaign.nextDueAt == (try time("2026-10-17T07:00:00Z")))
    }

    @Test func aStrangerHasNoStory() throws {
        let community = try Community()
        #expect(try explain(community, "nobody@example.org") == nil)
    }
}

import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct ControlGroupTests {
    @Test func theSameMembersGetNoCampaignButService() throws {
        let community = try Community(members: 400)
        community.definition.control = 10
        community.campaigns = [
            try .sample("letter"), try .sample("offer", intent: .promo), try .sample("notice", intent: .service),
        ]
        let outcome = try community.plan("2026-10-10T07:00:00Z")
        let control = try community.ledger().filter { $0.hasSuffix("control") }
        let members = { (campaign: String) in
            Set(control.filter { $0.hasPrefix(campaign) }.map { $0.split(separator: " ")[2] })
        }
        #expect((20...60).contains(members("letter").count))
        #expect(members("letter") == members("offer"))
        #expect(members("notice").isEmpty)
        #expect(outcome.skipped[.control] == control.count)
    }

    @Test func explainSaysSo() throws {
        let community = try Community(members: 1)
        community.definition.control = 50
        community.campaigns = [try .sample()]
        var reasons: Set<MessageReason?> = []
        for number in 0..<20 {
            try community.add("n\(number)@example.org")
            let explanation = try MemberExplanation(
                community.store, community.workspace, emailKey: "n\(number)@example.org", now: Sample.now)
            reasons.insert(try #require(explanation).campaigns[0].leftOut)
        }
        #expect(reasons == [nil, .control])
    }

    @Test func whoWasAskedAFavourIsLeftAloneForAWhile() throws {
        let community = try Community(members: 1)
        community.definition.limits.asks = CountLimit(count: 1, window: Span(60, .days))
        var review = try CampaignDefinition.sample("review", hash: "r")
        review.asks = true
        var referral = try CampaignDefinition.sample("referral", hash: "f")
        referral.asks = true
        community.campaigns = [review, referral, try .sample("letter", hash: "l")]
        _ = try community.plan("2026-10-10T07:00:00Z")
        #expect(
            try community.claim(try time("2026-10-10T07:00:00Z")) == [
                "letter m0@example.org send", "referral m0@example.org send", "review m0@example.org hold contacts",
            ])
    }
}

import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct RestraintTests {
    private let noon = "2026-10-10T09:00:00Z"

    @Test func suppressionStopsEverything() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        try community.store.suppress(
            emailKey: "a@example.org", reason: .erased, source: "test", at: try time(noon))
        #expect(try community.decide([member], of: .sample(intent: .service), now: noon) == [.skip(.suppressed)])
    }

    @Test func withoutConsentOnlyServiceGoes() throws {
        let community = try Community()
        let member = try community.add("a@example.org", consent: false)
        #expect(try community.decide([member], of: .sample(), now: noon) == [.skip(.noConsent)])
        #expect(try community.decide([member], of: .sample(intent: .service), now: noon) == [.send])
        try community.consent(member, "all", .pending, at: "2026-01-01T00:00:00Z")
        #expect(try community.decide([member], of: .sample(), now: noon) == [.skip(.noConsent)])
        try community.consent(member, "inform", .granted, at: "2026-01-01T00:00:00Z")
        #expect(try community.decide([member], of: .sample(), now: noon) == [.send])
        #expect(try community.decide([member], of: .sample(intent: .promo), now: noon) == [.skip(.noConsent)])
    }

    @Test func aWithdrawnTopicStaysWithdrawnUntilItIsGrantedItself() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        let campaign = try CampaignDefinition.sample(topic: "news")
        try community.consent(member, "news", .withdrawn, at: "2026-01-01T00:00:00Z")
        try community.consent(member, "all", .granted, at: "2026-02-01T00:00:00Z")
        #expect(try community.decide([member], of: campaign, now: noon) == [.skip(.topic)])
        #expect(try community.decide([member], of: .sample(), now: noon) == [.send])
        try community.consent(member, "news", .granted, at: "2026-03-01T00:00:00Z")
        #expect(try community.decide([member], of: campaign, now: noon) == [.send])
    }

    @Test func afterAWithdrawalOfAllOnlyALaterGrantCounts() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        let campaign = try CampaignDefinition.sample(topic: "news")
        try community.consent(member, "news", .granted, at: "2026-01-01T00:00:00Z")
        try community.consent(member, "all", .withdrawn, at: "2026-02-01T00:00:00Z")
        #expect(try community.decide([member], of: campaign, now: noon) == [.skip(.noConsent)])
        try community.consent(member, "news", .granted, at: "2026-03-01T00:00:00Z")
        #expect(try community.decide([member], of: campaign, now: noon) == [.send])
        #expect(try community.decide([member], of: .sample(), now: noon) == [.skip(.noConsent)])
    }

    @Test func whoLeftTheAudienceIsSkipped() throws {
        let community = try Community()
        let stays = try community.add("a@example.org")
        let leaves = try community.add("b@example.org", tags: ["staff"])
        let campaign = try CampaignDefinition.sample(audience: Audience(exclude: [.tag("staff")]))
        #expect(
            try community.decide([leaves, stays, 99], of: campaign, now: noon)
                == [.skip(.leftAudience), .send, .skip(.leftAudience)])
    }

    @Test func theFilterIsAskedAgain() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        let audience = Audience(filter: try community.filter("not received(any, within 7d)"))
        #expect(try community.decide([member], of: .sample(audience: audience), now: noon) == [.send])
        try community.sent(member, at: "2026-10-09T08:00:00Z")
        #expect(try community.decide([member], of: .sample(audience: audience), now: noon) == [.skip(.leftAudience)])
    }

    @Test func quietHoursAreTheMembersOwn() throws {
        let community = try Community()
        community.definition.limits.quietHours = QuietHours(from: 21 * 60, until: 9 * 60)
        let members = [
            try community.add("moscow@example.org"), try community.add("tokyo@example.org", timezone: "Asia/Tokyo"),
            try community.add("york@example.org", timezone: "America/New_York"),
            try community.add("nowhere@example.org", timezone: "Mars/Olympus"),
        ]
        // 12:00 in Moscow, 18:00 in Tokyo, 05:00 in New York.
        let york = Decision.hold(.quietHours, until: try time("2026-10-10T13:00:00Z"))
        #expect(try community.decide(members, of: .sample(), now: noon) == [.send, .send, york, .send])
        // 21:00 in Moscow, 03:00 in Tokyo, 14:00 in New York.
        let moscow = Decision.hold(.quietHours, until: try time("2026-10-11T06:00:00Z"))
        let tokyo = Decision.hold(.quietHours, until: try time("2026-10-11T00:00:00Z"))
        #expect(
            try community.decide(members, of: .sample(), now: "2026-10-10T18:00:00Z") == [moscow, tokyo, .send, moscow])
        #expect(
            try community.decide(members, of: .sample(intent: .service), now: "2026-10-10T18:00:00Z")
                == [.send, .send, .send, .send])
    }

    @Test func quietHoursEndAtTheirMinuteOnTheDayTheClocksChange() throws {
        let community = try Community()
        community.definition.limits.quietHours = QuietHours(from: 60, until: 150)
        let member = try community.add("b@example.org", timezone: "Europe/Berlin")
        // 02:30 does not exist on 2026-03-29: 03:30 stands for it.
        let until = Decision.hold(.quietHours, until: try time("2026-03-29T01:30:00Z"))
        #expect(try community.decide([member], of: .sample(), now: "2026-03-29T00:30:00Z") == [until])
    }

    @Test func contactsAreHeldUntilTheEarliestLeavesTheWindow() throws {
        let community = try Community()
        community.definition.limits.contacts = CountLimit(count: 2, window: Span(7, .days))
        let member = try community.add("a@example.org")
        try community.sent(member, at: "2026-10-03T08:00:00Z")
        try community.sent(member, at: "2026-10-05T08:00:00Z")
        try community.sent(member, at: "2026-10-06T08:00:00Z", intent: .service)
        #expect(try community.decide([member], of: .sample(), now: noon) == [.send])
        try community.sent(member, at: "2026-10-07T08:00:00Z")
        let hold = Decision.hold(.contacts, until: try time("2026-10-12T08:00:00Z"))
        #expect(try community.decide([member], of: .sample(), now: noon) == [hold])
        #expect(try community.decide([member], of: .sample(), now: "2026-10-12T08:00:00Z") == [.send])
    }

    @Test func whatIsClaimedCountsAgainstWhatFollows() throws {
        let community = try Community()
        community.definition.limits.contacts = CountLimit(count: 2, window: Span(7, .days))
        try community.add("a@example.org")
        community.campaigns = try ["first", "second", "third"].map { try .sample($0) }
        let now = "2026-10-10T07:00:00Z"
        #expect(try community.plan(now).planned == 3)
        #expect(
            try community.claim(try time(now))
                == ["first a@example.org send", "second a@example.org send", "third a@example.org hold contacts"])
    }

    @Test func aMemberTwiceInOneCallIsDecidedOneAfterTheOther() throws {
        let community = try Community()
        community.definition.limits.contacts = CountLimit(count: 1, window: Span(7, .days))
        let member = try community.add("a@example.org")
        let campaign = try CampaignDefinition.sample(when: "0 9,10 * * sat", notAfter: Span(1, .days))
        community.campaigns = [campaign]
        let now = try time("2026-10-10T07:30:00Z")
        _ = try community.plan("2026-10-09T07:00:00Z")
        #expect(try community.plan("2026-10-10T07:30:00Z").planned == 2)
        let claim = try community.store.openClaim(node: "n", pid: 1, bootID: "b", at: now)
        let rows = try community.store.dueMessages(at: now, limit: 10)
        var decisions: [Decision] = []
        try Restraint(store: community.store, workspace: community.workspace, now: now).decide(
            rows.map { .init(row: $0.id, memberID: member, notAfter: nil) }, of: campaign
        ) { candidate, decision in
            decisions.append(decision)
            if decision == .send { try community.store.claimMessages([candidate.row], under: claim.id, at: now) }
        }
        #expect(decisions == [.send, .hold(.contacts, until: try time("2026-10-17T07:30:00Z"))])
    }

    @Test func whatIsClaimedIsReceivedWhenTheNextIsDecided() throws {
        let community = try Community()
        try community.add("a@example.org")
        let audience = Audience(filter: try community.filter("not received(any, within 7d)"))
        community.campaigns = [try .sample("first", intent: .research), try .sample("second", audience: audience)]
        let now = "2026-10-10T07:00:00Z"
        #expect(try community.plan(now).planned == 2)
        #expect(
            try community.claim(try time(now))
                == ["first a@example.org send", "second a@example.org skip left_audience"])
    }

    @Test func promotionsAreAShareOfAllMessages() throws {
        let community = try Community()
        community.definition.limits.promotions = ShareLimit(part: 1, whole: 5, window: Span(90, .days))
        let member = try community.add("a@example.org")
        let promo = try CampaignDefinition.sample(intent: .promo)
        #expect(try community.decide([member], of: promo, now: noon) == [.send])
        try community.sent(member, at: "2026-10-01T08:00:00Z", intent: .promo)
        for day in 2...8 { try community.sent(member, at: "2026-10-0\(day)T08:00:00Z") }
        // 1 promotion of 8: a second would be 2 of 9, and a fifth of 9 is 1.
        let hold = Decision.hold(.promotions, until: try time("2026-10-11T09:00:00Z"))
        #expect(try community.decide([member], of: promo, now: noon) == [hold])
        #expect(try community.decide([member], of: .sample(), now: noon) == [.send])
        try community.sent(member, at: "2026-10-09T08:00:00Z")
        #expect(try community.decide([member], of: promo, now: noon) == [.send])
    }

    @Test func surveysRest() throws {
        let community = try Community()
        community.definition.limits.surveys = CountLimit(count: 1, window: Span(90, .days))
        let member = try community.add("a@example.org")
        let survey = try CampaignDefinition.sample(intent: .research, kind: .survey)
        try community.sent(member, at: "2026-09-10T09:00:00Z", intent: .research, kind: .survey)
        let hold = Decision.hold(.surveys, until: try time("2026-12-09T09:00:00Z"))
        #expect(try community.decide([member], of: survey, now: noon) == [hold])
        #expect(try community.decide([member], of: .sample(), now: noon) == [.send])
    }

    @Test func pastItsLastMomentAMessageIsTooLate() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        #expect(try community.decide([member], of: .sample(), now: noon, notAfter: noon) == [.send])
        #expect(
            try community.decide([member], of: .sample(), now: "2026-10-10T09:00:01Z", notAfter: noon)
                == [.skip(.tooLate)])
    }

    @Test func aHoldIsLookedAtAgainWhenItsLastMomentHasPassed() throws {
        let community = try Community()
        community.definition.limits.contacts = CountLimit(count: 0, window: Span(7, .days))
        let member = try community.add("a@example.org")
        let hold = Decision.hold(.contacts, until: try time("2026-10-10T12:00:00.001Z"))
        #expect(try community.decide([member], of: .sample(), now: noon, notAfter: "2026-10-10T12:00:00Z") == [hold])
    }

    @Test func removedAndDisabledCampaignsAreSkipped() throws {
        let community = try Community()
        let member = try community.add("a@example.org")
        #expect(try community.decide([member], of: nil, now: noon) == [.skip(.campaignRemoved)])
        #expect(try community.decide([member], of: .sample(isDisabled: true), now: noon) == [.skip(.campaignRemoved)])
    }
}

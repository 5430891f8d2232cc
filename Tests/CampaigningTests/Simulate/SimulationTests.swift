import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct SimulationTests {
    private func simulate(
        _ community: Community, from now: String = "2026-10-10T00:00:00Z", days: Int = 30
    ) throws -> SimulationReport {
        let now = try time(now)
        let counts = { try community.store.connection.rows("SELECT count(*) FROM messages") { $0.int(0) } }
        let before = try counts()
        let report = try Simulation(
            community.store, community.workspace, now: now, until: now + Int64(days) * 86_400_000
        ).run()
        #expect(try counts() == before)
        return report
    }

    private func rules(_ report: SimulationReport) -> [SimulationReport.Warning.Rule] { report.warnings.map(\.rule) }

    @Test func theCalendarCountsEachDayAndCampaign() throws {
        let community = try Community(members: 3)
        community.campaigns = [try .sample("daily", when: "0 10 * * *"), try .sample("weekly", when: "0 12 * * mon")]
        let report = try simulate(community, days: 7)
        #expect(report.days.count == 8 && report.days[0].date.description == "2026-10-10")
        #expect(report.days.map(\.sent) == [3, 3, 6, 3, 3, 3, 3, 0])
        #expect(report.days[2].campaigns == ["daily": 3, "weekly": 3])
        #expect(report.perMember == [0, 0, 0, 0, 0, 0, 0, 0, 3] && report.silent == 0)
        #expect(report.mean == 8 && report.quantile(0.5) == 8 && report.most == 8)
    }

    @Test func whoNeverHearsIsCountedWithTheReason() throws {
        let community = try Community(members: 2)
        try community.add("unknown@example.org", consent: false)
        try community.add("staff@example.org", tags: ["staff"])
        try community.add("gone@example.org")
        try community.store.suppress(emailKey: "gone@example.org", reason: .manual, source: "test", at: Sample.now)
        community.campaigns = [try .sample(audience: Audience(exclude: [.tag("staff")]))]
        let report = try simulate(community)
        #expect(report.silent == 3 && report.members == 5)
        #expect(report.silence == [.noConsent: 1, .noCampaign: 1, .suppressed: 1])
    }

    @Test func aCampaignThatLimitsKeepBackStarves() throws {
        let community = try Community(members: 4)
        community.definition.limits = Limits(contacts: CountLimit(count: 1, window: Span(7, .days)))
        community.campaigns = [
            try .sample("letter", when: "0 10 * * mon", intent: .research, notAfter: Span(1, .days)),
            try .sample("sale", when: "0 11 * * mon", intent: .promo, notAfter: Span(2, .days)),
        ]
        let report = try simulate(community)
        let sale = try #require(report.campaigns.first { $0.name == "sale" })
        #expect(sale.isStarving && sale.lost == 16 && sale.held[.contacts] == 16 && sale.skipped[.tooLate] == 16)
        #expect(report.campaigns.first { $0.name == "letter" }?.isStarving == false)
        #expect(rules(report).contains(.starving))
        #expect(report.promotionShare == 0)
    }

    @Test func twoCampaignsAtTheSameMembersOnOneDayAreWarnedOf() throws {
        let community = try Community(members: 3)
        community.campaigns = [try .sample("letter", when: "0 10 * * mon"), try .sample("news", when: "0 15 * * mon")]
        let report = try simulate(community, days: 7)
        let warning = try #require(report.warnings.first { $0.rule == .sameDay })
        #expect(
            warning.words.english
                == "letter and news reach the same members on the same day, 3 times, first on 2026-10-12")
    }

    @Test func aSeriesThatMissesItsMonthIsWarnedOf() throws {
        let community = try Community(members: 1)
        community.campaigns = [
            try .sample("end", when: "month on day 31 at 10:00"),
            try .sample("monthly", when: "month on day 3 at 10:00"),
        ]
        let report = try simulate(community, days: 60)
        let warnings = report.warnings.filter { $0.rule == .missedPeriod }
        #expect(warnings.map(\.words.english) == ["end breaks its rhythm: it is never due in 2026-11"])
    }

    @Test func anEmptySegmentAndAnAudienceOfNobodyAreWarnedOf() throws {
        let community = try Community(members: 1)
        community.definition.segments = [
            SegmentDefinition(name: "core", filter: try community.filter("has_tag(\"core\")"), mark: Sample.mark)
        ]
        community.campaigns = [try .sample(audience: Audience(filter: try community.filter("has_tag(\"core\")")))]
        #expect(Set(rules(try simulate(community))) == [.emptySegment, .emptyAudience])
    }

    @Test func anAudienceThatGrewStopsAndIsSaidOnce() throws {
        let community = try Community(members: 12)
        community.campaigns = [try .sample(audience: Audience(maxAudience: 5))]
        let report = try simulate(community)
        #expect(report.sent == 0 && report.campaigns[0].stopped == 5)
        #expect(rules(report) == [.tooLarge])
    }

    @Test func remindersComeAsIfNobodyAnswered() throws {
        let community = try Community(members: 2)
        var survey = try CampaignDefinition.sample("nps", when: "2026-10-12 10:00", intent: .research)
        survey.reminders = [Span(3, .days), Span(7, .days)]
        community.campaigns = [survey]
        let report = try simulate(community)
        #expect(
            report.days.filter { $0.sent > 0 }.map(\.date.description) == ["2026-10-12", "2026-10-15", "2026-10-19"])
        #expect(report.sent == 6)
    }

    @Test func aPausedCampaignSendsNothing() throws {
        let community = try Community(members: 2)
        community.campaigns = [try .sample("letter", when: "0 10 * * mon")]
        _ = try community.store.record(
            Intervention(campaign: "letter", action: .pause, actor: "lena", at: Sample.now))
        let report = try simulate(community)
        #expect(report.sent == 0 && report.campaigns[0].held[.paused] != nil)
    }
}

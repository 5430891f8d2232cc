import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

@Suite struct PlanForecastTests {
    /// What planning and then claiming, as `run` does, decide: `campaign member verdict reason`.
    private func run(_ community: Community, now: Instant) throws -> [String] {
        let workspace = community.workspace
        let before = Set(try community.ledger())
        _ = try Planner.plan(community.store, workspace, now: now)
        let new = try community.ledger().filter { !before.contains($0) }
        let held = new.filter { $0.hasSuffix("holdout") }.map { row in
            let parts = row.split(separator: " ")
            return "\(parts[0]) \(parts[2]) skip holdout"
        }
        return try held + community.claim(now)
    }

    private func forecast(_ community: Community, now: Instant) throws -> [String] {
        let emails = try community.store.connection.rows("SELECT email FROM members ORDER BY id") { $0.text(0) }
        var lines: [String] = []
        try PlanForecast(community.store, community.workspace, now: now, until: now).run { message in
            let email = emails[Int(message.memberID) - 1]
            let reason = message.reason.map { " " + $0.rawValue } ?? ""
            lines.append("\(message.campaign) \(email) \(message.verdict.rawValue)\(reason)")
        }
        return lines
    }

    private func mixed(_ seed: Int) throws -> Community {
        let community = try Community()
        community.definition.limits = Limits(
            contacts: CountLimit(count: 2, window: Span(7, .days)),
            promotions: ShareLimit(part: 1, whole: 3, window: Span(90, .days)),
            surveys: CountLimit(count: 1, window: Span(30, .days)), quietHours: QuietHours(from: 20 * 60, until: 8 * 60)
        )
        let zones = [nil, "Asia/Tokyo", "America/New_York", "Europe/Berlin", "Nowhere/At_All"]
        for number in 0..<60 {
            let mix = number * 7 + seed * 13
            let member = try community.add(
                "m\(number)@example.org", timezone: zones[mix % 5], consent: mix % 6 != 0,
                tags: mix % 11 == 0 ? ["staff"] : [])
            for sent in 0..<(mix % 4) {
                try community.sent(
                    member, at: "2026-10-0\(2 + sent)T0\(mix % 9):00:00Z", intent: sent == 0 ? .promo : .research,
                    kind: sent == 1 ? .survey : .email)
            }
            if mix % 9 == 0 { try community.consent(member, "news", .withdrawn, at: "2026-01-01T00:00:00Z") }
            if mix % 17 == 0 {
                try community.store.suppress(
                    emailKey: "m\(number)@example.org", reason: .manual, source: "test", at: Sample.now)
            }
        }
        community.campaigns = [
            try .sample("sale", intent: .promo, audience: Audience(sample: 80)),
            try .sample("letter", topic: "news", audience: Audience(exclude: [.tag("staff")], holdout: 10)),
            try .sample("nps", intent: .research, kind: .survey, notAfter: Span(1, .hours)),
            try .sample("notice", when: "2026-10-10 09:00", intent: .service),
        ]
        community.campaigns += [
            try .sample("once", audience: Audience(filter: community.filter("not received(any, within 7d)"))),
            try .sample("instead", audience: Audience(filter: community.filter("not received(\"letter\")"))),
        ]
        return community
    }

    @Test(arguments: 0..<8) func thePlanIsWhatRunDecides(seed: Int) throws {
        let community = try mixed(seed)
        let now = try time("2026-10-10T0\(7 + seed % 2):00:00Z") + Int64(seed) * 60_000
        _ = try Planner.plan(community.store, community.workspace, now: try time("2026-10-09T00:00:00Z"))
        let promised = try forecast(community, now: now)
        #expect(try community.ledger().isEmpty)
        #expect(promised.count > 100)
        #expect(try run(community, now: now).sorted() == promised.sorted())
    }

    @Test(arguments: 0..<3) func rowsThatAreInTheLedgerAlreadyArePartOfThePlan(seed: Int) throws {
        let community = try mixed(seed)
        _ = try Planner.plan(community.store, community.workspace, now: try time("2026-10-10T07:00:00Z"))
        // Half-way through the next occurrence when the process died.
        try community.store.connection.execute(
            """
            DELETE FROM messages WHERE member_id > 30;
            UPDATE occurrences SET planned_through_id = 30, complete_at = NULL;
            """)
        let now = try time("2026-10-10T07:30:00Z")
        let promised = try forecast(community, now: now)
        #expect(try run(community, now: now).sorted() == promised.sorted())
    }

    @Test func whatAForecastSendsIsReceivedByThoseAfterIt() throws {
        let community = try Community(members: 2)
        community.campaigns = [try .sample("first", intent: .research)]
        let quiet = try community.filter("not received(any, within 7d)")
        // Two days later it goes to those who got the first.
        let gotIt = try community.filter("received(\"first\")")
        community.campaigns += [
            try .sample("second", audience: Audience(filter: quiet)),
            try .sample("thanks", when: "0 10 * * mon", audience: Audience(filter: gotIt)),
        ]
        let forecast = PlanForecast(
            community.store, community.workspace, now: try time("2026-10-10T07:00:00Z"),
            until: try time("2026-10-12T08:00:00Z"))
        try forecast.run()
        #expect(forecast.steps.map(\.campaign) == ["first", "second", "thanks"])
        #expect(forecast.steps.map(\.send) == [2, 0, 2])
        #expect(forecast.steps[1].skipped == [.leftAudience: 2] && forecast.steps[1].waits.isEmpty)
    }

    @Test func aStepSaysHowManyGoAndWhyTheOthersDoNot() throws {
        let community = try Community(members: 3)
        try community.add("quiet@example.org", timezone: "America/New_York")
        try community.add("unknown@example.org", consent: false)
        community.definition.limits.quietHours = QuietHours(from: 21 * 60, until: 9 * 60)
        community.campaigns = [try .sample()]
        let forecast = PlanForecast(
            community.store, community.workspace, now: try time("2026-10-10T07:00:00Z"),
            until: try time("2026-10-10T07:00:00Z"))
        try forecast.run()
        let step = try #require(forecast.steps.first)
        #expect(forecast.steps.count == 1 && step.occurrence == "2026-10-10T07:00Z" && step.step == "main")
        #expect(step.send == 3 && step.held == [.quietHours: 1, .noConsent: 1])
        #expect(step.waits == [.quietHours: 1] && step.skipped == [.noConsent: 1])
    }

    @Test func lookingAheadCountsWhatGoesBeforeAndWhatIsHeldMeanwhile() throws {
        let community = try Community(members: 1)
        try community.add("york@example.org", timezone: "America/New_York")
        community.definition.limits = Limits(
            contacts: CountLimit(count: 1, window: Span(3, .days)), quietHours: QuietHours(from: 21 * 60, until: 9 * 60)
        )
        community.campaigns = [try .sample(when: "0 10 * * *")]
        let forecast = PlanForecast(
            community.store, community.workspace, now: try time("2026-10-10T00:00:00Z"),
            until: try time("2026-10-12T23:00:00Z"))
        try forecast.run()
        #expect(forecast.steps.map(\.occurrence) == ["2026-10-10T07:00Z", "2026-10-11T07:00Z", "2026-10-12T07:00Z"])
        #expect(forecast.steps.map(\.send) == [2, 0, 0])
        #expect(forecast.steps.map(\.held) == [[:], [.contacts: 2], [.contacts: 2]])
    }

    @Test func aStoppedOccurrenceSaysSo() throws {
        let community = try Community(members: 3)
        community.campaigns = [try .sample(audience: Audience(maxAudience: 2))]
        let now = try time("2026-10-10T07:00:00Z")
        for _ in 0..<2 {
            let forecast = PlanForecast(community.store, community.workspace, now: now, until: now)
            try forecast.run()
            #expect(forecast.steps.map(\.isStopped) == [true] && forecast.warnings.count == 1)
            _ = try Planner.plan(community.store, community.workspace, now: now)
        }
    }

    @Test func aPaceHoldsBackWhatIsNotItsTurn() throws {
        let community = try Community()
        for name in ["a", "b", "c"] { try community.add("\(name)@example.org") }
        var campaign = try CampaignDefinition.sample("letter", when: "2026-10-10 10:00")
        campaign.pace = CountLimit(count: 1, window: Span(1, .hours))
        community.campaigns = [campaign]
        let now = try time("2026-10-10T07:00:00Z")
        let hour = PlanForecast(community.store, community.workspace, now: now, until: now)
        try hour.run()
        #expect(hour.steps.first?.send == 1 && hour.steps.first?.waits == [.pace: 2])
        let later = PlanForecast(community.store, community.workspace, now: now, until: now + 3 * 3_600_000)
        try later.run()
        #expect(later.steps.first?.send == 3)
    }
}

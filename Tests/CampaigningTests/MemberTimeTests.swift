import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// `timezone: member`: one occurrence, and everyone's own time in it.
@Suite struct MemberTimeTests {
    /// Tokyo, Moscow (nothing known), New York, Los Angeles and a zone that is none.
    private func community() throws -> Community {
        let community = try Community()
        for (name, zone) in [
            ("tokyo", "Asia/Tokyo"), ("moscow", nil), ("ny", "America/New_York"), ("la", "America/Los_Angeles"),
            ("nowhere", "Nowhere/At_All"),
        ] {
            try community.add("\(name)@example.org", timezone: zone)
        }
        return community
    }

    private func letter(_ when: String = "2026-10-10 10:00", notAfter: Span? = nil) throws -> CampaignDefinition {
        try .sample(when: when, notAfter: notAfter) { $0.followsMember = true }
    }

    private func plannedTimes(_ community: Community) throws -> [String] {
        try community.store.connection.rows(
            """
            SELECT occurrence, email, planned_at, not_after_at FROM messages g JOIN members m ON m.id = g.member_id
            ORDER BY g.occurrence, m.id
            """
        ) { row in
            let until = row.optionalInteger(3).map { " until \(Instant(milliseconds: $0))" } ?? ""
            return "\(row.text(0)) \(row.text(1).prefix { $0 != "@" }) \(Instant(milliseconds: row.integer(2)))\(until)"
        }
    }

    @Test func everyoneHasTheirOwnTimeInOneOccurrence() throws {
        let community = try community()
        community.campaigns = [try letter(notAfter: Span(3, .hours))]
        #expect(try community.plan("2026-10-09T19:59:00Z").planned == 0)
        // 10:00 begins on the islands of UTC+14.
        let outcome = try community.plan("2026-10-09T20:00:00Z")
        #expect(
            outcome.warnings.map(\.english) == [
                "campaign letter 2026-10-10T10:00: 2 members have no time zone that is known; Europe/Moscow counts for them"
            ])
        #expect(
            try plannedTimes(community) == [
                "2026-10-10T10:00 tokyo 2026-10-10T01:00:00Z until 2026-10-10T04:00:00Z",
                "2026-10-10T10:00 moscow 2026-10-10T07:00:00Z until 2026-10-10T10:00:00Z",
                "2026-10-10T10:00 ny 2026-10-10T14:00:00Z until 2026-10-10T17:00:00Z",
                "2026-10-10T10:00 la 2026-10-10T17:00:00Z until 2026-10-10T20:00:00Z",
                "2026-10-10T10:00 nowhere 2026-10-10T07:00:00Z until 2026-10-10T10:00:00Z",
            ])
        #expect(try community.claim(try time("2026-10-10T01:00:00Z")) == ["letter tokyo@example.org send"])
        #expect(try community.claim(try time("2026-10-10T07:00:00Z")).count == 2)
    }

    @Test func aMemberWhoMovesGetsItOnce() throws {
        let community = try community()
        community.campaigns = [try letter("day at 10:00")]
        _ = try community.plan("2026-10-09T00:00:00Z")
        for hour in 0..<27 {
            let now = try time("2026-10-09T20:00:00Z") + Int64(hour) * 3_600_000
            _ = try Planner.plan(community.store, community.workspace, now: now)
            _ = try community.claim(now)
            // Westwards after it went, and eastwards before it went.
            if hour == 8 {
                try community.store.connection.execute(
                    """
                    UPDATE members SET timezone = 'Pacific/Honolulu' WHERE email LIKE 'tokyo%';
                    UPDATE members SET timezone = 'Asia/Tokyo' WHERE email LIKE 'la%';
                    """)
            }
        }
        let times = try plannedTimes(community).filter { $0.hasPrefix("2026-10-10T10:00") }
        #expect(times.count == 5)
        #expect(try community.ledger().filter { $0.contains("2026-10-10T10:00") && $0.hasSuffix("sending") }.count == 5)
    }

    @Test func whoJoinsInTimeGetsItAndWhoJoinsAfterTheirTimeDoesNot() throws {
        let community = try community()
        community.campaigns = [try letter()]
        _ = try community.plan("2026-10-09T20:00:00Z")
        try community.add("early@example.org", timezone: "Europe/Berlin")
        try community.add("late@example.org", timezone: "Asia/Tokyo")
        #expect(try community.plan("2026-10-10T05:00:00Z").planned == 1)
        #expect(try community.plan("2026-10-10T05:01:00Z").planned == 0)
        #expect(try plannedTimes(community).last == "2026-10-10T10:00 early 2026-10-10T08:00:00Z")
        let open = "SELECT count(*) FROM occurrences WHERE complete_at IS NULL"
        #expect(try community.store.connection.rows(open) { $0.int(0) } == [1])
        _ = try community.plan("2026-10-10T22:00:00Z")
        #expect(try community.store.connection.rows(open) { $0.int(0) } == [0])
    }

    @Test func aNewScheduleGivesNothingToThoseWhoseTimeIsPast() throws {
        let community = try community()
        community.campaigns = [try letter("saturday at 10:00")]
        _ = try community.plan("2026-10-10T06:00:00Z")
        #expect(try plannedTimes(community).map { $0.split(separator: " ")[1] } == ["moscow", "ny", "la", "nowhere"])
    }

    @Test func whenTheClocksChangeEachZoneHasItsOwnGapAndPass() throws {
        let community = try Community()
        try community.add("berlin@example.org", timezone: "Europe/Berlin")
        try community.add("moscow@example.org", timezone: "Europe/Moscow")
        community.campaigns = [
            try letter("2026-03-29 02:30"),
            try .sample("autumn", when: "2026-10-25 02:30") {
                $0.followsMember = true
            },
        ]
        _ = try community.plan("2026-03-28T23:00:00Z")
        _ = try community.plan("2026-10-24T23:00:00Z")
        #expect(
            try plannedTimes(community) == [
                "2026-03-29T02:30 berlin 2026-03-29T01:30:00Z", "2026-03-29T02:30 moscow 2026-03-28T23:30:00Z",
                "2026-10-25T02:30 berlin 2026-10-25T00:30:00Z", "2026-10-25T02:30 moscow 2026-10-24T23:30:00Z",
            ])
    }

    @Test func anOutageSendsLateWithinEachMembersNotAfter() throws {
        let community = try community()
        community.campaigns = [try letter("day at 10:00", notAfter: Span(5, .hours))]
        _ = try community.plan("2026-10-09T00:00:00Z")
        let now = try time("2026-10-10T16:00:00Z")
        _ = try Planner.plan(community.store, community.workspace, now: now)
        let decisions = try community.claim(now).filter { !$0.isEmpty }
        #expect(decisions.contains("letter tokyo@example.org skip too_late"))
        #expect(decisions.contains("letter ny@example.org send"))
    }

    @Test func planSaysWhoseTimeComesLater() throws {
        let community = try community()
        community.campaigns = [try letter("day at 10:00")]
        _ = try community.plan("2026-10-09T00:00:00Z")
        let now = try time("2026-10-10T07:00:00Z")
        let forecast = PlanForecast(community.store, community.workspace, now: now, until: now)
        try forecast.run()
        let step = try #require(forecast.steps.first { $0.occurrence == "2026-10-10T10:00" })
        #expect((step.send, step.later) == (3, 2))
        #expect(try community.ledger().allSatisfy { !$0.contains("2026-10-10T10:00") })
        _ = try Planner.plan(community.store, community.workspace, now: now)
        let again = PlanForecast(community.store, community.workspace, now: now, until: now + 86_400_000)
        try again.run()
        #expect(again.steps.first { $0.occurrence == "2026-10-10T10:00" }?.send == 5)
    }
}

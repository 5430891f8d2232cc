import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct SendingWindowTests {
    private let weekdays = SendingWindow(parts: [.init(weekdays: [1, 2, 3, 4, 5], from: 9 * 60, until: 20 * 60)])

    @Test func outsideTheWindowAMessageWaitsForIt() throws {
        let community = try Community(members: 1)
        // 2026-10-10 is a Saturday.
        let letter = try CampaignDefinition.sample { $0.window = weekdays }
        let monday = Decision.hold(.window, until: try time("2026-10-12T06:00:00Z"))
        #expect(try community.decide([1], of: letter, now: "2026-10-10T07:00:00Z") == [monday])
        #expect(try community.decide([1], of: letter, now: "2026-10-12T06:00:00Z") == [.send])
        #expect(try community.decide([1], of: letter, now: "2026-10-12T16:59:00Z") == [.send])
        let tuesday = Decision.hold(.window, until: try time("2026-10-13T06:00:00Z"))
        #expect(try community.decide([1], of: letter, now: "2026-10-12T17:00:00Z") == [tuesday])
    }

    @Test func aServiceMessageKeepsItsOwnWindowToo() throws {
        let community = try Community(members: 1)
        let notice = try CampaignDefinition.sample(intent: .service) { $0.window = weekdays }
        let monday = Decision.hold(.window, until: try time("2026-10-12T06:00:00Z"))
        #expect(try community.decide([1], of: notice, now: "2026-10-10T07:00:00Z") == [monday])
    }

    @Test func withMembersOwnTimesTheWindowIsInTheirZone() throws {
        let community = try Community()
        let ny = try community.add("ny@example.org", timezone: "America/New_York")
        let letter = try CampaignDefinition.sample {
            $0.window = weekdays
            $0.followsMember = true
        }
        let opening = Decision.hold(.window, until: try time("2026-10-12T13:00:00Z"))
        #expect(try community.decide([ny], of: letter, now: "2026-10-12T06:00:00Z") == [opening])
    }

    @Test func daysThatAreExceptedKeepItShut() throws {
        let community = try Community(members: 1)
        let letter = try CampaignDefinition.sample {
            $0.window = weekdays
            let (first, last) = (CivilDate("2026-10-12")!, CivilDate("2026-10-13")!)
            $0.except.ranges = [first...last]
        }
        let wednesday = Decision.hold(.window, until: try time("2026-10-14T06:00:00Z"))
        #expect(try community.decide([1], of: letter, now: "2026-10-10T07:00:00Z") == [wednesday])
    }

    @Test func notAfterCountsFromTheFirstMomentTheWindowAllows() throws {
        let community = try Community(members: 1)
        community.campaigns = [
            try .sample(when: "2026-10-10 10:00", notAfter: Span(5, .hours)) { $0.window = weekdays }
        ]
        _ = try community.plan("2026-10-10T07:00:00Z")
        #expect(try community.claim(try time("2026-10-10T07:00:00Z")) == ["letter m0@example.org hold window"])
        let limits = try community.store.connection.rows("SELECT not_after_at FROM messages") {
            Instant(milliseconds: $0.integer(0)).description
        }
        #expect(limits == ["2026-10-12T11:00:00Z"])
    }

    @Test func afterAnOutageAnOccurrenceWhoseWindowIsStillOpenGoes() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(notAfter: Span(5, .hours)) { $0.window = weekdays }]
        _ = try community.plan("2026-10-09T07:00:00Z")
        // Due on Saturday, allowed from Monday 9:00 to 14:00.
        #expect(try community.plan("2026-10-12T10:00:00Z").planned == 1)
        let other = try Community(members: 1)
        other.campaigns = community.campaigns
        _ = try other.plan("2026-10-09T07:00:00Z")
        #expect(try other.plan("2026-10-12T12:00:00Z").planned == 0)
    }

    @Test func itIsNotDueOnDaysThatAreLeftOutNorAfterItsEnd() throws {
        let campaign = try CampaignDefinition.sample(when: "day at 10:00") {
            $0.except.ranges = [CivilDate("2026-10-11")!...CivilDate("2026-10-13")!]
            $0.except.yearly = [.init(month: 10, day: 15)]
            $0.until = CivilDate("2026-10-17")
        }
        let (after, through) = (try time("2026-10-10T00:00:00Z"), try time("2026-11-10T00:00:00Z"))
        let names = Occurrences.upcoming(campaign, after: after, through: through, limit: 50).map { $0.name.prefix(10) }
        #expect(names == ["2026-10-10", "2026-10-14", "2026-10-16", "2026-10-17"])
        #expect(Occurrences.latest(campaign, since: after, now: through)?.name == "2026-10-17T07:00Z")
    }

    @Test func anHourlyScheduleStepsOverHolidaysAtOnce() throws {
        let campaign = try CampaignDefinition.sample(when: "* * * * *") {
            $0.except.ranges = [CivilDate("2026-10-11")!...CivilDate("2027-10-11")!]
        }
        let after = try time("2026-10-10T20:58:00Z")
        let names = Occurrences.upcoming(campaign, after: after, through: after + 400 * 86_400_000, limit: 2).map(
            \.name)
        #expect(names == ["2026-10-10T20:59Z", "2027-10-11T21:00Z"])
    }
}

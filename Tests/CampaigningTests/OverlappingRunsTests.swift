import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Runs at odd times over a change of the clocks, some killed, some missing: the messages are those that the plan promised.
@Suite struct OverlappingRunsTests {
    private struct Letter: Hashable {
        let campaign: String
        let occurrence: String
        let member: Int64
    }

    private func community(_ random: inout SeededGenerator) throws -> Community {
        let community = try Community()
        let zones = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", nil]
        for number in 0..<25 {
            try community.add("m\(number)@example.org", timezone: random.pick(zones), consent: !random.once(in: 8))
        }
        let berlin = try #require(Zone("Europe/Berlin"))
        community.campaigns = [
            try .sample("fixed", when: "day at 2:30", notAfter: Span(8, .hours)) { $0.zone = berlin },
            try .sample("own", when: "day at 2:30 and 11:00", notAfter: Span(8, .hours)) { $0.followsMember = true },
            try .sample("hourly", when: "15 */4 * * *", audience: Audience(sample: 50), notAfter: Span(8, .hours)) {
                $0.zone = berlin
            },
            try .sample("office", when: "day at 7:00", audience: Audience(holdout: 20), notAfter: Span(8, .hours)) {
                $0.window = SendingWindow(parts: [.init(weekdays: Set(1...5), from: 9 * 60, until: 18 * 60)])
                $0.followsMember = true
            },
        ]
        return community
    }

    /// As if the process had died somewhere in its last chunk of rows.
    private func kill(_ community: Community, _ random: inout SeededGenerator) throws {
        let keep = Int64.random(in: 0...25, using: &random)
        try community.store.connection.run(
            """
            UPDATE occurrences SET planned_through_id = :keep, complete_at = NULL
            WHERE created_at = (SELECT max(created_at) FROM occurrences) AND planned_through_id > :keep
                AND NOT EXISTS (SELECT 1 FROM messages g WHERE g.campaign = occurrences.campaign
                    AND g.occurrence = occurrences.occurrence AND g.state <> 'planned' AND g.member_id > :keep)
            """, ["keep": .integer(keep)])
        try community.store.connection.run(
            """
            DELETE FROM messages WHERE member_id > :keep AND EXISTS (
                SELECT 1 FROM occurrences o WHERE o.campaign = messages.campaign AND o.occurrence = messages.occurrence
                    AND o.planned_through_id = :keep AND o.created_at = (SELECT max(created_at) FROM occurrences))
            """, ["keep": .integer(keep)])
    }

    @Test(arguments: ["2026-03-27T22:00:00Z", "2026-10-23T22:00:00Z"], 0..<2)
    func theyGiveExactlyWhatThePlanPromised(start: String, seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let community = try community(&random)
        let (start, end) = (try time(start), try time(start) + 3 * 86_400_000)
        _ = try Planner.plan(community.store, community.workspace, now: start)
        _ = try community.claim(start)
        let began = try sent(community)
        var promised: Set<Letter> = []
        try PlanForecast(community.store, community.workspace, now: start, until: end).run { message in
            guard message.verdict == .send else { return }
            let letter = Letter(campaign: message.campaign, occurrence: message.occurrence, member: message.memberID)
            #expect(promised.insert(letter).inserted)
        }
        var now = start
        while now < end {
            // Mostly every few minutes; sometimes cron was down for some hours.
            now = min(end, now + Int64(random.once(in: 40) ? Int.random(in: 60...200, using: &random) : 20) * 60_000)
            _ = try Planner.plan(community.store, community.workspace, now: now)
            if random.once(in: 20) {
                try kill(community, &random)
                _ = try Planner.plan(community.store, community.workspace, now: now)
            }
            _ = try community.claim(now)
        }
        let done = try sent(community)
        #expect(promised.count > 100)
        #expect(done.subtracting(began) == promised)
    }

    private func sent(_ community: Community) throws -> Set<Letter> {
        Set(
            try community.store.connection.rows(
                "SELECT campaign, occurrence, member_id FROM messages WHERE state = 'sending'"
            ) { Letter(campaign: $0.text(0), occurrence: $0.text(1), member: $0.integer(2)) })
    }
}

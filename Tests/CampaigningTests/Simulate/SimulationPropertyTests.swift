import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

/// A simulation and `plan --until` are two programs that must say the same of the first days.
@Suite struct SimulationPropertyTests {
    private func word(_ message: Simulation.Message) -> String {
        "\(message.campaign) \(message.occurrence) \(message.step) \(message.memberID) \(message.at)"
    }

    private func planned(_ community: Community, now: Instant, until: Instant) throws -> [String] {
        var lines: [String] = []
        try PlanForecast(community.store, community.workspace, now: now, until: until).run { message in
            guard message.verdict == .send else { return }
            lines.append(
                "\(message.campaign) \(message.occurrence) \(message.step) \(message.memberID) \(message.at)")
        }
        return lines.sorted()
    }

    private func simulated(_ community: Community, now: Instant, until: Instant) throws -> [String] {
        var grain = Simulation.Grain()
        grain.look = 60_000
        var lines: [String] = []
        _ = try Simulation(community.store, community.workspace, now: now, until: until, grain: grain).run {
            lines.append(word($0))
        }
        return lines.sorted()
    }

    private static let zones = [nil, "Asia/Tokyo", "America/New_York", "Europe/Berlin", "Nowhere/At_All"]
    private static let times = [
        "0 10 * * *", "30 9 * * mon,thu", "0 */6 * * *", "week on tuesday at 12:00", "day at 19:30", "2026-10-12 11:00",
    ]
    private static let filters = [
        "not received(any, within 2d)", "not received(\"c0\")", "received(\"c1\", within 3d) or has_tag(\"staff\")",
        "last(purchase) within 5d", "count(visit, within 3d) >= 2 and not received(\"c2\", within 36h)",
        "not (received(any, within 1d) and purchases >= 1)", "purchases >= 1", "true",
    ]

    private func community(_ seed: Int) throws -> Community {
        var random = SeededGenerator(UInt64(seed) &* 7919 &+ 17)
        let community = try Community()
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
        community.definition.limits = Limits(
            contacts: Bool.random(using: &random)
                ? CountLimit(count: pick([1, 2, 3]), window: pick([Span(2, .days), Span(7, .days)])) : nil,
            promotions: Bool.random(using: &random)
                ? ShareLimit(part: 1, whole: pick([2, 3]), window: Span(30, .days)) : nil,
            surveys: Bool.random(using: &random) ? CountLimit(count: 1, window: Span(5, .days)) : nil,
            quietHours: Bool.random(using: &random) ? QuietHours(from: 20 * 60, until: 8 * 60) : nil)
        if Bool.random(using: &random) { community.definition.control = 10 }
        try community.store.connection.transaction {
            for number in 0..<24 {
                let member = try community.add(
                    "m\(number)@example.org", timezone: pick(SimulationPropertyTests.zones),
                    consent: Int.random(in: 0..<7, using: &random) > 0,
                    tags: Int.random(in: 0..<5, using: &random) == 0 ? ["staff"] : [])
                for sent in 0..<Int.random(in: 0..<4, using: &random) {
                    try community.sent(
                        member, at: "2026-10-0\(2 + sent * 2)T0\(pick([1, 5, 8])):00:00Z",
                        intent: pick([.promo, .research, .inform]), kind: pick([.survey, .email]))
                }
                for kind in ["purchase", "visit", "visit"] where Bool.random(using: &random) {
                    try community.store.connection.run(
                        """
                        INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
                        VALUES (:member, :kind, :at, 'test', :key, 0)
                        """,
                        [
                            "member": .integer(member), "kind": .text(kind),
                            "at": .integer(
                                try time("2026-10-10T00:00:00Z").milliseconds
                                    - Int64.random(in: 0..<(8 * 86_400_000), using: &random)),
                            "key": .text("\(member) \(kind) \(random.next())"),
                        ])
                }
                if Int.random(in: 0..<6, using: &random) == 0 {
                    try community.store.setRhythm(
                        Rhythm(
                            .fewer, pausedUntil: Bool.random(using: &random) ? try time("2026-10-12T06:00:00Z") : nil),
                        memberID: member, now: Sample.now)
                }
            }
        }
        // Filters may name any of them.
        community.campaigns = try (0..<5).map { try .sample("c\($0)") }
        community.campaigns = try (0..<5).map { number in
            let intent = pick([Intent.promo, .inform, .research, .invite, .service])
            return try .sample(
                "c\(number)", when: pick(SimulationPropertyTests.times), intent: intent,
                kind: intent == .research ? .survey : .email,
                audience: Audience(
                    filter: try community.filter(pick(SimulationPropertyTests.filters)),
                    exclude: Bool.random(using: &random) ? [.tag("staff")] : [],
                    sample: pick([nil, 60]), holdout: pick([nil, nil, 15])),
                notAfter: pick([nil, Span(6, .hours), Span(2, .days)])
            ) { schedule in
                schedule.followsMember = Bool.random(using: &random)
                if Int.random(in: 0..<3, using: &random) == 0 {
                    schedule.window = SendingWindow(parts: [
                        .init(weekdays: [1, 2, 3, 4, 5], from: 9 * 60, until: 18 * 60)
                    ])
                }
            }
        }
        return community
    }

    @Test(arguments: 0..<12) func theFirstDaysAreThoseOfThePlan(seed: Int) throws {
        let community = try community(seed)
        let now = try time("2026-10-10T05:00:00Z")
        // Some are begun already, some of their messages wait.
        _ = try Planner.plan(community.store, community.workspace, now: try time("2026-10-09T00:00:00Z"))
        _ = try Planner.plan(community.store, community.workspace, now: now - 3_600_000)
        let until = try time("2026-10-15T12:00:00Z")
        let promised = try planned(community, now: now, until: until)
        let simulated = try simulated(community, now: now, until: until)
        #expect(promised.count > 10)
        #expect(simulated == promised, "only there: \(Set(simulated).symmetricDifference(promised).sorted().prefix(6))")
        // A second look at the same store: nothing of the first is left.
        #expect(try planned(community, now: now, until: until) == promised)
    }
}

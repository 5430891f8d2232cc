import Formats
import Store
import TestSupport
import Testing

@testable import Campaigning

/// Runs at odd times, some killed between two chunks, some missing for hours: everyone gets what one run a minute would give.
@Suite struct JourneyPropertyTests {
    private static let sequences = [
        """
        trigger: { activity: purchase, where: amount > 20 }
        reentry: every 5d
        exit: city = "Gone"
        steps:
          - { id: one, at: "10:00", content: word }
          - { id: two, after: 1d, at: "10:00", where: city is not set, content: word }
          - { id: again, wait_for: { activity: purchase, timeout: 3d } }
          - id: fork
            branch:
              - when: count(purchase, within 3d) >= 1
                steps: [{ id: thanks, after: 1d, at: "10:00", content: word }]
              - when: city is set
                steps: [{ id: city, at: "10:00", content: word }, { id: town, after: 1d, at: "10:00", content: word }]
          - { id: last, after: 2d, at: "10:00", content: word }
        """,
        """
        trigger: { stage: [first_purchase, repeat] }
        reentry: always
        steps:
          - { id: hello, after: 1d, at: "10:00", content: word }
          - { id: bye, after: 1d, at: "10:00", content: word }
        """,
        """
        trigger: { occasion: any, apart: 4d }
        steps: [{ id: day, at: "10:00", content: word }]
        """,
    ]

    private static let occasions = """
        - { name: birthday, when: { anniversary: birthday }, title: A }
        - { name: tenth, when: { date: 03-10 }, title: B }
        - { name: same, when: { date: 03-10 }, title: C }
        - { name: late, when: { date: 03-16 }, title: D }

        """

    private struct Killed: Error {}

    private func scene(_ random: inout SeededGenerator) throws -> (JourneyScene, [(Instant, () throws -> Void)]) {
        let scene = try JourneyScene()
        scene.folder.write(JourneyPropertyTests.occasions, to: "occasions.yaml")
        for (number, text) in JourneyPropertyTests.sequences.enumerated() {
            try scene.write(text, name: "path\(number)")
        }
        try scene.store.addDeclaredColumns(scene.workspace.definition)
        var events: [(Instant, () throws -> Void)] = []
        let start = try time("2026-03-01T00:00:00Z")
        for number in 0..<12 {
            let name = "m\(number)"
            try scene.add(name)
            let city: String? = random.pick([nil, "Penza", "Gone"])
            try scene.store.connection.run(
                "UPDATE members SET attr_city = :city, attr_birthday = :birthday WHERE email = :email",
                [
                    "city": city.map { .text($0) } ?? .null,
                    "birthday": .text("1990-03-\(number + 5 < 10 ? "0" : "")\(number + 5)"),
                    "email": .text(name + "@example.org"),
                ])
            for day in 1..<18 where random.once(in: 5) {
                // By night: whatever is sent goes by day, so no run comes between for one and not for the other.
                let at = start + Int64(day) * 86_400_000 + Int64.random(in: 0...240, using: &random) * 60_000
                let amount = Double.random(in: 0...100, using: &random).rounded()
                events.append((at, { try scene.buy(name, at.description, amount: amount) }))
            }
        }
        return (scene, events.sorted { $0.0 < $1.0 })
    }

    /// What was sent in three weeks, with a run after each of `steps` minutes.
    private func simulate(seed: UInt64, _ step: (inout SeededGenerator) -> (minutes: Int64, kills: Int)) throws
        -> [String]
    {
        var random = SeededGenerator(seed)
        var (scene, events) = try scene(&random)
        var now = try time("2026-03-01T00:00:00Z")
        let end = now + 26 * 86_400_000
        try scene.run(at: now)
        while now < end {
            let (minutes, kills) = step(&random)
            now = now + minutes * 60_000
            while let event = events.first, event.0 <= now {
                try event.1()
                events.removeFirst()
            }
            for _ in 0..<kills { try killed(scene, at: now, after: Int.random(in: 1...4, using: &random)) }
            try scene.run(at: now)
        }
        return try scene.store.connection.rows(
            """
            SELECT g.campaign || ' ' || CASE WHEN g.occurrence LIKE 'stage:%' THEN 'stage' ELSE g.occurrence END
                || ' ' || g.step || ' ' || m.email || ' ' || (g.planned_at / 60000)
            FROM messages g JOIN members m ON m.id = g.member_id WHERE g.state = 'sent' ORDER BY 1
            """
        ) { $0.text(0) }
    }

    /// A run that dies behind its n-th chunk.
    private func killed(_ scene: JourneyScene, at now: Instant, after chunks: Int) throws {
        var left = chunks
        let book = JourneyBook(scene.store, now: now, size: 3) {
            left -= 1
            if left == 0 { throw Killed() }
        }
        _ = try StageDerivation.record(scene.store, scene.workspace, now: now)
        var outcome = Planner.Outcome()
        do { try Journeys(scene.store, scene.workspace, now: now, book: book).run(&outcome) } catch is Killed {}
    }

    @Test(arguments: 0..<4)
    func oddRunsSendWhatSteadyOnesSend(seed: UInt64) throws {
        let steady = try simulate(seed: seed) { _ in (30, 0) }
        let odd = try simulate(seed: seed) { random in
            (
                random.once(in: 8)
                    ? Int64.random(in: 60...240, using: &random) : Int64.random(in: 1...60, using: &random),
                random.once(in: 4) ? 2 : 0
            )
        }
        #expect(steady.count > 40)
        let days = { (lines: [String]) in lines.map { $0.split(separator: " ").prefix(4).joined(separator: " ") } }
        #expect(days(odd) == days(steady))
    }
}

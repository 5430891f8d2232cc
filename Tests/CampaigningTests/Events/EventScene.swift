import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// An event for a handful of members, run hour by hour.
final class EventScene {
    let scene: JourneyScene
    private(set) var members: [String: Int64] = [:]

    static let once = """
        title: Grafting
        kind: event
        intent: service
        reason: a test
        event:
          purpose: To take a tree home
          start: 2026-03-20 11:00
          duration: 2h
          place: The nursery
          announce: 21d
          reminders: [3d, 3h]
        """

    init(_ text: String = once, members names: [String] = ["anna", "boris", "vera"]) throws {
        scene = try JourneyScene()
        for name in names { members[name] = try scene.add(name) }
        try write(text)
    }

    func write(_ text: String) throws {
        scene.folder.write(text + "\n", to: "campaigns/graft.yaml")
        try scene.load()
    }

    func desk(_ day: String = "2026-03-20", at now: String) throws -> EventDesk {
        let campaign = try #require(scene.workspace.campaign("graft"))
        return try #require(
            EventDesk(
                scene.store, scene.workspace, campaign, EventDateName(campaign: "graft", occurrence: day),
                now: try time(now)))
    }

    @discardableResult
    func answer(
        _ name: String, _ answer: EventAnswer, at now: String, guests: Int = 0, day: String = "2026-03-20"
    ) throws -> EventDesk.Outcome {
        try desk(day, at: now).take(answer, guests: guests, helps: [], from: try #require(members[name]))
    }

    /// `step name` of what was sent or planned, in the order in which it was planned.
    func letters(_ step: String? = nil) throws -> [String] {
        try scene.store.connection.rows(
            """
            SELECT g.step, m.email FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.campaign = 'graft' AND g.state <> 'skipped' AND (:step IS NULL OR g.step = :step) ORDER BY g.id
            """, ["step": SQLValue(step)]
        ) { "\($0.text(0)) \($0.text(1).split(separator: "@")[0])" }
    }
}

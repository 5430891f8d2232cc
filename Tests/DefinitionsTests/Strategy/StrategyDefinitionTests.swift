import Definitions
import Formats
import TestSupport
import Testing

struct StrategyDefinitionTests {
    private let folder = TemporaryFolder()

    private func load(_ strategy: String) -> LoadedWorkspace {
        folder.writeClub(
            """
            stages: [prospect, { promoter: nps >= 9 }]
            strategy:
            \(strategy)
            """, timezone: "Europe/Moscow")
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func errors(_ strategy: String) -> [String] {
        load(strategy).findings.filter { $0.severity == .error }.map {
            $0.message.english + ($0.suggestion.map { " → " + $0.english } ?? "")
        }
    }

    @Test func aStrategyHasTwoPointsObstaclesAndTasks() throws {
        let strategy = try #require(
            load(
                """
                  point_a: { on: 2026-09-01, text: Few, measures: { nps: -5, repeat_rate: 22.5%, ringing: 3 } }
                  point_b:
                    - { measure: nps, target: 45, by: 2027-06-30 }
                    - { measure: repeat_rate, target: 30 %, by: 2027-06-30 }
                    - { measure: ringing, count: stage = promoter, target: 150, by: 2027-06-30, title: Those who ring }
                  obstacles: [{ text: Too few hosts, owner: anna@example.org }]
                  tasks:
                    - { month: 2026-11, do: Ask two hosts, owner: anna@example.org, done: 2026-11-18 }
                    - { month: 2027-02, do: A plan, owner: boris@example.org, done: false }
                    - { month: 2027-02, do: A prize, owner: boris@example.org, by: 2027-02-10 }
                """
            ).workspace?.definition.strategy)
        #expect(strategy.start.measures == ["nps": -5, "repeat_rate": 22.5, "ringing": 3])
        #expect(strategy.targets.map(\.value) == [45, 30, 150])
        guard case .members(let filter) = strategy.targets[2].kind else {
            Issue.record("no filter")
            return
        }
        #expect(filter.text == "stage = promoter" && strategy.obstacles.first?.owner == "anna@example.org")
        #expect(strategy.tasks.map(\.by.description) == ["2026-11-30", "2027-02-28", "2027-02-10"])
        let day = try #require(CivilDate("2027-02-11"))
        #expect(strategy.tasks.map { $0.state(on: day) } == [.done, .open, .overdue])
        #expect(strategy.tasks[1].state(on: try #require(CivilDate("2027-01-31"))) == .ahead)
    }

    @Test(arguments: [
        (
            "{ measure: npss, target: 45, by: 2027-06-30 }", "there is no measure \"npss\" → did you mean \"nps\"?"
        ),
        (
            "{ measure: ringing, target: 45, by: 2027-06-30 }",
            "there is no measure \"ringing\" → say whom it counts: \"count: stage = promoter\""
        ),
        (
            "{ measure: nps, count: stage = promoter, target: 45, by: 2027-06-30 }",
            "\"nps\" is measured already, and count would say it anew → take another name, or delete count"
        ),
        (
            "{ measure: ringing, count: stage = promotr, target: 45, by: 2027-06-30 }",
            "there is no stage \"promotr\" → did you mean \"promoter\"?"
        ),
        (
            "{ measure: repeat_rate, target: 30, by: 2027-06-30 }",
            "a share must stand here, found 30 → write 30%"
        ),
        ("{ measure: repeat_rate, target: 130%, by: 2027-06-30 }", "130% is not from 0% to 100%"),
        (
            "{ measure: nps, target: 45%, by: 2027-06-30 }",
            "45% is a share, and this measure is none → write a number"
        ),
        ("{ measure: nps, target: 450, by: 2027-06-30 }", "a score is from -100 to 100, found 450"),
        ("{ measure: reviews, target: 4.5, by: 2027-06-30 }", "4.5 cannot be: nothing here is counted so"),
        (
            "{ measure: nps, target: 45, by: 2026-09-01 }",
            "2026-09-01 is not after point A, which is on 2026-09-01 → give it the day by which it is reached"
        ),
    ]) func aTargetThatCannotBeSaysWhy(target: String, message: String) {
        #expect(errors("  point_a: { on: 2026-09-01 }\n  point_b: [\(target)]") == [message])
    }

    @Test func mistakesOfAllPartsAreToldAtOnce() {
        let found = errors(
            """
              point_a: { on: soon, measures: { npss: 3, nps: many } }
              point_b:
                - { measure: nps, target: 45, by: 2027-06-30 }
                - { measure: nps, target: 46, by: 2027-06-30 }
              obstacles: [{ text: Hosts, owner: anna }]
              tasks:
                - { month: 2026-13, do: A, owner: anna@example.org }
                - { month: 2026-11, do: B, owner: anna@example.org, done: true }
                - { month: 2026-11, do: C, owner: anna@example.org, by: 2026-12-01 }
            """)
        #expect(found.count == 8, "\(found)")
        #expect(found.contains("nps has two targets by 2027-06-30 → keep one of them"))
        #expect(found.contains("\"2026-13\" is not a month → write it as 2026-11"))
        #expect(found.contains("nothing says when it was done → write the day, such as 2026-11-18"))
        #expect(found.contains("2026-12-01 is not in the month of the task → write a day of that month, or delete it"))
        #expect(errors("  point_a: { on: 2026-09-01 }\n  point_b: []").count == 1)
    }
}

import JSON
import TestSupport
import Testing

/// `report goals` as people run it, on a workspace of its own.
struct GoalsCommandTests {
    private let folder = TemporaryFolder()

    init() throws {
        write(
            """
            strategy:
              point_a: { on: 2026-09-01, text: "They <b>buy</b> once", measures: { community_share: 0%, ringing: 0 } }
              point_b:
                - { measure: community_share, target: 100%, by: 2026-10-20 }
                - { measure: ringing, count: purchases >= 1, target: 1, by: 2026-12-31, title: "=cmd()" }
                - { measure: members, target: 10, by: 2026-10-01 }
              obstacles: [{ text: "<script>alert(1)</script>", owner: anna@example.org }]
              tasks:
                - { month: 2026-09, do: A late one, owner: anna@example.org }
                - { month: 2026-10, do: One of now, owner: boris@example.org, done: 2026-10-03 }
                - { month: 2026-12, do: A later one, owner: boris@example.org }
            """)
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write("email\n" + (1...6).map { "m\($0)@example.org" }.joined(separator: "\n"), to: "members.csv")
        folder.write("id,email,kind,at\n1,m1@example.org,purchase,2026-10-01 07:00\n", to: "activities.csv")
        #expect(
            try run("members", "import", folder.path + "/members.csv", "--consent", "granted", "--basis", "form")
                .status == 0)
        #expect(try run("activities", "import", folder.path + "/activities.csv").status == 0)
    }

    private func write(_ more: String) {
        folder.writeClub(
            """
            \(more)
            """)
    }

    private func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        let result = try Executable(workspace: folder.path).run(words + ["--now", "2026-10-10T07:00:00Z"])
        return (result.code, result.out, result.error)
    }

    @Test func itSaysWhereEachTargetIsAndWhatIsToBeDone() throws {
        let report = try run("report", "goals")
        #expect(report.status == 0, "\(report.errors)")
        for words in [
            "Point A: 2026-09-01, They <b>buy</b> once", "Of 3 targets: reached 1, on track 0, behind 1, missed 1",
            "=cmd()", "A late one", "overdue since 2026-09-30", "done on 2026-10-03", "in the way: <script>",
        ] {
            #expect(report.output.contains(words), "\(words)\n\(report.output)")
        }
        #expect(!report.output.contains("A later one"))
        let russian = try run("report", "goals", "--lang", "ru")
        #expect(russian.output.contains("Точка А: 2026-09-01") && russian.output.contains("просрочено"))
    }

    @Test func everyFormSaysTheSame() throws {
        let json = try JSONValue(parsing: try run("report", "goals", "--json").output)
        let targets = json["targets"]?.arrayValue ?? []
        #expect(targets.map { $0["verdict"]?.stringValue } == ["behind", "reached", "missed"])
        #expect(targets[0]["n"] == 6 && targets[1]["n"] == .null && targets[0]["start_written"] == .bool(true))
        #expect(json["tasks"]?.arrayValue?.map { $0["state"]?.stringValue } == ["overdue", "done", "ahead"])
        #expect(json["owners"]?.arrayValue?.last?["done"] == 1)
        let csv = try run("report", "goals", "--csv").output
        #expect(csv.contains("ringing,'=cmd(),count,"))
        let page = try run("report", "goals", "--html", "-").output
        #expect(page.contains("&lt;script&gt;") && !page.contains("<script>") && page.contains("A later one"))
        #expect(page.contains("class=\"marked\""))
    }

    @Test func withoutAStrategyItSaysHowToWriteOne() throws {
        write("")
        let report = try run("report", "goals")
        #expect(report.status == 1 && report.errors.contains("strategy: { point_a:"))
    }

    @Test func checkWarnsOfATargetWhoseDayIsOver() throws {
        let check = try run("check")
        #expect(check.status == 0)
        #expect((check.output + check.errors).contains("the day of the target members, 2026-10-01, is over"))
    }
}

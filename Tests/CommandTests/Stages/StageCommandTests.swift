import Definitions
import TestSupport
import Testing

@testable import kamerton

struct StageCommandTests {
    private let folder = TemporaryFolder()

    init() {
        folder.write(
            """
            workspace: Club
            locale: ru
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            attributes:
              city: string
            stages:
              - prospect
              - first_purchase: purchases >= 1
              - lapsed: last(purchase) older than 180d
            segments:
              penza: city = "Penza"

            """, to: "kamerton.yaml")
        folder.write("email,city\nanna@example.org,Penza\nivan@example.org,Орёл\n", to: "members.csv")
        folder.write("email,at\nanna@example.org,2026-09-01\n", to: "orders.csv")
    }

    private func run(_ words: String...) -> ExitCode {
        Kamerton.run(["--workspace", folder.path, "--now", "2026-10-10T07:00:00Z", "--quiet"] + words)
    }

    @Test func stagesAndSegmentsAreAnsweredBeforeAnyRun() {
        #expect(run("members", "import", folder.path + "/members.csv") == .done)
        #expect(run("activities", "import", folder.path + "/orders.csv", "--kind", "purchase") == .done)
        #expect(run("stages") == .done)
        #expect(run("stages", "--json") == .done)
        #expect(run("stages", "explain", "Anna@Example.ORG") == .done)
        #expect(run("stages", "explain", "nobody@example.org") == .failed)
        #expect(run("segment", "penza") == .done)
        #expect(run("segment", "stage = first_purchase", "--list", "--limit", "1") == .done)
        #expect(run("segment", "city ~= \"ОРЕЛ\"", "--sql") == .done)
        #expect(run("segment", "penza", "--json") == .done)
    }

    @Test func aMistakeInAFilterIsAMistakeInTheCall() {
        #expect(run("segment", "citty = 1") == .usage)
        #expect(run("segment", "") == .usage)
        #expect(run("segment", "penza", "--limit", "-1") == .usage)
    }

    @Test func aMistakeIsShownUnderItsLine() throws {
        let text = "city = \"Penza\" and\n  stage = lapsd"
        let schema = FilterSchema(
            attributes: [AttributeDefinition(name: "city", type: .string)], stages: ["prospect", "lapsed"])
        let mistakes = try #require(throws: FilterMistakes.self) { try FilterParser.parse(text, schema: schema) }
        var options = GlobalOptions()
        options.hasColor = false
        let printer = FindingPrinter(console: Console(options))
        #expect(
            mistakes.findings(in: text, named: "filter").flatMap(printer.lines) == [
                "filter:2:11: error: there is no stage \"lapsd\" [filter]",
                "  2 |   stage = lapsd",
                "    |           ^^^^^",
                "  → did you mean \"lapsed\"?",
            ])
    }
}

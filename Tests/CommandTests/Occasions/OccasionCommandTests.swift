import Definitions
import Formats
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// Occasions through the command line: check, plan, simulate, run, explain.
@Suite struct OccasionCommandTests {
    private let folder = TemporaryFolder()

    private func fill() throws {
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.writeClub(
            """
            activities: { purchase: { amount: number } }

            """)
        folder.write(
            """
            - { name: a-year, when: { anniversary: joined_at }, title: A year with us }
            - { name: apple-day, when: { date: 10-19 }, title: Apple day }

            """, to: "occasions.yaml")
        folder.write(
            """
            title: Occasions
            kind: sequence
            intent: inform
            trigger: { occasion: any }
            schedule: { not_after: 12h }
            steps: [{ id: letter, at: "10:00", content: days }]

            """, to: "campaigns/days.yaml")
        folder.write(
            "---\nsubject: \"{{ occasion.title }}\"\npreview: p\n---\n{{ occasion.years }} years\n",
            to: "templates/days.en.md")
        folder.write(
            """
            email,joined_at,consent
            anna@example.org,2023-10-09,granted
            boris@example.org,2020-10-09,granted
            clara@example.org,2026-01-01,granted

            """, to: "members.csv")
        _ = try kamerton("members", "import", folder.path + "/members.csv", "--now", "2026-10-01T00:00:00Z")
        _ = try kamerton("run", "--now", "2026-10-01T00:00:00Z")
    }

    private func kamerton(_ arguments: String..., code: Int32 = 0) throws -> String {
        let result = try Executable(workspace: folder.path).run(arguments)
        #expect(result.code == code, "\(result.error)")
        return code == 0 ? result.out : result.out + result.error
    }

    @Test func planAndSimulateForeseeWhatRunSends() throws {
        try fill()
        let plan = try JSONValue(
            parsing: kamerton("plan", "--until", "30d", "--json", "--now", "2026-10-01T06:00:00Z"))
        let planned = (plan["campaigns"]?.arrayValue ?? []).map { line in
            "\(line["occurrence"]?.stringValue ?? "") \(line["send"]?.integerValue ?? 0)"
        }
        #expect(planned == ["occasion:a-year:2026-10-09 2", "occasion:apple-day:2026-10-19 1"])

        let simulated = try JSONValue(
            parsing: kamerton("simulate", "--days", "30", "--json", "--now", "2026-10-01T06:00:00Z"))
        let days = (simulated["days"]?.arrayValue ?? []).compactMap { day in
            day["campaigns"]?["days"]?.integerValue.map { "\(day["date"]?.stringValue ?? "") \($0)" }
        }
        #expect(days == ["2026-10-09 2", "2026-10-19 1"])

        for day in 2...20 {
            for time in ["09", "10"] {
                _ = try kamerton("run", "--now", "2026-10-\(day < 10 ? "0" : "")\(day)T\(time):00:00Z")
            }
        }
        let messages = try kamerton("messages", "days", "--json").split(separator: "\n").map {
            try JSONValue(parsing: String($0))
        }
        #expect(
            messages.map { "\($0["email"]?.stringValue ?? "") \($0["occurrence"]?.stringValue ?? "")" }.sorted() == [
                "anna@example.org occasion:a-year:2026-10-09:3", "boris@example.org occasion:a-year:2026-10-09:6",
                "clara@example.org occasion:apple-day:2026-10-19",
            ])
        #expect(messages.allSatisfy { $0["state"] == "sent" })
        let explained = try kamerton("explain", "anna@example.org", "--now", "2026-10-20T12:00:00Z")
        #expect(explained.contains("occasion:a-year:2026-10-09:3"))
        let status = try JSONValue(parsing: kamerton("status", "--json", "--now", "2026-10-20T12:00:00Z"))
        #expect(
            (status["campaigns"]?.arrayValue ?? []).compactMap { $0["occurrence"]?.stringValue } == [
                "occasion:a-year:2026-10-09", "occasion:apple-day:2026-10-19",
            ])
    }

    @Test func checkNamesThePlaceAndRunLeavesOutOnlyWhatOccasionsBegin() throws {
        try fill()
        folder.write(
            folder.read("occasions.yaml") + "- { name: spare, when: { date: 1-1 }, title: S }\n", to: "occasions.yaml")
        let found = try JSONValue(parsing: Executable(workspace: folder.path).run(["check", "--json"]).out)
        let finding = try #require(found["findings"]?.arrayValue?.first { $0["severity"] == "error" })
        #expect(finding["file"] == "occasions.yaml" && finding["line"] == 3 && finding["column"] == 32)
        let run = try Executable(workspace: folder.path).run(["run", "--now", "2026-10-09T10:00:00Z"])
        #expect(run.code == 1 && run.error.contains("campaign days has mistakes and is left out"))
        // Mended on the day, it goes on.
        folder.write(folder.read("occasions.yaml").replacing("1-1", with: "01-01"), to: "occasions.yaml")
        _ = try kamerton("run", "--now", "2026-10-09T11:00:00Z")
        #expect(try kamerton("messages", "days", "--json").split(separator: "\n").count == 2)
    }

    @Test func schemaHasItsOwnFile() throws {
        try fill()
        let schema = try JSONValue(parsing: kamerton("schema", "occasions"))
        #expect(schema["type"] == "array" && schema["items"]?["properties"]?["again_after"] != nil)
        _ = try kamerton("schema", "--write", folder.path + "/schema")
        #expect(FileManager.default.fileExists(atPath: folder.path + "/schema/occasions.json"))
    }
}

import Foundation
import Formats
import JSON
import Store
import TestSupport
import Testing

@testable import kamerton

/// The reports, as people run them.
@Suite struct ReportCommandTests {
    private func workspace() throws -> SurveyWorkspace {
        let workspace = try SurveyWorkspace()
        workspace.folder.write(
            "message_id,score,at\n", to: "empty.csv")
        return workspace
    }

    @Test func everyReportIsWrittenAsAPageWholeOrNotAtAll() throws {
        let workspace = try workspace()
        let now = "2026-10-20T00:00:00Z"
        for (words, title) in [
            (["report", "nps", "nps"], "Net Promoter Score"), (["report", "campaign", "nps"], "Campaign"),
            (["report", "members"], "Members"),
        ] {
            let path = workspace.folder.path + "/page.html"
            try "before".write(toFile: path, atomically: true, encoding: .utf8)
            let result = try KamertonProcess(
                words + ["--html", path, "--now", now, "--workspace", workspace.folder.path]
            ).finish()
            #expect(result.status == 0, "\(result.errors)")
            let page = try String(contentsOfFile: path, encoding: .utf8)
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<h1>\(title)") && page.hasSuffix("</html>\n"))
            let piped = try KamertonProcess(
                words + ["--html", "-", "--now", now, "--workspace", workspace.folder.path]
            ).finish()
            #expect(piped.output == page)
            let nowhere = try KamertonProcess(
                words + ["--html", workspace.folder.path + "/no/such/page.html", "--workspace", workspace.folder.path]
            ).finish()
            #expect(nowhere.status == 1 && nowhere.errors.contains("cannot write"))
        }
    }

    @Test func onlyOneThingGoesToStdout() throws {
        let workspace = try workspace()
        let both = try workspace.run("report", "nps", "--json", "--csv")
        #expect(both.status == 2 && both.errors.contains("--csv and --json cannot go together"))
        #expect(try workspace.run("report", "members", "--html", "-", "--json").status == 2)
        #expect(try workspace.run("report", "nps", "--csv").output.hasPrefix("dimension,name,n,"))
    }

    @Test func reportAloneListsThemAndAMistypedOneIsSuggested() throws {
        let workspace = try workspace()
        let list = try workspace.run("report")
        #expect(list.status == 0 && list.output.contains("kamerton report members"))
        let wrong = try workspace.run("report", "membres")
        #expect(wrong.status == 2 && wrong.errors.contains("did you mean members?"))
    }

    @Test func periodsAreComparedAndNonsenseIsRefused() throws {
        let workspace = try workspace()
        let words = [
            "report", "members", "--from", "2026-09-01", "--to", "2026-09-30", "--versus", "2025-09-01", "--json",
            "--workspace", workspace.folder.path,
        ]
        let json = try JSONValue(parsing: try KamertonProcess(words).finish().output)
        #expect(json["period"]?["from"]?.stringValue == "2026-08-31T21:00:00Z")
        #expect(json["versus"]?["until"]?.stringValue == "2025-09-30T21:00:00Z")
        #expect(try workspace.run("report", "members", "--from", "soon").status == 2)
        #expect(
            try workspace.run("report", "campaign", "nps", "--from", "2026-02-01", "--to", "2026-01-01").status == 2)
        let early = try workspace.run("report", "campaign", "nps", "--to", "2026-10-01", "--json")
        #expect(try JSONValue(parsing: early.output)["total"]?["planned"]?.integerValue == 0)
        let late = try workspace.run("report", "campaign", "nps", "--from", "2026-10-01", "--json")
        #expect(try JSONValue(parsing: late.output)["total"]?["planned"]?.integerValue == 2)
    }

    @Test func barsAndIntervalsAreDrawnInWhatTheTerminalHas() {
        let fine = TextChart(isUTF8: true)
        #expect(fine.bar(0.5, width: 4) == "██" && fine.bar(0.53, width: 4) == "██▏" && fine.bar(2, width: 2) == "██")
        #expect(fine.bar(.nan, width: 4).isEmpty)
        #expect(fine.interval(0, -50...50, from: -100, to: 100, width: 9) == "··├─●─┤··")
        let plain = TextChart(isUTF8: false)
        #expect(plain.bar(0.5, width: 4) == "##")
        #expect(plain.interval(60, 20...120, from: -100, to: 100, width: 9) == "....:[o-]")
        #expect(Console.isUTF8(["LANG": "ru_RU.UTF-8"]) && !Console.isUTF8(["LC_ALL": "C", "LANG": "en_US.UTF-8"]))
    }

    @Test func aDrawingIsLeftOutWhereTheTerminalIsNarrow() {
        var table = Table(Phrase("stage"), Phrase(verbatim: ""))
        table.add(verbatim: ["prospect", "########"])
        table.mayLose(column: 1)
        #expect(table.lines(in: .english) == ["stage", "prospect  ########"])
        #expect(table.lines(in: .english, limit: 12) == ["stage", "prospect"])
    }
}

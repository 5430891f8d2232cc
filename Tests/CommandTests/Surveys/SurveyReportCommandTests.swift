import Foundation
import JSON
import Store
import TestSupport
import Testing

/// `report survey`, `answers list`, `survey power` and what `report nps` tells more, as they are called.
@Suite struct SurveyReportCommandTests {
    private let workspace: SurveyWorkspace
    private let now = "2026-12-01T00:00:00Z"

    init() throws {
        workspace = try SurveyWorkspace()
        var csv = "Email Address,Submitted at,Score,Why?\n"
        for number in 0..<30 {
            let member = try workspace.store.seedMember("p\(number)@example.org", locale: number < 15 ? "ru" : "en")
            try workspace.store.seedMessage("nps", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
            if number < 24 {
                csv += "p\(number)@example.org,2026-10-1\(number % 4 + 1),\(number < 16 ? 10 : 4),"
                csv += number < 16 ? "Сладкие яблоки\n" : "Поздняя доставка\n"
            }
        }
        workspace.folder.write(csv, to: "answers.csv")
        let file = workspace.folder.path + "/answers.csv"
        let taken = try workspace.run("responses", "import", file, "--survey", "nps", "--now", now)
        #expect(taken.status == 0, "\(taken.errors)")
    }

    @Test func theReportIsATableAndJSONAndCSV() throws {
        let table = try workspace.run("report", "survey", "nps", "--by", "locale", "--drivers", "--now", now)
        #expect(table.status == 0, "\(table.errors)")
        #expect(table.output.contains("24 of 32 invited have answered (75 %"))
        #expect(table.output.contains("NPS +33, 95 % interval"))
        #expect(table.output.contains("no difference shown") || table.output.contains("): shown"))
        let json = try JSONValue(
            parsing: try workspace.run("report", "survey", "nps", "--json", "--trend", "month", "--now", now).output)
        #expect(json["n"] == 24 && json["trend"]?[0]?["month"] == "2026-10")
        let page = try workspace.run("report", "survey", "nps", "--html", "-", "--now", now)
        #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.contains("Those who were asked") == false)
        let csv = try workspace.run("report", "survey", "nps", "--csv", "--now", now)
        #expect(csv.output.hasPrefix("campaign,section,group,"))
        let russian = try workspace.run("report", "survey", "nps", "--lang", "ru", "--by", "locale", "--now", now)
        #expect(russian.output.contains("24 из 32"), "\(russian.output)")
    }

    @Test func wordsAreListedTaggedAndCompared() throws {
        let listed = try workspace.run("answers", "list", "nps", "--search", "доставк*", "--now", now)
        #expect(listed.status == 0 && listed.output.contains("Поздняя доставка"), "\(listed.errors)")
        #expect(!listed.output.contains("яблоки"))
        let words = try workspace.run("answers", "list", "nps", "--by", "detractors", "--json", "--now", now)
        let json = try JSONValue(parsing: words.output)
        #expect(json["words"]?[0]?["words"]?.arrayValue?.contains { $0["word"] == "доставка" } == true)
        workspace.folder.write("sweet: [сладк*]\n", to: "tags.yaml")
        let tags = try workspace.run(
            "answers", "list", "nps", "--tags", workspace.folder.path + "/tags.yaml", "--now", now)
        #expect(tags.output.contains("sweet") && tags.output.contains("67 %") && tags.output.contains("+100"))
        workspace.folder.write("sweet: [с*ладк]\n", to: "tags.yaml")
        let wrong = try workspace.run("answers", "list", "nps", "--tags", workspace.folder.path + "/tags.yaml")
        #expect(wrong.status == 1 && wrong.errors.contains("tags.yaml:1:9"))
        let filter = try workspace.run("answers", "list", "nps", "--where", "locale = \"en\"", "--json", "--now", now)
        #expect(try JSONValue(parsing: filter.output)["n"] == 9)
    }

    @Test func theScoreIsToldByMoreAndComparedWithAnotherPeriod() throws {
        let json = try JSONValue(
            parsing: try workspace.run(
                "report", "nps", "nps", "--by", "locale", "--trend", "month", "--json", "--from", "2026-10-12",
                "--versus", "2026-10-01..2026-10-11", "--now", now
            ).output)
        #expect(json["n"] == 18 && json["versus"]?["n"] == 6)
        #expect(json["by"]?["locale"]?.arrayValue?.count == 2 && json["trend"]?[0]?["month"] == "2026-10")
        #expect(json["versus"]?["change"]?["shown"] == false)
        let table = try workspace.run("report", "nps", "nps", "--by", "locale", "--now", now)
        #expect(table.output.contains("locale") && table.output.contains("95 %"), "\(table.errors)")
        #expect(try workspace.run("report", "nps", "nps", "--versus", "soon").status == 2)
        #expect(try workspace.run("report", "nps", "nps", "--trend", "year").status == 2)
    }

    @Test func planningSaysHowManyInvitations() throws {
        let words = try workspace.run("survey", "power", "--margin", "5", "--rate", "30%")
        #expect(words.output.contains("385 answers") && words.output.contains("1284 invitations"), "\(words.output)")
        let json = try JSONValue(
            parsing: try workspace.run(
                "survey", "power", "--difference", "20", "--campaign", "nps", "--json", "--now", now
            ).output)
        #expect(json["nps_variance_known"] == true && json["response_rate"] == 0.75)
        #expect(try workspace.run("survey", "power").status == 2)
        #expect(try workspace.run("survey", "power", "--margin", "no").status == 2)
    }

    @Test func theLimitOfAnAnonymousSurveyCannotBeLowered() throws {
        // What a webhook brings says who gave it.
        workspace.folder.write(
            workspace.folder.read("kamerton.yaml").replacing("webhooks:\n", with: "").replacing(
                "  open: { kind: generic, campaign: nps, secret: none }\n", with: ""), to: "kamerton.yaml")
        workspace.folder.write(
            workspace.folder.read("campaigns/nps.yaml").replacing(
                "  closes: 14d", with: "  closes: 14d\n  anonymous: true"),
            to: "campaigns/nps.yaml")
        let lower = try workspace.run("report", "survey", "nps", "--min-n", "3")
        #expect(lower.status == 2 && lower.errors.contains("never shown"))
        #expect(try workspace.run("report", "survey", "nps", "--by", "stage").status == 2)
        #expect(try workspace.run("answers", "list", "nps", "--where", "stage = promoter").status == 2)
        #expect(try workspace.run("report", "survey", "nps", "--by", "wave", "--now", now).status == 0)
        workspace.folder.write(
            workspace.folder.read("campaigns/nps.yaml").replacing("  closes: 14d", with: "  closes: 14d\n  min_n: 3"),
            to: "campaigns/nps.yaml")
        #expect(try workspace.run("check").errors.contains("[anonymous]"))
    }
}

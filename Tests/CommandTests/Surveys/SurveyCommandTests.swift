import Foundation
import JSON
import Store
import TestSupport
import Testing

private let csv = """
    Email Address,Submitted at,Score,Why?
    anna@example.org,2026-10-11,10,
    boris@example.org,2026-10-12,6,too dear
    boris@example.org,2026-10-13,9,
    nobody@example.org,2026-10-12,8,
    anna@example.org,2026-10-12,11,
    """

@Test func answersAreImportedAndReported() throws {
    let workspace = try SurveyWorkspace()
    workspace.folder.write(csv, to: "answers.csv")
    let file = workspace.folder.path + "/answers.csv"
    let now = "2026-11-20T00:00:00Z"
    let first = try workspace.run("responses", "import", file, "--survey", "nps", "--json", "--now", now)
    #expect(first.status == 1)
    let json = try JSONValue(parsing: first.output)
    #expect(json["read"] == 5 && json["created"] == 4 && json["rejected"] == 1)
    #expect(json["duplicates"] == 1 && json["unmatched"] == 1)
    #expect(FileManager.default.fileExists(atPath: json["rejects_file"]?.stringValue ?? ""))
    let second = try JSONValue(
        parsing: try workspace.run("responses", "import", file, "--survey", "nps", "--json", "--now", now).output)
    #expect(second["created"] == 0 && second["unchanged"] == 4)

    let told = try workspace.run("responses", "import", file, "--survey", "nps", "--now", now)
    #expect(
        told.output
            == "5 read: 0 created, 0 updated, 4 unchanged, 1 rejected, 1 duplicate, 1 unmatched\n")
    #expect(told.errors.contains("score   ←  \"Score\""))

    let report = try workspace.run("report", "nps", "nps", "--json", "--now", "2026-12-01T00:00:00Z")
    #expect(report.status == 0)
    let numbers = try JSONValue(parsing: report.output)
    #expect(numbers["n"] == 3 && numbers["nps"] == 0 && numbers["invited"] == 2)
    #expect(numbers["method"] == "adjusted_wald")
    let table = try workspace.run("report", "nps", "nps", "--by", "stage", "--now", "2026-12-01T00:00:00Z")
    #expect(table.output.contains("NPS of nps: 0"))
    #expect(table.output.contains("2 of 2 invited have answered (100 %)"))
    #expect(table.output.contains("not counted: 1 duplicate"))
}

@Test func mistakesOfTheCommandLineAreExplained() throws {
    let workspace = try SurveyWorkspace()
    workspace.folder.write("a,b\n1,2\n", to: "x.csv")
    let file = workspace.folder.path + "/x.csv"
    let unknown = try workspace.run("responses", "import", file, "--survey", "nsp")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean nps?"))
    #expect(try workspace.run("responses", "import", file).status == 2)
    let columns = try workspace.run("responses", "import", file, "--survey", "nps")
    #expect(columns.status == 2 && columns.errors.contains("--map score=\"HEADER\""))
    let survey = try workspace.run("report", "nps", "nsp")
    #expect(survey.status == 2 && survey.errors.contains("did you mean nps?"))
    workspace.folder.write(
        workspace.folder.read("campaigns/nps.yaml").replacing("    - score: { type: nps }\n", with: ""),
        to: "campaigns/words.yaml")
    let words = try workspace.run("report", "nps", "words")
    #expect(words.status == 2 && words.errors.contains("the survey words has no question of type nps"))
    #expect(words.errors.contains("one of: nps"))
    #expect(try workspace.run("report", "nps", "--from", "soon").status == 2)
    #expect(try workspace.run("report", "nps", "--by", "weather").status == 2)
    #expect(try workspace.run("serve", "--port", "70000").status == 2)
}

@Test func serveAnswersUntilItIsToldToStop() throws {
    let workspace = try SurveyWorkspace()
    let serving = try ServingProcess(workspace)
    let client = LoopbackClient(port: serving.port)
    #expect(client.send("GET", "/healthz")?.body == "ok\n")
    let body = #"{"id": "1", "email": "anna@example.org", "answers": {"score": 9}}"#
    let answer = client.send(
        "POST", "/hooks/open", headers: ["Content-Type": "application/json"], body: Array(body.utf8))
    #expect(answer?.status == 200)
    #expect(try workspace.store.number("SELECT count(*) FROM responses") == 1)
    let second = try workspace.run("serve", "--port", "\(serving.port)")
    #expect(second.status == 3)
    #expect(second.errors.contains("another program already listens on 127.0.0.1:\(serving.port)"))
    #expect(serving.stop(SIGTERM) == 0)
    #expect(client.send("GET", "/healthz") == nil)
}

@Test func aReportWithoutAnswersIsWhole() throws {
    let workspace = try SurveyWorkspace()
    let before = try workspace.run("report", "nps", "--now", "2026-01-01T00:00:00Z")
    #expect(before.output == "NPS of all surveys: no answers yet\n\nnobody has been invited yet\n")
    let after = try workspace.run("report", "nps", "nps", "--now", "2026-12-01T00:00:00Z")
    #expect(after.output == "NPS of nps: no answers yet\n\n0 of 2 invited have answered (0 %)\n")
}

@Test func unsignedHooksAreNotServedToTheWorld() throws {
    let workspace = try SurveyWorkspace()
    let result = try workspace.run("serve", "--host", "0.0.0.0", "--port", "0")
    #expect(result.status == 2)
    #expect(result.errors.contains("the webhook open has no secret"))
}

@Test func serveStopsOnAnInterrupt() throws {
    let serving = try ServingProcess(SurveyWorkspace())
    #expect(serving.port > 0)
    #expect(serving.stop(SIGINT) == 0)
}

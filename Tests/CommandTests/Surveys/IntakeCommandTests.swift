import Foundation
import JSON
import Store
import Synchronization
import TestSupport
import Testing

/// How many events were answered.
private final class Tally: Sendable {
    private let answered = Mutex(0)

    var count: Int { answered.withLock { $0 } }
    var isEnough: Bool { count >= 150 }

    func add() -> Int {
        answered.withLock { count in
            count += 1
            return count
        }
    }
}

@Test func whatWasAnsweredIsOnDiskAfterAKillAndTakenInAfterwards() async throws {
    let workspace = try SurveyWorkspace()
    let serving = try ServingProcess(workspace)
    let (port, process) = (serving.port, serving.identifier)
    let tally = Tally()
    await withTaskGroup(of: Void.self) { group in
        for lane in 0..<24 {
            group.addTask {
                for number in 0..<20 where !tally.isEnough {
                    let body = #"{"id": "r-\#(lane)-\#(number)", "email": "anna@example.org", "answers": {"score": 9}}"#
                    let answer = LoopbackClient(port: port).send(
                        "POST", "/hooks/open", headers: ["Content-Type": "application/json"], body: Array(body.utf8))
                    guard answer?.status == 200 else { continue }
                    if tally.add() == 150 { kill(process, SIGKILL) }
                }
            }
        }
    }
    let count = Int64(tally.count)
    #expect(count >= 150)
    #expect(try workspace.store.number("SELECT count(*) FROM webhook_events") >= count)
    #expect(try workspace.run("responses", "replay").status == 0)
    #expect(try workspace.store.number("SELECT count(*) FROM webhook_events WHERE state <> 'done'") == 0)
    #expect(
        try workspace.store.number("SELECT count(*) FROM responses")
            == workspace.store.number("SELECT count(*) FROM webhook_events"))
}

@Test func anEventThatWasNotTakenIsReplayedOnceTheSurveyIsMended() throws {
    let workspace = try SurveyWorkspace()
    let row = try workspace.store.receiveWebhookEvent(
        hook: "open", eventID: "e1",
        body: Array(#"{"id": "r1", "email": "anna@example.org", "answers": {"mark": 9}}"#.utf8), at: Sample.now)
    try workspace.store.settleWebhookEvent(row, state: .rejected, error: "no question", responseID: nil)
    let first = try workspace.run("responses", "replay", "--hook", "open")
    #expect(first.status == 1)
    #expect(first.errors.contains("e1: no question of this survey is answered"))
    workspace.folder.write(
        workspace.folder.read("kamerton.yaml").replacing("secret: none", with: "secret: none, map: { score: mark }"),
        to: "kamerton.yaml")
    let dry = try JSONValue(parsing: try workspace.run("responses", "replay", "--dry-run", "--json").output)
    #expect(dry["created"] == 1 && dry["dry_run"] == true)
    #expect(try workspace.store.number("SELECT count(*) FROM responses") == 0)
    #expect(
        try workspace.run("responses", "replay").output == "1 read: 1 created, 0 updated, 0 unchanged, 0 rejected\n")
    let again = try workspace.run("responses", "replay", "--all")
    #expect(again.output == "1 read: 0 created, 0 updated, 1 unchanged, 0 rejected\n")
    #expect(try workspace.run("responses", "replay", "--hook", "opn").status == 2)
}

@Test func answersOfNobodyKnownAreListedAndLinked() throws {
    let workspace = try SurveyWorkspace()
    workspace.folder.write(
        "id,Submitted at,email,score,Why?\n1,2026-10-11,nobody@example.org,9,\"Apples,\nand =1+1\"\n2,2026-10-11,,3,\n",
        to: "answers.csv")
    let file = workspace.folder.path + "/answers.csv"
    #expect(try workspace.run("responses", "import", file, "--survey", "nps").status == 0)
    let list = try workspace.run("responses", "list", "--unmatched", "--json")
    let listed = try JSONValue(parsing: list.output)["responses"]?.arrayValue ?? []
    #expect(listed.count == 2)
    let one = try #require(listed.first { $0["source_key"] == "id:1" })
    #expect(one["answers"]?["score"] == "9" && one["matched_by"] == "none")
    let number = try #require(one["response"]?.integerValue)
    let table = try workspace.run("responses", "list", "--survey", "nps")
    #expect(table.output.contains("nobody known") && table.output.contains("score 9"))
    #expect(try workspace.run("responses", "link", "\(number)", "who@example.org").status == 1)
    #expect(try workspace.run("responses", "link", "99", "boris@example.org").status == 1)
    #expect(try workspace.run("responses", "link", "x", "boris@example.org").status == 2)
    let linked = try JSONValue(
        parsing: try workspace.run("responses", "link", "\(number)", "boris@example.org", "--json").output)
    #expect(linked["linked"] == true && linked["late"] == false && linked["occurrence"] == "2026-10-10T07:00Z")
    #expect(try workspace.run("responses", "link", "\(number)", "anna@example.org").status == 1)
    #expect(try workspace.run("responses", "import", file, "--survey", "nps").output.contains("2 unchanged"))
    #expect(try workspace.store.number("SELECT count(*) FROM responses WHERE member_id IS NULL") == 1)
    #expect(try workspace.run("responses", "list", "--waiting").output == "no answers are waited for\n")
    #expect(try workspace.run("responses", "list", "--limit", "0").status == 2)
}

@Test func theMappingIsWrittenToTheCampaignAndUsedFromThere() throws {
    let workspace = try SurveyWorkspace()
    workspace.folder.write("Mark,Written on\n9,2026-10-11\n", to: "a.csv")
    let file = workspace.folder.path + "/a.csv"
    let before = workspace.folder.read("campaigns/nps.yaml")
    let dry = try workspace.run(
        "responses", "import", file, "--survey", "nps", "--map", "score=Mark", "--map", "at=Written on", "--save",
        "--dry-run")
    #expect(dry.status == 0 && dry.errors.contains("would be written to campaigns/nps.yaml"))
    #expect(workspace.folder.read("campaigns/nps.yaml") == before)
    let saved = try workspace.run(
        "responses", "import", file, "--survey", "nps", "--map", "score=Mark", "--map", "at=Written on", "--save")
    #expect(saved.status == 0)
    #expect(
        workspace.folder.read("campaigns/nps.yaml").hasSuffix(
            "\nimport:\n  at: \"Written on\"\n  score: \"Mark\"\n"))
    #expect(try workspace.run("check").status == 0)
    let again = try workspace.run("responses", "import", file, "--survey", "nps", "--source", "other")
    #expect(again.status == 0 && again.errors.contains("score  ←  \"Mark\"  (import: of the campaign)"))
}

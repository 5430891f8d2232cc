import Foundation
import JSON
import Testing
import TestSupport

/// The main job on the sample workspace of the repository, with a handful of members.
@Suite struct SampleTests {
    private let members = """
        email,first_name,locale,timezone,city,plan,joined_at,consent
        anna@example.com,Анна,ru,Europe/Moscow,Пенза,club,2026-01-10,granted
        boris@example.com,Борис,ru,Europe/Moscow,Пенза,free,2026-02-10,granted
        chris@example.com,Chris,en,Europe/London,Penza,free,2026-03-28,granted
        dina@example.com,Дина,ru,Europe/Moscow,Москва,free,2025-01-10,granted
        erik@example.com,Erik,en,Europe/Berlin,Berlin,free,2026-03-01,
        """

    private let activities = """
        id,email,kind,at,amount,sku
        1,anna@example.com,purchase,2026-01-20 12:00,900,apple
        2,anna@example.com,purchase,2026-03-20 12:00,300,currant
        3,boris@example.com,purchase,2026-03-30 12:00,650,cherry
        4,dina@example.com,purchase,2025-02-01 12:00,650,cherry
        5,erik@example.com,purchase,2026-03-02 12:00,650,cherry
        """

    @Test func theSampleHasNoMistakes() throws {
        let folder = TemporaryFolder()
        let result = try Workspaces.sample(to: folder).run("check", "--json")
        #expect(result.code == 0, "\(result.error)\(result.out)")
        let findings = try JSONValue(parsing: result.out)["findings"]?.arrayValue ?? []
        #expect(findings.isEmpty, "\(result.out)")
    }

    @Test func theWholeLoop() throws {
        let folder = TemporaryFolder()
        let kamerton = try Workspaces.sample(to: folder)
        folder.write(members, to: "members.csv")
        folder.write(activities, to: "activities.csv")
        #expect(try kamerton.run("members", "import", folder.path + "/members.csv", "--json").code == 0)
        #expect(try kamerton.run("activities", "import", folder.path + "/activities.csv", "--json").code == 0)

        // The first run meets the campaigns; nothing from before it is sent.
        let first = try JSONValue(parsing: kamerton.run("run", "--json", "--now", "2026-04-09T06:00:00Z").out)
        #expect(first["sent"] == 0)

        let due = "2026-04-10T07:00:30Z"
        let run = try kamerton.run("run", "--json", "--now", due)
        #expect(run.code == 0, "\(run.error)")
        let lines = try kamerton.run("messages", "nps-quarterly", "--json").out.split(separator: "\n")
            .map { try JSONValue(parsing: String($0)) }
        let states = Dictionary(
            uniqueKeysWithValues: lines.map { ($0["email"]?.stringValue ?? "", $0["state"]?.stringValue ?? "") })
        #expect(states["anna@example.com"] == "sent")
        #expect(states["boris@example.com"] == "sent")
        #expect(states["dina@example.com"] == "sent")
        // No consent on record: research is not sent.
        #expect(states["erik@example.com"] == "skipped")
        #expect(states["chris@example.com"] == nil)

        folder.write(
            "email,at,score,reason\nanna@example.com,2026-04-11 10:00,10,Люди\nboris@example.com,2026-04-11 11:00,3,сухой\n",
            to: "answers.csv")
        let answers = try kamerton.run(
            "responses", "import", folder.path + "/answers.csv", "--survey", "nps-quarterly", "--json", "--now",
            "2026-04-12T09:00:00Z")
        #expect(answers.code == 0, "\(answers.error)")
        let report = try JSONValue(
            parsing: kamerton.run("report", "nps", "nps-quarterly", "--json", "--now", "2026-04-12T10:00:00Z").out)
        #expect(report["n"] == 2 && report["promoters"] == 1 && report["detractors"] == 1)
        #expect(report["nps"]?.numberValue == 0)
        #expect(report["invited"] == 3)

        // The promoter's stage follows the answer.
        let stage = try kamerton.run(
            "segment", "stage = promoter", "--list", "--json", "--now", "2026-04-12T10:00:00Z")
        let found = try JSONValue(parsing: stage.out)["members"]?.arrayValue?.compactMap { $0["email"]?.stringValue }
        #expect(found == ["anna@example.com"])
    }

    @Test func serveSaysWhichSecretIsMissing() throws {
        let folder = TemporaryFolder()
        var kamerton = try Workspaces.sample(to: folder)
        kamerton.environment = ["KAMERTON_HOOK_SECRET": ""]
        let empty = try kamerton.run("serve", "--port", "0")
        #expect(empty.code == 1)
        #expect(empty.error.contains("the secret of the webhook answers"))
        #expect(empty.error.contains("export"))
    }
}

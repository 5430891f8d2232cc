import Foundation
import JSON
import TestSupport
import Testing

/// The core gets a draft with five questions; the others wait for the time, or for somebody's word.
struct PilotTests {
    private let folder = TemporaryFolder()

    init() throws {
        folder.writeClub(
            """
            community: { core: { where: 'has_tag("close")', size: 10 } }
            """)
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            "email,locale,tags\nanna@example.org,en,close\nboris@example.org,en,\nclara@example.org,en,\n",
            to: "members.csv")
        folder.write(
            "id,email,kind,at\n1,anna@example.org,attended,2026-10-01 07:00\n", to: "activities.csv")
        folder.write("---\nsubject: Pruning\npreview: P\n---\nPrune in March.\n", to: "templates/guide.en.md")
        folder.write("---\nsubject: Обрезка\npreview: P\n---\nОбрезайте в марте.\n", to: "templates/guide.ru.md")
        campaign("pilot: core")
        #expect(
            try run("members", "import", folder.path + "/members.csv", "--consent", "granted", "--basis", "form").code
                == 0)
        #expect(try run("activities", "import", folder.path + "/activities.csv").code == 0)
    }

    private func campaign(_ pilot: String) {
        folder.write(
            """
            title: A guide
            kind: email
            intent: inform
            schedule: { at: 2026-10-10 07:00, not_after: 20d }
            content: guide
            \(pilot)

            """, to: "campaigns/guide.yaml")
    }

    private func run(_ words: String..., at: String = "2026-10-10T07:00:00Z") throws -> (
        code: Int32, out: String, error: String
    ) {
        let result = try Executable(workspace: folder.path).run(words + ["--now", at])
        return (result.code, result.out, result.error)
    }

    private func recipients() throws -> [String] {
        let outbox = folder.path + "/.kamerton/outbox/new"
        return try ((try? FileManager.default.contentsOfDirectory(atPath: outbox)) ?? []).map { name in
            let mail = String(
                decoding: try #require(FileManager.default.contents(atPath: outbox + "/" + name)), as: UTF8.self)
            return ["anna", "boris", "clara"].first { mail.contains("To: \($0)@") || mail.contains("<\($0)@") } ?? "?"
        }.sorted()
    }

    private func mail(to name: String) throws -> String {
        let outbox = folder.path + "/.kamerton/outbox/new"
        return try FileManager.default.contentsOfDirectory(atPath: outbox).map { file in
            String(decoding: try #require(FileManager.default.contents(atPath: outbox + "/" + file)), as: UTF8.self)
        }.first { $0.contains("\(name)@example.org") } ?? ""
    }

    @Test func theCoreGetsADraftAndTheOthersTheLetterWhenTheWaitIsOver() throws {
        #expect(try run("check").code == 0)
        #expect(try run("run").code == 0)
        #expect(try recipients() == ["anna"])
        let draft = try mail(to: "anna")
        #expect(draft.contains("https://club.example.org/s/") && draft.contains("Subject: [draft] Pruning"))
        #expect(try run("status").out.contains("wave 2"))
        #expect(try run("run", at: "2026-10-12T07:00:00Z").code == 0)
        #expect(try recipients() == ["anna"])
        #expect(try run("run", at: "2026-10-13T08:00:00Z").code == 0)
        #expect(try recipients() == ["anna", "boris", "clara"])
        let letter = try mail(to: "boris")
        #expect(letter.contains("Subject: Pruning") && !letter.contains("/s/") && !letter.contains("draft"))
    }

    @Test func anApprovalAfterTheDraftLetsTheOthersHaveItSooner() throws {
        #expect(try run("run").code == 0)
        folder.write("---\nsubject: Pruning\npreview: P\n---\nPrune in April.\n", to: "templates/guide.en.md")
        let approved = try run("approve", "guide", at: "2026-10-11T07:00:00Z")
        #expect(approved.out.contains("those who waited for the pilot get it with the next run"))
        #expect(try run("run", at: "2026-10-11T07:05:00Z").code == 0)
        #expect(try recipients() == ["anna", "boris", "clara"])
        #expect(try mail(to: "boris").contains("Prune in April."))
    }

    @Test func anApprovalBeforeTheDraftIsNone() throws {
        #expect(try run("approve", "guide", at: "2026-10-09T07:00:00Z").code == 0)
        #expect(try run("run").code == 0)
        #expect(try run("run", at: "2026-10-11T07:00:00Z").code == 0)
        #expect(try recipients() == ["anna"])
    }

    @Test func byHandOnlyAnApprovalLetsItGo() throws {
        campaign("pilot: { to: core, wait: 1d, approve: manual }")
        #expect(try run("run").code == 0)
        #expect(try run("run", at: "2026-10-15T07:00:00Z").code == 0)
        #expect(try recipients() == ["anna"])
        #expect(
            try run("status", at: "2026-10-15T07:01:00Z").out.contains(
                "waits: somebody to let it go on: kamerton approve guide"))
        #expect(try run("approve", "guide", at: "2026-10-15T08:00:00Z").code == 0)
        #expect(try run("run", at: "2026-10-15T08:05:00Z").code == 0)
        #expect(try recipients() == ["anna", "boris", "clara"])
    }

    @Test(arguments: [
        ("pilot: friends", "core"), ("pilot: { to: core, wait: 30d }", "not_after"),
        ("pilot: core\nwaves: [{ where: 'has_tag(\"close\")' }, {}]", "waves of its own"),
        ("pilot: { to: core, aprove: manual }", "did you mean \"approve\"?"),
    ])
    func mistakesAreFound(pilot: String, said: String) throws {
        campaign(pilot)
        let check = try run("check")
        #expect(check.code == 1 && (check.out + check.error).contains(said))
    }

    @Test func withoutACoreThereIsNoPilot() throws {
        folder.write(
            folder.read("kamerton.yaml").components(separatedBy: "community:")[0], to: "kamerton.yaml")
        let check = try run("check")
        #expect(check.code == 1 && (check.out + check.error).contains("community: { core: { size: 50 } }"))
    }
}

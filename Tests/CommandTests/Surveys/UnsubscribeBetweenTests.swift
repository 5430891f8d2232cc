import Campaigning
import Definitions
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// Whoever leaves between the plan and the sending gets nothing more, but for service messages.
struct UnsubscribeBetweenTests {
    private let folder = TemporaryFolder()

    init() {
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            topics:
              news: { title: News }
            limits:
              quiet_hours: 21:00-09:00

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        campaign("letter", "intent: inform\ntopic: news")
        campaign("notice", "intent: service\nreason: members asked for it")
        folder.write(
            "email\nanna@example.org\nboris@example.org\nvera@example.org\n", to: "members.csv")
    }

    private func campaign(_ name: String, _ intent: String) {
        folder.write(
            """
            title: A word to all
            kind: email
            \(intent)
            schedule:
              at: 2026-10-10 22:30
            content: \(name)

            """, to: "campaigns/\(name).yaml")
        folder.write("---\nsubject: A word\npreview: A short one\n---\nHello!\n", to: "templates/\(name).en.md")
    }

    private func run(_ words: String...) throws -> JSONValue {
        let end = try KamertonProcess(words + ["--json", "--workspace", folder.path]).finish()
        #expect(end.status == 0, "\(end.errors)")
        return try JSONValue(parsing: end.output)
    }

    private func path(_ email: String, _ store: Store, _ signer: TokenSigner, letter: String = "u") throws -> String {
        let row = try store.number(
            """
            SELECT g.id FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.campaign = 'letter' AND m.email = '\(email)'
            """)
        return "/\(letter)/" + signer.sign(letter == "u" ? .unsubscribe : .preferences, row: row)
    }

    @Test func whatWasPlannedBeforeIsNotSentAfter() throws {
        _ = try run(
            "members", "import", folder.path + "/members.csv", "--consent", "granted", "--basis", "form", "--now",
            "2026-10-01T07:00:00Z")
        _ = try run("run", "--now", "2026-10-10T19:00:00Z")
        let evening = try run("run", "--now", "2026-10-10T19:31:00Z")
        #expect(evening["planned"] == 6 && evening["held"]?["quiet_hours"] == 3 && evening["sent"] == 3)

        let store = try Store(path: folder.path + "/.kamerton/store.sqlite")
        let signer = try TokenSigner(
            workspace: try #require(WorkspaceLoader.load(directory: folder.path).workspace))
        let serving = try ServingProcess(folder.path, "--now", "2026-10-10T20:00:00Z")
        let client = LoopbackClient(port: serving.port)
        let anna = try path("anna@example.org", store, signer)
        for _ in 0..<2 {
            #expect(client.send("POST", anna, body: Array("List-Unsubscribe=One-Click".utf8))?.status == 200)
        }
        let boris = try path("boris@example.org", store, signer)
        #expect(client.send("POST", boris, body: Array("scope=topic".utf8))?.status == 200)
        // Vera leaves and comes back.
        _ = client.send("POST", try path("vera@example.org", store, signer), body: [])
        _ = client.send(
            "POST", try path("vera@example.org", store, signer, letter: "p"), body: Array("form=all".utf8))
        #expect(serving.stop(SIGTERM) == 0)

        let morning = try run("run", "--now", "2026-10-11T06:01:00Z")
        #expect(morning["sent"] == 1)
        #expect(morning["skipped"]?["no_consent"] == 1 && morning["skipped"]?["topic"] == 1)
        #expect(
            try store.word(
                "SELECT m.email FROM messages g JOIN members m ON m.id = g.member_id WHERE g.campaign = 'letter' AND g.state = 'sent'"
            )
                == "vera@example.org")
        #expect(try store.number("SELECT count(*) FROM messages WHERE campaign = 'notice' AND state = 'sent'") == 3)
    }

    @Test func serviceMessagesStillGoToWhoLeft() throws {
        _ = try run(
            "members", "import", folder.path + "/members.csv", "--consent", "withdrawn", "--now",
            "2026-10-01T07:00:00Z")
        _ = try run("run", "--now", "2026-10-10T19:00:00Z")
        let evening = try run("run", "--now", "2026-10-10T19:31:00Z")
        let morning = try run("run", "--now", "2026-10-11T06:01:00Z")
        let sent = (evening["sent"]?.integerValue ?? 0) + (morning["sent"]?.integerValue ?? 0)
        #expect(sent == 3)
    }
}

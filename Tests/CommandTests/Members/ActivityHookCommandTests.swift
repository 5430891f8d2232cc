import Foundation
import JSON
import TestSupport
import Testing

/// Activities by webhook, from the request to what the next run makes of them.
@Suite struct ActivityHookCommandTests {
    private let folder = TemporaryFolder()
    private let kamerton: Executable

    init() throws {
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: UTC
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            activities: { purchase: { amount: number } }
            referrals: { to: "https://club.example.org/subscribe", counts: [purchase] }
            webhooks: { shop: { kind: activities, secret: none } }

            """, to: "kamerton.yaml")
        kamerton = Executable(workspace: folder.path)
        folder.write(
            "email,external_id,joined_at\nanna@x.org,C-1,2025-01-01\nboris@x.org,C-2,2026-09-01\n", to: "m.csv")
        let imported = try run("members", "import", folder.path + "/m.csv", "--now", "2026-09-02T00:00:00Z")
        #expect(imported.code == 0, "\(imported.error)")
        try run("run", "--now", "2026-09-02T01:00:00Z")
    }

    @discardableResult
    private func run(_ arguments: String...) throws -> (code: Int32, out: String, error: String) {
        let result = try kamerton.run(arguments)
        return (result.code, result.out, result.error)
    }

    private func json(_ arguments: String...) throws -> JSONValue {
        try JSONValue(parsing: kamerton.run(arguments + ["--json"]).out)
    }

    private func send(_ body: String) throws -> JSONValue {
        let serving = try ServingProcess(folder.path)
        let answer = LoopbackClient(port: serving.port).send(
            "POST", "/hooks/shop", headers: ["Content-Type": "application/json"], body: Array(body.utf8))
        #expect(serving.stop(SIGTERM) == 0)
        return try JSONValue(parsing: try #require(answer).body)
    }

    @Test func anOrderWithACodeIsCreditedByTheNextRun() throws {
        let code = try #require(try json("members", "show", "anna@x.org")["referral_code"]?.stringValue)
        let answer = try send(
            """
            {"id": "order-2", "external_id": "C-2", "kind": "purchase", "at": "2026-09-03T10:00:00Z",
             "fields": {"amount": 250}, "referral_code": "\(code.lowercased())"}
            """)
        #expect(answer["status"] == "recorded" && answer["new"] == 1, "\(answer)")
        try run("run", "--now", "2026-09-05T01:00:00Z")
        let list = try json("referrals", "list")["referrals"]?.arrayValue ?? []
        #expect(list.count == 1 && list[0]["email"] == "boris@x.org" && list[0]["state"] == "credited")
        #expect(try run("store", "verify").code == 0)
    }

    @Test func aStoryIsListedAndARefusedOneAfterItsMemberCame() throws {
        let answer = try send(
            """
            [{"id": "s-1", "email": "anna@x.org", "kind": "story", "at": "2026-09-03", "fields": {"text": "=The apples & <b>I</b>"}},
             {"id": "s-2", "email": "vera@x.org", "kind": "review", "at": "2026-09-03", "fields": {"text": "Good", "rating": 5}}]
            """)
        #expect(answer["new"] == 1 && answer["refused"]?[0]?["id"] == "s-2", "\(answer)")
        let stories = try json("stories", "list")
        #expect(stories["count"] == 1 && stories["stories"]?[0]?["text"] == "=The apples & <b>I</b>")
        let early = try run("responses", "replay", "--hook", "shop")
        #expect(early.code == 1 && early.error.contains("s-2: no member is vera@x.org"), "\(early)")
        folder.write("email\nvera@x.org\n", to: "v.csv")
        #expect(try run("members", "import", folder.path + "/v.csv").code == 0)
        let replay = try run("responses", "replay")
        #expect(replay.code == 0 && replay.out.contains("1 created, 0 updated, 1 unchanged"), "\(replay)")
        #expect(try json("stories", "list")["count"] == 2)
    }

    @Test func anErasureEmptiesWhatNamesTheMember() throws {
        _ = try send(#"[{"id": "1", "external_id": "C-2", "kind": "visit", "at": "2026-09-03"}]"#)
        let export = try run("members", "export", "boris@x.org", "--json")
        #expect(export.code == 0 && export.out.contains("hook:shop"), "\(export)")
        let erased = try run("members", "erase", "boris@x.org", "--yes", "--json")
        #expect(try erased.code == 0 && JSONValue(parsing: erased.out)["webhook_events"] == 1, "\(erased)")
    }
}

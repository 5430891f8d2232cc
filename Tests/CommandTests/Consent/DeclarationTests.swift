import Campaigning
import Definitions
import Formats
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// The mission and the declaration, from the form to the record.
struct DeclarationTests {
    private let workspace = ConsentWorkspace()

    init() { write(version: 1, text: "We help <b>newcomers</b>.") }

    private func write(version: Int, text: String) {
        workspace.folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            topics: { news: { title: News } }
            sign_up: { wording: { version: 2026-11, text: { ru: Согласен, en: I agree } } }
            community:
              mission: { ru: "растим {{ сады }}", en: "we grow {{ orchards }} & <trees>" }
              declaration: { version: \(version), text: { ru: Мы помогаем новичкам., en: "\(text)" } }
            """, to: "kamerton.yaml")
        workspace.folder.write(
            """
            title: Letter
            kind: email
            intent: inform
            topic: news
            schedule: { at: 2026-10-11 10:00 }
            content: letter
            """, to: "campaigns/letter.yaml")
        workspace.folder.write(
            "---\nsubject: A letter\npreview: One minute\n---\nHello!\n", to: "templates/letter.en.md")
    }

    private func signer() throws -> TokenSigner {
        try TokenSigner(workspace: try #require(WorkspaceLoader.load(directory: workspace.folder.path).workspace))
    }

    private func request(
        _ method: String, _ path: String, _ body: String = "", at time: String = "2026-10-10T07:00:00Z"
    ) throws -> (status: Int, text: String) {
        let serving = try ServingProcess(workspace.folder.path, "--now", time)
        let answer = try #require(
            LoopbackClient(port: serving.port).send(
                method, path,
                headers: method == "POST" ? ["Content-Type": "application/x-www-form-urlencoded"] : [:],
                body: Array(body.utf8)))
        #expect(serving.stop(SIGTERM) == 0)
        return (answer.status, answer.body)
    }

    private func form(_ more: String) throws -> String {
        let now = try #require(Instant(rfc3339: "2026-10-10T07:00:00Z"))
        let token = try signer().sign(.signUpForm, row: now.milliseconds - 5000)
        return "email=anna@example.org&agree=yes&wording=2026-11&lang=en&token=\(token)\(more)"
    }

    private func declarations() throws -> [JSONValue] {
        try workspace.json("members", "show", "anna@example.org")["declarations"]?.arrayValue ?? []
    }

    /// Signs up and confirms; returns the token of the preference page.
    private func join() throws -> String {
        #expect(try request("POST", "/subscribe", try form("&declaration=1")).status == 200)
        #expect(try declarations().first?["holds"] == .bool(false))
        let token = try signer().sign(.confirm, row: 1)
        #expect(try request("POST", "/confirm/" + token).status == 200)
        return try signer().sign(.preferences, row: 1)
    }

    @Test func joiningAsksForTheDeclarationAndRecordsIt() throws {
        let page = try request("GET", "/subscribe").text
        #expect(
            page.contains("We help &lt;b&gt;newcomers&lt;/b&gt;.")
                && page.contains("we grow {{ orchards }} &amp; &lt;trees&gt;"))
        #expect(page.contains("name=\"declaration\"") && !page.contains("required checked"))
        for body in ["", "&declaration=2", "&declaration=x"] {
            let refused = try request("POST", "/subscribe", try form(body))
            #expect(refused.status == 422 && refused.text.contains("Please read our declaration"))
        }
        _ = try join()
        let held = try declarations()
        #expect(held.count == 1 && held[0]["version"] == 1 && held[0]["origin"] == "sign_up")
        #expect(held[0]["holds"] == .bool(true) && held[0]["locale"] == "en")
        #expect(try workspace.run("members", "show", "anna@example.org").output.contains("version 1 accepted"))
        #expect(try workspace.run("store", "verify").status == 0)
        let offer = try JSONValue(parsing: try request("GET", "/subscribe?format=json&lang=ru").text)
        #expect(offer["declaration"]?["version"] == 1 && offer["mission"] == "растим {{ сады }}")
        #expect(try workspace.run("sign-up", "snippet").output.contains("name=\"declaration\" value=\"1\""))
    }

    @Test func aNewVersionIsShownAndAcceptedByPostOnly() throws {
        let token = try join()
        #expect(try request("GET", "/p/" + token).text.contains("You accepted it on"))
        write(version: 2, text: "We also listen.")
        let preferences = try request("GET", "/p/" + token).text
        #expect(preferences.contains("You accepted version 1 on") && preferences.contains("We also listen."))
        #expect(try request("GET", "/declaration/" + token).text.contains("I accept it"))
        #expect(try request("POST", "/declaration/" + token, "version=1").text.contains("I accept it"))
        #expect(try declarations().count == 1)
        #expect(try request("POST", "/declaration/" + token, "version=2").text.contains("it is written down"))
        #expect(try !request("POST", "/declaration/" + token, "version=2").text.contains("I accept it"))
        #expect(try declarations().map { $0["origin"]?.stringValue } == ["sign_up", "page"])
        #expect(try request("GET", "/declaration").text.contains("We also listen."))
        #expect(try request("GET", "/declaration/wrong").status == 404)
    }

    @Test func aTextThatChangedWithoutANewVersionIsToldOf() throws {
        let said = "version 1 of the declaration said something else in en before"
        let first = try workspace.run("run", "--now", "2026-10-10T07:00:00Z")
        #expect(!(first.output + first.errors).contains(said))
        write(version: 1, text: "We help nobody.")
        for words in [["run"], ["status"], ["check"]] {
            let result = try KamertonProcess(
                words + ["--now", "2026-10-10T08:00:00Z", "--workspace", workspace.folder.path]
            ).finish()
            #expect((result.output + result.errors).contains(said), "\(words) \(result.output)\(result.errors)")
        }
        write(version: 2, text: "We help nobody.")
        #expect(!(try workspace.run("status").errors).contains(said))
    }

    @Test func mailSaysWhatTheCommunityIsFor() throws {
        _ = try join()
        #expect(try workspace.json("run", "--now", "2026-10-11T07:00:00Z")["sent"] == 1)
        let folder = workspace.folder.path + "/.kamerton/outbox/new"
        let mail = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).map {
                try String(contentsOfFile: folder + "/" + $0, encoding: .utf8).replacing("=\r\n", with: "")
            }.first { $0.contains("Subject: A letter") })
        #expect(mail.contains("member of Test Club: we grow {{ orchards }} & <trees>"))
        #expect(mail.contains("we grow {{ orchards }} &amp; &lt;trees&gt;"))
    }

    @Test func anErasureLeavesThatSomebodyAcceptedNotWho() throws {
        _ = try join()
        #expect(
            try workspace.run("members", "erase", "anna@example.org", "--yes", "--now", "2026-10-12T07:00:00Z").status
                == 0)
        let store = try Store(path: workspace.folder.path + "/.kamerton/store.sqlite")
        #expect(try store.number("SELECT count(*) FROM declaration_acceptances WHERE version = 1") == 1)
        #expect(try workspace.run("store", "verify").status == 0)
    }

    @Test func mistakesOfTheDeclarationAreToldAtOnce() throws {
        workspace.folder.write(
            workspace.folder.read("kamerton.yaml").replacing(
                "declaration: { version: 1", with: "declaration: { version: 0, txt: a"),
            to: "kamerton.yaml")
        let check = try workspace.run("check")
        let said = check.output + check.errors
        #expect(check.status == 1 && said.contains("from 1 to 100000") && said.contains("\"txt\""), "\(said)")
    }
}

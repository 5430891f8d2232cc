import Campaigning
import Definitions
import Formats
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// The whole journey: the form, the mail in the outbox, its link, the consent with its proof.
struct DoubleOptInTests {
    private let workspace = ConsentWorkspace()

    private func store() throws -> Store { try Store(path: workspace.folder.path + "/.kamerton/store.sqlite") }

    /// Signs up over HTTP at a time.
    private func signUp(_ email: String, lang: String = "en", at time: String) throws {
        let serving = try ServingProcess(workspace.folder.path, "--now", time)
        let signer = try TokenSigner(
            workspace: try #require(WorkspaceLoader.load(directory: workspace.folder.path).workspace))
        let now = try #require(Instant(rfc3339: time))
        let token = signer.sign(.signUpForm, row: now.milliseconds - 5000)
        let body = "email=\(email)&topic=news&agree=yes&wording=2026-11&lang=\(lang)&token=\(token)"
        let answer = LoopbackClient(port: serving.port).send(
            "POST", "/subscribe",
            headers: [
                "Content-Type": "application/x-www-form-urlencoded", "User-Agent": "Test/1",
                "X-Forwarded-For": "198.51.100.7",
            ], body: Array(body.utf8))
        #expect(answer?.status == 200)
        #expect(serving.stop(SIGTERM) == 0)
    }

    private func request(_ method: String, _ path: String, at time: String) throws -> LoopbackClient.Answer {
        let serving = try ServingProcess(workspace.folder.path, "--now", time)
        let answer = try #require(LoopbackClient(port: serving.port).send(method, path))
        #expect(serving.stop(SIGTERM) == 0)
        return answer
    }

    /// The mails of the outbox, decoded enough to find a link.
    private func mails() throws -> [String] {
        let folder = workspace.folder.path + "/.kamerton/outbox/new"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.sorted().map { name in
            try String(contentsOfFile: folder + "/" + name, encoding: .utf8).replacing("=\r\n", with: "")
                .replacing("=\n", with: "").replacing("=3D", with: "=")
        }
    }

    private func link(in mail: String) throws -> String {
        let rest = try #require(mail.split(separator: "https://club.example.org/confirm/").dropFirst().first)
        return "/confirm/" + rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    @Test func aSignUpIsMailedConfirmedAndProven() throws {
        try signUp("anna@example.org", at: "2026-10-10T07:00:00Z")
        let planned = try workspace.json("plan", "--now", "2026-10-10T07:00:30Z")
        #expect(planned["campaigns"]?[0]?["campaign"] == "confirm" && planned["campaigns"]?[0]?["send"] == 1)
        #expect(try workspace.json("run", "--now", "2026-10-10T07:01:00Z")["sent"] == 1)
        let mail = try #require(try mails().first)
        #expect(mail.contains("To: anna@example.org") && mail.contains("Please confirm your subscription"))
        #expect(mail.contains("Auto-Submitted: auto-generated") && !mail.contains("List-Unsubscribe"))
        let path = try link(in: mail)
        #expect(try request("GET", path, at: "2026-10-10T07:02:00Z").status == 200)
        let before = try workspace.json("consent", "show", "anna@example.org")
        #expect(before["standing"]?[0]?["state"] == "pending")
        #expect(try request("POST", path, at: "2026-10-10T07:03:00Z").status == 200)
        let after = try workspace.json("consent", "show", "anna@example.org")
        #expect(after["standing"]?[0]?["state"] == "granted")
        let proof = try #require(after["history"]?[1])
        #expect(proof["wording"] == "2026-11" && proof["wording_text"] == "I agree")
        #expect(proof["from"] == "198.51.100.0/24" && proof["user_agent"] == "Test/1")
        #expect(proof["requested_at"] == "2026-10-10T07:00:00Z" && proof["confirmed_at"] == "2026-10-10T07:03:00Z")
        #expect(proof["proof"]?["confirmed_from"] == "127.0.0.0/24")
        // Confirmed: nobody is reminded, and nothing expires.
        let idle = try workspace.json("run", "--now", "2026-10-20T07:00:00Z")
        #expect(idle["sent"] == 0)
        #expect(try store().memberID(emailKey: "anna@example.org") != nil)
    }

    @Test func whoDoesNotConfirmIsRemindedOnceAndThenForgotten() throws {
        workspace.folder.write(
            "---\nsubject: Пожалуйста\npreview: Шаг\n---\nСвоими словами: {{ confirm_url }}\n",
            to: "templates/confirm.ru.md")
        #expect(try workspace.run("check").status == 0)
        try signUp("anna@example.org", lang: "ru", at: "2026-10-10T07:00:00Z")
        #expect(try workspace.json("run", "--now", "2026-10-10T07:01:00Z")["sent"] == 1)
        #expect(try workspace.json("run", "--now", "2026-10-12T06:59:00Z")["sent"] == 0)
        #expect(try workspace.json("run", "--now", "2026-10-12T07:00:00Z")["sent"] == 1)
        #expect(try workspace.json("run", "--now", "2026-10-14T07:00:00Z")["sent"] == 0)
        let mails = try mails()
        #expect(mails.count == 2 && mails.contains { $0.contains("confirm/") })
        _ = try workspace.json("run", "--now", "2026-10-17T07:00:00Z")
        let store = try store()
        #expect(try store.memberID(emailKey: "anna@example.org") == nil)
        #expect(try store.number("SELECT count(*) FROM members WHERE erased_at IS NOT NULL") == 1)
        #expect(try store.word("SELECT state FROM sign_ups") == "expired")
        #expect(try store.number("SELECT count(*) FROM consent_states") == 0)
        #expect(try self.mails().isEmpty)
        let path = try link(in: mails[0])
        #expect(try request("POST", path, at: "2026-10-17T07:01:00Z").status == 410)
    }

    @Test func aCampaignMayNotTakeTheNameOfTheConfirmation() throws {
        workspace.folder.write("title: x\n", to: "campaigns/confirm.yaml")
        let end = try workspace.run("check")
        #expect(end.status == 1 && (end.output + end.errors).contains("built-in-campaign"))
    }
}

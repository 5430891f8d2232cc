import Campaigning
import Definitions
import Formats
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// The two messages of a change of address, through the ledger and `run`.
struct AddressMailTests {
    private let folder = TemporaryFolder()
    private let now = Sample.now

    private func scene(locale: String = "en", member: String? = "en") throws -> (Store, Workspace, Int64) {
        folder.write(
            """
            workspace: Test Club
            locale: \(locale)
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        let workspace = WorkspaceLoader.load(directory: folder.path).workspace
        let store = try Sample.store(in: folder)
        let id = try store.seedMember("anna@example.org", locale: member)
        try store.connection.execute("UPDATE members SET name = 'Anna Karenina'")
        return (store, try #require(workspace), id)
    }

    private func ask(_ store: Store, _ workspace: Workspace, _ member: Int64) throws {
        let request = AddressRequest(store: store, workspace: workspace, memberID: member, now: now)
        #expect(try request.ask("new@example.net") == .asked)
    }

    private func run() throws -> JSONValue {
        let words = ["run", "--json", "--workspace", folder.path, "--now", (now + 60_000).description]
        let end = try KamertonProcess(words).finish()
        #expect(end.status == 0, "\(end.errors)")
        return try JSONValue(parsing: end.output)
    }

    /// The outbox's messages by the address they are for.
    private func mails() throws -> [String: String] {
        let outbox = folder.path + "/.kamerton/outbox/"
        var mails: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: outbox) where name.hasSuffix(".eml") {
            let mail = try String(contentsOfFile: outbox + name, encoding: .utf8)
            let to = mail.split(separator: "\r\n").first { $0.hasPrefix("To: ") }
            mails[to.map { String($0.dropFirst(4)) } ?? ""] = mail.replacing("=\r\n", with: "").replacing(
                "=3D", with: "=")
        }
        return mails
    }

    @Test func bothAddressesAreWrittenToOnceWithOneLinkEach() throws {
        let (store, workspace, member) = try scene()
        try ask(store, workspace, member)
        #expect(try run().objectValue?["sent"] == 2)
        #expect(try run().objectValue?["sent"] == 0)
        let mails = try mails()
        #expect(Set(mails.keys) == ["Anna Karenina <anna@example.org>", "new@example.net"])
        for (recipient, mail) in mails {
            let links = Set(mail.matches(of: /https:\/\/[^\s"<]+/).map { String($0.0) })
            #expect(links.count == 1, "\(recipient): \(links)")
            #expect(links.first?.hasPrefix("https://club.example.org/address/") == true)
            #expect(links.first?.contains("@") == false)
            #expect(mail.contains("Auto-Submitted: auto-generated") && !mail.contains("List-Unsubscribe"))
        }
        let stranger = try #require(mails["new@example.net"])
        #expect(!stranger.contains("Anna") && !stranger.contains("anna@"))
    }

    @Test(arguments: [("ru", "ru", "сменить адрес"), ("de", "de", "Change the address"), ("de", "ru", "Сменить адрес")])
    func theMessagesAreThereInEveryWorkspace(locale: String, member: String, words: String) throws {
        let (store, workspace, member) = try scene(locale: locale, member: member)
        try ask(store, workspace, member)
        #expect(try run().objectValue?["sent"] == 2)
        #expect(try mails().count == 2)
    }

    @Test func aTemplateOfTheWorkspaceTakesThePlaceOfOurs() throws {
        let (store, workspace, member) = try scene()
        folder.write(
            "---\nsubject: Well then\npreview: P\n---\nGo to {{ address_url }}, {{ member.name }}.\n",
            to: "templates/address-old.en.md")
        try ask(store, workspace, member)
        _ = try run()
        #expect(try mails()["Anna Karenina <anna@example.org>"]?.contains("Subject: Well then") == true)
    }

    @Test func theOldAddressMustBeMailable() throws {
        let (store, workspace, member) = try scene()
        try store.suppress(emailKey: "anna@example.org", reason: .bounced, source: "smtp", at: now)
        try ask(store, workspace, member)
        let report = try run()
        #expect(report.objectValue?["sent"] == 1)
        #expect(report.objectValue?["skipped"]?.objectValue?["suppressed"] == 1)
        #expect(try mails().keys.sorted() == ["new@example.net"])
    }

    @Test func anAddressThatWasTakenOrSuppressedMeanwhileGetsNothing() throws {
        let (store, workspace, member) = try scene()
        try ask(store, workspace, member)
        try store.suppress(emailKey: "new@example.net", reason: .manual, source: "test", at: now)
        let words = ["run", "--json", "--workspace", folder.path, "--now", (now + 60_000).description]
        let end = try KamertonProcess(words).finish()
        #expect(try JSONValue(parsing: end.output).objectValue?["sent"] == 1)
        #expect(try mails().keys.sorted() == ["Anna Karenina <anna@example.org>"])
    }

    @Test func aNewAddressThatDoesNotExistSaysNothingOfTheOldOne() throws {
        let (store, workspace, member) = try scene()
        try ask(store, workspace, member)
        let claim = try store.openClaim(node: "n", pid: 1, bootID: "b", at: now)
        for row in try store.dueMessages(at: now, limit: 10) where row.campaign == AddressChange.campaign(.new) {
            #expect(try store.claimMessages([row.id], under: claim.id, at: now) == 1)
            let refused = Settlement.Result.failed(Settlement.Words(code: 550, reply: "5.1.1"), addressIsBad: true)
            try store.settle([Settlement(row: row.id, result: refused, at: now)], of: claim.id, heartbeat: now)
        }
        #expect(try store.word("SELECT state FROM messages WHERE campaign = 'address:new'") == "failed")
        #expect(try !store.isSuppressed(emailKey: "anna@example.org"))
    }

    @Test func whatIsNotConfirmedInTimeIsForgottenByRun() throws {
        let (store, workspace, member) = try scene()
        try ask(store, workspace, member)
        _ = try run()
        let later = (now + AddressRequest.patience).description
        _ = try KamertonProcess(["run", "--workspace", folder.path, "--now", later]).finish()
        #expect(try store.word("SELECT state || ' ' || (email IS NULL) FROM address_changes") == "expired 1")
    }

    @Test func planAndExplainKnowTheMessages() throws {
        let (store, workspace, member) = try scene()
        try ask(store, workspace, member)
        let plan = try KamertonProcess(
            ["plan", "--json", "--workspace", folder.path, "--now", (now + 60_000).description]
        ).finish()
        #expect(plan.status == 0 && plan.output.contains("address:old"))
        let explain = try KamertonProcess(
            ["explain", "anna@example.org", "--workspace", folder.path, "--now", (now + 60_000).description]
        ).finish()
        #expect(explain.status == 0 && explain.output.contains("address:new"))
    }
}

import Campaigning
import Definitions
import Formats
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// Whoever is suppressed, or has unsubscribed, gets no mail by any path but `intent: service`, and the suppressed not even that.
struct SuppressionPathTests {
    private let sink = SMTPSink()
    private let workspace: SendingWorkspace

    init() throws {
        workspace = try SendingWorkspace(members: 0, port: sink.port)
        // The campaign of the scene, as news that needs consent.
        let file = workspace.folder.read("campaigns/word.yaml")
        workspace.folder.write(
            file.replacing("intent: service\nreason: members asked for it\n", with: "intent: inform\n"),
            to: "campaigns/news.yaml")
        for name in ["left", "stopped", "domain", "stays"] { try add(name) }
        try workspace.store.appendConsent(
            memberID: try id("left"), purpose: Consent.all, state: .withdrawn, source: "one-click", at: Sample.now + 1)
        try workspace.store.suppress(
            emailKey: "stopped@example.org", reason: .manual, source: "test", at: Sample.now)
        let domain = try #require(try MailDomain("@domain.example"))
        try workspace.store.suppress(domain: domain, reason: .manual, source: "test", at: Sample.now)
    }

    private func email(_ name: String) -> String { name == "domain" ? "d@domain.example" : "\(name)@example.org" }

    private func id(_ name: String) throws -> Int64 {
        try #require(try workspace.store.memberID(emailKey: email(name)))
    }

    private func add(_ name: String) throws {
        let member = try workspace.store.seedMember(email(name), locale: "en")
        try workspace.store.appendConsent(
            memberID: member, purpose: Consent.all, state: .granted, source: "test", at: Sample.now)
    }

    private func command(_ words: String...) throws -> (Int32, String, String) {
        let end = try KamertonProcess(words + ["--workspace", workspace.folder.path]).finish()
        return (end.status, end.output, end.errors)
    }

    private func planAll(_ campaign: String) throws {
        for name in ["left", "stopped", "domain", "stays"] { try workspace.plan(campaign: campaign, for: email(name)) }
    }

    private var recipients: [String] { sink.messages.map(\.recipient).sorted() }

    @Test func aCampaignReachesOnlyThoseWhoStay() throws {
        try planAll("news")
        #expect(try command("run", "--quiet").0 == 0)
        #expect(recipients == ["stays@example.org"])
        #expect(
            try workspace.states(of: "news") == [
                "left@example.org": "skipped", "stopped@example.org": "skipped", "d@domain.example": "skipped",
                "stays@example.org": "sent",
            ])
    }

    @Test func serviceMailReachesWhoeverIsNotSuppressed() throws {
        try planAll("word")
        #expect(try command("run", "--quiet").0 == 0)
        #expect(recipients == ["left@example.org", "stays@example.org"])
    }

    @Test(arguments: ["stopped@example.org", "d@domain.example", "stranger@domain.example"])
    func aTestCopyIsRefused(address: String) throws {
        let (status, _, errors) = try command("send-test", "news", "--to", address)
        #expect(status == 1 && errors.contains("is suppressed"))
        #expect(recipients.isEmpty)
    }

    @Test func neitherRetryNorResendReachesThem() throws {
        try planAll("news")
        try workspace.store.connection.run(
            "UPDATE messages SET state = 'failed', next_attempt_at = NULL, settled_at = 1 WHERE campaign = 'news'")
        let counted = try JSONValue(parsing: try command("retry", "news", "--failed", "--dry-run", "--json").1)
        #expect(counted["messages"] == 4 && counted["suppressed"] == 2)
        #expect(try command("retry", "news", "--failed", "--yes").0 == 0)
        #expect(try command("run", "--quiet").0 == 0)
        #expect(recipients == ["stays@example.org"])
        try workspace.store.connection.run(
            "UPDATE messages SET state = 'uncertain', settled_at = 1 WHERE campaign = 'news' AND state = 'skipped'")
        #expect(try command("resolve", "news", "--resend", "--yes").0 == 0)
        #expect(try command("run", "--quiet").0 == 0)
        #expect(recipients == ["stays@example.org"])
    }

    @Test func aPauseAndAResumeChangeNothingOfIt() throws {
        try planAll("news")
        #expect(try command("pause", "news").0 == 0)
        #expect(try command("resume", "news").0 == 0)
        #expect(try command("run", "--quiet").0 == 0)
        #expect(recipients == ["stays@example.org"])
    }

    /// The confirmation of a sign-up goes to whoever has unsubscribed, and to no other suppressed address.
    @Test func aConfirmationReachesNoSuppressedAddress() throws {
        let file = workspace.folder.read("kamerton.yaml")
        workspace.folder.write(
            file + "sign_up: { wording: { version: v1, text: I want news } }\n", to: "kamerton.yaml")
        try planAll("confirm")
        _ = try command("run", "--quiet")
        let states = try workspace.states(of: "confirm")
        #expect(states["stopped@example.org"] == "skipped" && states["d@domain.example"] == "skipped")
        #expect(!recipients.contains("stopped@example.org") && !recipients.contains("d@domain.example"))
    }

    /// Reminders, repeated asks and rows of every step go through the same claim.
    @Test(arguments: ["reminder-1", "reminder", "day-7"]) func noLaterStepReachesThem(step: String) throws {
        let file = workspace.folder.read("campaigns/news.yaml")
        workspace.folder.write(file + "reminders: [3d]\ntracking: { clicks: true }\n", to: "campaigns/news.yaml")
        try planAll("news")
        try workspace.store.connection.run("UPDATE messages SET step = :step", ["step": .text(step)])
        #expect(try command("run", "--quiet").0 == 0)
        #expect(recipients == ["stays@example.org"])
    }

    @Test func theReminderOfASignUpReachesNoSuppressedAddress() throws {
        let file = workspace.folder.read("kamerton.yaml")
        workspace.folder.write(
            file + "sign_up: { wording: { version: v1, text: I want news } }\n", to: "kamerton.yaml")
        try planAll("confirm")
        try workspace.store.connection.run("UPDATE messages SET step = 'reminder' WHERE campaign = 'confirm'")
        _ = try command("run", "--quiet")
        #expect(!recipients.contains("stopped@example.org") && !recipients.contains("d@domain.example"))
    }

    /// Both messages of a change of address: the suppressed old one, and the new one that was suppressed since it was named.
    @Test func aChangeOfAddressReachesNoSuppressedAddress() throws {
        let loaded = try #require(WorkspaceLoader.load(directory: workspace.folder.path).workspace)
        func ask(_ name: String, _ address: String) throws {
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) - 60_000)
            let request = AddressRequest(
                store: workspace.store, workspace: loaded, memberID: try id(name), now: now)
            #expect(try request.ask(address) == .asked)
        }
        try ask("stopped", "new1@example.net")
        try ask("left", "new2@example.net")
        try ask("stays", "new3@domain.example")
        try workspace.store.suppress(emailKey: "new2@example.net", reason: .manual, source: "test", at: Sample.now)
        _ = try command("run", "--quiet")
        // A change of address is service: the unsubscribed member is asked, suppressed addresses are not.
        #expect(recipients == ["left@example.org", "new1@example.net", "stays@example.org"])
    }

    @Test func whatWasUncertainIsNotResentToThem() throws {
        let file = workspace.folder.read("kamerton.yaml")
        workspace.folder.write(file.replacing("if_unsure: ask", with: "if_unsure: resend"), to: "kamerton.yaml")
        try planAll("news")
        try workspace.store.connection.run(
            "UPDATE messages SET state = 'uncertain', claimed_at = 1, settled_at = 1 WHERE campaign = 'news'")
        _ = try command("run", "--quiet")
        #expect(recipients == ["stays@example.org"])
    }

    @Test func aTestCopyOfNewsIsRefusedToWhoeverHasLeft() throws {
        let (status, _, errors) = try command("send-test", "news", "--to", "left@example.org")
        #expect(status == 1 && errors.contains("has unsubscribed"))
        #expect(try command("send-test", "word", "--to", "left@example.org").0 == 0)
        #expect(try command("send-test", "news", "--to", "me@example.net", "--member", "left@example.org").0 == 0)
        #expect(recipients == ["left@example.org", "me@example.net"])
    }

    /// `mailto:` of List-Unsubscribe, as mail programs write it, between the plan and the send.
    @Test func whoUnsubscribesByMailGetsNothingMore() throws {
        try planAll("news")
        let row = try workspace.store.number(
            "SELECT id FROM messages WHERE campaign = 'news' AND member_id = \(try id("stays"))")
        let loaded = try #require(WorkspaceLoader.load(directory: workspace.folder.path).workspace)
        let token = try TokenSigner(workspace: loaded).signForAddress(.bounce, row: row)
        workspace.folder.write(
            "From: Somebody <other@elsewhere.example>\nTo: bounces+\(token)@example.org\nSubject: unsubscribe\n\n",
            to: "mail/1.eml")
        let (status, output, _) = try command("bounces", "import", workspace.folder.path + "/mail", "--json")
        let summary = try JSONValue(parsing: output)
        #expect(status == 0 && summary["withdrawn"] == 1)
        #expect(try command("run", "--quiet").0 == 0)
        #expect(recipients.isEmpty)
        try planAll("word")
        _ = try command("run", "--quiet")
        #expect(recipients == ["left@example.org", "stays@example.org"])
    }

    @Test func aComplaintAndADeadAddressEndEvenServiceMail() throws {
        workspace.folder.write(
            """
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail Returned to Sender

            <stays@example.org>: host mx.example said: 550 5.1.1 User unknown
            """, to: "mail/1.eml")
        try planAll("news")
        try workspace.store.connection.run(
            "UPDATE messages SET state = 'sent', claimed_at = :now, sent_at = :now WHERE campaign = 'news'",
            ["now": .integer(Int64(Date().timeIntervalSince1970 * 1000) - 60_000)])
        #expect(try command("bounces", "import", workspace.folder.path + "/mail").0 == 0)
        try planAll("word")
        _ = try command("run", "--quiet")
        #expect(recipients == ["left@example.org"])
    }

    @Test func theListsOfTheCommandGoRoundTrip() throws {
        let path = workspace.folder.path + "/stop.csv"
        #expect(try command("suppress", "export", "--output", path).0 == 0)
        #expect(try command("suppress", "remove", "stopped@example.org", "@domain.example").0 == 0)
        #expect(try !workspace.store.isSuppressed(emailKey: "d@domain.example"))
        let (status, output, _) = try command("suppress", "import", path, "--json")
        let summary = try JSONValue(parsing: output)
        #expect(status == 0 && summary["read"] == 2 && summary["added"] == 2 && summary["rejected"] == 0)
        #expect(try workspace.store.isSuppressed(emailKey: "d@domain.example"))
        #expect(try workspace.store.suppression(emailKey: "stopped@example.org")?.reason == .manual)
        let (refused, _, errors) = try command("suppress", "remove", "d@domain.example")
        #expect(refused == 1 && errors.contains("kamerton suppress remove @domain.example"))
    }
}

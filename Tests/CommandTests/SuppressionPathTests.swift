import Formats
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

import Definitions
import Formats
import TestSupport
import Testing

/// `bounces:` and the webhooks of relays.
struct ReturnsDefinitionTests {
    private func load(_ lines: String) -> LoadedWorkspace {
        let folder = TemporaryFolder()
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
            \(lines)

            """, to: "kamerton.yaml")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func mistakes(_ lines: String) -> [String] { load(lines).findings.map(\.message.english) }

    @Test func aFolderOfAMailServerIsRead() throws {
        let loaded = load(
            "bounces: { imap: { host: imap.example.org, username: b, password: { env: P }, after: 'move:Taken in', every: 15m } }"
        )
        let imap = try #require(loaded.workspace?.definition.returns.imap, "\(loaded.findings)")
        #expect((imap.host, imap.port, imap.tls) == ("imap.example.org", 993, .implicit))
        #expect(imap.login == .password(.environment("P")) && imap.folder == "INBOX")
        #expect(imap.after == .move("Taken in") && imap.every == Span(15, .minutes))
    }

    @Test(arguments: [
        ("leave", IMAPSettings.After.leave), ("seen", .seen), ("flag:Kamerton", .flag("Kamerton")),
        ("'flag:\\Flagged'", .flag("\\Flagged")), ("move:Возвраты", .move("Возвраты")),
    ]) func whatBecomesOfMessagesIsSaid(text: String, after: IMAPSettings.After) {
        let loaded = load(
            "bounces: { imap: { host: h, tls: starttls, username: b, access_token: { env: P }, after: \(text) } }")
        let imap = loaded.workspace?.definition.returns.imap
        #expect(imap?.after == after && imap?.port == 143 && imap?.login == .accessToken(.environment("P")))
    }

    @Test(arguments: [
        ("host: h, username: b", "\"username\" needs \"password\""),
        (
            "host: h, username: b, password: { env: P }, access_token: { env: Q }",
            "either a password or an access token"
        ),
        ("host: h, username: b, password: { env: P }, after: delete", "is nothing that can be done"),
        ("host: h, username: b, password: { env: P }, after: 'flag:\\Deleted'", "not a flag that can be set"),
        ("host: h, username: b, password: { env: P }, after: 'flag:two words'", "not a flag that can be set"),
        ("host: h, username: b, password: { env: P }, after: 'move:INBOX'", "moved to where they are"),
        ("host: h, username: b, password: { env: P }, every: 10s", "less than a minute"),
        ("host: h, username: b, password: { env: P }, tls: none", "without TLS anyone"),
        ("host: h, username: b, password: hunter2", "the password"),
    ]) func mistakesOfTheFolderAreFound(lines: String, words: String) {
        let found = mistakes("bounces: { imap: { \(lines) } }")
        #expect(found.contains { $0.contains(words) }, "\(found)")
        #expect(!found.contains { $0.contains("hunter2") })
    }

    @Test func webhooksOfRelaysAreRead() throws {
        let loaded = load(
            """
            webhooks:
              amazon: { kind: ses, topic_arn: "arn:aws:sns:eu-west-1:123456789012:kamerton" }
              gun: { kind: mailgun, secret: { env: G } }
              mark: { kind: postmark, secret: { env: M }, header: X-Hook }
              brevo: { kind: brevo, secret: { env: B } }
            """)
        let hooks = try #require(loaded.workspace?.definition.webhooks, "\(loaded.findings)")
        #expect(hooks.map(\.kind) == [.ses, .mailgun, .postmark, .brevo])
        #expect(hooks[0].topicARN == "arn:aws:sns:eu-west-1:123456789012:kamerton" && hooks[2].header == "X-Hook")
        #expect(hooks.allSatisfy { !$0.isUnsigned && $0.campaign == nil })
    }

    @Test(arguments: [
        ("{ kind: ses }", "needs \"topic_arn\""), ("{ kind: ses, topic_arn: kamerton }", "not the ARN of an SNS topic"),
        ("{ kind: sendgrid }", "needs \"public_key\""), ("{ kind: sendgrid, public_key: abc }", "not a public key"),
        ("{ kind: mailgun }", "needs \"secret\""), ("{ kind: postmark, secret: none }", "without a secret anyone"),
        ("{ kind: brevo, secret: { env: B }, campaign: nps }", "has no \"campaign\""),
        ("{ kind: mailgun, secret: { env: B }, header: X }", "has no \"header\""),
        ("{ kind: ses, topic_arn: 'arn:aws:sns:e:1:k', secret: { env: X } }", "has no \"secret\""),
        ("{ kind: generic, secret: { env: B } }", "needs \"campaign\""),
        ("{ kind: activities }", "needs \"secret\""),
        ("{ kind: activities, secret: { env: B }, campaign: nps }", "activities has no \"campaign\""),
        ("{ kind: activities, secret: { env: B }, map: { a: b } }", "activities has no \"map\""),
        ("{ kind: postmark, secret: { env: B }, header: 'a: b' }", "not the name of a header"),
    ]) func mistakesOfWebhooksAreFound(lines: String, words: String) {
        let found = mistakes("webhooks: { x: \(lines) }")
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }
}

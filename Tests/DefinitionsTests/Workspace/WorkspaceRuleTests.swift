import Definitions
import Testing

/// Each rule of kamerton.yaml, broken once in a file that is good otherwise.
@Suite struct WorkspaceRuleTests {
    @Test(arguments: [
        ("locale: ru\n", "locale: ru\ncolour: red\n", "4:1+6 unknown-key"),
        ("locale: ru\n", "locale: ru\nstreams: {}\n", "4:1+7 unknown-key"),
        ("locale: ru\n", "locale: ru\nretention: { raw_mail: soon }\n", "4:24+4 duration"),
        ("locale: ru\n", "locale: ru\nretention: { webhooks: 6h }\n", "4:24+2 wrong-value"),
        ("locale: ru\n", "locale: ru\nretention: { logs: 6d }\n", "4:14+4 unknown-key"),
        ("locale: ru\n", "", "2:1+9 missing-key"),
        ("  from: Green Orchard Club <club@example.org>\n", "", "8:1+6 missing-key"),
        ("locale: ru\n", "locale:\n", "3:1+6 empty-value"),
        ("locale: ru\n", "locale: [ru]\n", "3:9+4 wrong-type"),
        ("limits:\n  contacts: 2 per 7d\n", "limits: none\nx:\n", "20:9+4 wrong-type"),
        ("transport: smtp", "transport: stmp", "14:14+4 wrong-value"),
        ("  city: string", "  City: string", "26:3+4 name"),
        ("  city: string", "  email: string", "26:3+5 reserved-name"),
        ("  city: string", "  purchases: string", "26:3+9 reserved-name"),
        ("  city: string", "  and: string", "26:3+3 reserved-name"),
        ("  news: {", "  all: {", "18:3+3 reserved-name"),
        ("  - promoter:", "  - prospect:", "34:5+8 duplicate-name"),
        ("Europe/Moscow", "Europe/Moscw", "4:11+12 time-zone"),
        ("Europe/Moscow", "MSK", "4:11+3 time-zone"),
        ("locale: ru", "locale: ru_RU", "3:9+5 locale"),
        ("https://club.example.org/", "club.example.org", "5:13+16 url"),
        ("https://club.example.org/", "https://club.example.org/?a=1", "5:13+29 url"),
        ("https://club.example.org/", "http://club.example.org/", "5:13+24 insecure-url"),
        ("<club@example.org>", "<club@@example.org>", "9:29+17 address"),
        ("from: Green Orchard Club <club@example.org>", "from: club@example.org", "9:9+16 from-name"),
        ("bounces: bounces@example.org", "bounces: returned.mail.of.club@example.org", "11:12+33 bounces-name"),
        ("bounces: bounces@example.org", "bounces: '\"a b\"@example.org'", "11:12+19 bounces-name"),
        ("secret: { file: .kamerton/secret }", "secret: s3cret", "7:9+1 secret-literal"),
        ("password: { env: SMTP_PASSWORD }", "password: s3cret", "15:76+1 secret-literal"),
        ("tls: implicit", "tls: none", "15:40+4 tls"),
        ("2 per 7d", "two a week", "21:13+10 limit"),
        ("1 in 5 per 90d", "6 in 5 per 90d", "22:15+14 limit"),
        ("21:00-09:00", "21-9", "24:16+4 quiet-hours"),
        ("city: string", "city: text", "26:9+4 value-type"),
        ("kind_of: string", "amount: string", "30:20+6 field-type"),
        ("  - first_purchase: purchases >= 1", "  - first_purchase", "33:5+14 stage-rule"),
        ("purchases >= 1", "reached(promoter)", "33:29+8 stage-order"),
        ("purchases >= 1", "reached(first_purchase)", "33:29+14 stage-order"),
        ("nps >= 9 and reached(first_purchase)", "purchases >=  1", "34:15+15 stage-unreachable"),
        ("nps >= 9 and reached(first_purchase)", "true", "34:15+4 stage-unreachable"),
        ("has_tag(\"staff\")", "friends", "36:10+7 segment-order"),
        ("staff or city", "friends or city", "37:12+7 segment-order"),
        ("nps >= 9", "nsp >= 9", "34:15+3 filter"),
        ("campaign: nps,", "campaign: npx,", "39:34+3 webhook-campaign"),
        ("campaign: nps,", "campaign: welcome,", "39:34+7 webhook-campaign"),
        ("kind: generic", "kind: google_forms", "39:15+12 not-available"),
        ("title: { ru: Новости, en: News }", "title: { de: Neues, en: News }", "18:18+23 locale-missing"),
        ("smtp: { host", "smtp: [{ host", "-"),
    ])
    func eachRuleHasItsPlace(found: String, replacement: String, expected: String) throws {
        var text = SampleFiles.workspace
        let range = try #require(text.range(of: found))
        text.replaceSubrange(range, with: replacement)
        let findings = SampleFiles.load(workspace: text).findings.map(\.short).filter { $0.hasPrefix("kamerton") }
        if expected == "-" {
            #expect(!findings.isEmpty)
        } else {
            #expect(findings.first == "kamerton.yaml:" + expected)
        }
    }

    @Test func oneMistakeIsOneFinding() throws {
        for (found, replacement) in [("city: string", "city: text"), ("locale: ru", "locale: ru_RU")] {
            let text = SampleFiles.workspace.replacing(found, with: replacement)
            #expect(SampleFiles.load(workspace: text).findings.count == 1)
        }
    }

    @Test func anEmptyFileSaysHowToBegin() {
        #expect(SampleFiles.load(workspace: "# nothing\n").findings.contains { $0.rule == "empty-file" })
    }

    @Test func aServerOnThisMachineNeedsNoTLS() {
        let text = SampleFiles.workspace
            .replacing("smtp.example.org", with: "127.0.0.1").replacing("tls: implicit", with: "tls: none")
        let settings = SampleFiles.load(workspace: text).workspace?.definition.delivery.smtp
        #expect(settings?.tls == SMTPSettings.TLS.none)
        #expect(settings?.port == 25)
    }

    @Test func connectionsToAServerAreCounted() {
        func settings(_ text: String) -> SMTPSettings? {
            SampleFiles.load(workspace: SampleFiles.workspace.replacing("tls: implicit", with: "tls: implicit" + text))
                .workspace?.definition.delivery.smtp
        }
        #expect(settings("")?.connections == 10 && settings("")?.pipelining == .full)
        #expect(settings("")?.messagesPerConnection == nil)
        let careful = settings(", connections: 50, pipelining: careful, messages_per_connection: 100")
        #expect(careful?.connections == 50 && careful?.pipelining == .careful)
        #expect(careful?.messagesPerConnection == 100)
        #expect(settings(", connections: 0") == nil)
        #expect(settings(", pipelining: fast") == nil)
    }

    @Test func aServerIsGivenAPasswordOrAToken() {
        func load(_ secret: String) -> (SMTPSettings?, [String]) {
            let loaded = SampleFiles.load(
                workspace: SampleFiles.workspace.replacing("password: { env: SMTP_PASSWORD }", with: secret))
            return (loaded.workspace?.definition.delivery.smtp, loaded.findings.map(\.rule))
        }
        let (settings, findings) = load("token: { file: .kamerton/smtp-token }")
        #expect(settings?.token == .file(".kamerton/smtp-token") && settings?.password == nil)
        #expect(findings.isEmpty)
        #expect(load("password: { env: P }, token: { env: T }").1 == ["wrong-value"])
        #expect(load("token: s3cret").1 == ["secret-literal"])
        #expect(load("connections: 3").1 == ["missing-key"])
        #expect(
            SampleFiles.load(
                workspace: SampleFiles.workspace.replacing(
                    "username: club, password: { env: SMTP_PASSWORD }", with: "token: { env: T }")
            ).findings.map(\.rule) == ["missing-key"])
    }

    @Test func aTransportOfSMTPNeedsAServer() {
        let text = SampleFiles.workspace.split(separator: "\n").filter { !$0.hasPrefix("  smtp:") }
            .joined(separator: "\n")
        #expect(SampleFiles.load(workspace: text).findings.map(\.rule) == ["missing-key"])
    }

    @Test func previousSecretsStillCount() {
        let text = SampleFiles.workspace.replacing(
            "secret: { file: .kamerton/secret }",
            with: "secret: { current: { env: NEW }, previous: [{ file: old }, { env: OLD }] }")
        #expect(
            SampleFiles.load(workspace: text).workspace?.definition.secret
                == SecretSettings(current: .environment("NEW"), previous: [.file("old"), .environment("OLD")]))
    }

    @Test func anchorsMayCarryWhatRepeats() {
        let text = SampleFiles.workspace
            .replacing("contacts: 2 per 7d", with: "contacts: &limit 1 per 90d")
            .replacing("surveys: 1 per 90d", with: "surveys: *limit")
        #expect(SampleFiles.load(workspace: text).workspace?.definition.limits.surveys?.count == 1)
    }
}

import Definitions
import Formats
import Foundation
import TestSupport
import Testing

@Suite struct WorkspaceLoaderTests {
    @Test func aGoodWorkspaceHasExactValues() throws {
        let loaded = SampleFiles.load()
        #expect(loaded.findings.map(\.short) == [])
        let definition = try #require(loaded.workspace?.definition)
        #expect(definition.name == "Green Orchard Club")
        #expect(definition.locale == "ru")
        #expect(definition.timezone.name == "Europe/Moscow")
        #expect(definition.publicURL == "https://club.example.org")
        #expect(definition.secret == SecretSettings(current: .file(".kamerton/secret")))
        #expect(
            definition.sender
                == Sender(
                    from: Mailbox(name: "Green Orchard Club", address: "club@example.org"),
                    replyTo: Mailbox(name: "", address: "hello@example.org"), bounces: "bounces@example.org",
                    postalAddress: "12 Orchard Lane, Penza"))
        #expect(
            definition.delivery
                == DeliverySettings(
                    transport: .smtp,
                    smtp: SMTPSettings(
                        host: "smtp.example.org", port: 465, tls: .implicit, username: "club",
                        password: .environment("SMTP_PASSWORD")), ifUnsure: .resend))
        #expect(definition.topics.map(\.name) == ["news", "research"])
        #expect(definition.topics[0].title.text(for: "en-GB", fallback: "ru") == "News")
        #expect(
            definition.limits
                == Limits(
                    contacts: CountLimit(count: 2, window: Span(7, .days)),
                    promotions: ShareLimit(part: 1, whole: 5, window: Span(90, .days)),
                    surveys: CountLimit(count: 1, window: Span(90, .days)),
                    quietHours: QuietHours(from: 21 * 60, until: 9 * 60)))
        #expect(definition.attributes.map(\.type) == [.string, .oneOf(["free", "club"])])
        #expect(definition.activities[0].fields == [AttributeDefinition(name: "amount", type: .number)])
        #expect(definition.activities.map(\.name).contains("attended"))
        #expect(definition.stages.map(\.name) == ["prospect", "first_purchase", "promoter"])
        #expect(definition.stages[0].rule == nil)
        #expect(definition.stages[2].mark.line == 34)
        #expect(definition.segments.map(\.name) == ["staff", "friends"])
        #expect(
            definition.webhooks
                == [WebhookDefinition(name: "tf", kind: .generic, campaign: "nps", secret: .environment("HOOK"))])
    }

    @Test func aGoodCampaignHasExactValues() throws {
        let campaign = try #require(SampleFiles.load().workspace?.campaign("nps"))
        #expect(campaign.file == "campaigns/nps.yaml")
        #expect((campaign.title, campaign.kind, campaign.intent) == ("Quarterly NPS", .survey, .research))
        #expect((campaign.topic, campaign.owner, campaign.was) == ("research", "lena@example.org", "score"))
        #expect(campaign.audience.filter?.text == "stage in (promoter) and not answered(\"nps\", within 90d)")
        #expect(campaign.audience.exclude == [.segment("staff"), .tag("partner")])
        #expect((campaign.audience.sample, campaign.audience.holdout) == (25, 5))
        #expect(campaign.audience.maxAudience == 5000)
        #expect(campaign.schedule.zone.name == "Asia/Yekaterinburg")
        #expect(campaign.schedule.notAfter == Span(2, .days))
        guard case .cron(let cron) = campaign.schedule.timing else {
            Issue.record("not cron")
            return
        }
        #expect(cron.hours == [10])
        #expect(campaign.content.template == "nps")
        #expect(campaign.content.subject?.variants == ["ru": "Вопрос", "en": "A question"])
        let survey = try #require(campaign.survey)
        #expect(survey.closing == .after(Span(14, .days)))
        #expect(survey.questions.map(\.id) == ["score", "reason"])
        #expect(survey.questions[0].isRequired)
        #expect(
            survey.questions[1].when?.comparisons == [
                .init(question: "score", comparator: .lessOrEqual, value: 8),
                .init(question: "score", comparator: .greater, value: 2),
            ])
        #expect(survey.endings.first?.text?.variants["ru"] == "Спасибо")
        #expect(campaign.hash.count == 64)
    }

    @Test func fiveMistakesAreShownAtOnceWithTheirPlaces() throws {
        let text = """
            title: Spring news
            kind: emial
            intent: promo
            topic: news
            audience:
              where: stage in (promoter) and ctiy = "Penza"
              sample: 0.25
            schedule:
              at: 2026-02-30 10:00
            content: spring
            sample: 10%

            """
        let loaded = SampleFiles.load(email: text)
        #expect(
            loaded.findings.map(\.short) == [
                "campaigns/welcome.yaml:2:7+5 wrong-value", "campaigns/welcome.yaml:6:34+4 filter",
                "campaigns/welcome.yaml:7:11+4 percentage", "campaigns/welcome.yaml:9:7+10 date",
                "campaigns/welcome.yaml:11:1+6 unknown-key",
            ])
        #expect(loaded.findings.allSatisfy { $0.severity == .error && $0.suggestion != nil })
        #expect(loaded.findings[0].suggestion == "did you mean \"email\"?")
        #expect(loaded.findings[1].sourceLine == "  where: stage in (promoter) and ctiy = \"Penza\"")
        #expect(loaded.findings[2].suggestion == "write 25%")
        #expect(loaded.findings[3].suggestion == "month 02 of 2026 has 28 days")
        let workspace = try #require(loaded.workspace)
        #expect(workspace.invalidCampaigns == ["welcome"])
        #expect(workspace.campaigns.map(\.name) == ["nps"])
    }

    @Test func mistakesOfAllFilesAreCollectedInOneRun() {
        let loaded = SampleFiles.load(
            workspace: SampleFiles.workspace.replacing("locale: ru", with: "locale: ru_RU"),
            survey: SampleFiles.survey.replacing("sample: 25%", with: "sample: lots"),
            email: SampleFiles.email.replacing("topic: news", with: "topic: nwes"))
        #expect(loaded.workspace == nil)
        #expect(
            loaded.findings.map(\.short) == [
                "kamerton.yaml:3:9+5 locale", "campaigns/nps.yaml:10:11+4 percentage",
                "campaigns/welcome.yaml:4:8+4 unknown-topic",
            ])
    }

    @Test func filesThatAreNoCampaignsAreLeftAlone() throws {
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace.replacing("  tf:", with: "  # tf:"), to: "kamerton.yaml")
        folder.write("not: [yaml", to: "campaigns/.hidden.yaml")
        folder.write("not: [yaml", to: "campaigns/notes.md")
        folder.write("not: [yaml", to: "campaigns/old/x.yaml")
        folder.write(SampleFiles.email, to: "campaigns/short.yml")
        folder.write(SampleFiles.email, to: "campaigns/welcome.yaml")
        folder.write(SampleFiles.email, to: "campaigns/welcome.yml")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/campaigns/gone.yaml", withDestinationPath: folder.path + "/nowhere")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        #expect(
            loaded.findings.map(\.short) == [
                "campaigns/gone.yaml:1:1+1 unreadable", "campaigns/old:1:1+1 file-ending",
                "campaigns/short.yml:1:1+1 file-ending", "campaigns/welcome.yml:1:1+1 duplicate-campaign",
            ])
        #expect(loaded.workspace?.campaigns.map(\.name) == ["short", "welcome"])
        #expect(loaded.workspace?.invalidCampaigns == ["gone"])
    }

    @Test func aBrokenSurveyDoesNotBreakThoseThatNameIt() throws {
        let email = SampleFiles.email.replacing(
            "schedule:", with: "audience: { where: 'answer(\"nps\", \"score\") <= 6' }\nschedule:")
        #expect(SampleFiles.load(email: email).findings.isEmpty)
        let loaded = SampleFiles.load(survey: "title: [\n", email: email)
        #expect(loaded.workspace?.campaigns.map(\.name) == ["welcome"])
        #expect(loaded.workspace?.invalidCampaigns == ["nps"])
    }

    @Test func oneBrokenDeclarationIsReportedOnce() {
        let loaded = SampleFiles.load(
            workspace: SampleFiles.workspace.replacing("staff: has_tag(\"staff\")", with: "staff: has_tg(\"staff\")"))
        #expect(loaded.findings.map(\.short) == ["kamerton.yaml:36:10+6 filter"])
    }

    @Test func windowsLineEndsAndAByteOrderMarkDoNotShiftPlaces() {
        let text = "\u{FEFF}" + SampleFiles.email.replacing("news", with: "nwes").replacing("\n", with: "\r\n")
        let finding = SampleFiles.load(email: text).findings.first
        #expect(finding?.short == "campaigns/welcome.yaml:4:8+4 unknown-topic")
        #expect(finding?.sourceLine == "topic: nwes")
    }

    @Test func aFolderWithoutAWorkspaceFileSaysSo() {
        let loaded = WorkspaceLoader.load(directory: TemporaryFolder().path)
        #expect(loaded.findings.map(\.rule) == ["no-workspace"])
    }

    @Test func mistakesInsideQuotedAndFoldedFiltersAreFound() {
        let quoted = SampleFiles.email.replacing(
            "schedule:", with: "audience:\n  where: \"plan = \\\"free\\\" and ctiy is set\"\nschedule:")
        #expect(SampleFiles.load(email: quoted).findings.map(\.short) == ["campaigns/welcome.yaml:6:31+4 filter"])
        let folded = SampleFiles.email.replacing(
            "schedule:", with: "audience:\n  where: >-\n    purchases >= 1\n    and ctiy is set\nschedule:")
        #expect(SampleFiles.load(email: folded).findings.map(\.short) == ["campaigns/welcome.yaml:8:9+4 filter"])
        let plain = SampleFiles.email.replacing(
            "schedule:", with: "audience:\n  where: purchases >= 1\n    and ctiy is set\nschedule:")
        #expect(SampleFiles.load(email: plain).findings.map(\.short) == ["campaigns/welcome.yaml:7:9+4 filter"])
    }

    @Test(arguments: ["{ value: hunter2 }", "{ env: \"hunter2!\" }", "{ current: hunter2 }"])
    func aSecretInTheWrongPlaceIsNotRepeated(written: String) {
        let loaded = SampleFiles.load(
            workspace: SampleFiles.workspace.replacing("{ file: .kamerton/secret }", with: written))
        #expect(loaded.hasErrors)
        for finding in loaded.findings {
            #expect(finding.sourceLine?.contains("hunter2") != true && !finding.message.contains("hunter2"))
        }
    }

    @Test func aSecretWrittenOutIsRefusedAndNotRepeated() throws {
        let loaded = SampleFiles.load(
            workspace: SampleFiles.workspace.replacing("secret: { file: .kamerton/secret }", with: "secret: hunter2"))
        let finding = try #require(loaded.findings.first)
        #expect(finding.short == "kamerton.yaml:7:9+1 secret-literal")
        #expect(finding.sourceLine == nil)
        #expect(!finding.message.contains("hunter2"))
    }
}

import Definitions
import TestSupport
import Testing

/// Each rule of campaign files, broken once in a survey that is good otherwise.
@Suite struct CampaignRuleTests {
    @Test(arguments: [
        ("owner:", "ownr:", "5:1+4 unknown-key"),
        ("timezone: Asia/Yekaterinburg", "timezone: local", "15:13+5 time-zone"),
        ("cron: \"0 10 * * 2\"", "every: monday", "14:15+1 every"),
        ("cron: \"0 10 * * 2\"", "every: month on last fryday at 10:00", "14:24+6 every"),
        ("cron: \"0 10 * * 2\"", "every: month on day 31 at 10:00", "14:10+24 date"),
        ("cron: \"0 10 * * 2\"", "every: year on 02-29 at 10:00", "14:10+22 date"),
        ("cron: \"0 10 * * 2\"", "every: month on last friday at 10:00\n  cron: \"0 10 * * 2\"", "15:3+4 schedule"),
        ("type: nps,", "type: stars,", "22:22+5 wrong-value"),
        ("title: Quarterly NPS\n", "", "1:1+4 missing-key"),
        ("owner: lena@example.org", "owner: lena", "5:8+4 address"),
        ("was: score", "was: nps", "6:6+3 rename"),
        ("was: score", "was: welcome", "6:6+7 rename"),
        ("was: score", "was: Old Name", "6:6+8 campaign-name"),
        ("topic: research", "topic: reserch", "4:8+7 unknown-topic"),
        ("topic: research\n", "", "3:9+8 topic-missing"),
        ("intent: research", "intent: service", "3:9+7 service-reason"),
        ("owner:", "reason: because\nowner:", "5:1+6 service-reason"),
        ("stage in (promoter)", "stage in (promotr)", "8:20+7 filter"),
        ("answered(\"nps\"", "answered(\"nsp\"", "8:47+5 filter"),
        ("[staff,", "[staf,", "9:13+4 unknown-segment"),
        ("sample: 25%", "sample: 120%", "10:11+4 percentage"),
        ("holdout: 5%", "holdout: 100%", "11:12+4 percentage"),
        ("max_audience: 5000", "max_audience: 0", "12:17+1 wrong-value"),
        ("cron: \"0 10 * * 2\"", "cron: \"0 25 * * 2\"", "14:12+2 cron"),
        ("cron: \"0 10 * * 2\"", "cron: \"0 10 * * 2\"\n  at: 2026-12-01 10:00", "14:3+4 schedule"),
        ("  cron: \"0 10 * * 2\"\n", "", "13:1+8 schedule"),
        ("cron: \"0 10 * * 2\"", "at: 2026-12-01", "14:7+10 date"),
        ("cron: \"0 10 * * 2\"", "at: 2026-13-01 10:00", "14:7+10 date"),
        ("cron: \"0 10 * * 2\"", "at: tomorrow", "14:7+8 date"),
        ("Asia/Yekaterinburg", "Yekaterinburg", "15:13+13 time-zone"),
        ("not_after: 2d", "not_after: 2 days", "16:14+6 duration"),
        ("template: nps,", "template: ../nps.ru.md,", "17:22+12 wrong-value"),
        ("kind: survey", "kind: email", "18:1+6 survey-kind"),
        ("- reason:", "- score:", "23:7+5 duplicate-name"),
        (", text: { ru: Почему?, en: Why? }", "", "23:7+6 question-text"),
        ("score <= 8", "score => 8", "23:41+2 answer-condition"),
        ("score <= 8", "scor <= 8", "23:35+4 answer-condition"),
        ("score <= 8", "reason <= 8", "23:35+6 answer-condition"),
        ("score <= 8 and", "score <= 8 or", "23:46+2 answer-condition"),
        ("score <= 8", "score <= 11", "23:44+2 answer-condition"),
        ("required: true", "required: yes", "22:37+3 wrong-value"),
    ])
    func eachRuleHasItsPlace(found: String, replacement: String, expected: String) throws {
        var text = SampleFiles.survey
        let range = try #require(text.range(of: found))
        text.replaceSubrange(range, with: replacement)
        let loaded = SampleFiles.load(survey: text)
        #expect(
            loaded.findings.first { $0.mark.file == "campaigns/nps.yaml" }?.short == "campaigns/nps.yaml:" + expected)
    }

    @Test func aSurveyWithoutQuestionsIsAMistake() {
        let text = SampleFiles.survey.components(separatedBy: "survey:\n  purpose")[0]
        #expect(SampleFiles.load(survey: text).findings.map(\.rule).contains("survey-kind"))
    }

    @Test func aTimeThatTheClocksJumpOverIsAWarning() {
        let text = SampleFiles.email.replacing(
            "{ at: 2026-12-01 10:00 }", with: "{ at: 2026-03-29 02:30, timezone: Europe/Berlin }")
        let loaded = SampleFiles.load(email: text)
        #expect(loaded.findings.map(\.short) == ["campaigns/welcome.yaml:5:17+16 date"])
        #expect(!loaded.hasErrors)
    }

    @Test func aNameWithCapitalsIsAMistake() {
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace.replacing("  tf:", with: "  # tf:"), to: "kamerton.yaml")
        folder.write(SampleFiles.email, to: "campaigns/Spring News.yaml")
        let finding = WorkspaceLoader.load(directory: folder.path).findings.first
        #expect(finding?.rule == "campaign-name")
        #expect(finding?.suggestion == "rename the file to spring-news.yaml")
    }

    @Test func whatIsNotAMappingIsSaidOnce() {
        let loaded = SampleFiles.load(email: "- just\n- a list\n")
        #expect(loaded.findings.map(\.short) == ["campaigns/welcome.yaml:1:1+1 wrong-type"])
        #expect(SampleFiles.load(email: "").findings.map(\.rule) == ["empty-file"])
    }

    @Test func theHashIsThatOfTheBytes() {
        let first = SampleFiles.load().workspace?.campaign("welcome")?.hash
        let second = SampleFiles.load(email: SampleFiles.email + "# later\n").workspace?.campaign("welcome")?.hash
        #expect(first != nil && second != nil && first != second)
    }

    @Test func onlyOneCampaignCanHaveHadAName() {
        let loaded = SampleFiles.load(email: SampleFiles.email + "was: score\n")
        #expect(loaded.findings.map(\.short) == ["campaigns/welcome.yaml:7:6+5 rename"])
        #expect(loaded.workspace?.invalidCampaigns == ["welcome"])
    }

    @Test func aDisabledCampaignIsRead() {
        let text = SampleFiles.email + "disabled: true\n"
        #expect(SampleFiles.load(email: text).workspace?.campaign("welcome")?.isDisabled == true)
    }
}

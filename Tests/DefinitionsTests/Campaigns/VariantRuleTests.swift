import Definitions
import TestSupport
import Testing

/// The rules of variants and goals: each mistake is found at its place, with its rule.
@Suite struct VariantRuleTests {
    private static let letter = """
        title: Spring
        kind: email
        intent: inform
        topic: research
        schedule: { at: 2026-12-01 10:00, not_after: 2d }
        tracking: { clicks: true }
        goal: purchase within 14d
        content:
          template: spring
          subject: { ru: Весна, en: Spring }
          variants:
            - id: calm
            - id: question
              weight: 2
              subject: { ru: Весна? }
            - id: evening
              at: "18:00"
          test: 20%
          decide: 4h
          metric: clicks
          confidence: 99%
        """

    private func load(_ text: String) -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace, to: "kamerton.yaml")
        folder.write(SampleFiles.survey, to: "campaigns/nps.yaml")
        folder.write(SampleFiles.email, to: "campaigns/welcome.yaml")
        folder.write(text, to: "campaigns/spring.yaml")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func findings(_ text: String) -> [String] {
        load(text).findings.filter { $0.mark.file == "campaigns/spring.yaml" }
            .map { "\($0.mark.line):\($0.mark.column) \($0.rule)" }
    }

    @Test func aGoodOneIsRead() throws {
        let loaded = load(VariantRuleTests.letter)
        #expect(loaded.findings.filter { $0.mark.file == "campaigns/spring.yaml" }.map(\.short) == [])
        let campaign = try #require(loaded.workspace?.campaign("spring"))
        let variants = try #require(campaign.content.variants)
        #expect(variants.all.map(\.id) == ["calm", "question", "evening"])
        #expect(variants.all.map(\.weight) == [1, 2, 1])
        #expect(variants.test?.share == 20 && variants.test?.decide.approximateMilliseconds == 4 * 3_600_000)
        #expect(variants.metric == .clicks && variants.confidence == 99)
        // A language that the variant does not write in keeps its words.
        #expect(variants.all[1].subject?.variants == ["ru": "Весна?", "en": "Spring"])
        #expect(campaign.goal?.words == "activity purchase within 14d")
        #expect(campaign.saying("question").content.subject?.variants["ru"] == "Весна?")
        #expect(campaign.saying("nobody").content.subject?.variants["ru"] == "Весна")
        #expect(campaign.variantLetters.map(\.variant) == ["calm", "question", "evening"])
    }

    @Test(arguments: [
        ("metric: clicks", "metric: opens", "20:11 variants"),
        ("metric: clicks", "metric: responses", "20:11 variants"),
        ("metric: clicks", "metric: sales", "20:11 wrong-value"),
        ("tracking: { clicks: true }\n", "", "19:11 variants"),
        ("goal: purchase within 14d\n", "", ""),
        ("  metric: clicks\n", "", "8:1 missing-key"),
        ("  decide: 4h\n", "", "8:1 missing-key"),
        ("test: 20%", "test: 100%", "18:9 variants"),
        ("test: 20%\n  ", "", "18:3 variants"),
        ("confidence: 99%", "confidence: 20%", "21:15 variants"),
        ("id: question", "id: calm", "13:11 duplicate-name"),
        ("weight: 2", "weight: 0", "14:15 wrong-value"),
        ("not_after: 2d", "not_after: 6h", "18:9 variants"),
        ("      weight: 2\n      subject: { ru: Весна? }\n", "", "13:11 variants"),
        (
            "    - id: question\n      weight: 2\n      subject: { ru: Весна? }\n    - id: evening\n      at: \"18:00\"\n",
            "",
            "11:3 variants"
        ),
        ("purchase within 14d", "purchas within 14d", "7:7 goal"),
        ("purchase within 14d", "purchase in 14d", "7:7 goal"),
        ("purchase within 14d", "purchase within soon", "7:7 duration"),
        ("purchase within 14d", "{ activity: purchase, stage: promoter }", "7:1 goal"),
        ("purchase within 14d", "{ stage: promotr }", "7:16 goal"),
        ("purchase within 14d", "{ where: nps >= 9, within: 3d }", "7:26 goal"),
    ])
    func aMistakeIsFoundAtItsPlace(what: String, with: String, expected: String) {
        #expect(VariantRuleTests.letter.contains(what))
        let found = findings(VariantRuleTests.letter.replacing(what, with: with))
        #expect(found == (expected.isEmpty ? [] : [expected]), "\(found)")
    }

    @Test func opensAreExplained() throws {
        let found = load(VariantRuleTests.letter.replacing("metric: clicks", with: "metric: opens")).findings
        let finding = try #require(found.first { $0.rule == "variants" })
        #expect(finding.message.english.contains("load the pictures of mail that nobody has read"))
        #expect(finding.suggestion?.english.contains("clicks") == true)
    }

    @Test func wherePeopleComeOneByOneNobodyWaits() {
        let sequence = """
            title: Path
            kind: sequence
            intent: inform
            topic: research
            trigger: joined
            goal: nps within 30d
            steps:
              - id: hello
                content:
                  template: hello
                  variants: [{ id: a }, { id: b, subject: Hi }]
                  test: 20%
                  decide: 4h
                  metric: goal
            """
        #expect(findings(sequence) == ["12:13 variants"])
        let plain = sequence.replacing("      test: 20%\n      decide: 4h\n", with: "")
        #expect(findings(plain) == [])
        #expect(load(plain).workspace?.campaign("spring")?.letters.first?.letter.content.variants?.metric == .goal)
    }

    @Test(arguments: [
        ("survey", "responses"), ("email", "goal"),
    ])
    func withoutATestTheMetricIsWhatTheCampaignIsFor(kind: String, metric: String) throws {
        let text = """
            title: Spring
            kind: \(kind)
            intent: research
            topic: research
            schedule: { at: 2026-12-01 10:00 }
            \(kind == "survey" ? "survey: { questions: [{ score: { type: nps } }] }" : "goal: { stage: promoter }")
            content: { template: spring, variants: [{ id: a }, { id: b, subject: Hi }] }
            """
        #expect(findings(text) == [])
        let campaign = try #require(load(text).workspace?.campaign("spring"))
        #expect(campaign.content.variants?.metric?.rawValue == metric)
    }

    @Test func whatNothingTellsApartIsAWarning() {
        let text = """
            title: Spring
            kind: email
            intent: inform
            topic: research
            schedule: { at: 2026-12-01 10:00 }
            content: { template: spring, variants: [{ id: a }, { id: b, subject: Hi }] }
            """
        #expect(findings(text) == ["6:40 variants"])
        #expect(findings(text + "\nvariants: [a, b]") == ["6:40 variants", "7:1 unknown-key"])
    }
}

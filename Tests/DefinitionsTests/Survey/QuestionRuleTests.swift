import Definitions
import Formats
import TestSupport
import Testing

/// The rules of questions: every kind is read, and each mistake is found with its rule.
@Suite struct QuestionRuleTests {
    private func load(_ text: String, workspace: String = SampleFiles.workspace) -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.write(workspace, to: "kamerton.yaml")
        folder.write(SampleFiles.email, to: "campaigns/welcome.yaml")
        folder.write(SampleFiles.survey, to: "campaigns/nps.yaml")
        folder.write(text, to: "campaigns/every.yaml")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func findings(_ loaded: LoadedWorkspace) -> [Finding] {
        loaded.findings.filter { $0.mark.file == "campaigns/every.yaml" }
    }

    @Test func everyKindIsRead() throws {
        let loaded = load(EveryQuestion.campaign)
        #expect(findings(loaded).map(\.short) == [])
        let questions = try #require(loaded.workspace?.campaign("every")?.survey?.questions)
        #expect(Set(questions.map(\.kind)) == Set(Question.Kind.allCases))
        let reasons = try #require(questions.first { $0.id == "reasons" })
        #expect(reasons.optionIDs == ["price", "speed", "taste", "other"])
        #expect(reasons.isShuffled && reasons.least == 1 && reasons.most == 2)
        #expect(
            reasons.answerNames == [
                "reasons", "reasons.price", "reasons.speed", "reasons.taste", "reasons.other",
            ])
        #expect(questions.first { $0.id == "apples" }?.scale == 1...6)
        #expect(questions.first { $0.id == "bought" }?.latest?.description == "2026-12-31")
        #expect(questions.first { $0.id == "service" }?.answerNames == ["service", "service.speed", "service.box"])
    }

    @Test(arguments: [
        ("score: { type: nps }", "score: { type: nps, stars: 5 }", "question-key"),
        ("score: { type: nps }", "score: { type: stars }", "wrong-value"),
        ("type: rating, stars: 6, text: { ru: Яблоки, en: The apples }", "type: rating", "question-text"),
        ("options: [site, box, courier]\n        max: 3", "options: [site]", "question-options"),
        ("options: [site, box, courier]", "options: [site, box, site]", "question-options"),
        ("options: [site, box, courier]\n        max: 3", "options: [Сайт, box]", "name"),
        ("        options: [site, box, courier]\n", "", "missing-key"),
        (
            "rows: [{ speed: { ru: Скорость, en: The speed } }, { box: { ru: Коробка, en: The box } }]", "rows: []",
            "question-options"
        ),
        ("courier]", "other]\n        other: true", "question-key"),
        (
            "speed: { ru: Скорость, en: Speed } }, taste]\n        other: true", "other: Своё }]\n        other: true",
            "question-options"
        ),
        ("min: 1\n        max: 2", "min: 3\n        max: 2", "question-bounds"),
        ("min: 1\n        max: 2", "min: 1\n        max: 9", "wrong-value"),
        ("min: 2026-01-01", "min: 2027-01-01", "question-bounds"),
        ("min: 2026-01-01", "min: 2026-02-30", "date"),
        ("max: 20.5", "max: many", "wrong-value"),
        ("stars: 6", "stars: 11", "wrong-value"),
        ("limit: 500", "limit: 500000", "wrong-value"),
        ("size: short", "size: tiny", "wrong-value"),
        ("closes: 14d", "closes: 2026-02-30", "date"), ("closes: 14d", "closes: soon", "duration"),
        ("closes: 14d", "pages: some", "wrong-value"), ("closes: 14d", "quotas: [{ most: 0 }]", "wrong-value"),
        ("closes: 14d", "thanks: [{ text: Спасибо, to: https://example.org }]", "ending"),
        ("closes: 14d", "thanks: [{ text: Спасибо }, { when: score >= 9, text: Ура }]", "ending"),
        ("closes: 14d", "thanks: [{ when: scor >= 9, text: Ура }]", "answer-condition"),
        ("closes: 14d", "thanks: [{ to: \"javascript:alert(1)\" }]", "url"),
        ("closes: 14d", "closes: 14d\n  anonymous: true\n  public: true", "anonymous"),
        ("closes: 14d", "anonymous: true", "anonymous"),
        ("survey:", "follow_up: [{ when: score <= 6, tag: low }]\nsurvey:\n  anonymous: true", "anonymous"),
    ])
    func aMistakeIsFound(_ old: String, _ new: String, _ rule: String) {
        #expect(EveryQuestion.campaign.contains(old))
        let text = EveryQuestion.campaign.replacing(old, with: new, maxReplacements: 1)
        #expect(findings(load(text)).map(\.rule) == [rule])
    }

    @Test(arguments: [
        "again = yes", "again != no", "score <= 6 and again = no", "reason = price", "reason in (price, speed)",
        "reasons = taste", "reasons not in (price, other)", "reasons is set", "score is not set", "effort >= 5",
        "apples = 6", "content < 3",
    ])
    func whatIsAskedBeforeCanBeAskedAbout(_ condition: String) throws {
        let loaded = load(EveryQuestion.campaign.replacing("when: again = no", with: "when: \"\(condition)\""))
        #expect(findings(loaded).map(\.short) == [])
        let question = loaded.workspace?.campaign("every")?.survey?.questions.first { $0.id == "why" }
        let expected = condition == "again != no" ? "again = yes" : condition
        #expect(question?.when?.text == expected)
    }

    @Test(arguments: [
        "boxes > 1", "again = maybe", "again", "reason = taset", "reason > price", "score = 11", "city = Penza",
        "reasons.taste = 1", "service.speed = 1", "reason in price", "reason in (price", "score is seet", "score ==",
        "apples <= 7", "scor.x = 1", "reason.taste is set",
    ])
    func whatCannotBeAskedIsSaid(_ condition: String) {
        let loaded = load(EveryQuestion.campaign.replacing("when: again = no", with: "when: \"\(condition)\""))
        #expect(findings(loaded).map(\.rule) == ["answer-condition"])
    }

    @Test func endingsQuotasAndFollowUpsMayAskAboutAllAnswers() throws {
        let loaded = load(
            EveryQuestion.campaign.replacing(
                "closes: 14d",
                with: """
                    closes: 2026-12-20
                      pages: each
                      quotas: [{ when: service.speed <= 2, most: 10 }, { most: 500 }]
                      thanks:
                        - { when: bought >= 2026-06-01 and order.site = 1, to: "https://example.org/a?b=c" }
                        - { when: boxes < 2.5, text: Мало }
                        - { text: Спасибо }
                    """))
        #expect(findings(loaded).map(\.short) == [])
        let survey = try #require(loaded.workspace?.campaign("every")?.survey)
        #expect(survey.pages == .each && survey.quotas.map(\.most) == [10, 500])
        #expect(survey.closing == .at(CivilDateTime("2026-12-20 23:59:59")!))
        let told = { (answers: [String: AnswerValue]) in survey.ending(answers)?.text?.variants[""] }
        #expect(told([:]) == "Спасибо")
        #expect(told(["boxes": AnswerValue(number: 2)]) == "Мало")
        #expect(
            survey.ending(["bought": AnswerValue(text: "2026-06-01"), "order.site": AnswerValue(number: 1)])?.to
                == "https://example.org/a?b=c")
    }

    @Test func anAnonymousSurveyIsInNoFilter() {
        let anonymous = EveryQuestion.campaign.replacing("closes: 14d", with: "closes: 14d\n  anonymous: true")
        for filter in ["answer(\\\"every\\\", \\\"score\\\") >= 9", "answered(\\\"every\\\")"] {
            let workspace = SampleFiles.workspace.replacing("segments:", with: "segments:\n  told: \"\(filter)\"")
            let rules = load(anonymous, workspace: workspace).findings.filter { $0.mark.file == "kamerton.yaml" }
            #expect(rules.map(\.rule) == ["filter"])
            #expect(rules.first?.message.english.contains("is anonymous") == true)
        }
    }

    @Test func partsOfAnswersCanBeNamedInFilters() {
        let filter =
            "answer(\\\"every\\\", \\\"service.speed\\\") <= 2 and answer(\\\"every\\\", \\\"reasons.price\\\") is set"
        let workspace = SampleFiles.workspace.replacing("segments:", with: "segments:\n  slow: \"\(filter)\"")
        #expect(load(EveryQuestion.campaign, workspace: workspace).findings.map(\.short) == [])
    }
}

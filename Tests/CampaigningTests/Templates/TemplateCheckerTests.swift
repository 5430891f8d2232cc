import Campaigning
import Definitions
import Formats
import TestSupport
import Testing

@Suite struct TemplateCheckerTests {
    let sample = ComposeSample()
    private let matter = "---\nsubject: Hi\npreview: p\n---\n"

    private func findings(_ source: String, survey: SurveyDefinition? = nil, intent: Intent = .inform) -> [Finding] {
        sample.folder.write(source, to: "templates/hello.ru.md")
        return TemplateChecker.findings(sample.workspace([sample.campaign(intent: intent, survey: survey)]))
    }

    @Test func aGoodTemplateHasNoFindings() {
        #expect(findings(matter + "Hello {{ member.first_name }} {{ member.plan }} {{ now | date: \"%Y\" }}") == [])
        #expect(findings(matter + "{% render \"nps_scale\" %}", survey: ComposeSample.survey) == [])
        #expect(findings(matter + "{% render \"button\", url: workspace.url, text: \"Go\" %}") == [])
    }

    @Test func anUnknownVariableIsFoundWhereItStandsAndTheNearestIsNamed() throws {
        let finding = try #require(findings(matter + "Hello\n\n  {{ member.frist_name }}").first)
        #expect(finding.mark == SourceMark(file: "templates/hello.ru.md", line: 7, column: 6))
        #expect(finding.rule == "unknown-variable")
        #expect(finding.suggestion == "did you mean \"member.first_name\"?")
        #expect(finding.sourceLine == "  {{ member.frist_name }}")
    }

    @Test func everyMistakeIsFoundInOneRun() {
        let found = findings(matter + "{{ nobody }}\n{% render \"buton\" %}\n{{ now | dat }}\n{{ member.citi }}")
        #expect(found.map(\.mark.line) == [5, 6, 7, 8])
        #expect(
            found.map(\.suggestion?.english).dropFirst() == [
                "did you mean \"button\"?", "did you mean \"date\"?", "did you mean \"member.city\"?",
            ])
    }

    @Test(arguments: [
        ("{{ nobody }}", "unknown-variable"), ("{{ member.shoe_size }}", "unknown-variable"),
        ("{{ survey.url }}", "unknown-variable"), ("{{ member.city | shout }}", "liquid"), ("{% wat %}", "liquid"),
        ("{% if member.city %}x", "liquid"), ("{{ member.city", "liquid"), ("{% render \"nothing\" %}", "liquid"),
        ("{% render \"button\", url: workspace.url %}", "unknown-variable"),
        ("Hi\n\n<a title=\"a\" href={{ member.city }}>x</a>", "unquoted-attribute"),
        ("", "empty-body"), ("[x](javascript:y)", "link-scheme"),
    ]) func mistakesInTheBodyAreFound(body: String, rule: String) {
        let found = findings(matter + body)
        #expect(found.contains { $0.rule == rule && $0.severity == .error && $0.mark.file == "templates/hello.ru.md" })
    }

    @Test(arguments: [
        ("---\nsubject: Hi\nsubjct: x\n---\nHi", "unknown-key"), ("---\nsubject: Hi\n\nHi", "front-matter"),
        ("---\nsubject: [a]\n---\nHi", "wrong-type"), ("---\npreview: x\n---\nHi", "missing-subject"),
        ("---\nsubject: \" \"\npreview: x\n---\nHi", "empty-subject"),
        ("---\nsubject: \"{{ member.nick }}\"\npreview: x\n---\nHi", "unknown-variable"),
        ("---\nsubject: \"{{ member.first_name }}\"\npreview: x\n---\nHi", "empty-subject"),
        ("---\nsubject: Hi\npreview: p\nlayout: fancy\n---\nHi", "missing-layout"),
        ("---\nsubject: Hi\npreview: p\nlayout: none\n---\nHi", "missing-unsubscribe"),
    ]) func mistakesInTheFrontMatterAreFound(source: String, rule: String) {
        #expect(findings(source).contains { $0.rule == rule && $0.severity == .error })
    }

    @Test(arguments: [
        ("---\nsubject: Hi\n---\nHi", "missing-preview"),
        ("---\nsubject: \(String(repeating: "long ", count: 40))\npreview: p\n---\nHi", "long-subject"),
    ]) func whatIsWorthASecondLookIsAWarning(source: String, rule: String) {
        let found = findings(source)
        #expect(found.map(\.rule) == [rule])
        #expect(found.allSatisfy { $0.severity == .warning })
    }

    @Test func aFrontMatterThatCannotBeReadIsSaidOnce() {
        #expect(findings("---\nsubject: \"Hi\npreview: p\n---\nHi").count == 1)
    }

    @Test func colonsAndLiquidNeedNoQuotes() {
        #expect(
            findings("---\nsubject: {{ member.first_name | default: 'You' }}: hi\npreview: One: two\n---\nHi") == [])
    }

    @Test func aSurveyWithoutALinkIsAWarning() {
        #expect(findings(matter + "Hi", survey: ComposeSample.survey).map(\.rule) == ["survey-without-link"])
    }

    @Test func serviceMailNeedsNoUnsubscribeLink() {
        #expect(findings("---\nsubject: Hi\npreview: p\nlayout: none\n---\nHi", intent: .service) == [])
    }

    @Test func aMissingTemplateIsFoundAtTheCampaign() throws {
        sample.folder.write(matter + "Hi", to: "templates/helo.ru.md")
        let finding = try #require(TemplateChecker.findings(sample.workspace([sample.campaign()])).first)
        #expect(finding.rule == "missing-template")
        #expect(finding.mark.file == "campaigns/spring.yaml")
        #expect(finding.suggestion == "did you mean \"helo\"?")
    }

    @Test func languagesWithoutTheWorkspacesOwnAreAMistake() {
        sample.folder.write(matter + "Hi", to: "templates/hello.en.md")
        sample.folder.write(matter + "Hi", to: "templates/hello.de.md")
        #expect(TemplateChecker.findings(sample.workspace([sample.campaign()])).map(\.rule) == ["missing-locale"])
    }

    @Test func mistakesInLayoutsAndPartialsAreFoundInTheirFiles() {
        sample.folder.write("<p>no content</p>\n{{ nope }}", to: "templates/layouts/bad.html")
        let found = findings("---\nsubject: Hi\npreview: p\nlayout: bad\n---\nHi")
        #expect(found.map(\.mark) == [SourceMark(file: "templates/layouts/bad.html", line: 2, column: 4)])
        sample.folder.write("<p>\n{{ contnet }}", to: "templates/layouts/bad.html")
        #expect(
            findings("---\nsubject: Hi\npreview: p\nlayout: bad\n---\nHi").map(\.suggestion?.english)
                == ["did you mean \"content\"?"])
        sample.folder.write("<p>no content</p>", to: "templates/layouts/bad.html")
        #expect(
            findings("---\nsubject: Hi\npreview: p\nlayout: bad\n---\nHi").map(\.rule) == ["layout-without-content"])
        sample.folder.write("<p>\n{{ member.nope }}", to: "templates/partials/part.html")
        #expect(
            findings(matter + "{% render \"part\" %}").contains {
                $0.mark == SourceMark(file: "templates/partials/part.html", line: 2, column: 4)
            })
    }

    @Test func twoFilesForOneLanguageAreAMistake() {
        sample.folder.write(matter + "Hi", to: "templates/hello.ru.html")
        #expect(findings(matter + "Hi").contains { $0.rule == "ambiguous-template" })
    }
}

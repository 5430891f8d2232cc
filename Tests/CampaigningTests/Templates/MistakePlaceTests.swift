import Campaigning
import Definitions
import Formats
import TestSupport
import Testing

/// Where `check` points for mistakes that are not in the template's own body, and what it says.
@Suite struct MistakePlaceTests {
    let sample = ComposeSample()
    private let matter = "---\nsubject: Hi\npreview: p\n---\n"

    private func findings(_ source: String) -> [Finding] {
        sample.folder.write(source, to: "templates/hello.ru.md")
        return TemplateChecker.findings(sample.workspace([sample.campaign()]))
    }

    @Test func aMistakeInAMarkdownPartialHasItsOwnLine() throws {
        sample.folder.write("# Card\n\n- one\n- two {{ member.citi }}\n", to: "templates/partials/card.md")
        let finding = try #require(findings(matter + "Hi\n\n{% render \"card\" %}").first)
        #expect(finding.mark == SourceMark(file: "templates/partials/card.md", line: 4, column: 10))
        #expect(finding.sourceLine == "- two {{ member.citi }}")
    }

    @Test func aMarkdownPartialThatFailsWhenRenderedIsNamedByItsLine() throws {
        sample.folder.write("# Card\n\nText\n\n{{ 1 | divided_by: 0 }}\n", to: "templates/partials/card.md")
        let finding = try #require(findings(matter + "{% render \"card\" %}").first)
        #expect(finding.rule == "render")
        #expect(finding.mark.file == "templates/partials/card.md" && finding.mark.line == 5)
    }

    @Test func theTagsThatLedToAMistakeAreNamedTheNearestFirst() throws {
        sample.folder.write("Hi\n\n{% render \"inner\" %}\n", to: "templates/partials/outer.md")
        sample.folder.write("{{ member.citi }}", to: "templates/partials/inner.md")
        let finding = try #require(findings(matter + "{% render \"outer\" %}").first)
        #expect(finding.mark.file == "templates/partials/inner.md")
        #expect(
            finding.trail.map { "\($0.file):\($0.line)" } == [
                "templates/partials/outer.md:3", "templates/hello.ru.md:5",
            ])
    }

    @Test func aPartialWithAMistakeIsOneFindingHoweverOftenItIsUsed() {
        sample.folder.write("{{ member.citi }}", to: "templates/partials/inner.md")
        #expect(findings(matter + "{% render \"inner\" %}\n\n{% render \"inner\" %}").count == 1)
    }

    @Test func aParameterThatOurPartialLacksIsShownAtTheTag() throws {
        let found = findings(matter + "Hi\n\n{% render \"button\", text: \"a\" %}\n\n{% render \"button\" %}")
        #expect(found.map(\.mark.line) == [7, 9, 9])
        let finding = try #require(found.first)
        #expect(finding.mark.column == 11 && finding.length == 8)
        #expect(finding.message == "\"button\" needs \"url\", which this tag does not give it")
        #expect(finding.suggestion == "write {% render \"button\", url: \"https://…\", text: \"…\" %}")
    }

    @Test(arguments: [("{{ survey.url }}", "\"survey.url\""), ("{% render \"nps_scale\" %}", "\"nps_scale\"")])
    func whatOnlySurveysHaveIsSaidOnceAndPlainly(body: String, name: String) throws {
        let found = findings(matter + body)
        #expect(found.map(\.message.english) == ["\(name) is for surveys, and spring is not one"])
        #expect(found.first?.mark.line == 5)
    }

    @Test func aMistakeInASubjectIsShownInIt() throws {
        let finding = try #require(findings("---\nsubject: \"👍🏽 Hi {{ member.nick }}\"\npreview: p\n---\nHi").first)
        // Columns count code points: the thumb has two.
        #expect(finding.mark == SourceMark(file: "templates/hello.ru.md", line: 2, column: 20))
        #expect(finding.length == 11)
    }

    @Test func anotherLanguageThanTheWorkspacesAloneIsWorthASecondLook() {
        sample.folder.write(matter + "Hi", to: "templates/hello.en.md")
        let found = TemplateChecker.findings(sample.workspace([sample.campaign()]))
        #expect(found.map(\.rule) == ["missing-locale"] && found.first?.severity == .warning)
    }
}

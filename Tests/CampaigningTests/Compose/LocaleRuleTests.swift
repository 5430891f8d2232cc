import Campaigning
import Definitions
import Formats
import TestSupport
import Testing

@Suite struct MessageLocaleTests {
    let sample = ComposeSample()

    private func write(_ locales: String...) {
        for locale in locales {
            let label = locale.isEmpty ? "" : "." + locale
            sample.folder.write(
                "---\nsubject: subject \(locale)\npreview: preview \(locale)\n---\nbody \(locale)\n",
                to: "templates/hello\(label).md")
        }
    }

    private func locale(_ member: String?) throws -> String {
        try sample.compose(nil, ComposeSample.member(locale: member)).subject
    }

    @Test func theExactLocaleThenTheLanguageThenTheWorkspacesThenTheUnlabelled() throws {
        write("pt-BR", "pt", "ru", "")
        #expect(try locale("pt-BR") == "subject pt-BR")
        #expect(try locale("pt_br") == "subject pt-BR")
        #expect(try locale("pt-PT") == "subject pt")
        #expect(try locale("fr") == "subject ru")
        #expect(try locale(nil) == "subject ru")
    }

    @Test func theUnlabelledComesBeforeNothing() throws {
        write("en", "")
        #expect(try locale("fr") == "subject")
    }

    @Test func theOnlyOneIsForEverybody() throws {
        write("de")
        #expect(try locale("fr") == "subject de")
    }

    @Test func aLanguageThatLacksItsSubjectIsNeverMixedWithAnother() throws {
        write("ru")
        sample.folder.write("---\npreview: p\n---\nbody en\n", to: "templates/hello.en.md")
        let error = #expect(throws: FindingsError.self) { try sample.compose() }
        #expect(error?.findings.map(\.rule) == ["missing-subject"])
        #expect(error?.findings.first?.mark.file == "templates/hello.en.md")
    }

    @Test func theCampaignsOwnSubjectsGoWithTheirLanguages() throws {
        sample.folder.write("body ru\n", to: "templates/hello.ru.md")
        sample.folder.write("body en\n", to: "templates/hello.en.md")
        let campaign = sample.campaign(subject: LocalizedText(variants: ["ru": "тема", "en": "subject"]))
        #expect(try sample.compose(campaign, ComposeSample.member(locale: "en-GB")).subject == "subject")
        #expect(try sample.compose(campaign, ComposeSample.member(locale: "ru")).subject == "тема")
    }
}

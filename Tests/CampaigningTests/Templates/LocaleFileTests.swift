import Campaigning
import Definitions
import Formats
import Foundation
import Store
import TestSupport
import Testing

/// `{{ "key" | t }}` and `templates/locales`, in the sample workspace.
@Suite struct LocaleFileTests {
    let folder = TemporaryFolder()

    init() throws {
        for name in ["kamerton.yaml", "occasions.yaml", "campaigns", "templates"] {
            try FileManager.default.copyItem(atPath: SourceRoot.path + "/" + name, toPath: folder.path + "/" + name)
        }
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        add("greeting: Привет, {{ name }}!\nfooter:\n  why: Потому\n", to: "templates/locales/ru.yaml")
        add("greeting: Hello, {{ name }}!\nfooter:\n  why: Because\n", to: "templates/locales/en.yaml")
        for locale in ["ru", "en"] {
            let path = "templates/welcome.\(locale).md"
            folder.write(
                folder.read(path) + "\n{{ \"greeting\" | t: name: member.first_name }} {{ \"footer.why\" | t }}\n",
                to: path)
        }
    }

    /// After what the sample has there.
    private func add(_ text: String, to path: String) { folder.write(folder.read(path) + text, to: path) }

    private var found: [Finding] { WorkspaceCheck(directory: folder.path).findings }

    private func message(_ locale: String) throws -> ComposedMessage {
        let workspace = try #require(WorkspaceLoader.load(directory: folder.path).workspace)
        let campaign = try #require(workspace.campaign("welcome"))
        let composer = try Composer(
            campaign: campaign, workspace: workspace, signer: TokenSigner(current: [1]), salt: [1])
        let member = MemberSnapshot(
            id: 1, key: [1], email: "anna@example.org", emailKey: "anna@example.org", firstName: "<Anna>",
            locale: locale)
        return try composer.compose(
            MessageToCompose(
                row: 1, occurrence: "joined", step: "main", member: member,
                date: Instant(milliseconds: 1_790_000_000_000)))
    }

    @Test func eachMessageTakesTheTextsOfItsLanguage() throws {
        #expect(found.filter { $0.severity == .error } == [])
        #expect(try message("ru").html.contains("Привет, &lt;Anna&gt;! Потому"))
        #expect(try message("en-GB").text.contains("Hello, <Anna>! Because"))
    }

    @Test func aLocaleGoesOverItsLanguage() throws {
        folder.write("footer:\n  why: Because, colour\n", to: "templates/locales/en-GB.yaml")
        try FileManager.default.moveItem(
            atPath: folder.path + "/templates/welcome.en.md", toPath: folder.path + "/templates/welcome.en-GB.md")
        let message = try message("en-GB")
        #expect(message.text.contains("Hello, <Anna>! Because, colour"))
    }

    @Test func whatALanguageLacksIsAMistakeInItsFileAndWhereItIsUsed() throws {
        let english = folder.read("templates/locales/en.yaml")
        folder.write(english.replacing("footer:\n  why: Because\n", with: ""), to: "templates/locales/en.yaml")
        let file = try #require(found.first { $0.rule == "missing-translation" })
        #expect(file.mark.file == "templates/locales/en.yaml")
        #expect(file.message == "en lacks 1 text that other languages have: footer.why")
        let used = try #require(found.first { $0.rule == "liquid" })
        #expect(used.mark.file == "templates/welcome.en.md")
        #expect(used.message == "there is no text \"footer.why\" in en")
        #expect(used.sourceLine?.contains("footer.why") == true)
    }

    @Test(arguments: [
        ("a: [1]", "locale-file", 1), ("x: 1\na b: c", "locale-file", 2), ("a: \"{{ b.c }}\"", "locale-file", 1),
        ("a:\n  b: \"\"", "locale-file", 2), ("- a", "locale-file", 1),
        ("n:\n  one: \"{{ count }} заказ\"\n  many: \"{{ count }} заказов\"", "missing-plural", 1),
    ]) func mistakesInAFileHaveTheirPlace(text: String, rule: String, line: Int) {
        folder.write(text, to: "templates/locales/ru.yaml")
        #expect(
            found.contains { $0.mark.file == "templates/locales/ru.yaml" && $0.rule == rule && $0.mark.line == line })
    }

    @Test func aFileWithoutALanguageIsSaid() {
        folder.write("a: b", to: "templates/locales/russian words.yaml")
        #expect(found.contains { $0.rule == "locale-file" && $0.message == "the file's name says no language" })
    }
}

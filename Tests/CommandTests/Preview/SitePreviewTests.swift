import Foundation
import TestSupport
import Testing

@testable import kamerton

/// `preview --all`.
@Suite struct SitePreviewTests {
    let folder = TemporaryFolder()

    init() { #expect(Kamerton.run(["init", folder.path, "--quiet"]) == .done) }

    private func all(_ words: String...) -> ExitCode {
        Kamerton.run(
            ["preview", "--all", folder.path + "/pages", "--quiet", "--now", "2026-10-10T07:00:00Z"] + words
                + ["--workspace", folder.path])
    }

    private func names(_ path: String = "pages") throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/" + path).sorted()
    }

    @Test func everyCampaignHasAPageInEachLanguage() throws {
        #expect(all() == .done)
        let names = try names()
        #expect(names.contains("index.html") && names.contains("preview.css"))
        #expect(names.contains("welcome.en.html") && names.contains("welcome.ru.html"))
        #expect(names.contains("messages/welcome.en.right-to-left.html"))
        #expect(folder.read("pages/index.html").contains("href=\"welcome.en.html\""))
    }

    @Test func theSameFilesMakeTheSamePages() throws {
        #expect(all() == .done)
        let before = try names().filter { $0.hasSuffix("html") }.map { folder.read("pages/" + $0) }
        #expect(all() == .done)
        #expect(try names().filter { $0.hasSuffix("html") }.map { folder.read("pages/" + $0) } == before)
    }

    @Test func messagesStandInFramesThatRunNothing() throws {
        #expect(all() == .done)
        let page = folder.read("pages/welcome.en.html")
        #expect(page.contains("<iframe sandbox=\"\"") && !page.contains("<script"))
        let message = folder.read("pages/messages/welcome.en.markup.html")
        #expect(message.contains("Content-Security-Policy\" content=\"default-src 'none'"))
        #expect(!message.contains("<b>O'Brien") && !page.contains("<b>O'Brien"))
        #expect(page.contains("O&#39;Brien"))
    }

    @Test func pagesOfCampaignsThatAreGoneGoToo() throws {
        #expect(all() == .done)
        try FileManager.default.removeItem(atPath: folder.path + "/campaigns/welcome.yaml")
        #expect(all() == .done)
        #expect(try !names().contains { $0.contains("welcome") })
    }

    @Test func aFolderOfSomeoneElseIsLeftAlone() throws {
        folder.write("mine", to: "pages/diary.txt")
        #expect(all() == .failed)
        #expect(try names() == ["diary.txt"])
    }

    @Test func onlyWhatAPreviewWroteIsTakenAway() throws {
        folder.write("mine", to: "kept.html")
        folder.write("mine", to: "pages/kept.txt")
        folder.write(
            "../kept.html\nkept.txt\n/etc/none.html\nmessages/../../kept.html\n", to: "pages/.kamerton-preview")
        #expect(all() == .done)
        #expect(folder.read("kept.html") == "mine" && folder.read("pages/kept.txt") == "mine")
    }

    @Test func thePagesDoNotGoAmongTheTemplates() {
        let into = ["preview", "--all", folder.path + "/templates/pages", "--quiet", "--workspace", folder.path]
        #expect(Kamerton.run(into) == .usage)
    }

    @Test func whatCannotBeMadeIsShownOnItsPage() throws {
        folder.write(
            "---\nsubject: Hi\npreview: p\n---\n{% if member.first_name == \"美玲\" %}{{ 1 | divided_by: 0 }}{% endif %}",
            to: "templates/welcome.en.md")
        #expect(all() == .failed)
        let page = folder.read("pages/welcome.en.html")
        #expect(page.contains("class=\"failure\"") && page.contains("templates/welcome.en.md:5:"))
        #expect(try names().contains("messages/welcome.en.greek.html"))
        #expect(try !names().contains("messages/welcome.en.chinese.html"))
    }

    @Test func aTemplateWithMistakesHasAPageThatSaysThem() throws {
        folder.write("---\nsubject: Hi\npreview: p\n---\n{{ nope }}", to: "templates/welcome.en.md")
        #expect(all() == .failed)
        let page = folder.read("pages/welcome.en.html")
        #expect(page.contains("templates/welcome.en.md:5:4") && page.contains("[unknown-variable]"))
        #expect(folder.read("pages/index.html").contains("not every message can be made"))
    }

    @Test func aCampaignWithMistakesHasAPageThatSaysThem() throws {
        folder.write("title: Broken\nkind: nonsense\n", to: "campaigns/broken.yaml")
        #expect(all() == .failed)
        #expect(folder.read("pages/broken.html").contains("campaigns/broken.yaml:2:"))
    }

    @Test func theReportIsOneDocumentOfJSON() throws {
        let result = try Executable(workspace: folder.path).run("preview", "--all", folder.path + "/pages", "--json")
        #expect(result.code == 0)
        #expect(result.out.contains("\"broken\": 0") && result.out.contains("\"pages\": "))
    }
}

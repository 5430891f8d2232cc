import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Web

/// The script that keeps drafts, and the logo: only where they belong, and only from ourselves.
@Suite struct DraftScriptTests {
    @Test func aMembersSurveyKeepsDraftsWithTheScriptOfThisSite() throws {
        let scene = try WebScene()
        let page = scene.send("GET", scene.path(.survey))
        let policy = page.headers["content-security-policy"] ?? ""
        #expect(page.text.contains("<script src=\"../draft.js\" defer></script>"))
        #expect(policy.contains("script-src 'self'; connect-src 'self'") && !policy.contains("unsafe"))
        #expect(page.text.contains("id=\"draft\" class=\"small\" role=\"status\""))
        #expect(page.text.utf8.count <= 30_000)
        let script = scene.send("GET", "/draft.js")
        #expect(script.status == 200 && script.headers["content-type"] == "text/javascript; charset=utf-8")
        #expect(scene.send("POST", "/draft.js").status == 405)
    }

    @Test func whatTheScriptSendsIsADraftAndNoAnswer() throws {
        let scene = try WebScene()
        let kept = scene.send("POST", scene.path(.survey), "score=9&go=save")
        #expect(kept.status == 200)
        #expect(try scene.store.number("SELECT count(*) FROM drafts") == 1)
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
        let sent = scene.send("POST", scene.path(.survey), scene.form("score=9"))
        #expect(sent.status == 200)
        #expect(try scene.store.number("SELECT count(*) FROM drafts") == 0)
    }

    @Test func anAnonymousSurveyHasNoScriptAtAll() throws {
        let scene = try WebScene { $0.survey?.isAnonymous = true }
        let page = scene.send("GET", scene.path(.survey))
        #expect(page.status == 200 && !page.text.contains("<script") && !page.text.contains("id=\"draft\""))
        #expect(page.headers["content-security-policy"]?.contains("script-src") == false)
    }

    @Test(arguments: [
        ("images/logo.png", true), ("images/logo.svg", false), ("../secret.png", false),
        ("https://cdn.example.org/logo.png", false), ("images/none.png", false),
    ])
    func theLogoIsServedByOurselvesOrNotShown(source: String, isShown: Bool) throws {
        let folder = TemporaryFolder()
        folder.write([0x89, 0x50, 0x4E, 0x47], to: "templates/images/logo.png")
        folder.write("<svg/>", to: "templates/images/logo.svg")
        folder.write([1], to: "secret.png")
        var definition = Sample.definition()
        definition.theme.logo = Theme.Logo(source: source, alt: "Club \"<1>\"", width: 120)
        let logo = SiteLogo(Workspace(directory: folder.path, definition: definition, campaigns: []))
        #expect((logo != nil) == isShown)
        guard let logo else { return }
        #expect(logo.type == "image/png" && logo.bytes.count == 4)
        #expect(
            logo.html(root: "../").contains("src=\"../logo?")
                && logo.html(root: "").contains("alt=\"Club &quot;&lt;1&gt;&quot;\""))
    }

    @Test func aLogoThatIsTooLargeForAPageIsNotServed() {
        let folder = TemporaryFolder()
        folder.write([UInt8](repeating: 0, count: SiteLogo.limit + 1), to: "templates/logo.png")
        var definition = Sample.definition()
        definition.theme.logo = Theme.Logo(source: "logo.png", alt: "Club", width: 120)
        #expect(SiteLogo(Workspace(directory: folder.path, definition: definition, campaigns: [])) == nil)
    }
}

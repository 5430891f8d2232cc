import Campaigning
import Definitions
import Formats
import HTTP
import Store
import TestSupport
import Testing

@testable import Web

/// The theme's logo stands on every public page, wherever on the site it is.
struct LogoTests {
    private let scene: WebScene
    private let website: Website

    init() throws {
        scene = try WebScene(locale: "en")
        scene.folder.write([0x89, 0x50, 0x4E, 0x47], to: "templates/logo.png")
        var definition = scene.website.workspace.definition
        definition.theme.logo = Theme.Logo(source: "logo.png", alt: "The \"<club>\"", width: 120)
        definition.signUp = SignUpSettings(
            topics: ["research"],
            wording: .init(version: "1", text: LocalizedText(variants: ["en": "I agree", "ru": "Согласен"])),
            mark: Sample.mark)
        website = try Website(
            workspace: Workspace(
                directory: scene.folder.path, definition: definition, campaigns: scene.website.workspace.campaigns),
            isLoopback: true)
    }

    private func get(_ target: String, of website: Website, method: String = "GET") -> HTTPResponse {
        website.respond(
            to: HTTPRequest(method: method, target: target, headers: HTTPHeaders(), body: []), store: scene.store,
            now: Sample.now + WebScene.minute)
    }

    private func link(_ letter: String, _ purpose: TokenPurpose) -> String {
        "/\(letter)/" + scene.signer.sign(purpose, row: scene.message)
    }

    @Test func everyPageHasItAndLeadsToItFromWhereItIs() throws {
        let pages = [
            (link("s", .survey), "../"), (link("u", .unsubscribe), "../"), (link("p", .preferences), "../"),
            (link("p", .preferences) + "/erase", "../../"), (link("p", .preferences) + "/download", "../../"),
            (link("useful", .useful), "../"), ("/declaration/forged", "../"), ("/events", ""), ("/subscribe", ""),
            ("/story/forged", "../"), ("/e/forged", "../"), ("/e/forged/event.ics", "../../"),
            ("/mentor/forged", "../"), ("/address/forged", "../"), ("/confirm/forged", "../"), ("/checkin/x", "../"),
        ]
        for (target, root) in pages {
            let page = get(target, of: website)
            guard page.text.contains("<!DOCTYPE html>") else {
                Issue.record("\(target) is no page: \(page.status)")
                continue
            }
            #expect(page.text.contains("<img class=\"logo\" src=\"\(root)logo?"), "\(target)")
            #expect(page.text.contains("alt=\"The &quot;&lt;club&gt;&quot;\""), "\(target)")
            let policy = page.headers["Content-Security-Policy"] ?? ""
            #expect(policy.hasPrefix("default-src 'none'; ") && policy.contains("img-src 'self'; "), "\(policy)")
            #expect(!policy.contains("unsafe") && page.body.count <= 30_000, "\(target): \(page.body.count)")
        }
        #expect(get("/logo", of: website).headers["Content-Type"] == "image/png")
    }

    @Test func withoutOneTheNameStandsThereAndNoPictureMayLoad() {
        for target in [link("u", .unsubscribe), link("p", .preferences), "/events"] {
            let page = get(target, of: scene.website)
            #expect(page.text.contains("<p class=\"name\">") && !page.text.contains("<img"))
            #expect(page.headers["Content-Security-Policy"]?.contains("img-src") == false)
        }
    }
}

import Campaigning
import Definitions
import Formats
import HTTP
import SQLite
import Store
import TestSupport
import Testing
import Web

/// A member sees the exact words, permits them under a name or without one, refuses, and takes it back.
struct StoryPageTests {
    private let scene: WebScene
    private let website: Website
    private let id: Int64
    private let path: String

    init() throws {
        scene = try WebScene(locale: "en")
        let given = scene.website.workspace
        var definition = given.definition
        definition.activities = [ActivityDefinition(name: "story", fields: ActivityDefinition.toldFields)]
        definition.stories = StorySettings(
            wording: SignUpSettings.Wording(
                version: "2026-11",
                text: LocalizedText(variants: ["en": "We may quote <these> words.", "ru": "Можно."])
            ))
        let workspace = Workspace(
            directory: given.directory, definition: definition, campaigns: given.campaigns, invalidCampaigns: [])
        website = try Website(workspace: workspace, isLoopback: true)
        try scene.store.addDeclaredColumns(workspace.definition)
        id = try scene.store.addStory(
            memberID: scene.member, kind: "story", text: "Ask first.\n<script>alert(1)</script>", url: nil,
            source: "stories", key: "1", at: Sample.now, now: Sample.now
        ).id
        let story = try #require(try scene.store.story(id))
        try StoryConsent(scene.store, workspace.definition, now: Sample.now).ask(story)
        let row = try scene.store.number("SELECT max(id) FROM messages WHERE campaign = 'story-permission'")
        path = "/story/" + scene.signer.sign(.story, row: row)
    }

    private func send(_ method: String, _ target: String, _ body: String = "") -> HTTPResponse {
        website.respond(
            to: HTTPRequest(method: method, target: target, body: Array(body.utf8)), store: scene.store,
            now: Sample.now + WebScene.minute)
    }

    private func standing() throws -> Story.Standing? { try scene.store.story(id)?.standing }

    private func seal(_ page: String) throws -> String {
        let field = "name=\"words\" value=\""
        let start = try #require(page.range(of: field)).upperBound
        return String(page[start...].prefix { $0 != "\"" })
    }

    private func answer(_ word: String, name: String = "Anna") throws -> HTTPResponse {
        send("POST", path, "words=\(try seal(send("GET", path).text))&name=\(name)&answer=\(word)")
    }

    @Test func thePageShowsTheWordsTheNameAndWhatWouldBeAgreedTo() throws {
        let page = send("GET", path).text
        #expect(page.contains("Ask first.<br>&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script>"))
        #expect(page.contains("We may quote &lt;these&gt; words."))
        #expect(page.contains("Permit, with this name") && page.contains("Permit without a name"))
    }

    @Test func openingALinkDecidesNothing() throws {
        let before = try scene.store.fullDump()
        for method in ["GET", "HEAD"] {
            #expect(send(method, path + "?answer=yes", "answer=yes").status == 200)
        }
        #expect(try scene.store.fullDump() == before)
    }

    @Test func aYesIsKeptWithItsNameAndWording() throws {
        #expect(try answer("yes", name: "Anna%20%3Cb%3EP.").text.contains("— Anna &lt;b&gt;P."))
        let permission = try #require(try scene.store.story(id)?.permission)
        #expect(permission.state == .granted && permission.name == "Anna <b>P." && permission.source == "page")
        #expect(permission.wording?.version == "2026-11" && permission.wording?.locale == "en")
        // The same form twice is one answer.
        let form = try scene.store.number("SELECT count(*) FROM story_permissions")
        _ = send("POST", path, "answer=yes&words=0")
        #expect(try scene.store.number("SELECT count(*) FROM story_permissions") == form)
    }

    @Test func withoutANameNoneIsKept() throws {
        #expect(try answer("nameless").text.contains("without a name"))
        #expect(try standing() == .granted && scene.store.story(id)?.permission?.name == nil)
    }

    @Test func aNoIsKeptAndMayBeThoughtAnew() throws {
        #expect(try answer("no").text.contains("You have said no"))
        #expect(try standing() == .refused)
        _ = try answer("yes")
        #expect(try standing() == .granted)
    }

    @Test func whatThePageDidNotShowIsNotPermitted() throws {
        let old = try seal(send("GET", path).text)
        try scene.store.connection.execute("UPDATE activities SET field_text = 'Buy now.' WHERE id = \(id)")
        let page = send("POST", path, "words=\(old)&name=Anna&answer=yes")
        #expect(page.status == 409 && page.text.contains("The words have changed") && page.text.contains("Buy now."))
        #expect(try standing() == .asked)
        #expect(send("POST", path, "answer=yes").status == 409)
    }

    @Test func aPermissionIsTakenBackOnThePageAndAmongThePreferences() throws {
        _ = try answer("yes")
        #expect(send("POST", path, "answer=withdraw").text.contains("taken your permission back"))
        #expect(try standing() == .withdrawn)
        _ = try answer("yes")
        let preferences = scene.path(.preferences)
        #expect(send("GET", preferences).text.contains("What we may quote"))
        let other = try scene.store.seedMember("boris@example.net")
        let theirs = try scene.store.addStory(
            memberID: other, kind: "story", text: "Mine.", url: nil, source: "stories", key: "2", at: Sample.now,
            now: Sample.now
        ).id
        #expect(send("POST", preferences, "form=quote&story=\(theirs)").text.contains("Nothing has changed"))
        #expect(send("POST", preferences, "form=quote&story=\(id)").text.contains("we do not quote these words"))
        #expect(try standing() == .withdrawn)
        #expect(!send("GET", preferences).text.contains("What we may quote"))
    }

    @Test func aTokenOfAnotherPurposeOrMemberOpensNothing() throws {
        let row = try scene.store.number("SELECT max(id) FROM messages WHERE campaign = 'story-permission'")
        #expect(send("GET", "/story/" + scene.signer.sign(.mentorship, row: row)).status == 404)
        let other = try scene.store.seedMember("boris@example.net")
        try scene.store.connection.execute("UPDATE activities SET member_id = \(other) WHERE id = \(id)")
        #expect(!send("GET", path).text.contains("Ask first"))
    }
}

import Campaigning
import Formats
import HTTP
import Store
import TestSupport
import Testing

/// "Was this useful?": a page with two buttons.
struct UsefulPageTests {
    private let scene: WebScene
    private let path: String

    init() throws {
        scene = try WebScene(locale: "en")
        path = "/useful/" + scene.signer.sign(.useful, row: scene.message)
    }

    private func vote() throws -> Bool? { try scene.store.usefulVote(message: scene.message) }

    @Test func openingTheLinkSaysNothing() throws {
        let before = try scene.store.fullDump()
        for method in ["GET", "HEAD"] {
            #expect(scene.send(method, path + "?useful=yes", "useful=yes").status == 200)
        }
        #expect(try scene.store.fullDump() == before)
        let page = scene.send("GET", path)
        #expect(page.text.contains("Was this message useful?") && page.text.contains("method=\"post\""))
        #expect(page.headers["Content-Security-Policy"] != nil && page.headers["Set-Cookie"] == nil)
    }

    @Test func theLatestWordCounts() throws {
        #expect(scene.send("POST", path, "useful=yes").text.contains("it was useful"))
        #expect(try vote() == true)
        #expect(scene.send("POST", path, "useful=no").text.contains("it was not useful"))
        #expect(try vote() == false)
        #expect(try scene.store.number("SELECT count(*) FROM useful_votes") == 1)
        #expect(scene.send("GET", path).text.contains("it was not useful"))
    }

    @Test(arguments: ["", "useful=", "useful=<script>", "useful=1", "other=yes"])
    func whatIsNoAnswerIsNotKept(body: String) throws {
        let page = scene.send("POST", path, body)
        #expect(page.status >= 400 && !page.text.contains("<script>"))
        #expect(try vote() == nil)
    }

    @Test func tokensOfOtherPurposesLeadNowhere() throws {
        for purpose in [TokenPurpose.survey, .preferences, .unsubscribe] {
            let other = "/useful/" + scene.signer.sign(purpose, row: scene.message)
            #expect(scene.send("POST", other, "useful=yes").status == 404)
        }
        #expect(try vote() == nil)
    }

    @Test func itIsInTheReadersLanguage() throws {
        let russian = try WebScene(locale: "ru")
        let page = russian.send("GET", "/useful/" + russian.signer.sign(.useful, row: russian.message))
        #expect(page.text.contains("Было ли письмо полезным?"))
    }

    @Test func anErasureTakesTheAnswer() throws {
        _ = scene.send("POST", path, "useful=yes")
        #expect(
            try scene.store.memberRecords(memberID: scene.member).first { $0.table == "useful_votes" }?.rows.count == 1)
        let erasure = try scene.store.beginErasure(
            memberID: scene.member, emailKey: "anna@example.org", at: Sample.now)
        _ = try scene.store.emptyMember(scene.member, erasure: erasure, at: Sample.now)
        #expect(try vote() == nil)
        #expect(scene.send("POST", path, "useful=yes").status >= 400)
        #expect(try vote() == nil)
    }
}

import Definitions
import Formats
import HTTP
import Store
import TestSupport
import Testing
import Web

/// `/r/CODE`, and the code's way through the sign-up.
struct ReferralPageTests {
    private func scene(_ change: (inout ReferralSettings) -> Void = { _ in }) throws -> (SignUpScene, String, Website) {
        let scene = try SignUpScene()
        var definition = scene.workspace.definition
        var settings = ReferralSettings(to: "https://club.example.org/subscribe")
        change(&settings)
        definition.referrals = settings
        let website = try Website(
            workspace: Workspace(directory: scene.folder.path, definition: definition, campaigns: []), isLoopback: true)
        let anna = try Rows(scene.store).member("anna@example.org")
        try scene.store.giveReferralCodes(at: Sample.now)
        let code = try #require(
            try scene.store.connection.firstRow(
                "SELECT code FROM referral_codes WHERE member_id = :id", ["id": .integer(anna)], { $0.text(0) }))
        return (scene, code, website)
    }

    private func send(
        _ website: Website, _ scene: SignUpScene, _ method: String, _ target: String, _ body: String = "",
        from: String = "203.0.113.9", after: Int64 = 0
    ) -> HTTPResponse {
        website.respond(
            to: HTTPRequest(
                method: method, target: target, headers: HTTPHeaders(), body: Array(body.utf8), remoteAddress: from),
            store: scene.store, now: Sample.now + after)
    }

    @Test func theLinkGoesOnWithTheCodeAndWritesNothing() throws {
        let (scene, code, website) = try scene()
        let before = try scene.store.fullDump()
        for spelling in [code, code.lowercased(), ReferralCode.words(code)] {
            let answer = send(website, scene, "GET", "/r/\(spelling)")
            #expect(answer.status == 302)
            #expect(answer.headers["location"] == "https://club.example.org/subscribe?ref=\(code)")
            #expect(answer.headers["set-cookie"] == nil && answer.headers["referrer-policy"] == "no-referrer")
            #expect(answer.headers["cache-control"] == "no-store")
        }
        #expect(send(website, scene, "HEAD", "/r/\(code)").status == 302)
        #expect(send(website, scene, "POST", "/r/\(code)").status == 405)
        #expect(try scene.store.fullDump() == before)
    }

    @Test func marksAreAddedOnlyWhereTheyAreWanted() throws {
        let (scene, code, website) = try scene { $0.marksByName = ["utm_source": "a b&c", "utm_medium": "друзья"] }
        #expect(
            send(website, scene, "GET", "/r/\(code)").headers["location"]
                == "https://club.example.org/subscribe?ref=\(code)&utm_medium=%D0%B4%D1%80%D1%83%D0%B7%D1%8C%D1%8F&utm_source=a%20b%26c"
        )
    }

    @Test func whoGuessesIsToldNothingMore() throws {
        let (scene, code, website) = try scene()
        for hostile in ["", "%0d%0aSet-Cookie:x", "BCDFGHJK", "<script>", String(repeating: "B", count: 5000)] {
            let answer = send(website, scene, "GET", "/r/" + hostile, from: "198.51.100.\(hostile.count % 250)")
            #expect(answer.status == 404 && answer.headers["location"] == nil && !answer.text.contains("<script>"))
        }
        for _ in 0..<40 { _ = send(website, scene, "GET", "/r/BCDFGHJM", from: "192.0.2.1") }
        #expect(send(website, scene, "GET", "/r/\(code)", from: "192.0.2.7").status == 429)
        #expect(send(website, scene, "GET", "/r/\(code)", from: "192.0.3.7").status == 302)
        #expect(send(website, scene, "GET", "/r/\(code)", from: "192.0.2.7", after: 3_600_001).status == 302)
    }

    @Test func withoutSettingsThereIsNoLink() throws {
        #expect(try WebScene().send("GET", "/r/BCDFGHJK").status == 404)
    }

    @Test func theSignUpTakesTheCodeAlong() throws {
        let (scene, code, website) = try scene()
        let page = send(website, scene, "GET", "/subscribe?ref=\(ReferralCode.words(code))&lang=en")
        #expect(page.text.contains("name=\"ref\" value=\"\(code)\"") && page.text.contains("?lang=ru&amp;ref=\(code)"))
        let hostile = send(website, scene, "GET", "/subscribe?ref=%22%3E%3Cscript%3E")
        #expect(!hostile.text.contains("<script>"))
        let sent = send(
            website, scene, "POST", "/subscribe", scene.form("boris@example.org", "&topic=news&agree=yes&ref=\(code)"))
        #expect(sent.status == 200)
        let member = try #require(try scene.store.memberID(emailKey: "boris@example.org"))
        let kept = {
            try scene.store.number("SELECT count(*) FROM members WHERE id = \(member) AND referral_code = '\(code)'")
        }
        // Not before the confirmation.
        #expect(try kept() == 0)
        #expect(send(website, scene, "POST", try scene.confirmation(), after: 5000).status == 200)
        #expect(try kept() == 1)
    }
}

import Formats
import Store
import TestSupport
import Testing

/// What programs send from survey pages is kept apart, and nothing that a person sends is lost.
@Suite struct MachineAnswerTests {
    private func token(_ page: String) -> String {
        String(page.split(separator: "name=\"form\" value=\"")[1].prefix { $0 != "\"" })
    }

    private func expectSetAside(_ scene: WebScene, _ reason: String) throws {
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
        #expect(try scene.store.word("SELECT reason FROM set_aside") == reason)
    }

    @Test func aFormThatWasNeverFetchedIsNotCounted() throws {
        let scene = try WebScene(locale: "en")
        let page = scene.send("POST", scene.path(.survey), "score=9&reason=So&form=")
        #expect(page.status == 422)
        #expect(page.text.contains("press the button once more") && page.text.contains(">\nSo</textarea>"))
        try expectSetAside(scene, "token")
        // The page that came back has a token, which ripens.
        let again = "score=9&reason=So&form=" + token(page.text)
        #expect(scene.send("POST", scene.path(.survey), again, after: WebScene.minute + 3000).status == 200)
        #expect(try scene.store.number("SELECT number FROM answers WHERE question = 'score'") == 9)
    }

    @Test func aFormThatIsSentAtOnceIsAskedForOnceMore() throws {
        let scene = try WebScene(locale: "en")
        let form = "score=9&form=" + token(scene.send("GET", scene.path(.survey)).text)
        #expect(scene.send("POST", scene.path(.survey), form, after: WebScene.minute + 500).status == 422)
        try expectSetAside(scene, "young")
        #expect(scene.send("POST", scene.path(.survey), form, after: WebScene.minute + 2500).status == 200)
    }

    @Test func aTokenIsGoodForItsOwnFormAndForADay() throws {
        let scene = try WebScene(locale: "en")
        let form = "score=9&form=" + token(scene.send("GET", scene.path(.survey)).text)
        let other = try scene.store.seedMember("b@example.org", locale: "en")
        let row = try scene.store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: other, at: Sample.now)
        let path = "/s/" + scene.signer.sign(.survey, row: row)
        #expect(scene.send("POST", path, form, after: 2 * WebScene.minute).status == 422)
        #expect(scene.send("POST", scene.path(.survey), form, after: 2 * WebScene.day).status == 422)
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
    }

    @Test func whatNoPersonSeesIsATrap() throws {
        let scene = try WebScene(locale: "en")
        #expect(scene.send("POST", scene.path(.survey), "score=9&homepage=spam").status == 422)
        try expectSetAside(scene, "trap")
    }

    @Test func whoFollowsEveryLinkOfAMessageIsAScanner() throws {
        let scene = try WebScene(locale: "en")
        var page = ""
        for score in 0...10 {
            page =
                scene.send(
                    "GET", scene.path(.survey) + "?q=score&v=\(score)", after: WebScene.minute + Int64(score) * 100
                ).text
        }
        let form = "score=10&form=" + token(page)
        #expect(scene.send("POST", scene.path(.survey), form, after: WebScene.minute + 5000).status == 422)
        try expectSetAside(scene, "burst")
        // The member comes later, with a form of their own.
        let own = token(scene.send("GET", scene.path(.survey) + "?q=score&v=7", after: 10 * WebScene.minute).text)
        #expect(
            scene.send("POST", scene.path(.survey), "score=7&form=" + own, after: 11 * WebScene.minute).status == 200)
        let counts = try scene.store.responseCounts(ReportScope(now: Sample.now + WebScene.day))
        #expect(counts.setAside == ["burst": 1])
    }

    @Test func twoLinksOfAPersonAreNoBurst() throws {
        let scene = try WebScene(locale: "en")
        _ = scene.send("GET", scene.path(.preferences))
        let form = "score=9&form=" + token(scene.send("GET", scene.path(.survey) + "?q=score&v=9").text)
        #expect(scene.send("POST", scene.path(.survey), form, after: WebScene.minute + 4000).status == 200)
    }

    @Test func anErasureTakesDraftsAndWhatWasSetAside() throws {
        let scene = try WebScene(locale: "en")
        _ = scene.send("POST", scene.path(.survey), "score=9&homepage=spam")
        _ = scene.send("POST", scene.path(.survey), "score=9&go=save")
        let count = {
            try scene.store.number("SELECT (SELECT count(*) FROM drafts) + (SELECT count(*) FROM set_aside)")
        }
        #expect(try count() == 2)
        _ = try scene.store.emptyMember(scene.member, erasure: 1, at: Sample.now)
        #expect(try count() == 0)
    }
}

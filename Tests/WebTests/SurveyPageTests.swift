import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Test func aGetShowsTheQuestionsAndWritesNothing() throws {
    let scene = try WebScene()
    let before = try scene.store.dump()
    let page = scene.send("GET", scene.path(.survey) + "?q=score&v=9")
    #expect(page.status == 200)
    #expect(page.text.contains("<html lang=\"ru\">"))
    #expect(page.text.contains("value=\"9\" id=\"q0-9\" class=\"no1\" checked"))
    #expect(page.text.contains("Что нам исправить?"))
    #expect(page.text.contains("Если ваша оценка — 8 или ниже"))
    #expect(page.text.contains("24 октября 2026"))
    #expect(page.body.count < 30_000)
    _ = scene.send("HEAD", scene.path(.survey) + "?q=score&v=0")
    #expect(try scene.store.dump() == before)
}

@Test func aPostRecordsAndMayBeChangedUntilTheClose() throws {
    let scene = try WebScene()
    let first = scene.send("POST", scene.path(.survey), "score=6&reason=%D0%94%D0%BE%D1%80%D0%BE%D0%B3%D0%BE+%3Cb%3E")
    #expect(first.status == 200)
    #expect(first.text.contains("Спасибо!"))
    #expect(try scene.store.word("SELECT text FROM answers WHERE question = 'reason'") == "Дорого <b>")
    let shown = scene.send("GET", scene.path(.survey))
    #expect(shown.text.contains("Дорого &lt;b&gt;"))
    #expect(shown.text.contains("id=\"q0-6\" checked"))
    _ = scene.send("POST", scene.path(.survey), "score=10", after: 13 * WebScene.day)
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 1)
    #expect(try scene.store.number("SELECT count(*) FROM answers") == 1)
    #expect(try scene.store.number("SELECT number FROM answers") == 10)
    #expect(try scene.store.touchedMembers() == [scene.member])
}

@Test(arguments: ["score=11", "score=-1", "score=abc", "score=9.5", "", "other=1", "score="])
func whatCannotBeTakenIsAskedAgainAndNotRecorded(body: String) throws {
    let scene = try WebScene()
    let page = scene.send("POST", scene.path(.survey), body)
    #expect(page.status == 422)
    #expect(page.text.contains("role=\"alert\""))
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
}

@Test func aTextThatIsTooLongComesBackAsItWas() throws {
    let scene = try WebScene(locale: "en")
    let text = String(repeating: "x", count: 10_001)
    let page = scene.send("POST", scene.path(.survey), "score=3&reason=\(text)")
    #expect(page.status == 422)
    #expect(page.text.contains(text))
    #expect(page.text.contains("aria-describedby=\"e1\""))
    #expect(scene.send("POST", scene.path(.survey), String(repeating: "x", count: 65_537)).status == 413)
}

@Test func aRequiredQuestionMustBeAnsweredWhereItIsAsked() throws {
    let scene = try WebScene { $0.survey!.questions[1].isRequired = true }
    #expect(scene.send("POST", scene.path(.survey), "score=5").status == 422)
    #expect(scene.send("POST", scene.path(.survey), "score=9").status == 200)
}

@Test func aClosedSurveySaysSoAndKeepsWhatIsSentApart() throws {
    let scene = try WebScene(locale: "en")
    let late = 15 * WebScene.day
    let shown = scene.send("GET", scene.path(.survey), after: late)
    #expect(shown.status == 410)
    #expect(shown.text.contains("until 24 October 2026"))
    let sent = scene.send("POST", scene.path(.survey), "score=2", after: late)
    #expect(sent.status == 410)
    #expect(sent.text.contains("We have kept what you sent"))
    #expect(try scene.store.number("SELECT is_late FROM responses") == 1)
}

@Test func whatIsSentLateDoesNotReplaceWhatWasSentInTime() throws {
    let scene = try WebScene(locale: "en")
    _ = scene.send("POST", scene.path(.survey), "score=9")
    let sent = scene.send("POST", scene.path(.survey), "score=0", after: 15 * WebScene.day)
    #expect(sent.status == 410)
    #expect(sent.text.contains("Your earlier answer stands"))
    #expect(try scene.store.number("SELECT number FROM answers") == 9)
}

@Test func forgedAndForeignTokensLeadNowhere() throws {
    let scene = try WebScene()
    let token = scene.signer.sign(.survey, row: scene.message)
    let forged = String(token.dropLast(3)) + (token.hasSuffix("AAA") ? "BBB" : "AAA")
    let foreign = TokenSigner(current: [9]).sign(.survey, row: scene.message)
    let other = scene.signer.sign(.unsubscribe, row: scene.message)
    let missing = scene.signer.sign(.survey, row: 999)
    for token in [forged, foreign, other, missing, "", "x", "..", String(repeating: "A", count: 5000)] {
        #expect(scene.send("GET", "/s/" + token).status == 404)
        #expect(scene.send("POST", "/s/" + token, "score=9").status == 404)
    }
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
}

@Test func aSurveyThatIsGoneSaysSo() throws {
    let scene = try WebScene { $0.name = "other" }
    let row = try scene.store.seedMessage("removed", "2026-10-10T07:00Z", memberID: scene.member, at: Sample.now)
    #expect(scene.send("GET", "/s/" + scene.signer.sign(.survey, row: row)).status == 410)
    let mail = try scene.store.seedMessage(
        "other", "2026-11-10T07:00Z", memberID: scene.member, kind: "email", at: Sample.now)
    #expect(scene.send("GET", "/s/" + scene.signer.sign(.survey, row: mail)).status == 404)
}

@Test func everyPageIsLockedDown() throws {
    let scene = try WebScene()
    for path in [scene.path(.survey), scene.path(.unsubscribe), scene.path(.preferences), "/s/nothing"] {
        let page = scene.send("GET", path)
        #expect(
            page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; style-src 'self' 'sha256-") == true)
        #expect(page.headers["referrer-policy"] == "no-referrer")
        #expect(page.headers["x-robots-tag"]?.contains("noindex") == true)
        #expect(page.headers["cache-control"] == "no-store")
        #expect(page.headers["x-content-type-options"] == "nosniff")
        #expect(page.headers["set-cookie"] == nil)
        // The one script is a file of this site.
        let own = "<script src=\"../draft.js\" defer></script>"
        #expect(!page.text.replacing(own, with: "").contains("<script") && !page.text.contains("style=\""))
    }
}

@Test func otherMethodsAndPathsAreRefused() throws {
    let scene = try WebScene()
    #expect(scene.send("DELETE", scene.path(.survey)).status == 405)
    #expect(scene.send("PUT", scene.path(.survey), "score=9").headers["allow"] == "GET, HEAD, POST")
    for path in ["/", "", "*", "/s", "/s/", "/x/y", "/s/a/b", "/%2e%2e/etc/passwd", "//"] {
        #expect(scene.send("GET", path).status == 404, "\(path)")
    }
    #expect(scene.send("GET", "/healthz").text == "ok\n")
}

@Test func everythingThatAuthorsWriteIsEscaped() throws {
    let evil = "<script>alert(1)</script>\"'&"
    let scene = try WebScene(locale: "en") { campaign in
        campaign.survey!.purpose = LocalizedText(evil)
        campaign.survey!.endings = [.init(text: LocalizedText(evil))]
        campaign.survey!.questions[1].text = LocalizedText(evil)
    }
    for page in [scene.send("GET", scene.path(.survey)), scene.send("POST", scene.path(.survey), "score=9")] {
        #expect(!page.text.contains("<script>"))
        #expect(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"))
    }
}

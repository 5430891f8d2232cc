import Campaigning
import Formats
import Glibc
import HTTP
import Store
import TestSupport
import Testing
import Web

@Test func aCrawlOfEveryAddressChangesNothing() throws {
    let scene = try WebScene()
    // Something to be changed: an answer, consents, an event.
    _ = scene.send("POST", scene.path(.survey), "score=3&reason=x")
    _ = scene.send("POST", scene.path(.preferences), "form=topics&topic=news")
    _ = scene.deliver(#"{"id": "1", "email": "anna@example.org", "answers": {"score": 9}}"#)
    let before = try scene.store.fullDump()
    let survey = scene.path(.survey)
    let paths = [
        survey, survey + "?q=score&v=9", survey + "?score=9&reason=y", scene.path(.unsubscribe),
        scene.path(.unsubscribe) + "?List-Unsubscribe=One-Click&scope=all", scene.path(.preferences),
        scene.path(.preferences) + "?form=all", scene.path(.preferences) + "?form=topics", "/hooks/tf", "/hooks/open",
        "/healthz", "/when.css", "/", "/robots.txt", "/metrics", "/s/x", "/u/x", "/p/x",
    ]
    let json: HTTPHeaders = ["Content-Type": "application/json"]
    for path in paths {
        for method in ["GET", "HEAD"] {
            _ = scene.send(method, path)
            _ = scene.send(method, path, "score=9&form=all&List-Unsubscribe=One-Click")
            _ = scene.send(method, path, #"{"email": "anna@example.org", "answers": {"score": 0}}"#, headers: json)
            _ = scene.send(method, path, "score=0", after: 20 * WebScene.day)
        }
        for method in ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "get", ""] {
            #expect([404, 405].contains(scene.send(method, path, "score=9").status), "\(method) \(path)")
        }
    }
    #expect(try scene.store.fullDump() == before)
}

@Test func anAddressThatIsWrittenDifferentlyIsTheSameAndNoMore() throws {
    let scene = try WebScene()
    let token = scene.signer.sign(.survey, row: scene.message)
    let encoded = token.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
    #expect(scene.send("GET", "/s/" + encoded).status == 200)
    #expect(scene.send("GET", "http://elsewhere.example/s/\(token)?v=1").status == 200)
    let twice = encoded.replacing("%", with: "%25")
    for path in [
        "/s/\(token)%00", "/s/%00\(token)", "/s/\(token)\u{0}", "/s/\(twice)", "//s//\(token)", "/s/\(token)/..",
        "/s/\(token)/", "/S/\(token)", "/s/../s/\(token)", "/s/\(token)%2F..", "/s/\(token.dropLast())",
        "/s/\(token)=", "/s/\(token) ", "/%73/\(token)", "http://", "https://x", "/s/" + String(encoded + encoded),
    ] {
        #expect(scene.send("POST", path, "score=9").status == 404, "\(path)")
    }
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
}

@Test(arguments: [
    ("score=1e9", 422), ("score=9.0", 200), ("score=%D9%A9", 422), ("score=+9+", 200), ("score=11", 422),
    ("score=-1", 422), ("score=0x9", 422), ("score=NaN", 422), ("score=99999999999999999999999", 422),
    ("score=11&score=9", 200), ("score=9&score=11", 422), ("SCORE=9", 422), ("score%5B%5D=9", 422), ("score", 422),
    ("score=9%00", 200), ("=&&=score=9;&&&", 422), ("%", 422), ("%zz=%", 422), ("\u{0}", 422),
])
func formsAreReadStrictly(body: String, status: Int) throws {
    let scene = try WebScene()
    #expect(scene.send("POST", scene.path(.survey), body).status == status)
    #expect(try scene.store.number("SELECT count(*) FROM responses") == (status == 200 ? 1 : 0))
}

@Test func aBodyThatIsNoFormIsNotAnEmptyAnswer() throws {
    let scene = try WebScene(locale: "en")
    for type in [
        "application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencodedx",
    ] {
        for path in [scene.path(.survey), scene.path(.preferences)] {
            let response = scene.send(
                "POST", path, "score=9&form=topics&topic=news", headers: ["Content-Type": type])
            #expect(response.status == 415, "\(type)")
            #expect(response.text.contains("Nothing was saved"))
        }
    }
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
    let form: HTTPHeaders = ["Content-Type": "Application/X-WWW-Form-URLEncoded ; charset=UTF-8"]
    #expect(scene.send("POST", scene.path(.survey), "score=9", headers: form).status == 200)
}

@Test func whatMembersWriteIsShownBackAsText() throws {
    let scene = try WebScene(locale: "en")
    let evil = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
    let body =
        "reason="
        + evil.utf8.map { "%" + (String($0, radix: 16).count < 2 ? "0" : "") + String($0, radix: 16) }.joined()
    for page in [
        scene.send("POST", scene.path(.survey), body + "&score=77"), scene.send("POST", scene.path(.survey), body),
        scene.send("GET", scene.path(.survey)),
        scene.send("GET", scene.path(.survey) + "?q=%3Cscript%3E&v=%22%3E%3Cscript%3E"),
    ] {
        // The one script is our own.
        let own = "<script src=\"../draft.js\" defer></script>"
        #expect(!page.text.replacing(own, with: "").contains("<script") && !page.text.contains("<img"))
    }
    #expect(scene.send("GET", scene.path(.survey)).text.contains("&lt;/textarea&gt;&lt;script&gt;"))
}

@Test func anErasedMembersLinksSayNothingAndKeepNothing() throws {
    let scene = try WebScene()
    try scene.store.seedErasure(of: scene.member, email: "anna@example.org", at: Sample.now)
    let before = try scene.store.fullDump()
    #expect(scene.send("GET", scene.path(.survey)).status == 410)
    #expect(scene.send("POST", scene.path(.survey), "score=9&reason=it+is+me").status == 410)
    #expect(scene.send("GET", scene.path(.preferences)).status == 410)
    #expect(scene.send("POST", scene.path(.preferences), "form=topics&topic=news").status == 410)
    let left = scene.send("POST", scene.path(.unsubscribe), "List-Unsubscribe=One-Click")
    #expect(left.status == 200 && !left.text.contains("/p/"))
    #expect(try scene.store.fullDump() == before)
}

@Test func aSurveyWhoseFileHasMistakesIsOnlyAway() throws {
    let scene = try WebScene(invalid: ["broken"])
    let row = try scene.store.seedMessage("broken", "2026-10-10T07:00Z", memberID: scene.member, at: Sample.now)
    let page = scene.send("GET", "/s/" + scene.signer.sign(.survey, row: row))
    #expect(page.status == 503)
    #expect(page.headers["retry-after"] == "10")
    // Leaving does not depend on the campaign.
    #expect(scene.send("POST", scene.path(.unsubscribe), "List-Unsubscribe=One-Click").status == 200)
    #expect(try scene.store.number("SELECT count(*) FROM consents") == 1)
}

@Test func whileAnotherProcessWritesPeopleAndSendersAreAskedToTryAgain() throws {
    let scene = try WebScene(busyTimeout: 20)
    let event = #"{"id": "1", "email": "anna@example.org", "answers": {"score": 9}}"#
    let other = try Store(path: scene.store.path)
    try other.connection.execute("BEGIN IMMEDIATE")
    for response in [
        scene.deliver(event), scene.send("POST", scene.path(.survey), "score=9"),
        scene.send("POST", scene.path(.unsubscribe), "List-Unsubscribe=One-Click"),
        scene.send("POST", scene.path(.preferences), "form=topics&topic=news"),
    ] {
        #expect(response.status == 503)
        #expect(response.headers["retry-after"] == "10")
    }
    // Reading needs no turn.
    #expect(scene.send("GET", scene.path(.survey)).status == 200)
    #expect(scene.send("GET", "/healthz").status == 200)
    try other.connection.execute("ROLLBACK")
    #expect(scene.deliver(event).status == 200)
    #expect(scene.send("POST", scene.path(.unsubscribe), "List-Unsubscribe=One-Click").status == 200)
}

@Test func anEventWaitsForItsTurnAndIsNotLost() async throws {
    let scene = try WebScene(busyTimeout: 5000)
    let path = scene.store.path
    let (locked, lock) = AsyncStream.makeStream(of: Void.self)
    let writer = Task.detached {
        let other = try Store(path: path)
        try other.connection.transaction {
            lock.yield()
            // As long as the longest write of a run.
            usleep(100_000)
        }
    }
    for await _ in locked { break }
    #expect(scene.deliver(#"{"id": "1", "email": "anna@example.org", "answers": {"score": 9}}"#).status == 200)
    try await writer.value
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 1)
}

import Formats
import HTTP
import JSON
import Store
import Surveys
import TestSupport
import Testing

private let body = #"{"id": "r-1", "email": "anna@example.org", "at": "2026-10-10T07:01:00Z", "answers": {"score": 9}}"#

private func field(_ response: HTTPResponse, _ name: String) -> JSONValue? {
    (try? JSONValue(parsing: response.body))?[name]
}

@Test func aSignedEventIsRecordedAndARepeatHasNoEffect() throws {
    let scene = try WebScene()
    let first = scene.deliver(body)
    #expect(first.status == 200)
    #expect(field(first, "status") == "created")
    let once = try scene.store.dump()
    let second = scene.deliver(body)
    #expect(second.status == 200)
    #expect(field(second, "status") == "repeated")
    #expect(try scene.store.dump() == once)
    #expect(try scene.store.number("SELECT number FROM answers") == 9)
}

@Test func whatIsNotSignedByTheSecretIsRefusedAndNotKept() throws {
    let scene = try WebScene()
    #expect(scene.send("POST", "/hooks/tf", body).status == 401)
    #expect(scene.deliver(body, secret: "whsec_AAAA").status == 401)
    #expect(scene.deliver(body, signedAt: 0, after: 6 * WebScene.minute).status == 401)
    #expect(scene.deliver(body, signedAt: 6 * WebScene.minute, after: 0).status == 401)
    #expect(field(scene.deliver(body, secret: "x"), "error") == "signature")
    #expect(try scene.store.number("SELECT count(*) FROM webhook_events") == 0)
}

@Test func badInputGetsItsOwnAnswer() throws {
    let scene = try WebScene()
    #expect(scene.deliver("{").status == 400)
    #expect(scene.deliver(#"{"email": "anna@example.org", "answers": {"score": 11}}"#, id: "b").status == 400)
    #expect(field(scene.deliver("[1]", id: "c"), "reason") == "the body must be a JSON object")
    #expect(scene.send("POST", "/hooks/none", body).status == 404)
    let get = scene.send("GET", "/hooks/tf")
    #expect(get.status == 405)
    #expect(get.headers["allow"] == "POST")
    #expect(scene.send("POST", "/hooks/open", String(repeating: "x", count: 65_537)).status == 413)
    #expect(scene.send("POST", "/hooks/open", body, headers: ["Content-Type": "text/plain"]).status == 415)
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
}

@Test func aLateEventIsTakenAndSaysSo() throws {
    let scene = try WebScene()
    let late = body.replacing("2026-10-10", with: "2026-11-10")
    let month = 31 * WebScene.day
    #expect(field(scene.deliver(late, signedAt: month, after: month), "late") == true)
    #expect(try scene.store.number("SELECT is_late FROM responses") == 1)
}

@Test func anUnsignedHookIsServedOnLoopbackOnly() throws {
    let json: HTTPHeaders = ["Content-Type": "application/json; charset=utf-8"]
    #expect(try WebScene().send("POST", "/hooks/open", body, headers: json).status == 200)
    #expect(try WebScene(isLoopback: false).send("POST", "/hooks/open", body, headers: json).status == 403)
}

@Test(arguments: [
    "[[[[[[", "\u{FEFF}{}", "{\"a\":\"\\ud800\"}", "{\"answers\":{\"score\":1e400}}", "nul", "{\"id\":{}}",
    #"{"email":"anna@example.org","answers":{"score":9,"score":"x"}}"#, #"{"email":7,"answers":{"score":9}}"#,
    #"{"email":"anna@example.org\r\nBcc: x@y.z","answers":{"score":9}}"#, "",
])
func hostileBodiesAreRefused(text: String) throws {
    let scene = try WebScene()
    let response = scene.deliver(text)
    #expect((400..<500).contains(response.status))
    #expect(field(response, "reason")?.stringValue?.isEmpty == false)
}

@Test func deepNestingDoesNotBringTheServerDown() throws {
    let scene = try WebScene()
    let deep = String(repeating: "[", count: 30_000) + String(repeating: "]", count: 30_000)
    #expect(scene.deliver(deep).status == 400)
    let wide =
        #"{"answers":{"score":"# + String(repeating: "[", count: 1900) + String(repeating: "]", count: 1900) + "}}"
    #expect(scene.deliver(wide, id: "w").status == 400)
}

@Test(arguments: [
    ("127.0.0.1:8080", 200), ("localhost", 200), ("LOCALHOST:1", 200), ("[::1]:8080", 200), ("evil.example", 403),
    ("127.0.0.1.evil.example", 403), ("127.0.0.1:80@evil.example", 403), ("[::1].evil.example", 403), ("", 403),
    ("0.0.0.0:8080", 403),
])
func anUnsignedHookHearsOnlyThoseWhoNameThisMachine(host: String, status: Int) throws {
    let scene = try WebScene()
    let headers: HTTPHeaders = ["Content-Type": "application/json", "Host": host]
    #expect(scene.send("POST", "/hooks/open", body, headers: headers).status == status)
}

@Test(arguments: ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
func anUnsignedHookIsNotServedThroughAProxy(name: String) throws {
    var headers: HTTPHeaders = ["Content-Type": "application/json", "Host": "127.0.0.1"]
    headers.add(name, "203.0.113.5")
    #expect(try WebScene().send("POST", "/hooks/open", body, headers: headers).status == 403)
}

@Test func anErasedPersonsEventIsAcceptedAndForgotten() throws {
    let scene = try WebScene()
    try scene.store.seedErasure(of: scene.member, email: "anna@example.org", at: Sample.now)
    let response = scene.deliver(body)
    #expect(response.status == 200)
    #expect(field(response, "status") == "erased")
    #expect(!(try scene.store.fullDump().joined().contains("anna@")))
}

@Test func anEventOfAnUnknownAddressIsKeptWithoutAMember() throws {
    let scene = try WebScene()
    #expect(scene.deliver(body.replacing("anna@", with: "stranger@")).status == 200)
    #expect(try scene.store.word("SELECT matched_by FROM responses WHERE member_id IS NULL") == "none")
}

@Test func aHookWhoseSurveyIsGoneAsksToTryLater() throws {
    let scene = try WebScene { $0.name = "other" }
    let response = scene.deliver(body)
    #expect(response.status == 503)
    #expect(response.headers["retry-after"] == "300")
}

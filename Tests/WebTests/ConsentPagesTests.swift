import Campaigning
import Formats
import Store
import TestSupport
import Testing

private func state(_ scene: WebScene, _ purpose: String) throws -> ConsentState? {
    try scene.store.consentStanding(memberID: scene.member, purpose: purpose)?.state
}

/// A topic is ticked on the preference page.
private func hasTick(_ page: String) -> Bool { page.contains(/name="topic" value="[^"]*" checked/) }

@Test func theUnsubscribePageAsksAndWritesNothing() throws {
    let scene = try WebScene(locale: "en")
    let before = try scene.store.dump()
    let page = scene.send("GET", scene.path(.unsubscribe))
    #expect(page.status == 200)
    #expect(page.text.contains("Unsubscribe from everything"))
    #expect(page.text.contains("Only from “Surveys”"))
    #expect(page.text.contains("href=\"../p/"))
    #expect(try scene.store.dump() == before)
}

@Test func oneClickWithdrawsFromEverythingOnce() throws {
    let scene = try WebScene()
    try scene.store.appendConsent(
        memberID: scene.member, purpose: "all", state: .granted, source: "test", at: Sample.now)
    let page = scene.send("POST", scene.path(.unsubscribe), "List-Unsubscribe=One-Click")
    #expect(page.status == 200)
    #expect(page.headers["location"] == nil && page.headers["set-cookie"] == nil)
    #expect(try state(scene, "all") == .withdrawn)
    #expect(try scene.store.word("SELECT source FROM consents ORDER BY id DESC") == "one-click")
    let once = try scene.store.dump()
    #expect(scene.send("POST", scene.path(.unsubscribe), "List-Unsubscribe=One-Click").status == 200)
    #expect(scene.send("POST", scene.path(.unsubscribe), "", after: WebScene.day).status == 200)
    #expect(try scene.store.dump() == once)
}

@Test func oneClickAsMultipartIsUnderstood() throws {
    let scene = try WebScene()
    let body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
    let page = scene.send(
        "POST", scene.path(.unsubscribe), body, headers: ["Content-Type": "multipart/form-data; boundary=x"])
    #expect(page.status == 200)
    #expect(try scene.store.word("SELECT source || ' ' || purpose FROM consents") == "one-click all")
}

@Test func theMessagesTopicCanBeLeftAlone() throws {
    let scene = try WebScene()
    #expect(scene.send("POST", scene.path(.unsubscribe), "scope=topic").status == 200)
    #expect(try state(scene, "research") == .withdrawn)
    #expect(try state(scene, "all") == nil)
}

@Test func anUnsubscribeTokenWorksForeverAndAForgedOneNever() throws {
    let scene = try WebScene()
    #expect(scene.send("GET", scene.path(.unsubscribe), after: 3650 * WebScene.day).status == 200)
    let forged = scene.path(.unsubscribe).dropLast(2) + "zz"
    #expect(scene.send("POST", String(forged), "List-Unsubscribe=One-Click").status == 404)
    let survey = scene.path(.survey).replacing("/s/", with: "/u/")
    #expect(scene.send("POST", survey, "List-Unsubscribe=One-Click").status == 404)
    #expect(try scene.store.number("SELECT count(*) FROM consents") == 0)
}

@Test func topicsAreTurnedOnAndOff() throws {
    let scene = try WebScene()
    let path = scene.path(.preferences)
    let shown = scene.send("GET", path)
    #expect(shown.status == 200)
    #expect(!hasTick(shown.text))
    let saved = scene.send("POST", path, "form=topics&topic=news&topic=nonsense")
    #expect(saved.text.contains("value=\"news\" checked"))
    #expect(try state(scene, "news") == .granted)
    #expect(try state(scene, "research") == nil)
    #expect(try state(scene, "nonsense") == nil)
    let rows = try scene.store.number("SELECT count(*) FROM consents")
    _ = scene.send("POST", path, "form=topics&topic=news", after: WebScene.day)
    #expect(try scene.store.number("SELECT count(*) FROM consents") == rows)
    _ = scene.send("POST", path, "form=topics")
    #expect(try state(scene, "news") == .withdrawn)
    #expect(scene.send("POST", path, "").status == 415)
}

@Test func aTopicChosenAfterLeavingEverythingIsOnAgain() throws {
    let scene = try WebScene()
    _ = scene.send("POST", scene.path(.preferences), "form=topics&topic=news&topic=research")
    _ = scene.send("POST", scene.path(.unsubscribe), "scope=all")
    #expect(!hasTick(scene.send("GET", scene.path(.preferences)).text))
    // In the same instant: the later word holds all the same.
    let saved = scene.send("POST", scene.path(.preferences), "form=topics&topic=news")
    #expect(saved.text.contains("value=\"news\" checked"))
    #expect(!saved.text.contains("value=\"research\" checked"))
    _ = scene.send("POST", scene.path(.unsubscribe), "scope=all")
    #expect(!hasTick(scene.send("GET", scene.path(.preferences)).text))
}

@Test func whoHasLeftIsOfferedTheWayBack() throws {
    let scene = try WebScene(locale: "en")
    #expect(!scene.send("GET", scene.path(.preferences)).text.contains("Get everything again"))
    let left = scene.send("POST", scene.path(.unsubscribe), "List-Unsubscribe=One-Click")
    #expect(left.text.contains("Messages about your own orders and questions will still come."))
    #expect(left.text.contains("href=\"../p/"))
    let shown = scene.send("GET", scene.path(.preferences))
    #expect(shown.text.contains("Get everything again") && !shown.text.contains("href=\"../u/"))
    let back = scene.send("POST", scene.path(.preferences), "form=all")
    #expect(back.status == 200 && !back.text.contains("Get everything again"))
    #expect(try state(scene, "all") == .granted)
    let once = try scene.store.fullDump()
    _ = scene.send("POST", scene.path(.preferences), "form=all")
    #expect(try scene.store.fullDump() == once)
}

@Test func comingBackDoesNotUndoTopicsThatWereLeftByName() throws {
    let scene = try WebScene()
    _ = scene.send("POST", scene.path(.unsubscribe), "scope=topic")
    _ = scene.send("POST", scene.path(.unsubscribe), "")
    let back = scene.send("POST", scene.path(.preferences), "form=all").text
    #expect(back.contains("value=\"news\" checked") && !back.contains("value=\"research\" checked"))
}

@Test func nobodyIsMadeToComeBackWhoNeverLeft() throws {
    let scene = try WebScene()
    _ = scene.send("POST", scene.path(.preferences), "form=all")
    #expect(try scene.store.number("SELECT count(*) FROM consents") == 0)
}

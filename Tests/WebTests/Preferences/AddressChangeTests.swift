import Campaigning
import Formats
import HTTP
import Store
import TestSupport
import Testing

/// A member asks for another address; both confirm, or nothing changes.
@Suite struct AddressChangeTests {
    private func ask(
        _ scene: WebScene, _ email: String = "New@Example.net", after: Int64 = WebScene.minute
    ) -> HTTPResponse { scene.choose("form=address&email=" + email, after: after) }

    /// The path of the latest link to one side.
    private func link(_ scene: WebScene, _ side: AddressChange.Side) throws -> String {
        let row = try scene.store.number(
            "SELECT max(id) FROM messages WHERE campaign = '\(AddressChange.campaign(side))'")
        return "/address/" + scene.signer.sign(.address, row: row)
    }

    private func answer(
        _ scene: WebScene, _ side: AddressChange.Side, _ answer: String = "yes", after: Int64 = WebScene.minute
    ) throws -> HTTPResponse { scene.send("POST", try link(scene, side), "answer=\(answer)", after: after) }

    private func email(_ scene: WebScene) throws -> String? {
        try scene.store.word("SELECT email || ' ' || email_key FROM members WHERE id = \(scene.member)")
    }

    private let unchanged = "anna@example.org anna@example.org"

    @Test(arguments: [[AddressChange.Side.old, .new], [.new, .old]])
    func theAddressChangesWhenBothHaveConfirmed(order: [AddressChange.Side]) throws {
        let scene = try WebScene(locale: "en")
        try scene.store.appendConsent(
            memberID: scene.member, purpose: "research", state: .granted, source: "test", at: Sample.now)
        let key = try scene.store.memberKey(ofMember: scene.member)
        #expect(ask(scene).text.contains("You asked for a change to <strong>New@example.net</strong>"))
        #expect(try answer(scene, order[0]).text.contains("that is one of two"))
        #expect(try email(scene) == unchanged)
        #expect(try answer(scene, order[1]).text.contains("The address is changed"))
        #expect(try email(scene) == "New@example.net new@example.net")
        #expect(try scene.store.memberKey(ofMember: scene.member) == key)
        #expect(try scene.store.touchedMembers() == [scene.member])
        // The new address is kept nowhere else, and the links are spent.
        #expect(try scene.store.word("SELECT state || ' ' || (email IS NULL) FROM address_changes") == "done 1")
        #expect(try answer(scene, .old, "no").text.contains("The address is changed"))
    }

    @Test func whatWasGrantedIsRecordedForTheNewAddressAndNothingMore() throws {
        let scene = try WebScene()
        for (purpose, state) in [("all", ConsentState.withdrawn), ("research", .granted), ("news", .withdrawn)] {
            try scene.store.appendConsent(
                memberID: scene.member, purpose: purpose, state: state, source: "test", at: Sample.now + 1)
        }
        try scene.store.appendConsent(
            memberID: scene.member, purpose: "research", state: .granted, source: "test", at: Sample.now + 2)
        _ = ask(scene)
        _ = try answer(scene, .old)
        _ = try answer(scene, .new)
        let recorded = try scene.store.consents(memberID: scene.member).filter { $0.source == "address-change" }
        #expect(recorded.map(\.purpose) == ["research"])
        #expect(recorded.first?.basis == "address changed, confirmed on both")
        #expect(try scene.store.consentStanding(memberID: scene.member, purpose: "all")?.state == .withdrawn)
        #expect(try scene.store.consentStanding(memberID: scene.member, purpose: "news")?.state == .withdrawn)
    }

    @Test func openingTheLinksChangesNothing() throws {
        let scene = try WebScene()
        _ = ask(scene)
        let before = try scene.store.fullDump()
        for side in AddressChange.Side.allCases {
            for method in ["GET", "HEAD"] {
                #expect(scene.send(method, try link(scene, side) + "?answer=yes", "answer=yes").status == 200)
            }
        }
        #expect(try scene.store.fullDump() == before)
    }

    @Test func aStrangerAtTheNewAddressLearnsNothingOfTheMember() throws {
        let scene = try WebScene(locale: "en")
        try scene.store.connection.execute("UPDATE members SET name = 'Anna Karenina'")
        _ = ask(scene)
        let page = scene.send("GET", try link(scene, .new)).text
        #expect(page.contains("new@example.net") || page.contains("New@example.net"))
        #expect(!page.contains("anna@example.org") && !page.contains("Anna"))
        #expect(scene.send("GET", try link(scene, .old)).text.contains("New@example.net"))
    }

    @Test(arguments: AddressChange.Side.allCases)
    func eitherSideCanRefuse(side: AddressChange.Side) throws {
        let scene = try WebScene(locale: "en")
        _ = ask(scene)
        _ = try answer(scene, side == .old ? .new : .old)
        #expect(try answer(scene, side, "no").text.contains("The address stays as it is"))
        #expect(try answer(scene, side, "yes").text.contains("The address stays as it is"))
        #expect(try email(scene) == unchanged)
        #expect(try scene.store.word("SELECT state || ' ' || (email IS NULL) FROM address_changes") == "refused 1")
    }

    @Test(arguments: [true, false])
    func anAddressThatCannotBeTheirsGetsTheSameAnswerAndNoMail(isMembers: Bool) throws {
        let free = try WebScene(locale: "en")
        let taken = try WebScene(locale: "en")
        if isMembers {
            try taken.store.seedMember("new@example.net")
        } else {
            try taken.store.suppress(emailKey: "new@example.net", reason: .complained, source: "test", at: Sample.now)
        }
        let answers = [ask(free), ask(taken)]
        #expect(answers.map(\.status) == [200, 200])
        #expect(answers[0].text == answers[1].text)
        #expect(try taken.store.number("SELECT count(*) FROM messages WHERE campaign = 'address:new'") == 0)
        #expect(try answer(free, .old).text == answer(taken, .old).text)
        #expect(try email(taken) == unchanged)
    }

    @Test func anAddressThatWasTakenMeanwhileStaysWithItsMember() throws {
        let scene = try WebScene(locale: "en")
        _ = ask(scene)
        _ = try answer(scene, .new)
        let other = try scene.store.seedMember("new@example.net")
        let page = try answer(scene, .old)
        #expect(page.text.contains("The address stays as it is"))
        #expect(!page.text.contains("member"))
        #expect(try email(scene) == unchanged)
        #expect(try scene.store.memberID(emailKey: "new@example.net") == other)
        #expect(try scene.store.word("SELECT state FROM address_changes") == "impossible")
    }

    @Test func afterSevenDaysItIsTooLate() throws {
        let scene = try WebScene(locale: "en")
        _ = ask(scene)
        _ = try answer(scene, .old)
        let late = 7 * WebScene.day + WebScene.minute
        #expect(scene.send("GET", try link(scene, .new), after: late - 1).text.contains("Yes, change it"))
        #expect(scene.send("GET", try link(scene, .new), after: late).text.contains("This link has run out"))
        #expect(try answer(scene, .new, after: late).text.contains("This link has run out"))
        #expect(try email(scene) == unchanged)
        try AddressRequest.expire(scene.store, now: Sample.now + late)
        #expect(try scene.store.word("SELECT state || ' ' || (email IS NULL) FROM address_changes") == "expired 1")
        let once = try scene.store.fullDump()
        try AddressRequest.expire(scene.store, now: Sample.now + late + WebScene.day)
        #expect(try scene.store.fullDump() == once)
    }

    @Test func threeWishesADayAreTheMost() throws {
        let scene = try WebScene(locale: "en")
        for number in 1...3 { #expect(ask(scene, "a\(number)@example.net").status == 200) }
        // The same wish again is no new one.
        #expect(ask(scene, "a3@example.net").status == 200)
        let fourth = ask(scene, "a4@example.net")
        #expect(fourth.status == 429 && fourth.text.contains("try again tomorrow"))
        #expect(try scene.store.number("SELECT count(*) FROM messages WHERE campaign = 'address:new'") == 3)
        #expect(ask(scene, "a4@example.net", after: WebScene.day + 2 * WebScene.minute).status == 200)
    }

    @Test(arguments: [
        "", "anna", "a@", "@b.example", "a@b%0D%0ABcc:+x@y.example", "a@b@c.example", "a b@example.net",
        "a@exa%00mple.net",
    ])
    func whatIsNoAddressIsAskedForAgain(text: String) throws {
        let scene = try WebScene(locale: "en")
        let page = ask(scene, text)
        #expect(page.status == 422 && page.text.contains("aria-invalid=\"true\""))
        #expect(page.text.contains("Please write it like name@example.org"))
        #expect(page.text.contains("role=\"alert\"") && page.text.contains("href=\"#email\""))
        #expect(try scene.store.number("SELECT count(*) FROM address_changes") == 0)
    }

    @Test func theAddressThatIsTheirsAlreadyIsNoChange() throws {
        let scene = try WebScene(locale: "en")
        let page = ask(scene, "ANNA@example.org")
        #expect(page.status == 422 && page.text.contains("This is the address that we write to already."))
    }

    @Test func aNewWishTakesThePlaceOfTheEarlierOne() throws {
        let scene = try WebScene(locale: "en")
        _ = ask(scene, "first@example.net")
        let (old, new) = (try link(scene, .old), try link(scene, .new))
        _ = ask(scene, "second@example.net")
        for path in [old, new] {
            #expect(scene.send("POST", path, "answer=yes").text.contains("This link has run out"))
        }
        // What was planned of the first does not go.
        #expect(
            try scene.store.number(
                """
                SELECT count(*) FROM messages
                WHERE occurrence = 'address:1' AND state = 'skipped' AND reason = 'cancelled'
                """) == 2)
        _ = try answer(scene, .old)
        _ = try answer(scene, .new)
        #expect(try email(scene) == "second@example.net second@example.net")
    }

    @Test func theMemberCanKeepTheOldAddress() throws {
        let scene = try WebScene(locale: "en")
        _ = ask(scene)
        let page = scene.choose("form=keep-address")
        #expect(page.text.contains("The address stays as it is.") && !page.text.contains("It waits until"))
        #expect(try answer(scene, .new).text.contains("This link has run out"))
    }

    @Test func oneMessagesTokenIsNotAnothers() throws {
        let scene = try WebScene()
        _ = ask(scene)
        // A survey's message is no change of address, and a token of another purpose opens nothing.
        #expect(scene.send("POST", scene.path(.address), "answer=yes").status == 410)
        let row = try scene.store.number("SELECT max(id) FROM messages WHERE campaign = 'address:new'")
        for purpose in [TokenPurpose.confirm, .preferences, .unsubscribe] {
            #expect(scene.send("POST", "/address/" + scene.signer.sign(purpose, row: row), "answer=yes").status == 404)
        }
        #expect(scene.send("POST", try link(scene, .new), "answer=maybe").status == 415)
        #expect(scene.send("POST", try link(scene, .new), "").status == 415)
    }
}

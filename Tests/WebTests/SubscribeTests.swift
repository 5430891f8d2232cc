import Campaigning
import Definitions
import Formats
import HTTP
import Store
import TestSupport
import Testing

struct SubscribeTests {
    @Test func thePageHasAFormThatWorksWithoutScripts() throws {
        let scene = try SignUpScene()
        let before = try scene.store.fullDump()
        let page = scene.send("GET", "/subscribe?lang=en")
        #expect(page.status == 200)
        #expect(page.text.contains("<html lang=\"en\">") && page.text.contains("News &amp; &lt;views&gt;"))
        #expect(page.text.contains("name=\"wording\" value=\"2026-11\"") && page.text.contains("I agree to get mail"))
        #expect(!page.text.contains(" checked") && !page.text.contains("<script"))
        #expect(page.headers["set-cookie"] == nil && page.headers["cache-control"] == "no-store")
        #expect(scene.send("GET", "/subscribe", headers: ["Accept-Language": "ru"]).text.contains("Подписаться"))
        #expect(try scene.store.fullDump() == before)
    }

    @Test func withoutSettingsThereIsNoPage() throws {
        #expect(try WebScene().send("GET", "/subscribe").status == 404)
    }

    @Test func aSignUpIsPendingUntilThePostOfTheConfirmation() throws {
        let scene = try SignUpScene()
        let answer = scene.send(
            "POST", "/subscribe", scene.form("anna@example.org", "&topic=news&topic=events&topic=none&agree=yes"),
            headers: [
                "User-Agent": "Browser " + String(repeating: "x", count: 500), "Referer": "https://a.example/p?q=1",
            ])
        #expect(answer.status == 200 && !answer.text.contains("anna"))
        #expect(try scene.state("anna@example.org") == .pending)
        #expect(try scene.state("anna@example.org", "events") == .pending)
        #expect(try scene.count("messages") == 2)
        let path = try scene.confirmation()
        let waiting = try scene.store.fullDump()
        let question = scene.send("GET", path, after: 1000)
        #expect(question.status == 200 && question.text.contains("<form method=\"post\">"))
        #expect(question.text.contains("I agree to get mail") && question.text.contains("Events"))
        #expect(scene.send("HEAD", path, after: 1000).status == 200)
        #expect(try scene.store.fullDump() == waiting)
        let done = scene.send("POST", path, headers: ["User-Agent": "Phone"], from: "198.51.100.7", after: 2000)
        #expect(done.status == 200 && done.text.contains("You are subscribed"))
        #expect(try scene.state("anna@example.org") == .granted)
        #expect(try scene.state("anna@example.org", "events") == .granted)

        let member = try #require(try scene.store.memberID(emailKey: "anna@example.org"))
        let row = try #require(try scene.store.consentHistory(memberID: member).last { $0.consent.state == .granted })
        #expect(row.consent.wording == "2026-11" && row.wordingText == "I agree to get mail")
        #expect(row.consent.source == "sign-up" && row.isStanding)
        let signUp = try #require(row.signUp)
        #expect(signUp.sender.address == "203.0.113.0/24" && signUp.confirmer.address == "198.51.100.0/24")
        #expect(signUp.sender.userAgent?.count == 200 && signUp.page == "https://a.example/p")
        #expect(row.consent.proof?.contains("\"confirmed_from\":\"198.51.100.0/24\"") == true)
        // The reminder that was planned does not go any more.
        #expect(try scene.store.number("SELECT count(*) FROM messages WHERE state = 'planned'") == 0)

        let once = try scene.store.fullDump()
        #expect(scene.send("POST", path, after: SignUpScene.day).status == 200)
        #expect(scene.send("GET", path, after: SignUpScene.day).text.contains("You are subscribed"))
        #expect(try scene.store.fullDump() == once)
    }

    @Test func aForgedOrForeignTokenConfirmsNothing() throws {
        let scene = try SignUpScene()
        scene.signUp("anna@example.org")
        let row = try scene.store.number("SELECT min(id) FROM messages")
        for token in [scene.signer.sign(.unsubscribe, row: row), scene.signer.sign(.confirm, row: 99), "x"] {
            #expect(scene.send("POST", "/confirm/" + token).status == 404)
        }
        #expect(try scene.state("anna@example.org") == .pending)
    }

    @Test func aFormWithMistakesSaysWhichAndKeepsWhatWasTyped() throws {
        let scene = try SignUpScene()
        let token = scene.token()
        let page = scene.send("POST", "/subscribe", scene.form("%22%3Eanna", "&topic=events", token: token))
        #expect(page.status == 422)
        #expect(page.text.contains("role=\"alert\" tabindex=\"-1\" autofocus"))
        #expect(page.text.contains("href=\"#email\"") && page.text.contains("href=\"#agree\""))
        #expect(page.text.contains("value=\"&quot;&gt;anna\"") && page.text.contains("aria-invalid"))
        #expect(page.text.contains("value=\"events\" checked") && page.text.contains(token))
        #expect(
            scene.send("POST", "/subscribe", scene.form("anna@example.org", "&agree=yes")).text.contains("#topic-0"))
        #expect(try scene.count("members") == 0)
    }

    @Test func aWordingThatHasChangedIsAskedForAnew() throws {
        let scene = try SignUpScene()
        let body = scene.form("anna@example.org").replacing("2026-11", with: "2026-10")
        let page = scene.send("POST", "/subscribe", body)
        #expect(page.status == 422 && page.text.contains("The text has changed"))
        #expect(!page.text.contains("name=\"agree\" value=\"yes\" required checked"))
        #expect(try scene.count("members") == 0)
    }

    /// The token of the review page ripens, and one more press of the button is enough.
    @Test(arguments: ["young", "none", "old", "future"]) func aTokenThatIsNotRipeAsksOnceMore(_ kind: String) throws {
        let scene = try SignUpScene()
        let token =
            switch kind {
            case "young": scene.token(age: 500)
            case "old": scene.token(age: 2 * SignUpScene.day)
            case "future": scene.token(age: -60_000)
            default: ""
            }
        let page = scene.send("POST", "/subscribe", scene.form("anna@example.org", token: token))
        #expect(page.status == 200 && page.text.contains("Yes, sign me up"))
        #expect(try scene.count("members") == 0)
        let parts = page.text.split(separator: "name=\"token\" value=\"")
        let next = String(try #require(parts.last).prefix { $0 != "\"" })
        #expect((next == token) == (kind == "young"))
        let again = scene.send(
            "POST", "/subscribe", scene.form("anna@example.org", token: next), after: 10_000)
        #expect(again.status == 200 && again.text.contains("We have sent a message"))
        #expect(try scene.state("anna@example.org") == .pending)
    }

    @Test func theTrapTakesMachinesWithoutTellingThem() throws {
        let scene = try SignUpScene()
        let person = scene.signUp("anna@example.org")
        let machine = scene.send(
            "POST", "/subscribe", scene.form("boris@example.org", "&topic=news&agree=yes&website=http%3A%2F%2Fspam"))
        #expect(machine.body == person.body)
        #expect(try scene.store.memberID(emailKey: "boris@example.org") == nil)
    }

    @Test func theAnswerIsTheSameWhoeverTheAddressBelongsTo() throws {
        let scene = try SignUpScene()
        for (index, reason) in SuppressionReason.allCases.enumerated() {
            try scene.store.suppress(
                emailKey: "s\(index)@example.org", reason: reason, source: "test", at: Sample.now)
        }
        let member = try scene.store.seedMember("known@example.org")
        try scene.store.appendConsent(
            memberID: member, purpose: "news", state: .granted, source: "test", at: Sample.now)
        let suppressed = SuppressionReason.allCases.indices.map { "s\($0)@example.org" }
        let answers = (["new@example.org", "known@example.org", "new@example.org"] + suppressed).map { email in
            let form = scene.signUp(email)
            let json = scene.send(
                "POST", "/subscribe",
                """
                {"email": "\(email)", "topics": ["news"], "agree": true, "wording": "2026-11", "lang": "en",
                "token": "\(scene.token())"}
                """, headers: ["Content-Type": "application/json"])
            return [form, json].map { "\($0.status) \($0.headers.fields) \($0.text)" }
        }
        #expect(Set(answers).count == 1)
        #expect(answers[0][1].hasPrefix("202"))
        // What was said by the member stands, whoever asks.
        #expect(try scene.state("known@example.org") == .granted)
        // Only whoever unsubscribed is asked anew; the others get nothing and are not kept.
        let asked = try scene.store.connection.rows("SELECT email FROM members ORDER BY email") { $0.text(0) }
        let unsubscribed = try #require(SuppressionReason.allCases.firstIndex(of: .unsubscribed))
        #expect(asked == ["known@example.org", "new@example.org", "s\(unsubscribed)@example.org"])
    }

    @Test func whoeverUnsubscribedComesBackByConfirming() throws {
        let scene = try SignUpScene()
        try scene.store.suppress(
            emailKey: "anna@example.org", reason: .unsubscribed, source: "list", at: Sample.now)
        let member = try scene.store.seedMember("anna@example.org")
        for purpose in ["all", "news"] {
            try scene.store.appendConsent(
                memberID: member, purpose: purpose, state: .withdrawn, source: "test", at: Sample.now)
        }
        scene.signUp("anna@example.org")
        #expect(try scene.state("anna@example.org") == .withdrawn)
        #expect(try scene.store.isSuppressed(emailKey: "anna@example.org"))
        #expect(scene.send("POST", try scene.confirmation()).status == 200)
        #expect(try scene.state("anna@example.org") == .granted)
        #expect(try scene.state("anna@example.org", "all") == .withdrawn)
        #expect(try !scene.store.isSuppressed(emailKey: "anna@example.org"))
        let standings = try scene.store.consentStandings(memberID: member)
        #expect(ConsentChange.isOn("news", standings))
    }

    @Test func strangersCannotMakeUsFillAMailbox() throws {
        let scene = try SignUpScene()
        for attempt in 0..<20 {
            scene.signUp("anna@example.org", from: "198.51.\(attempt).7", after: Int64(attempt) * 2 * SignUpScene.hour)
        }
        #expect(try scene.store.number("SELECT count(*) FROM messages WHERE step = 'main'") == 3)
        #expect(try scene.store.number("SELECT count(*) FROM sign_ups WHERE state = 'pending'") == 1)
        // The link of an earlier mail confirms the latest request.
        let first = try scene.store.number("SELECT min(id) FROM messages")
        #expect(
            scene.send("POST", "/confirm/" + scene.signer.sign(.confirm, row: first), after: SignUpScene.day).status
                == 200)
        #expect(try scene.state("anna@example.org") == .granted)
    }

    @Test func askingForMoreBeforeConfirmingTakesOneMail() throws {
        let scene = try SignUpScene()
        scene.signUp("anna@example.org")
        _ = scene.send(
            "POST", "/subscribe", scene.form("Anna@example.org", "&topic=events&agree=yes", after: 60_000),
            after: 60_000)
        #expect(try scene.store.number("SELECT count(*) FROM messages WHERE step = 'main'") == 1)
        #expect(scene.send("POST", try scene.confirmation(), after: 90_000).text.contains("Events"))
        #expect(try scene.state("anna@example.org") == .granted)
        #expect(try scene.state("anna@example.org", "events") == .granted)
    }

    @Test func aBlockOfAddressesHasARate() throws {
        let scene = try SignUpScene { $0.rate = CountLimit(count: 5, window: Span(1, .hours)) }
        var statuses: [Int] = []
        for number in 0..<2000 {
            statuses.append(scene.signUp("a\(number)@example.org", from: "203.0.113.\(number % 256)").status)
        }
        #expect(statuses.filter { $0 == 200 }.count == 5 && statuses.filter { $0 == 429 }.count == 1995)
        #expect(try scene.count("members") == 5)
        #expect(try scene.count("sign_up_limits") == 1)
        let refused = scene.signUp("b@example.org")
        #expect(refused.headers["Retry-After"] == "720")
        // Others are not held up, IPv6 goes by /48, and the bucket fills again.
        #expect(scene.signUp("c@example.org", from: "203.0.114.1").status == 200)
        for number in 0..<6 {
            let status = scene.signUp("d\(number)@example.org", from: "2001:db8:1:\(number)::1").status
            #expect(status == (number < 5 ? 200 : 429))
        }
        #expect(scene.signUp("e@example.org", after: 721_000).status == 200)
        _ = scene.signUp("f@example.org", after: 3 * SignUpScene.hour)
        #expect(try scene.count("sign_up_limits") == 1)
    }

    @Test func theSenderIsWhomTheProxyOfThisMachineNames() throws {
        let scene = try SignUpScene { $0.recordsWholeAddress = true }
        func address(_ peer: String, _ forwarded: String?) throws -> String? {
            var headers = HTTPHeaders()
            if let forwarded { headers.add("X-Forwarded-For", forwarded) }
            let name = "m\(peer.hashValue)\(forwarded.hashValue)".replacing("-", with: "x")
            _ = scene.send("POST", "/subscribe", scene.form(name + "@example.org"), headers: headers, from: peer)
            let id = try scene.store.number("SELECT max(id) FROM sign_ups")
            return try scene.store.signUp(id)?.sender.address
        }
        #expect(try address("127.0.0.1", "10.9.9.9, 198.51.100.7") == "198.51.100.7")
        #expect(try address("::1", "2001:DB8::7") == "2001:db8::7")
        #expect(try address("203.0.113.5", "198.51.100.7") == "203.0.113.5")
        #expect(try address("::ffff:203.0.113.6", nil) == "203.0.113.6")
        #expect(try address("127.0.0.1", "<script>") == "127.0.0.1")
    }

    @Test func withoutDoubleOptInTheFormIsEnoughButForWhoLeft() throws {
        let scene = try SignUpScene { $0.isDoubleOptIn = false }
        let member = try scene.store.seedMember("left@example.org")
        try scene.store.appendConsent(
            memberID: member, purpose: "news", state: .withdrawn, source: "test", at: Sample.now - 1)
        let new = scene.signUp("new@example.org")
        let left = scene.signUp("left@example.org")
        #expect(new.body == left.body)
        #expect(try scene.state("new@example.org") == .granted)
        #expect(try scene.state("left@example.org") == .withdrawn)
        #expect(try scene.store.number("SELECT count(*) FROM messages WHERE step = 'main'") == 1)
    }

    @Test func whoNeverConfirmsIsForgottenAndMaySignUpAgain() throws {
        let scene = try SignUpScene()
        let known = try scene.store.seedMember("known@example.org")
        try scene.store.appendConsent(
            memberID: known, purpose: "all", state: .granted, source: "test", at: Sample.now)
        scene.signUp("anna@example.org")
        scene.signUp("known@example.org")
        let path = try scene.confirmation()
        let week = 7 * SignUpScene.day
        #expect(scene.send("POST", path, after: week).status == 410)
        #expect(try expire(scene, Sample.now + week - 1) == [0, 0])
        #expect(try expire(scene, Sample.now + week) == [2, 1])
        let after = try scene.store.fullDump()
        #expect(try expire(scene, Sample.now + week) == [0, 0])
        #expect(try scene.store.fullDump() == after)
        #expect(!after.joined().contains("anna@example.org"))
        #expect(
            try scene.store.number("SELECT count(*) FROM sign_ups WHERE address IS NULL AND has_made_member = 1") == 1)
        #expect(try scene.store.number("SELECT count(*) FROM consents WHERE proof IS NULL AND sign_up_id = 1") == 1)
        // Whoever asked in a member's name has taken nothing from the member.
        #expect(try scene.state("known@example.org", "all") == .granted)
        #expect(try scene.state("known@example.org", "news") == nil)
        #expect(scene.signUp("anna@example.org", after: week).status == 200)
        #expect(try scene.state("anna@example.org") == .pending)
    }

    @Test func hostileRequestsAreRefused() throws {
        let scene = try SignUpScene()
        func status(_ body: String, _ type: String) -> Int {
            scene.send("POST", "/subscribe", body, headers: ["Content-Type": type]).status
        }
        #expect(status("email=a@example.org", "multipart/form-data; boundary=x") == 415)
        #expect(status("email=a@example.org", "text/plain") == 415)
        #expect(status("[]", "application/json") == 400)
        #expect(status("{\"email\": ", "application/json") == 400)
        #expect(status(String(repeating: "[", count: 60_000), "application/json") == 400)
        #expect(status("{}", "application/json") == 422)
        #expect(status(String(repeating: "a", count: 70_000), "application/json") == 413)
        #expect(status(String(repeating: "a", count: 70_000), "application/x-www-form-urlencoded") == 413)
        #expect(scene.send("PUT", "/subscribe").status == 405)
        for email in ["a%40example.org%0D%0ABcc%3A%20b%40example.org", "a@b@c", "%00@example.org", "@", ""] {
            #expect(scene.send("POST", "/subscribe", scene.form(email)).status == 422, "\(email)")
        }
        #expect(
            scene.send("POST", "/subscribe", scene.form(String(repeating: "a", count: 5000) + "@b.org")).status == 422)
        #expect(try scene.count("members") == 0)
    }

    @Test func programsGetWhatTheyNeedForAFormOfTheirOwn() throws {
        let scene = try SignUpScene()
        let offer = scene.send("GET", "/subscribe?format=json&lang=en")
        #expect(offer.status == 200 && offer.headers["access-control-allow-origin"] == "*")
        #expect(offer.text.contains("\"version\":\"2026-11\"") && offer.text.contains("\"wait_seconds\":2"))
        let token = String(try #require(offer.text.split(separator: "\"token\":\"").last).prefix { $0 != "\"" })
        let body =
            "{\"email\":\"anna@example.org\",\"topics\":[\"news\"],\"agree\":true,\"wording\":\"2026-11\",\"token\":\"\(token)\"}"
        let json: HTTPHeaders = ["Content-Type": "application/json; charset=utf-8"]
        #expect(scene.send("POST", "/subscribe", body, headers: json, after: 1000).status == 425)
        #expect(scene.send("POST", "/subscribe", body, headers: json, after: 2000).status == 202)
        #expect(scene.send("OPTIONS", "/subscribe").status == 204)
        #expect(try scene.state("anna@example.org") == .pending)
    }

    /// How many expired, and how many members were forgotten.
    private func expire(_ scene: SignUpScene, _ now: Instant) throws -> [Int] {
        let result = try SignUp.expire(scene.store, scene.workspace, now: now)
        return [result.expired, result.forgotten]
    }
}

import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct PreferencesPageTests {
    private func shown(_ scene: WebScene) -> String { scene.send("GET", scene.path(.preferences)).text }

    @Test(arguments: [
        (
            "en",
            [
                "What to write to me about", "How often", "Language of the messages", "Your address",
                "What we hold about you", "Why we write to you", "Your data are yours",
            ]
        ),
        (
            "ru",
            [
                "О чём мне писать", "Как часто", "Язык писем", "Ваш адрес", "Что мы о вас храним",
                "Почему мы вам пишем", "Ваши данные принадлежат вам",
            ]
        ),
    ])
    func thePageHasEverySection(locale: String, headings: [String]) throws {
        let scene = try WebScene(locale: locale)
        let page = scene.send("GET", scene.path(.preferences))
        #expect(page.status == 200)
        #expect(page.text.contains("<html lang=\"\(locale)\">"))
        for heading in headings { #expect(page.text.contains(">\(heading)</h2>"), "\(heading)") }
        #expect(!page.text.contains("<script") && !page.text.contains(" onclick"))
    }

    @Test func theAnswerIsKeptByNobody() throws {
        let scene = try WebScene()
        for path in ["", "/erase", "/download"] {
            let page = scene.send("GET", scene.path(.preferences) + path)
            #expect(page.status == 200)
            #expect(page.headers["Cache-Control"] == "no-store")
            #expect(page.headers["Referrer-Policy"] == "no-referrer")
            #expect(page.headers["X-Content-Type-Options"] == "nosniff")
            #expect(page.headers["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
            #expect(!page.text.contains("script"))
        }
    }

    @Test func aGetOfAnyPartWritesNothing() throws {
        let scene = try WebScene()
        _ = scene.choose("form=address&email=new@example.net")
        let before = try scene.store.fullDump()
        for part in [
            "", "?form=stop", "?form=frequency&frequency=pause", "/erase", "/erase?sure=yes", "/download", "/nothing",
        ] {
            for method in ["GET", "HEAD"] { _ = scene.send(method, scene.path(.preferences) + part, "sure=yes") }
        }
        #expect(try scene.store.fullDump() == before)
        #expect(scene.send("GET", scene.path(.preferences) + "/nothing").status == 404)
    }

    @Test func aTopicIsGrantedWithGroundWordingAndProof() throws {
        let scene = try WebScene(locale: "en")
        _ = scene.choose("form=topics&shown=&topic=news")
        let consent = try #require(try scene.store.consents(memberID: scene.member).last)
        #expect(consent.purpose == "news" && consent.state == .granted)
        #expect(consent.basis == "preference page" && consent.source == "preferences")
        #expect(consent.proof == "message \(scene.message)")
        #expect(consent.wording?.wholeMatch(of: /preferences:en:[0-9a-f]{12}/) != nil)
    }

    @Test func theWordingHasAnotherVersionInAnotherLanguage() throws {
        let (english, russian) = (try WebScene(locale: "en"), try WebScene(locale: "ru"))
        for scene in [english, russian] { _ = scene.choose("form=topics&topic=news") }
        let words = try [english, russian].map { try $0.store.word("SELECT wording FROM consents") }
        #expect(words[0] != words[1] && !words.contains(nil))
    }

    @Test func aPageLeftOpenInAnotherTabTakesNothingBack() throws {
        let scene = try WebScene()
        _ = scene.choose("form=topics&shown=&topic=news&topic=research")
        // Two tabs show both topics. One leaves `news`, then the other, as it was opened, leaves `research`.
        _ = scene.choose("form=topics&shown=news+research&topic=research")
        let saved = scene.choose("form=topics&shown=news+research&topic=news")
        #expect(!saved.text.contains("value=\"news\" checked") && !saved.text.contains("value=\"research\" checked"))
        #expect(try scene.store.consentStanding(memberID: scene.member, purpose: "news")?.state == .withdrawn)
        // Saving the stale page as it is says nothing at all.
        let rows = try scene.store.number("SELECT count(*) FROM consents")
        _ = scene.choose("form=topics&shown=news+research&topic=news&topic=research")
        #expect(try scene.store.number("SELECT count(*) FROM consents") == rows)
    }

    @Test func savedTopicsCanBeTakenBack() throws {
        let scene = try WebScene(locale: "en")
        _ = scene.choose("form=topics&shown=&topic=news")
        let saved = scene.choose("form=topics&shown=news&topic=research")
        #expect(saved.text.contains(">Undo</button>"))
        #expect(
            saved.text.contains("name=\"form\" value=\"undo\">\n<input type=\"hidden\" name=\"topic\" value=\"news\">"))
        let undone = scene.choose("form=undo&topic=news").text
        #expect(undone.contains("value=\"news\" checked") && !undone.contains("value=\"research\" checked"))
        #expect(!undone.contains(">Undo</button>"))
    }

    @Test func stoppingEverythingCanBeTakenBackAsItWas() throws {
        let scene = try WebScene(locale: "en")
        try scene.store.appendConsent(
            memberID: scene.member, purpose: "all", state: .granted, source: "test", at: Sample.now)
        let stopped = scene.choose("form=stop").text
        #expect(stopped.contains("There will be no more news") && stopped.contains("name=\"everything\" value=\"1\""))
        #expect(try scene.store.consentStanding(memberID: scene.member, purpose: "all")?.state == .withdrawn)
        let undone = scene.choose("form=undo&topic=news&topic=research&everything=1").text
        #expect(undone.contains("value=\"news\" checked") && undone.contains("value=\"research\" checked"))
        #expect(try scene.store.consentStanding(memberID: scene.member, purpose: "all")?.state == .granted)
    }

    @Test func takingAStopBackGrantsNoMoreThanWasGranted() throws {
        let scene = try WebScene(locale: "en")
        _ = scene.choose("form=topics&shown=&topic=news")
        let stopped = scene.choose("form=stop").text
        #expect(!stopped.contains("name=\"everything\""))
        let undone = scene.choose("form=undo&topic=news").text
        #expect(undone.contains("value=\"news\" checked") && !undone.contains("value=\"research\" checked"))
        #expect(try scene.store.consentStanding(memberID: scene.member, purpose: "all")?.state == .withdrawn)
    }

    @Test func eachFormTwiceIsWrittenOnce() throws {
        let scene = try WebScene()
        for form in ["form=stop", "form=frequency&frequency=fewer", "form=language&locale=en"] {
            _ = scene.choose(form)
            let once = try scene.store.fullDump()
            #expect(scene.choose(form, after: WebScene.day).status == 200)
            #expect(try scene.store.fullDump() == once, "\(form)")
        }
    }

    @Test func howOftenIsChosenAndSaidWithItsNumbers() throws {
        let limits = Limits(contacts: CountLimit(count: 2, window: Span(7, .days)))
        let scene = try WebScene(locale: "en", limits: limits)
        #expect(shown(scene).contains("at most 2 messages in 7 days"))
        #expect(shown(scene).contains("at most 2 messages in 14 days"))
        let fewer = scene.choose("form=frequency&frequency=fewer").text
        #expect(fewer.contains("value=\"fewer\" checked"))
        #expect(try scene.store.rhythm(memberID: scene.member) == Rhythm(.fewer))
        #expect(scene.choose("form=frequency&frequency=hourly").status == 415)
        #expect(scene.choose("form=frequency").status == 415)
    }

    @Test func aPauseLastsThirtyDaysIsNotProlongedAndCanBeEnded() throws {
        let scene = try WebScene(locale: "en")
        _ = scene.choose("form=frequency&frequency=fewer")
        let paused = scene.choose("form=frequency&frequency=pause").text
        let until = Sample.now + WebScene.minute + 30 * WebScene.day
        #expect(paused.contains("we pause until 9 November 2026") && paused.contains("Paused until 9 November 2026"))
        #expect(try scene.store.rhythm(memberID: scene.member) == Rhythm(.fewer, pausedUntil: until))
        _ = scene.choose("form=frequency&frequency=pause", after: 5 * WebScene.day)
        #expect(try scene.store.rhythm(memberID: scene.member).pausedUntil == until)
        // When it is over, what was chosen before holds.
        let later = scene.send("GET", scene.path(.preferences), after: 31 * WebScene.day).text
        #expect(later.contains("value=\"fewer\" checked"))
        _ = scene.choose("form=frequency&frequency=all")
        #expect(try scene.store.rhythm(memberID: scene.member) == Rhythm())
    }

    @Test func thePageSpeaksTheLanguageThatWasChosen() throws {
        let scene = try WebScene(locale: "ru")
        let page = scene.choose("form=language&locale=en").text
        #expect(page.contains("<html lang=\"en\">") && page.contains("Saved: we write to you in English."))
        #expect(try scene.store.word("SELECT locale FROM members") == "en")
        #expect(try scene.store.touchedMembers() == [scene.member])
        for locale in ["de", "", "en%00", "../en", "EN"] {
            #expect(scene.choose("form=language&locale=\(locale)").status == 415, "\(locale)")
        }
        #expect(try scene.store.word("SELECT locale FROM members") == "en")
    }

    @Test func savingTheLanguageAsItIsKeepsItsRegion() throws {
        let scene = try WebScene(locale: "en-GB")
        #expect(shown(scene).contains("value=\"en\" checked"))
        _ = scene.choose("form=language&locale=en")
        #expect(try scene.store.word("SELECT locale FROM members") == "en-GB")
    }

    @Test func whatIsHeldIsSaidInPlainWords() throws {
        let scene = try WebScene(locale: "en")
        try scene.store.connection.execute(
            """
            UPDATE members SET first_name = 'Anna', joined_at = 1743638400000 WHERE id = \(scene.member);
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
            VALUES (\(scene.member), 'purchase', 1770940800000, 's', '1', 0),
                (\(scene.member), 'purchase', 1767225600000, 's', '2', 0);
            """)
        try scene.store.addTag("garden_friend", memberID: scene.member, at: Sample.now)
        try scene.store.appendConsent(
            memberID: scene.member, purpose: "research", state: .granted, source: "import:shop", at: Sample.now)
        let page = shown(scene)
        for words in [
            "<dd>anna@example.org</dd>", "<dd>Anna</dd>", "<dd>3 April 2025</dd>", "<dd>garden friend</dd>",
            "Purchases: 2 times, the last time on 13 February 2026", "yes to “Surveys” (from our records, list “shop”)",
            "What we have sent you: 1 message",
            "You get it, because you said yes to “Surveys” on 10 October 2026",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test func aSuppressedAddressIsSaidAboveAllChoices() throws {
        let scene = try WebScene(locale: "en")
        try scene.store.suppress(emailKey: "anna@example.org", reason: .bounced, source: "smtp", at: Sample.now)
        #expect(shown(scene).contains("Mail to this address came back, so we have stopped writing to it."))
    }

    @Test func valuesOfTheStoreAreShownAsText() throws {
        let scene = try WebScene(locale: "en")
        let evil = "\"><script>alert(1)</script>'&"
        try scene.store.connection.run(
            "UPDATE members SET name = :evil, external_id = :evil, timezone = :evil, stage = :evil",
            ["evil": .text(evil)])
        try scene.store.addTag(evil, memberID: scene.member, at: Sample.now)
        try scene.store.appendConsent(
            memberID: scene.member, purpose: evil, state: .granted, source: "import:" + evil, at: Sample.now)
        try scene.store.seedMessage(evil, "o", memberID: scene.member, at: Sample.now)
        let page = scene.choose("form=address&email=%22%3E%3Cscript%3E@x")
        #expect(page.status == 422)
        #expect(!page.text.contains("<script"))
        #expect(page.text.contains("value=\"&quot;&gt;&lt;script&gt;@x\""))
    }

    @Test(arguments: ["", "form=", "form=nonsense", "topic=news", "form=Topics", "form%00=topics", "\u{0}", "%", "&&="])
    func aBodyThatIsNoFormOfThePageWritesNothing(body: String) throws {
        let scene = try WebScene()
        let before = try scene.store.fullDump()
        #expect(scene.choose(body).status == 415)
        #expect(try scene.store.fullDump() == before)
    }

    @Test func aTokenOfAnEarlierSecretStillOpensThePage() throws {
        let scene = try WebScene(locale: "en", previousSecret: "an older secret of tests")
        let old = TokenSigner(current: Array("an older secret of tests".utf8))
        let page = scene.send("POST", "/p/" + old.sign(.preferences, row: scene.message), "form=stop")
        #expect(page.status == 200)
        // What the page links to is signed with the secret of today.
        #expect(page.text.contains("action=\"\(scene.signer.sign(.preferences, row: scene.message))/download\""))
        let unknown = TokenSigner(current: Array("another secret".utf8)).sign(.preferences, row: scene.message)
        for path in ["/p/\(unknown)", "/p/\(unknown)/erase", "/p/\(unknown)/download", "/address/\(unknown)"] {
            #expect(scene.send("POST", path, "form=stop&sure=yes&answer=yes").status == 404)
        }
    }

    @Test func noAddressOfThePageHasAnAddressInIt() throws {
        let scene = try WebScene(locale: "en")
        let page = shown(scene)
        for match in page.matches(of: /(?:href|action)="([^"]*)"/) { #expect(!match.1.contains("@")) }
    }
}

import Definitions
import Formats
import Store
import Surveys
import TestSupport
import Testing

/// Nobody can tell whose an anonymous answer is: not by a key, an order, or a time.
@Suite struct AnonymousSurveyTests {
    private func scene() throws -> WebScene {
        try WebScene(locale: "en") { campaign in
            campaign.survey!.isAnonymous = true
            campaign.survey!.questions[0].isRequired = true
        }
    }

    /// Members with a message each.
    private func paths(_ scene: WebScene, _ count: Int) throws -> [String] {
        try (0..<count).map { number in
            let member = try scene.store.seedMember("m\(number)@example.org", locale: "en")
            let row = try scene.store.seedMessage(
                "nps-quarterly", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
            return "/s/" + scene.signer.sign(.survey, row: row)
        }
    }

    @Test func answersWaitUntilThereAreFive() throws {
        let scene = try scene()
        let paths = try paths(scene, 6)
        for (index, path) in paths.prefix(4).enumerated() {
            #expect(scene.send("POST", path, "score=\(index)").text.contains("Thank you"))
        }
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
        #expect(try scene.store.number("SELECT count(*) FROM anonymous_sheets") == 4)
        _ = scene.send("POST", paths[4], "score=4&reason=Words")
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 5)
        #expect(try scene.store.number("SELECT count(*) FROM anonymous_sheets") == 0)
        #expect(try scene.store.word("SELECT text FROM answers WHERE question = 'reason'") == "Words")
        _ = scene.send("POST", paths[5], "score=5")
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 5)
        #expect(try scene.store.number("SELECT sum(number) FROM answers WHERE question = 'score'") == 10)
    }

    @Test func nothingJoinsAnAnswerWithAMember() throws {
        let scene = try scene()
        for (index, path) in try paths(scene, 5).enumerated() {
            _ = scene.send("POST", path, "score=\(index)", after: WebScene.minute * Int64(index + 1))
        }
        let store = scene.store
        #expect(try store.number("SELECT count(*) FROM anonymous_tokens") == 5)
        #expect(try store.number("SELECT count(DISTINCT day) FROM anonymous_tokens") == 1)
        // One time for all, which is the survey's and not theirs; no message, member, language or key of theirs.
        #expect(
            try store.number("SELECT count(DISTINCT at || ' ' || received_at || ' ' || updated_at) FROM responses") == 1
        )
        #expect(try store.number("SELECT min(at) FROM responses") == Sample.now.milliseconds)
        #expect(
            try store.number(
                """
                SELECT count(*) FROM responses WHERE member_id IS NOT NULL OR message_id IS NOT NULL OR locale IS NOT NULL
                    OR matched_by <> 'none' OR length(source_key) <> 32 OR id >= 0
                """) == 0)
        #expect(try store.touchedMembers() == [])
        // The tables that wait are not in the order in which they were filled, and no table counts up.
        #expect(
            try store.number(
                "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'anonymous_%' AND type = 'table' AND sql LIKE '%WITHOUT ROWID%'"
            ) == 2)
    }

    @Test func theOrderOfResponsesIsThatOfChance() throws {
        var orders: Set<String> = []
        for _ in 0..<6 {
            let scene = try scene()
            for (index, path) in try paths(scene, 5).enumerated() { _ = scene.send("POST", path, "score=\(index)") }
            orders.insert(
                try scene.store.word(
                    "SELECT group_concat(number, ' ') FROM (SELECT number FROM answers WHERE question = 'score' ORDER BY response_id)"
                ) ?? "")
        }
        #expect(orders.count > 1)
    }

    @Test func anAnswerIsFinalAndThereIsNoDraft() throws {
        let scene = try scene()
        #expect(scene.send("GET", scene.path(.survey)).text.contains("kept without your name"))
        #expect(scene.send("POST", scene.path(.survey), "go=save&reason=x").status == 422)
        #expect(scene.send("POST", scene.path(.survey), "score=3").text.contains("Thank you"))
        for page in [scene.send("GET", scene.path(.survey)), scene.send("POST", scene.path(.survey), "score=9")] {
            #expect(page.text.contains("You have answered already"))
        }
        #expect(try scene.store.number("SELECT count(*) FROM anonymous_sheets") == 1)
        #expect(try scene.store.number("SELECT count(*) FROM drafts") == 0)
    }

    @Test func oneQuestionAtATimeCarriesWhatWasAnsweredOnThePage() throws {
        let scene = try WebScene(locale: "en") { campaign in
            campaign.survey!.isAnonymous = true
            campaign.survey!.pages = .each
        }
        let page = scene.send("POST", scene.path(.survey), "at=score&go=next&score=3")
        #expect(page.text.contains("<input type=\"hidden\" name=\"score\" value=\"3\">"))
        #expect(try scene.store.number("SELECT count(*) FROM drafts") == 0)
        #expect(
            scene.send("POST", scene.path(.survey), "at=reason&go=next&score=3&reason=So").text.contains("Thank you"))
        #expect(try scene.store.number("SELECT count(*) FROM anonymous_sheets") == 1)
    }

    @Test func theRestIsLetGoAtTheClose() throws {
        let scene = try scene()
        for path in try paths(scene, 2) { _ = scene.send("POST", path, "score=9") }
        let zone = Zone("Europe/Moscow")!
        #expect(try AnonymousAnswers.releaseClosed(scene.store, zone: zone, now: Sample.now + 13 * WebScene.day) == 0)
        #expect(try AnonymousAnswers.releaseClosed(scene.store, zone: zone, now: Sample.now + 15 * WebScene.day) == 2)
        #expect(try scene.store.number("SELECT count(*) FROM responses WHERE source = 'anonymous'") == 2)
        // What is sent late is not taken: nothing could be said of it that is not known of its sender.
        #expect(scene.send("POST", scene.path(.survey), "score=1", after: 16 * WebScene.day).status == 410)
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 2)
    }

    @Test func whatAProgramSendsLeavesNoAnswersBesideAMessage() throws {
        let scene = try scene()
        _ = scene.send("POST", scene.path(.survey), "score=9&homepage=x")
        #expect(try scene.store.word("SELECT fields FROM set_aside") == "[]")
    }

    @Test func whoHasAnsweredIsCountedAsAnswered() throws {
        let scene = try scene()
        _ = scene.send("POST", scene.path(.survey), "score=9")
        let counts = try scene.store.responseCounts(ReportScope(now: Sample.now + WebScene.day))
        #expect(counts.invited == 1 && counts.answered == 1)
    }
}

import Definitions
import Formats
import Foundation
import Store
import TestSupport
import Testing

/// A page with every kind of question: all at once, and one at a time.
@Suite struct EveryQuestionPageTests {
    private func scene(
        locale: String = "en", _ change: @escaping (inout SurveyDefinition) -> Void = { _ in }
    ) throws -> WebScene {
        let every = try #require(EveryQuestion.definition())
        return try WebScene(locale: locale) { campaign in
            campaign.survey = every
            change(&campaign.survey!)
        }
    }

    private static let all = """
        score=9&content=4&effort=6&apples=5&reason=other&reason.other=The+smell&reasons=taste&reasons=price&again=no\
        &why=Far&city=Penza&boxes=2,5&bought=2026-05-09&order.box=1&order.site=2&service.speed=good&service.box=bad
        """

    @Test func everyKindIsOnThePageAndThePageIsLight() throws {
        let scene = try scene()
        let page = scene.send("GET", scene.path(.survey))
        #expect(page.status == 200)
        #expect(page.body.count < 30_000)
        for part in [
            "name=\"apples\" value=\"6\"", "type=\"checkbox\" name=\"reasons\"", "type=\"date\" name=\"bought\" id=",
            "min=\"2026-01-01\" max=\"2026-12-31\"", "<select name=\"order.site\"",
            "name=\"service.speed\" value=\"good\"",
            "name=\"reason.other\"", "name=\"again\" value=\"yes\"", "inputmode=\"decimal\"", "maxlength=\"500\"",
        ] { #expect(page.text.contains(part), "\(part)") }
        #expect(page.text.contains("If your answer to “Will you order again?”: no"))
    }

    @Test func everyKindIsTakenAndShownAgain() throws {
        let scene = try scene()
        let answer = scene.send("POST", scene.path(.survey), EveryQuestionPageTests.all)
        #expect(answer.status == 200)
        #expect(try scene.store.number("SELECT count(*) FROM answers WHERE question NOT LIKE '%.%'") == 13)
        #expect(try scene.store.word("SELECT text FROM answers WHERE question = 'reasons'") == "price, taste")
        #expect(
            try scene.store.word("SELECT text FROM answers_view WHERE of_question = 'service' AND part = 'box'")
                == "bad")
        let shown = scene.send("GET", scene.path(.survey)).text
        for part in [
            "value=\"price\" id=\"q5-price\" checked", "value=\"The smell\"", "value=\"no\" id=\"q6-no\" checked",
            "<option value=\"2\" selected>", "value=\"2026-05-09\"", "value=\"2.5\"", "id=\"q12-box-1\" checked",
        ] { #expect(shown.contains(part), "\(part)") }
        // Sent again as it is shown, nothing changes.
        _ = scene.send("POST", scene.path(.survey), EveryQuestionPageTests.all.replacing("2,5", with: "2.5"))
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 1)
    }

    @Test func whatCannotBeTakenIsMarkedAndComesBack() throws {
        let scene = try scene()
        let page = scene.send(
            "POST", scene.path(.survey),
            "score=3&boxes=many&bought=2020-01-01&order.site=2&reasons=price&reasons=speed&reasons=taste")
        #expect(page.status == 422)
        for part in [
            "Please write a number. From 0 to 20.5.", "Please write a day. From 1 January 2026", "value=\"many\"",
            "Please give each place once", "Choose at most 2.", "Please answer this question.",
            "aria-invalid=\"true\" aria-describedby=\"h9 e9\"",
        ] { #expect(page.text.contains(part), "\(part)") }
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
    }

    @Test func whatIsNoDayComesBackAsWords() throws {
        let scene = try scene()
        let page = scene.send("POST", scene.path(.survey), "content=3&bought=last+week")
        #expect(page.status == 422)
        #expect(page.text.contains("<input type=\"text\" name=\"bought\"") && page.text.contains("value=\"last week\""))
    }

    @Test func randomOrdersAreEachVisitorsOwnAndStay() throws {
        let scene = try scene()
        let order = { (text: String) in
            ["price", "speed", "taste"].sorted {
                text.range(of: "id=\"q5-\($0)\"")!.lowerBound < text.range(of: "id=\"q5-\($1)\"")!.lowerBound
            }
        }
        let first = order(scene.send("GET", scene.path(.survey)).text)
        #expect(order(scene.send("GET", scene.path(.survey), after: WebScene.day).text) == first)
        var orders: Set<[String]> = [first]
        for number in 0..<20 {
            let member = try scene.store.seedMember("m\(number)@example.org", locale: "en")
            let row = try scene.store.seedMessage(
                "nps-quarterly", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
            orders.insert(order(scene.send("GET", "/s/" + scene.signer.sign(.survey, row: row)).text))
        }
        #expect(orders.count > 2)
    }

    @Test(arguments: [
        ("content", "5", "id=\"q1-5\" checked"), ("again", "no", "id=\"q6-no\" checked"),
        ("reason", "speed", "id=\"q4-speed\" checked"),
    ])
    func aLinkOfTheMailChoosesAnAnswer(_ question: String, _ value: String, _ part: String) throws {
        let scene = try scene()
        #expect(scene.send("GET", scene.path(.survey) + "?q=\(question)&v=\(value)").text.contains(part))
        #expect(!scene.send("GET", scene.path(.survey) + "?q=\(question)&v=9999").text.contains(" checked"))
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
    }

    @Test func oneAtATimeGoesForthAndBackAndKeepsADraft() throws {
        let scene = try scene { $0.pages = .each }
        let first = scene.send("GET", scene.path(.survey))
        #expect(first.text.contains("name=\"score\"") && !first.text.contains("name=\"content\""))
        #expect(first.text.contains("Question 1 of 12"))
        let second = scene.send("POST", scene.path(.survey), "at=score&go=next&score=9")
        #expect(second.text.contains("name=\"content\""))
        #expect(scene.send("POST", scene.path(.survey), "at=content&go=next").status == 422)
        _ = scene.send("POST", scene.path(.survey), "at=content&go=next&content=2")
        // The link of the mail goes on where one stopped, and asks by what was answered.
        #expect(scene.send("GET", scene.path(.survey)).text.contains("Here is what you had written"))
        #expect(scene.send("POST", scene.path(.survey), "at=again&go=next&again=yes").text.contains("name=\"city\""))
        #expect(scene.send("POST", scene.path(.survey), "at=again&go=next&again=no").text.contains("name=\"why\""))
        #expect(scene.send("POST", scene.path(.survey), "at=why&go=back").text.contains("id=\"q6-no\" checked"))
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
        #expect(
            scene.send("POST", scene.path(.survey), "at=service&go=next&service.speed=good").text.contains("Thank you"))
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 1)
        #expect(try scene.store.number("SELECT number FROM answers WHERE question = 'score'") == 9)
        #expect(try scene.store.number("SELECT count(*) FROM drafts") == 0)
    }

    @Test func aDraftIsKeptWhereAllStandsOnOnePage() throws {
        let scene = try scene()
        #expect(scene.send("POST", scene.path(.survey), "go=save&city=Penza").text.contains("Saved for later"))
        #expect(scene.send("GET", scene.path(.survey)).text.contains("value=\"Penza\""))
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
    }

    @Test func theEndDependsOnTheAnswers() throws {
        let condition = AnswerCondition(comparisons: [.init(question: "again", test: .yes(true))])
        let scene = try scene {
            $0.endings = [
                .init(when: condition, to: "https://club.example.org/сад?a=b"), .init(text: LocalizedText("See you")),
            ]
        }
        #expect(
            scene.send("GET", scene.path(.survey)).headers["content-security-policy"]?
                .contains("form-action 'self' https://club.example.org;") == true)
        #expect(scene.send("POST", scene.path(.survey), "content=3&again=no").text.contains("See you"))
        let away = scene.send("POST", scene.path(.survey), "content=3&again=yes")
        #expect(away.status == 303)
        #expect(away.headers["location"] == "https://club.example.org/%D1%81%D0%B0%D0%B4?a=b")
    }

    @Test func enoughIsEnough() throws {
        let low = AnswerCondition(comparisons: [.init(question: "content", comparator: .lessOrEqual, value: 2)])
        let scene = try scene { $0.quotas = [.init(when: low, most: 1), .init(most: 2)] }
        let path = { (name: String) throws -> String in
            let member = try scene.store.seedMember(name + "@example.org", locale: "en")
            let row = try scene.store.seedMessage(
                "nps-quarterly", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
            return "/s/" + scene.signer.sign(.survey, row: row)
        }
        #expect(scene.send("POST", scene.path(.survey), "content=1").status == 200)
        #expect(scene.send("POST", scene.path(.survey), "content=2").status == 200)
        let full = scene.send("POST", try path("b"), "content=2")
        #expect(full.status == 410 && full.text.contains("We have enough answers"))
        #expect(try scene.store.word("SELECT reason FROM set_aside") == "quota")
        #expect(scene.send("POST", try path("c"), "content=5").status == 200)
        #expect(scene.send("GET", try path("d")).status == 410)
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 2)
    }

    @Test func rightToLeftTextsSaySo() throws {
        let scene = try scene(locale: "he") {
            $0.questions[0].text = LocalizedText(variants: ["he": "מה דעתך?", "en": "What do you think?"])
        }
        #expect(scene.send("GET", scene.path(.survey)).text.contains("<span lang=\"he\" dir=\"rtl\">מה דעתך?</span>"))
    }
}

import Definitions
import Formats
import JSON
import Surveys
import TestSupport
import Testing

/// What each kind of question takes, and what is kept of it.
@Suite struct AnswerSheetTests {
    private let survey: SurveyDefinition

    init() throws {
        survey = try #require(EveryQuestion.definition())
    }

    /// `name number text` of each row.
    private func kept(_ raw: [(String, RawAnswer)]) -> [String] {
        let sheet = AnswerSheet(raw.map { (question: $0.0, answer: $0.1) }, survey: survey)
        return sheet.answers.map { answer in
            ([answer.question] + [answer.number.map { "\($0)" }, answer.text].compactMap(\.self)).joined(separator: " ")
        } + sheet.problems.map { "! " + $0.message.english } + sheet.unknown.map { "? " + $0 }
    }

    @Test(arguments: [
        ("content", RawAnswer.text("4"), "content 4.0"), ("effort", .number(7), "effort 7.0"),
        ("apples", .text("6"), "apples 6.0"), ("again", .text("Да"), "again 1.0"), ("again", .bool(false), "again 0.0"),
        ("again", .text("no"), "again 0.0"), ("boxes", .text("12,5"), "boxes 12.5"), ("boxes", .number(3), "boxes 3.0"),
        ("bought", .text("2026-05-09"), "bought 2026-05-09"), ("bought", .text("09.05.2026"), "bought 2026-05-09"),
        ("city", .text(" Пенза\nгород "), "city Пенза город"), ("reason", .text("price"), "reason price"),
        ("reason", .text("the  price, or VALUE"), "reason price"), ("reason", .text("Скорость"), "reason speed"),
        ("reason", .list([.text("taste")]), "reason taste"),
    ])
    func aGoodAnswerIsKept(_ question: String, _ answer: RawAnswer, _ row: String) {
        #expect(kept([(question, answer)]) == [row])
    }

    @Test(arguments: [
        ("content", RawAnswer.text("6"), "! \"6\" is not a whole number from 1 to 5"),
        ("effort", .number(0), "! 0 is not a whole number from 1 to 7"),
        ("apples", .bool(true), "! true is not a whole number from 1 to 6"),
        ("again", .text("maybe"), "! \"maybe\" is neither yes nor no"),
        ("boxes", .text("0x5"), "! \"0x5\" is not a number"), ("boxes", .number(.infinity), "! inf is not a number"),
        ("boxes", .number(-1), "! -1 is less than 0"), ("boxes", .number(21), "! 21 is more than 20.5"),
        ("boxes", .number(1.25), "! 1.25 has more than 1 digit after the point"),
        ("bought", .text("2026-02-30"), "! \"2026-02-30\" is not a day; write it as 2026-01-31"),
        ("bought", .text("2025-02-03"), "! 2025-02-03 is before 2026-01-01"),
        ("bought", .text("2027-02-03"), "! 2027-02-03 is after 2026-12-31"),
        ("why", .list([]), "! a list is not a text"),
        ("order", .text("site, shop"), "! \"shop\" is not one of site, box, courier"),
        ("order", .text("site, site"), "! an option stands in two places"),
        ("order", .object(["site": .number(2)]), "! no option has the place 1"),
        ("order", .object(["site": .number(1), "box": .text("1")]), "! two options have the place 1"),
        ("order", .object(["site": .number(9)]), "! 9 is not a place from 1 to 3"),
        ("service", .text("good"), "! \"good\" does not say which row it is about"),
        ("service", .object(["speed": .text("great")]), "! \"great\" is not one of bad, fine, good"),
        ("service", .object(["shop": .text("good")]), "! \"shop\" is not one of speed, box"),
        ("reasons", .text("price, speed, taste"), "! 3 options are chosen, at most 2 may be"),
        ("reasons", .bool(true), "! true is not one of price, speed, taste, other"),
    ])
    func aBadAnswerSaysWhy(_ question: String, _ answer: RawAnswer, _ problem: String) {
        #expect(kept([(question, answer)]) == [problem])
    }

    @Test func wordsOfOnesOwnStandBesideTheOption() {
        #expect(kept([("reason", .text("The smell"))]) == ["reason other", "reason.other The smell"])
        #expect(
            kept([("reason", .text("other")), ("reason.other", .text("The smell"))])
                == ["reason other", "reason.other The smell"])
        #expect(kept([("reason.other", .text("The smell"))]) == ["reason other", "reason.other The smell"])
        #expect(
            kept([("reasons", .text("The price, or value; the smell"))])
                == ["reasons 2.0 price, other", "reasons.price 1.0", "reasons.other 1.0 the smell"])
    }

    @Test func severalOptionsComeInAnyForm() {
        let rows = ["reasons 2.0 price, taste", "reasons.price 1.0", "reasons.taste 1.0"]
        #expect(kept([("reasons", .text("taste | price"))]) == rows)
        #expect(kept([("reasons", .text("Цена, taste"))]) == rows)
        #expect(kept([("reasons", .list([.text("taste"), .text("price"), .text("price")]))]) == rows)
        #expect(
            kept([("reasons", .object(["price": .bool(true), "taste": .number(1), "speed": .bool(false)]))]) == rows)
        #expect(
            kept([("reasons.price", .text("Цена")), ("reasons.taste", .text("x")), ("reasons.speed", .text(""))])
                == rows)
        #expect(kept([("reasons.speed", .text("0"))]) == [])
    }

    @Test func anOrderAndAMatrixComeInAnyForm() {
        let order = ["order 3.0 box, site, courier", "order.box 1.0", "order.site 2.0", "order.courier 3.0"]
        #expect(kept([("order", .text("box; site; courier"))]) == order)
        #expect(kept([("order.site", .text("2")), ("order.box", .text("1")), ("order.courier", .number(3))]) == order)
        #expect(kept([("order.box", .text("1"))]) == ["order 1.0 box", "order.box 1.0"])
        let service = ["service 2.0", "service.speed 3.0 good", "service.box 1.0 bad"]
        #expect(kept([("service", .object(["box": .text("Плохо"), "speed": .number(3)]))]) == service)
        #expect(kept([("service.speed", .text("Good")), ("service.box", .text("1"))]) == service)
        #expect(kept([("service.shop", .text("1"))]) == ["? service.shop"])
    }

    @Test func anImportMayKeepWhatIsNoOption() {
        let raw: [(question: String, answer: RawAnswer)] = [("service.box", .text("good")), ("reason", .text("smell"))]
        #expect(AnswerSheet(raw, survey: survey, keepsStrangeOptions: true).strangeOptions == [])
        var narrow = survey
        let index = narrow.questions.firstIndex { $0.id == "reason" }!
        narrow.questions[index].hasOther = false
        let sheet = AnswerSheet(raw, survey: narrow, keepsStrangeOptions: true)
        #expect(sheet.strangeOptions.map(\.text) == ["smell"])
        #expect(sheet.answers.first { $0.question == "reason.other" }?.text == "smell")
        #expect(AnswerSheet(raw, survey: narrow).problems.map(\.question) == ["reason"])
    }

    @Test func onlyWhatIsAskedMustBeAnswered() {
        var strict = survey
        for index in strict.questions.indices { strict.questions[index].isRequired = true }
        let all = strict.questions.map(\.id)
        let sheet = { (raw: [(question: String, answer: RawAnswer)]) in AnswerSheet(raw, survey: strict) }
        #expect(sheet([]).missing(of: strict) == all.filter { $0 != "why" })
        #expect(sheet([("again", .text("no"))]).missing(of: strict).contains("why"))
        #expect(!sheet([("again", .text("yes"))]).missing(of: strict).contains("why"))
        #expect(sheet([("service.speed", .text("good"))]).missing(of: strict).contains("service"))
    }

    @Test func whatIsNotAskedDecidesNothing() {
        var chain = survey
        chain.questions = [
            Question(id: "a", kind: .yesNo),
            Question(
                id: "b", kind: .yesNo, when: AnswerCondition(comparisons: [.init(question: "a", test: .yes(true))])),
            Question(
                id: "c", kind: .text, when: AnswerCondition(comparisons: [.init(question: "b", test: .yes(true))])),
        ]
        let asked = { (raw: [(question: String, answer: RawAnswer)]) in
            chain.asked(AnswerSheet(raw, survey: chain).values).map(\.id)
        }
        #expect(asked([("a", .text("yes")), ("b", .text("yes"))]) == ["a", "b", "c"])
        #expect(asked([("a", .text("no")), ("b", .text("yes"))]) == ["a"])
    }

    @Test(arguments: [
        ("score <= 6", true), ("score > 6", false), ("reason = price", false), ("reason != price", true),
        ("reason in (price, other)", true), ("reasons = taste", true), ("reasons != taste", false),
        ("reasons not in (price, speed)", true), ("again = no", true), ("again != no", false), ("city is set", false),
        ("city is not set", true), ("bought < 2026-06-01", true), ("bought = 2026-05-09", true),
        ("service.speed >= 3", true), ("order.box = 1", true), ("effort >= 1", false),
    ])
    func conditionsAreAskedOfAllKinds(_ condition: String, _ holds: Bool) throws {
        let survey = try #require(
            EveryQuestion.definition {
                $0.replacing("closes: 14d", with: "closes: 14d\n  thanks: [{ when: \"\(condition)\", text: Да }]")
            })
        let sheet = AnswerSheet(
            [
                ("score", .number(5)), ("reason", .text("smell")), ("reasons", .text("taste, smell")),
                ("again", .bool(false)),
                ("bought", .text("2026-05-09")), ("order", .text("box, site")), ("service.speed", .text("good")),
            ], survey: survey)
        #expect(sheet.problems == [])
        #expect((survey.ending(sheet.values) != nil) == holds)
    }
}

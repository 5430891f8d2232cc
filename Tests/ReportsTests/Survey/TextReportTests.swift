import Definitions
import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

@Suite struct TextReportTests {
    private let rules = """
        delivery: [доставк*, курьер*, "late parcel"]
        price: [дорог*, expensive]
        taste: яблоки
        """

    private func scene() throws -> SurveyScene {
        let scene = try SurveyScene()
        for number in 0..<12 {
            try scene.member([
                "score": .number(Double(number % 4)),
                "why": .text(number % 2 == 0 ? "Курьер опоздал, доставка долгая" : "Доставкой недоволен; всё дорого"),
            ])
        }
        for number in 0..<12 {
            try scene.member([
                "score": .number(10), "why": .text("Яблоки — сладкие, ещё́ закажу №\(number)"),
                "reason.other": .text("The late parcel came"),
            ])
        }
        return scene
    }

    private func parsed() throws -> TagRules {
        try #require(TagRuleFile.parse(Array(rules.utf8), file: "tags.yaml").rules)
    }

    @Test func answersInWordsAreListedNewestFirstAndSearched() throws {
        let scene = try scene()
        #expect(try scene.texts().answers.count == 36)
        #expect(try scene.texts { $0.question = "why" }.answers.count == 24)
        func search(_ text: String) throws -> Int {
            try scene.texts { request in
                request.search = text.split(separator: " ").compactMap { TagRules.stems(String($0)) }
            }.answers.count
        }
        #expect(try search("ДОСТАВК*") == 12)
        #expect(try search("достав* дорого") == 6)
        #expect(try search("доставк") == 0)
        #expect(try search("PARCEL late") == 12)
    }

    @Test func tagsAreCountedWithTheScoreOfThoseWhoSaidThem() throws {
        let rules = try parsed()
        let report = try scene().texts {
            $0.question = "why"
            $0.tags = rules
        }
        #expect(report.tags.map(\.tag) == ["delivery", "taste", "price"])
        #expect(report.tags.map(\.share) == [Proportion(12, of: 24), Proportion(12, of: 24), Proportion(6, of: 24)])
        #expect(report.tags[0].score.score == -100 && report.tags[1].score.score == 100)
        #expect(report.untagged == 0)
        let json = report.json(limit: 100)
        #expect(json["tags"]?[0]?["nps"]?.numberValue == -100 && json["answers"]?[0]?["tags"]?[0] == "taste")
    }

    @Test func theMostTellingWordsOfAGroupAreThoseThatTheOtherDoesNotSay() throws {
        let report = try scene().texts {
            $0.question = "why"
            $0.contrast = .scores
        }
        #expect(report.telling.map(\.group) == ["detractors", "promoters"])
        let low = report.telling[0].words.map(\.word)
        let high = report.telling[1].words.map(\.word)
        #expect(low.contains("курьер") && low.contains("опоздал") && !low.contains("яблоки"))
        #expect(high.contains("яблоки") && !high.contains("и"))
        let json = report.json(limit: 0)
        #expect(json["words"]?[1]?["words"]?[0]?["n"] == 12)
        #expect(json["words"]?[1]?["words"]?[0]?["n_against"] == 0)
    }

    @Test func formulasInAnswersAreDefused() throws {
        let scene = try SurveyScene()
        try scene.member(["why": .text("=HYPERLINK(\"http://example.org\")")])
        #expect(String(decoding: try scene.texts().csv, as: UTF8.self).contains(",\"'=HYPERLINK("))
    }
}

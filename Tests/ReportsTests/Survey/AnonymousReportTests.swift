import Definitions
import Formats
import JSON
import Reports
import Store
import Surveys
import TestSupport
import Testing

/// Answers that are nobody's: no report can be made to tell one of them.
@Suite struct AnonymousReportTests {
    private func scene(_ counts: [Int]) throws -> SurveyScene {
        let scene = try SurveyScene(isAnonymous: true)
        for (wave, count) in counts.enumerated() {
            let due = Sample.now + Int64(wave) * 92 * SurveyScene.day
            for number in 0..<count {
                try scene.save(
                    ["score": .number(9), "why": .text("late parcel \(number)"), "again": .number(0)], wave: wave,
                    message: nil, member: nil, at: due, source: "anonymous")
            }
        }
        return scene
    }

    @Test func aSmallWaveIsInNoNumber() throws {
        let report = try scene([12, 3]).report()
        #expect(report.total.n == 12 && report.withheld == 9)
        #expect(report.json["withheld"] == 9)
        #expect(report.waves.allSatisfy { $0.name == SurveyScene.waves[0] || $0.n == 0 })
        // Nor with a lower limit.
        #expect(try scene([12, 3]).report { $0.least = 1 }.total.n == 12)
    }

    @Test func fewAnswersToOneQuestionAreInNoNumberEither() throws {
        let scene = try scene([12])
        for _ in 0..<2 {
            try scene.save(
                ["boxes": .number(4)], wave: 0, message: nil, member: nil, at: Sample.now, source: "anonymous")
        }
        let report = try scene.report { $0.least = 1 }
        #expect(report.figures("boxes")?.n == 0 && report.figures("score")?.n == 12)
    }

    @Test func nothingIsSaidOfATotalThatIsTooSmall() throws {
        let report = try scene([4]).report()
        #expect(report.total.n == 0 && report.withheld == 12)
        #expect(!report.json.text().contains("late parcel"))
    }

    @Test func wordsHaveNoTimeNoNumberAndNoScore() throws {
        let texts = try scene([12]).texts()
        #expect(texts.answers.count == 12)
        #expect(texts.answers.allSatisfy { $0.at == nil && $0.response == nil && $0.score == nil })
        let figures = try scene([12]).report().figures("why")
        guard case .texts(let all)? = figures?.details else {
            Issue.record("no texts")
            return
        }
        #expect(all.allSatisfy { $0.at == nil })
    }

    @Test func aTagOfFewIsNotCounted() throws {
        let scene = try scene([12])
        for number in 0..<6 {
            try scene.save(
                ["score": .number(3), "why": .text(number < 2 ? "rude courier" : "cold soup")], wave: 0, message: nil,
                member: nil, at: Sample.now, source: "anonymous")
        }
        let rules = try #require(TagRuleFile.parse(Array("a: [courier]\nb: [late]\n".utf8), file: "t").rules)
        let report = try scene.texts {
            $0.tags = rules
            $0.contrast = .scores
        }
        #expect(report.tags.map(\.tag) == ["b", "a"] && report.tags.map(\.isHidden) == [false, true])
        #expect(report.json(limit: 0)["tags"]?[1]?["n"] == .null)
        let words = report.telling.flatMap(\.words).map(\.word)
        #expect(!words.contains("courier") && !words.contains("soup"))
    }

    @Test func theScoreAloneIsNotMoreTelling() throws {
        let scene = try scene([12, 3])
        let report = try NPSReport(scene.store, scope: scene.scope, workspace: scene.space)
        #expect(report.total.count == 12)
    }
}

import Definitions
import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

/// Differences know who is on both sides.
@Suite struct AnsweredBothTests {
    private static let second = SurveyScene.waves[1]

    /// As many members as told, all of whom answer both waves, each with a score a point higher or the same.
    private func twice(_ count: Int, alone: Int = 0) throws -> SurveyScene {
        let scene = try SurveyScene()
        for number in 0..<count {
            let score = Double(number % 10)
            let cells: (Double) -> [String: SurveyScene.Cell] = {
                [
                    "score": .number($0), "apples": .number(($0 / 2).rounded(.down) + 1),
                    "again": .number($0 > 4 ? 1 : 0),
                ]
            }
            let member = try scene.member(cells(score))
            let at = Sample.now + 93 * SurveyScene.day
            let message = try scene.store.seedMessage("parcel", AnsweredBothTests.second, memberID: member, at: at)
            let next = number % 3 == 0 ? score + 1 : score
            try scene.save(cells(next), wave: 1, message: message, member: member, at: at)
        }
        for number in 0..<alone {
            try scene.member(["score": .number(Double(number % 11))])
            try scene.member(wave: 1, ["score": .number(Double(number % 11))])
        }
        return scene
    }

    private func width(_ one: SurveyDifference?) throws -> Double {
        let interval = try #require(one?.interval)
        return interval.upperBound - interval.lowerBound
    }

    @Test func wavesOfTheSamePeopleAreComparedPersonByPerson() throws {
        let report = try twice(40).report()
        let score = try #require(report.waveDifferences.first { $0.question == "score" })
        #expect(score.both == 40 && score.n == 40 && score.baselineCount == 40)
        let waves = report.waves.suffix(2).map(\.figures)
        let place = try #require(waves[0].firstIndex { $0.question.id == "score" })
        let strangers = try #require(
            SurveyDifference(
                waves[1][place].measures[0], of: nil, against: waves[0][place].measures[0], .group(nil)))
        #expect(strangers.both == 0 && strangers.difference == score.difference)
        #expect(try width(score) < width(strangers) * 0.6)
        let apples = try #require(report.waveDifferences.first { $0.question == "apples" })
        #expect(apples.both == 40 && apples.kind == "mean")
        #expect(report.json["differences"]?["waves"]?[0]?["n_both"] == 40)
        let words = SurveyWords(workspace: try twice(40).workspace, language: .english)
        let lines = report.differenceWords(words).flatMap(\.lines).map { $0.text(in: .english) }
        #expect(lines.contains { $0.contains("score, ") && $0.hasSuffix("; 40 answered both") }, "\(lines)")
        #expect(lines.contains { $0.hasSuffix("(corrected for 3 comparisons, Holm)") }, "\(lines)")
    }

    @Test func thePageAndThePeriodsSayItToo() throws {
        let scene = try twice(30, alone: 12)
        let report = try scene.report {
            $0.scope.from = Sample.now + 60 * SurveyScene.day
            $0.versus = .init(from: Sample.now, until: Sample.now + 60 * SurveyScene.day)
        }
        let score = try #require(report.periodDifferences.first)
        #expect((score.both, score.n, score.baselineCount) == (30, 42, 42))
        let page = SurveyPage(report, scene.workspace, language: .russian).html
        #expect(page.contains("оба раза ответили 30") && page.contains("два ответа одного человека"))
    }

    @Test func wavesAsGroupsKnowThemToo() throws {
        let scene = try twice(20, alone: 20)
        let report = try scene.report { $0.dimension = try scene.dimension(.wave) }
        #expect(report.groupDifferences.first?.both == 20)
        let nps = try NPSReport(
            scene.store, scope: scene.scope, workspace: scene.space,
            {
                var options = NPSReport.Options()
                options.dimension = try scene.dimension(.wave)
                return options
            }())
        #expect(nps.differences.first?.both == 20)
        #expect(nps.differences.first?.interval == report.groupDifferences.first?.interval)
    }

    @Test func fewOfThemAreTakenForStrangersAndNotTold() throws {
        let report = try twice(4, alone: 20).report()
        let score = try #require(report.waveDifferences.first)
        #expect(score.both == 0)
        let open = try twice(4, alone: 20).report { $0.least = 1 }
        #expect(open.waveDifferences.first?.both == 4)
    }

    @Test func nobodyKnownIsInNoPair() throws {
        let scene = try SurveyScene()
        for wave in 0...1 {
            for number in 0..<20 {
                try scene.save(
                    ["score": .number(Double(number % 11))], wave: wave, message: nil, member: nil,
                    at: Sample.now + Int64(wave) * 93 * SurveyScene.day, source: wave == 0 ? "link" : "anonymous")
            }
        }
        let report = try scene.report()
        #expect(report.waveDifferences.first?.both == 0 && report.waveDifferences.first?.n == 20)
    }

    @Test func thePeriodOfTheScoreKnowsThem() throws {
        let scene = try twice(30)
        var options = NPSReport.Options()
        options.versus = .init(from: Sample.now, until: Sample.now + 60 * SurveyScene.day)
        var scope = scene.scope
        scope.from = Sample.now + 60 * SurveyScene.day
        let report = try NPSReport(scene.store, scope: scope, workspace: scene.space, options)
        let change = try #require(report.change)
        #expect(change.both == 30 && report.json["versus"]?["change"]?["n_both"] == 30)
        #expect(SurveyReport.sentence(change).text(in: .english).hasSuffix("; 30 answered both"))
    }

    /// What a sheet adds is what the numbers are made of: the mean of the one is the other.
    @Test func pairsAreOfTheNumbersThatAreCompared() throws {
        let scene = try SurveyScene()
        for number in 0..<24 {
            let cells: [String: SurveyScene.Cell] = [
                "score": .number(Double(number % 11)), "content": .number(Double(number % 5 + 1)),
                "effort": .number(Double(number % 7 + 1)), "apples": .number(Double(number % 6 + 1)),
                "reason": .text(number % 3 == 0 ? "price" : "speed"), "reasons": .both(1, "price"),
                number % 4 == 0 ? "reasons.taste" : "reasons.price": .number(1), "again": .number(Double(number % 2)),
                "boxes": .number(Double(number)), "order": .both(2, "box, site"),
                "order.box": .number(Double(number % 2 + 1)), "order.site": .number(Double(2 - number % 2)),
                "service": .number(1), "service.speed": .both(number < 5 ? 1 : 3, number < 5 ? "bad" : "good"),
            ]
            let member = try scene.member(cells)
            try scene.save(
                cells, wave: 1, message: nil, member: member, at: Sample.now + 93 * SurveyScene.day)
        }
        let differences = try scene.report().waveDifferences
        #expect(Set(differences.map(\.question)).count >= 9)
        for one in differences {
            // Everybody said the same twice: were a value read otherwise than it is counted, it would not be so narrow.
            #expect(one.both == 24 && one.difference == 0, "\(one)")
            if one.kind == "mean" { #expect(one.interval == 0...0, "\(one)") }
        }
    }
}

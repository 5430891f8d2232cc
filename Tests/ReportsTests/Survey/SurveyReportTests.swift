import Definitions
import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

@Suite struct SurveyReportTests {
    /// Ten answer sheets with an answer to everything, and one to nothing but the score.
    private func full() throws -> SurveyScene {
        let scene = try SurveyScene()
        for number in 0..<10 {
            try scene.member([
                "score": .number(Double(number + 1)), "content": .number(number < 7 ? 4 : 2),
                "effort": .number(number < 5 ? 6 : 3), "apples": .number(Double(number % 6 + 1)),
                "reason": .text(number < 6 ? "price" : number < 9 ? "speed" : "other"),
                "reasons": .both(2, "price, taste"), "reasons.price": .number(1), "reasons.taste": .number(1),
                "again": .number(number < 8 ? 1 : 0), "boxes": .number(Double(number)),
                "bought": .text(number < 4 ? "2026-09-0\(number + 1)" : "2026-10-01"),
                "order": .both(2, "box, site"), "order.box": .number(1), "order.site": .number(2),
                "service": .number(1), "service.speed": .both(number < 5 ? 1 : 3, number < 5 ? "bad" : "good"),
                "city": .text("Town \(number)"),
            ])
        }
        try scene.member(["score": .number(10)])
        try scene.member()
        try scene.member(late: true, ["score": .number(0)])
        return scene
    }

    @Test func everyKindOfQuestionHasItsNumbers() throws {
        let report = try full().report()
        #expect(report.total.n == 11)
        #expect(report.total.counts?.invited == 13 && report.total.counts?.answered == 11)
        #expect(report.total.counts?.late == 1)
        guard case .net(let score, _) = try #require(report.figures("score")?.measures.first).value else {
            Issue.record("no score")
            return
        }
        #expect((score.promoters, score.passives, score.detractors) == (3, 2, 6))
        func share(_ question: String, _ part: String? = nil) -> Proportion? {
            guard case .share(let share)? = report.figures(question)?.measures.first(where: { $0.part == part })?.value
            else { return nil }
            return share
        }
        #expect(share("content") == Proportion(7, of: 10))
        #expect(share("effort") == Proportion(5, of: 10))
        #expect(share("again") == Proportion(8, of: 10))
        #expect(share("reason", "price") == Proportion(6, of: 10))
        #expect(share("reason", "other") == Proportion(1, of: 10))
        #expect(share("reasons", "taste") == Proportion(10, of: 10))
        #expect(share("reasons", "speed") == Proportion(0, of: 10))
        #expect(share("order", "box") == Proportion(10, of: 10))
        guard case .number(let boxes)? = report.figures("boxes")?.details else {
            Issue.record("no number")
            return
        }
        #expect(boxes.median == 4.5 && boxes.quantile(0.25) == 2.25)
        guard case .days(let first, let last, let months)? = report.figures("bought")?.details else {
            Issue.record("no days")
            return
        }
        #expect(first?.description == "2026-09-01" && last?.description == "2026-10-01")
        #expect(months.map(\.month) == ["2026-09", "2026-10"] && months.map(\.count) == [4, 6])
        guard case .rows(let rows)? = report.figures("service")?.details else {
            Issue.record("no rows")
            return
        }
        #expect(rows.first?.places.mean == 2 && rows.first?.options.last?.share == Proportion(5, of: 10))
    }

    @Test func everyNumberOfTheJSONHasItsN() throws {
        let json = try full().report().json
        let questions = try #require(json["questions"]?.arrayValue)
        #expect(questions.count == 13)
        for question in questions {
            #expect(question["n"] != nil)
            for figure in question["figures"]?.arrayValue ?? [] { #expect(figure["n"] != nil && figure["low"] != nil) }
        }
        let texts = try #require(questions.first { $0["question"] == "city" })
        #expect(texts["newest"]?.arrayValue?.count == 5 && texts["n"] == 10)
        #expect(json["response_rate_low"]?.numberValue ?? 0 > 0.5)
        #expect(json["waves"]?[0]?["wave"] == "2026-10-10T07:00Z" && json["waves"]?[0]?["invited"] == 13)
    }

    @Test func cellsOfTheCSVAreDefused() throws {
        let scene = try full()
        let text = String(
            decoding: try scene.report { $0.dimension = try scene.dimension(.attribute("city")) }.csv, as: UTF8.self)
        #expect(text.hasPrefix("campaign,section,group,question,type,part,figure,n,value,low,high,hidden\r\n"))
        #expect(text.contains("parcel,all,,score,nps,,nps,11,"))
        for number in 0..<6 { try scene.member(city: "=1+\(number)", ["score": .number(9)]) }
        for _ in 0..<6 { try scene.member(city: "=cmd|' /C calc'!A0", ["score": .number(9)]) }
        let other = String(
            decoding: try scene.report { $0.dimension = try scene.dimension(.attribute("city")) }.csv, as: UTF8.self)
        #expect(other.contains(",'=cmd|' /C calc'!A0,score,") && !other.contains(",=cmd"))
    }

    // MARK: Groups

    @Test func smallGroupsAreHiddenAndSoIsTheOneThatWouldTellThem() throws {
        let scene = try SurveyScene()
        for (city, count) in [("Penza", 20), ("Tver", 8), ("Ufa", 2)] {
            for _ in 0..<count { try scene.member(city: city, ["score": .number(9)]) }
        }
        let report = try scene.report { $0.dimension = try scene.dimension(.attribute("city")) }
        #expect(report.groups.map(\.name) == ["Penza", "Tver", "Ufa"])
        // Ufa is 30 less the others: so Tver is hidden as well.
        #expect(report.groups.map(\.isHidden) == [false, true, true])
        let groups = try #require(report.json["by"]?["groups"]?.arrayValue)
        #expect(groups[2]["n"] == .null && groups[2]["questions"] == [] && groups[0]["n"] == 20)
        #expect(groups[2]["answered"] == nil && groups[0]["answered"] == 20)
        let open = try scene.report {
            $0.dimension = try scene.dimension(.attribute("city"))
            $0.least = 1
        }
        #expect(open.groups.allSatisfy { !$0.isHidden })
    }

    @Test(
        arguments: [
            ([20, 8, 2], [1, 2]), ([20, 8, 0], []), ([2, 2, 9, 30], [0, 1, 2]), ([3, 3, 30], [0, 1]), ([4], [0]),
            ([1, 1, 1, 1, 6, 90], [0, 1, 2, 3, 4]),
        ] as [([Int], Set<Int>)])
    func whatIsHiddenCannotBeHadBySubtraction(counts: [Int], hidden: Set<Int>) {
        #expect(SmallCells.hidden(counts, least: 5) == hidden)
    }

    @Test func groupsThatDifferAreSaidToAndOthersSayWhatItWouldTake() throws {
        let scene = try SurveyScene()
        for number in 0..<60 {
            try scene.member(stage: "promoter", ["score": .number(number < 50 ? 10 : 3), "again": .number(1)])
            try scene.member(
                stage: "prospect", ["score": .number(number < 15 ? 9 : 2), "again": .number(number < 57 ? 1 : 0)])
        }
        let report = try scene.report { $0.dimension = try scene.dimension(.stage) }
        #expect(report.groups.map(\.name) == ["prospect", "promoter"])
        let score = try #require(report.groupDifferences.first { $0.question == "score" })
        #expect(score.isShown && score.needed == nil && score.against == .group("promoter"))
        #expect(score.difference == -50 - (5.0 / 6 - 1.0 / 6) * 100 || abs(score.difference + 116.67) < 0.01)
        let again = try #require(report.groupDifferences.first { $0.question == "again" })
        #expect(!again.isShown && (again.needed ?? 0) > 120)
        #expect(score.adjusted >= score.pValue)
    }

    @Test func wavesAreComparedTheLatestWithTheOneBefore() throws {
        let scene = try SurveyScene()
        for number in 0..<40 {
            try scene.member(wave: 0, ["score": .number(number < 10 ? 9 : 5)])
            try scene.member(wave: 1, ["score": .number(number < 30 ? 9 : 5)])
        }
        let report = try scene.report { $0.trend = .quarter }
        #expect(report.waves.map(\.name) == SurveyScene.waves)
        let found = try #require(report.waveDifferences.first)
        #expect(found.isShown && found.difference == 100 && found.group == SurveyScene.waves[1])
        #expect(report.trend.map(\.name) == ["2026-Q4", "2027-Q1"])
        let periods = try scene.report {
            $0.scope.from = Sample.now + 60 * SurveyScene.day
            $0.versus = .init(from: Sample.now, until: Sample.now + 60 * SurveyScene.day)
        }
        #expect(periods.total.n == 40 && periods.earlier?.n == 40)
        #expect(periods.periodDifferences.first?.difference == 100)
        #expect(periods.json["versus"]?["n"] == 40)
    }

    @Test func segmentsVariantsAndLocalesTellAnswersApart() throws {
        let scene = try SurveyScene()
        for number in 0..<20 {
            try scene.member(variant: number < 10 ? "calm" : "question", ["score": .number(9)])
        }
        #expect(try scene.report { $0.dimension = try scene.dimension(.variant) }.groups.map(\.n) == [10, 10])
        #expect(try scene.report { $0.dimension = try scene.dimension(.locale) }.groups.map(\.name) == ["en", "ru"])
        #expect(try scene.report { $0.dimension = try scene.dimension(.wave) }.groups.first?.counts?.invited == 20)
        #expect(ReportDimension.kind("weather", scene.space) == nil)
        #expect(ReportDimension.kind("city", scene.space) == .attribute("city"))
    }

    // MARK: Who did not answer

    @Test func theScoreIsWeightedToAllWhoWereAsked() throws {
        let scene = try SurveyScene()
        // Promoters nearly all answer, and well; prospects rarely, and badly.
        for number in 0..<20 { try scene.member(stage: "promoter", number < 18 ? ["score": .number(10)] : nil) }
        for number in 0..<80 { try scene.member(stage: "prospect", number < 8 ? ["score": .number(3)] : nil) }
        let found = try #require(try scene.report().nonResponse)
        #expect(found.rows.map(\.stage) == ["prospect", "promoter"])
        #expect(found.rows.map(\.asked) == [Proportion(8, of: 80), Proportion(18, of: 20)])
        #expect(abs((found.raw ?? 0) - 1000.0 / 26) < 1e-9)
        #expect(abs((found.weighted?.estimate ?? 0) + 60) < 1e-9 && found.differs)
        let json = try scene.report().json["non_response"]
        #expect(json?["stages"]?[0]?["response_rate"] == 0.1 && json?["differs"] == true)
    }

    // MARK: What goes with the score

    @Test func answersThatGoWithTheScoreAreFoundAndTheOthersAreNot() throws {
        let scene = try SurveyScene()
        for number in 0..<60 {
            let score = Double(number % 11)
            try scene.member([
                "score": .number(score), "content": .number(max(1, min(5, (score / 2).rounded()))),
                "reasons": .both(1, score < 5 ? "speed" : "price"),
                score < 5 ? "reasons.speed" : "reasons.price": .number(1), "again": .number(Double(number / 11 % 2)),
            ])
        }
        let drivers = try scene.report { $0.hasDrivers = true }.drivers
        let content = try #require(drivers.first { $0.question == "content" })
        #expect(content.method == .spearman && content.isShown && content.effect > 0.9)
        let speed = try #require(drivers.first { $0.part == "speed" })
        #expect(speed.method == .meanDifference && speed.isShown && speed.effect < -4)
        let again = try #require(drivers.first { $0.question == "again" })
        #expect(!again.isShown && again.interval.contains(0))
        #expect(try scene.report().json["drivers"] == nil)
    }
}

import Formats
import Foundation
import JSON
import TestSupport
import Testing

/// Compared with what scipy and statsmodels say: Tests/Fixtures/statistics/samples.py makes the numbers.
struct SampleTests {
    private static func fixture(_ name: String) throws -> [JSONValue] {
        let path = SourceRoot.path + "/Tests/Fixtures/statistics/samples.json"
        let all = try JSONValue(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        return try #require(all[name]?.arrayValue)
    }

    private func numbers(_ value: JSONValue?) throws -> [Double] {
        try #require(value?.arrayValue).compactMap(\.numberValue)
    }

    private func isNear(_ a: Double?, _ b: JSONValue?, within: Double = 1e-9) -> Bool {
        guard let a, let b = b?.numberValue else { return false }
        return abs(a - b) <= within * max(1, abs(b))
    }

    private func isNear(_ range: ClosedRange<Double>?, _ bounds: JSONValue?, within: Double = 1e-9) -> Bool {
        isNear(range?.lowerBound, bounds?[0], within: within) && isNear(range?.upperBound, bounds?[1], within: within)
    }

    @Test func studentsDistributionIsThatOfScipy() throws {
        for row in try SampleTests.fixture("student") {
            let df = try #require(row["df"]?.numberValue)
            for level in [95, 99] {
                let found = StudentDistribution.criticalValue(confidence: Double(level) / 100, df: df)
                #expect(isNear(found, row["critical_\(level)"]), "\(found) \(df)")
            }
            for pair in try #require(row["p"]?.arrayValue) {
                let found = StudentDistribution.twoSided(try #require(pair[0]?.numberValue), df: df)
                #expect(isNear(found, pair[1]), "\(found) \(pair) \(df)")
            }
        }
    }

    @Test(arguments: [95, 99])
    func meansMediansAndQuartilesHaveTheIntervalsOfStatsmodelsAndScipy(level: Int) throws {
        for row in try SampleTests.fixture("samples") {
            let sample = NumberSample(try numbers(row["values"]))
            #expect(isNear(sample.mean, row["mean"]) && isNear(sample.deviation, row["sd"]))
            for (index, share) in [0.25, 0.5, 0.75].enumerated() {
                #expect(isNear(sample.quantile(share), row["quartiles"]?[index]))
            }
            let confidence = Double(level) / 100
            #expect(isNear(sample.meanInterval(confidence: confidence), row["mean_\(level)"]))
            let median = sample.medianInterval(confidence: confidence)
            if row["median_\(level)"] == .null {
                #expect(median == nil, "\(row)")
            } else {
                #expect(isNear(median, row["median_\(level)"]), "\(String(describing: median)) \(row)")
            }
        }
    }

    @Test func differencesOfMeansAreWelchs() throws {
        for row in try SampleTests.fixture("welch") {
            let found = try #require(
                try MeanDifference(NumberSample(numbers(row["a"])), against: NumberSample(numbers(row["b"]))))
            #expect(isNear(found.pValue, row["p"]), "\(found) \(row)")
            #expect(isNear(found.interval(confidence: 0.95), row["interval"]), "\(found) \(row)")
        }
    }

    @Test func differencesOfNetScoresAreThoseOfAMultinomial() throws {
        for row in try SampleTests.fixture("net") {
            func score(_ name: String) throws -> NetScore {
                let counts = try numbers(row[name]).map { Int($0) }
                return NetScore(promoters: counts[0], passives: counts[1], detractors: counts[2])
            }
            let found = try NetScoreDifference(score("a"), against: score("b"))
            #expect(isNear(found.difference, row["difference"]) && isNear(found.pValue, row["p"]), "\(row)")
            #expect(isNear(found.interval(confidence: 0.95), row["interval"]), "\(row)")
            #expect(isNear(try score("a").variance, row["variance"]), "\(row)")
        }
    }

    @Test func sizesOfSamplesAreWhatTheFormulasSay() throws {
        for row in try SampleTests.fixture("margin") {
            func number(_ name: String) -> Double { row[name]?.numberValue ?? 0 }
            let found = SampleSize.forMargin(
                number("margin"), variance: number("variance"), confidence: number("confidence"),
                population: row["population"]?.integerValue.map { Int($0) })
            #expect(Double(found) == number("n"), "\(found) \(row)")
        }
        for row in try SampleTests.fixture("difference") {
            func number(_ name: String) -> Double { row[name]?.numberValue ?? 0 }
            let found = SampleSize.forDifference(
                number("difference"), variances: (number("a"), number("b")), confidence: 0.95, power: number("power"))
            #expect(Double(found) == number("n"), "\(found) \(row)")
            let both = SampleSize.together(
                difference: number("difference"), (40, number("a")), (40, number("b")), confidence: 0.95,
                power: number("power"))
            #expect(abs((both ?? 0) - 2 * found) <= 1)
        }
        #expect(SampleSize.together(difference: 0, (4, 1), (4, 1), confidence: 0.95) == nil)
    }

    @Test func strataCountAsMuchAsTheyHaveMembers() throws {
        for row in try SampleTests.fixture("strata") {
            let strata = try #require(row["strata"]?.arrayValue).enumerated().map { index, one in
                PostStratified.Stratum(
                    ["\(index)"], members: Int(try #require(one[0]?.numberValue)), sample: try numbers(one[1]))
            }
            let found = try #require(PostStratified(strata))
            #expect(isNear(found.estimate, row["estimate"]) && isNear(found.error, row["error"]), "\(row)")
        }
    }

    @Test func aStratumThatCannotBeToldIsPutTogetherWithTheSmallestOther() throws {
        let found = try #require(
            PostStratified([
                .init(["a"], members: 10, sample: [1]), .init(["b"], members: 30, sample: [2, 3]),
                .init(["c"], members: 60, sample: [4, 4, 5, 6]),
            ]))
        #expect(found.strata.map(\.names) == [["a", "b"], ["c"]])
        #expect(abs(found.estimate - (0.4 * 2 + 0.6 * 4.75)) < 1e-12 && found.count == 7)
        #expect(PostStratified([.init(["a"], members: 10, sample: [1, 2])]) == nil)
    }

    @Test func ranksGoTogetherAsSpearmanSays() throws {
        for row in try SampleTests.fixture("ranks") {
            let found = try #require(RankCorrelation(Array(zip(try numbers(row["x"]), try numbers(row["y"])))))
            #expect(
                isNear(found.rho, row["rho"]) && isNear(found.pValue, row["p"]), "\(found.pValue) \(row["p"] ?? .null)")
            #expect(isNear(found.interval(confidence: 0.95), row["interval"]))
        }
        #expect(RankCorrelation([(1, 1), (2, 1), (3, 1), (4, 1)]) == nil)
    }

    @Test func wordsBelongToTheGroupThatSaysThemMore() throws {
        let group = ["late": 9, "parcel": 12, "apples": 3]
        let others = ["apples": 14, "parcel": 10, "sweet": 8]
        var prior = group.merging(others, uniquingKeysWith: +)
        prior["late", default: 0] += 1
        prior["sweet", default: 0] += 2
        let found = WordContrast.all(group, against: others, prior: prior, weight: 20)
        #expect(found.map(\.word) == ["late", "parcel", "sweet", "apples"])
        for row in try SampleTests.fixture("words") {
            let one = try #require(found.first { $0.word == row["word"]?.stringValue })
            #expect(isNear(one.difference, row["difference"]) && isNear(one.z, row["z"]), "\(row)")
        }
    }

    @Test func ofNothingNothingIsSaid() {
        let nothing = NumberSample([])
        #expect(nothing.mean == nil && nothing.median == nil && nothing.medianInterval(confidence: 0.95) == nil)
        #expect(NumberSample([1]).meanInterval(confidence: 0.95) == nil)
        #expect(MeanDifference(NumberSample([1]), against: NumberSample([1, 2])) == nil)
        let none = NetScore(promoters: 0, passives: 0, detractors: 0)
        #expect(none.score == nil && NetScoreDifference(none, against: none).pValue == nil)
        #expect(WordContrast.all([:], against: [:], prior: [:], weight: 10).isEmpty)
    }
}

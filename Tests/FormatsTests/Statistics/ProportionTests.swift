import Formats
import Foundation
import JSON
import TestSupport
import Testing

/// Compared with what scipy and statsmodels say: Tests/Fixtures/statistics/proportions.py makes the numbers.
struct ProportionTests {
    private static func fixture() throws -> JSONValue {
        let path = SourceRoot.path + "/Tests/Fixtures/statistics/proportions.json"
        return try JSONValue(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    private func difference(_ row: JSONValue) throws -> ProportionDifference {
        func number(_ name: String) throws -> Int { Int(try #require(row[name]?.numberValue)) }
        return try ProportionDifference(
            Proportion(number("a"), of: number("n")), against: Proportion(number("b"), of: number("m")))
    }

    private func isNear(_ a: Double?, _ b: JSONValue?) -> Bool {
        guard let a, let b = b?.numberValue else { return false }
        return abs(a - b) <= 1e-9 * max(1, abs(b))
    }

    @Test func testsOfDifferenceAreThoseOfStatsmodelsAndScipy() throws {
        let pairs = try #require(try ProportionTests.fixture()["pairs"]?.arrayValue)
        #expect(pairs.count >= 14)
        for row in pairs {
            let difference = try difference(row)
            #expect(isNear(difference.difference, row["difference"]), "\(row)")
            #expect(difference.method.rawValue == row["method"]?.stringValue, "\(row)")
            #expect(isNear(difference.pValue, row["p_value"]), "\(difference.pValue ?? -1) \(row)")
        }
    }

    @Test(arguments: [0.95, 0.99])
    func intervalsAreNewcombesAndWilsons(confidence: Double) throws {
        let pairs = try #require(try ProportionTests.fixture()["pairs"]?.arrayValue)
        let level = Int((confidence * 100).rounded())
        for row in pairs {
            let difference = try difference(row)
            let newcombe = try #require(difference.interval(confidence: confidence))
            #expect(isNear(newcombe.lowerBound, row["newcombe_\(level)"]?[0]), "\(newcombe) \(row)")
            #expect(isNear(newcombe.upperBound, row["newcombe_\(level)"]?[1]), "\(newcombe) \(row)")
            let wilson = try #require(difference.group.interval(confidence: confidence))
            #expect(isNear(wilson.lowerBound, row["wilson_\(level)"]?[0]), "\(wilson) \(row)")
            #expect(isNear(wilson.upperBound, row["wilson_\(level)"]?[1]), "\(wilson) \(row)")
        }
    }

    @Test func severalComparisonsAreCorrectedAsHolmSays() throws {
        for row in try #require(try ProportionTests.fixture()["holm"]?.arrayValue) {
            let values = try #require(row["p"]?.arrayValue).compactMap(\.numberValue)
            for (index, value) in Holm.adjusted(values).enumerated() {
                #expect(isNear(value, row["adjusted"]?[index]), "\(row)")
            }
        }
    }

    @Test func theMembersThatATrialNeedsAreThoseOfItsPower() throws {
        for row in try #require(try ProportionTests.fixture()["needed"]?.arrayValue) {
            let members = try #require(row["members"]?.numberValue)
            let found = try #require(try difference(row).needed(confidence: 0.95))
            #expect(abs(Double(found) - members) <= 1, "\(found) \(row)")
        }
    }

    @Test func ofNobodyNothingIsKnown() {
        let nobody = ProportionDifference(Proportion(0, of: 0), against: Proportion(3, of: 5))
        #expect(nobody.difference == nil && nobody.pValue == nil)
        #expect(nobody.interval(confidence: 0.95) == nil && nobody.needed(confidence: 0.95) == nil)
        let same = ProportionDifference(Proportion(3, of: 6), against: Proportion(5, of: 10))
        #expect(same.needed(confidence: 0.95) == nil)
    }
}

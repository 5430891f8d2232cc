import Formats
import Foundation
import JSON
import TestSupport
import Testing

/// Compared with what numpy and scipy say: Tests/Fixtures/statistics/overlaps.py makes the numbers.
struct OverlapTests {
    private struct Row {
        let pairs: [(group: Double, baseline: Double)]
        let group: [Double]
        let baseline: [Double]
        let json: JSONValue

        var overlap: Overlap { Overlap(pairs) }
        var difference: Double? { json["difference"]?.numberValue }
    }

    private static func fixture(_ name: String) throws -> [Row] {
        let path = SourceRoot.path + "/Tests/Fixtures/statistics/overlaps.json"
        let all = try JSONValue(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        return try #require(all[name]?.arrayValue).map { row in
            func numbers(_ value: JSONValue?) -> [Double] { (value?.arrayValue ?? []).compactMap(\.numberValue) }
            let pairs = try #require(row["pairs"]?.arrayValue).map(numbers).map { (group: $0[0], baseline: $0[1]) }
            return Row(
                pairs: pairs, group: pairs.map(\.group) + numbers(row["a"]),
                baseline: pairs.map(\.baseline) + numbers(row["b"]), json: row)
        }
    }

    private func isNear(_ a: Double?, _ b: Double?) -> Bool {
        guard let a, let b else { return false }
        return abs(a - b) <= 1e-9 * max(1, abs(b))
    }

    private func isNear(_ range: ClosedRange<Double>?, _ json: JSONValue) -> Bool {
        isNear(range?.lowerBound, json["interval"]?[0]?.numberValue)
            && isNear(range?.upperBound, json["interval"]?[1]?.numberValue)
    }

    private static func share(_ values: [Double]) -> Proportion {
        Proportion(values.count { $0 == 1 }, of: values.count)
    }

    private static func net(_ values: [Double]) -> NetScore {
        NetScore(
            promoters: values.count { $0 == 1 }, passives: values.count { $0 == 0 },
            detractors: values.count { $0 == -1 })
    }

    // MARK: Against numpy and scipy

    @Test func meansAreThoseOfDerrickAndOthers() throws {
        let rows = try OverlapTests.fixture("means")
        #expect(rows.count == 6)
        for row in rows {
            let found = try #require(
                MeanDifference(NumberSample(row.group), against: NumberSample(row.baseline), overlap: row.overlap))
            #expect(isNear(found.difference, row.difference) && isNear(found.df, row.json["df"]?.numberValue))
            #expect(isNear(found.pValue, row.json["p"]?.numberValue), "\(found) \(row)")
            #expect(isNear(found.interval(confidence: 0.95), row.json), "\(found) \(row)")
        }
    }

    @Test func netScoresAreAdjustedAndPaired() throws {
        for row in try OverlapTests.fixture("nets") {
            let found = NetScoreDifference(
                OverlapTests.net(row.group), against: OverlapTests.net(row.baseline), overlap: row.overlap)
            #expect(isNear(found.difference, row.difference) && isNear(found.pValue, row.json["p"]?.numberValue))
            #expect(isNear(found.interval(confidence: 0.95), row.json), "\(found) \(row)")
        }
    }

    @Test func sharesAreThoseOfZouAndDonnerAndWithNothingButPairsNewcombes() throws {
        let rows = try OverlapTests.fixture("shares")
        for row in rows {
            let found = ProportionDifference(
                OverlapTests.share(row.group), against: OverlapTests.share(row.baseline), overlap: row.overlap)
            #expect(isNear(found.difference, row.difference), "\(row)")
            #expect(found.method.rawValue == row.json["method"]?.stringValue)
            #expect(isNear(found.pValue, row.json["p"]?.numberValue), "\(found.pValue ?? -1) \(row)")
            #expect(isNear(found.interval(confidence: 0.95), row.json), "\(found) \(row)")
        }
        // As Fagerland, Lydersen and Laake print it.
        let children = try #require(rows.last)
        let interval = try #require(
            ProportionDifference(
                OverlapTests.share(children.group), against: OverlapTests.share(children.baseline),
                overlap: children.overlap
            ).interval(confidence: 0.95))
        #expect(abs(interval.lowerBound + 0.507) < 5e-4 && abs(interval.upperBound + 0.026) < 5e-4)
    }

    // MARK: The ends

    @Test func withNobodyInBothEverythingIsAsOfTwoGroups() throws {
        for row in try OverlapTests.fixture("means") {
            let (a, b) = (NumberSample(row.group), NumberSample(row.baseline))
            #expect(MeanDifference(a, against: b, overlap: .none) == MeanDifference(a, against: b))
        }
        let (a, b) = (Proportion(12, of: 40), Proportion(20, of: 44))
        let alone = ProportionDifference(a, against: b)
        // Values that never vary say nothing of what goes together.
        let same = ProportionDifference(a, against: b, overlap: Overlap([(1, 1), (1, 0), (1, 1)]))
        #expect(same.interval(confidence: 0.95) == alone.interval(confidence: 0.95) && same.pValue == alone.pValue)
    }

    @Test func whoSaysTheSameTwiceLeavesNoDifference() throws {
        let values = (0..<200).map { Double($0 % 11) }
        let sample = NumberSample(values)
        let twice = Overlap(values.map { ($0, $0) })
        #expect(twice.correlation == 1)
        let mean = try #require(MeanDifference(sample, against: sample, overlap: twice))
        #expect(mean.error == 0 && mean.interval(confidence: 0.95) == 0...0 && mean.pValue == 1)
        let all = values.map { NetScore.part(Int($0)) }
        let score = OverlapTests.net(all)
        let net = NetScoreDifference(score, against: score, overlap: Overlap(all.map { ($0, $0) }))
        let strangers = NetScoreDifference(score, against: score)
        let (narrow, wide) = try #require(width(net.interval(confidence: 0.95), strangers.interval(confidence: 0.95)))
        #expect(narrow < wide / 8 && net.pValue == 1)
        let yes = values.map { $0 > 4 ? 1.0 : 0 }
        let share = OverlapTests.share(yes)
        let shares = ProportionDifference(share, against: share, overlap: Overlap(yes.map { ($0, $0) }))
        let apart = ProportionDifference(share, against: share)
        let (small, large) = try #require(width(shares.interval(confidence: 0.95), apart.interval(confidence: 0.95)))
        #expect(small < large / 8 && shares.pValue == 1)
    }

    private func width(_ a: ClosedRange<Double>?, _ b: ClosedRange<Double>?) -> (Double, Double)? {
        guard let a, let b else { return nil }
        return (a.upperBound - a.lowerBound, b.upperBound - b.lowerBound)
    }

    @Test func whoChangesTheirMindMakesTheIntervalWider() throws {
        let values = (0..<60).map { Double($0 % 5) }
        let sample = NumberSample(values)
        let alone = try #require(MeanDifference(sample, against: sample))
        let turned = try #require(
            MeanDifference(sample, against: sample, overlap: Overlap(values.map { ($0, 4 - $0) })))
        #expect(turned.error > alone.error * 1.4)
    }

    @Test func itTakesFewerAnswersWhereTheSamePeopleAgree() throws {
        let (a, b) = (Proportion(24, of: 60), Proportion(30, of: 60))
        let pairs = (0..<60).map { (group: $0 < 24 ? 1.0 : 0, baseline: $0 < 30 ? 1.0 : 0) }
        let alone = try #require(ProportionDifference(a, against: b).needed(confidence: 0.95))
        let paired = ProportionDifference(a, against: b, overlap: Overlap(pairs))
        #expect(try #require(paired.needed(confidence: 0.95)) < alone / 3)
        let (whole, less) = (
            SampleSize.together(difference: 1, (40, 4), (50, 5), confidence: 0.95) ?? 0,
            SampleSize.together(difference: 1, (40, 4), (50, 5), covariance: 0.05, confidence: 0.95) ?? 0
        )
        #expect(abs(Double(less) / Double(whole) - 0.5) < 0.01)
    }
}

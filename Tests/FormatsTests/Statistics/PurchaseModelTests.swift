import Formats
import Foundation
import JSON
import TestSupport
import Testing

/// Compared with what scipy says (Tests/Fixtures/statistics/purchases.py makes the numbers) and with what the paper prints.
struct PurchaseModelTests {
    private static func fixture() throws -> JSONValue {
        let path = SourceRoot.path + "/Tests/Fixtures/statistics/purchases.json"
        return try JSONValue(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    private func number(_ row: JSONValue, _ name: String) throws -> Double {
        try #require(row[name]?.numberValue)
    }

    private func numbers(_ value: JSONValue?) throws -> [Double] {
        try #require(value?.arrayValue).map { try #require($0.numberValue) }
    }

    private func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
        abs(a - b) <= tolerance * max(1, abs(b))
    }

    @Test func theHypergeometricFunctionIsThatOfScipy() throws {
        for row in try #require(try PurchaseModelTests.fixture()["series"]?.arrayValue) {
            let value = Hypergeometric.series(
                try number(row, "a"), try number(row, "b"), try number(row, "c"), try number(row, "z"))
            #expect(isNear(value, try number(row, "value")), "\(row)")
        }
    }

    @Test func whatIsExpectedOfAMemberIsWhatTheFormulasOfThePaperSay() throws {
        for row in try #require(try PurchaseModelTests.fixture()["members"]?.arrayValue) {
            let p = try numbers(row["p"])
            let model = PurchaseModel(r: p[0], alpha: p[1], a: p[2], b: p[3])
            let history = PurchaseModel.History(
                repeats: Int(try number(row, "repeats")), lastAge: try number(row, "last"),
                age: try number(row, "age"))
            #expect(
                isNear(model.expected(try number(row, "weeks"), after: history), try number(row, "expected")),
                "\(row)")
            #expect(isNear(model.alive(history), try number(row, "alive")), "\(row)")
        }
    }

    @Test func theExampleOfThePaperComesOut() {
        // Section 5: x = 2, t_x = 30.43, T = 38.86 and 39 weeks to come.
        let model = PurchaseModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)
        let history = PurchaseModel.History(repeats: 2, lastAge: 30.43, age: 38.86)
        #expect(isNear(model.expected(39, after: history), 1.226, 1e-3))
    }

    @Test func theMostLikelyModelIsFound() throws {
        let fit = try #require(try PurchaseModelTests.fixture()["fit"])
        var counts: [PurchaseModel.History: Int] = [:]
        for row in try #require(fit["histories"]?.arrayValue) {
            let h = try numbers(row)
            counts[.init(repeats: Int(h[0]), lastAge: h[1], age: h[2])] = Int(h[3])
        }
        let found = try #require(PurchaseModelFit(counts))
        let wanted = try numbers(fit["parameters"])
        #expect(found.hasConverged)
        #expect(found.members == 95)
        #expect(isNear(found.logLikelihood, try number(fit, "likelihood")))
        for (a, b) in zip([found.model.r, found.model.alpha, found.model.a, found.model.b], wanted) {
            #expect(isNear(a, b, 1e-4), "\(a) \(b)")
        }
    }

    @Test func theOrderOfTheMembersChangesNothing() throws {
        var generator = SeededGenerator(7)
        let histories = (0..<500).map { _ in
            let repeats = Int.random(in: 0...6, using: &generator)
            let age = Double(Int.random(in: 10...60, using: &generator))
            return PurchaseModel.History(
                repeats: repeats, lastAge: repeats == 0 ? 0 : age * 0.7, age: age)
        }
        let one = try #require(PurchaseModelFit(histories))
        let other = try #require(PurchaseModelFit(histories.reversed()))
        #expect(one.model == other.model && one.logLikelihood == other.logLikelihood)
    }

    @Test func membersWhoAreAllAlikeHaveAModelToo() throws {
        // One purchase every eight weeks, for everyone: there are no differences to be found.
        let histories = (1...60).map { number in
            let repeats = number % 4
            return PurchaseModel.History(
                repeats: repeats, lastAge: Double(repeats) * 80 / 7, age: Double(360 - number) / 7)
        }
        let fit = try #require(PurchaseModelFit(histories))
        #expect(fit.hasConverged)
        let expected = histories.reduce(0) { $0 + fit.model.expected(13, after: $1) }
        let alive = histories.reduce(0) { $0 + fit.model.alive($1) }
        #expect(alive > 1 && alive <= 60)
        // At most what they all would buy at the pace of the quickest.
        #expect(expected > 1 && expected < 60 * 13 / 8)
    }

    @Test func aModelAtTheBorderStillForetells() {
        // Rates are all but the same: 1 purchase in 10 weeks.
        let model = PurchaseModel(r: 1e5, alpha: 1e6, a: 0.01, b: 1)
        let ringing = PurchaseModel.History(repeats: 5, lastAge: 50, age: 52)
        #expect((1.1...1.31).contains(model.expected(13, after: ringing)))
        // All leave after a purchase with the same probability of 2.6 %.
        let same = PurchaseModel(r: 7.3, alpha: 161, a: 4200, b: 157_000)
        let older = PurchaseModel.History(repeats: 2, lastAge: 40, age: 52)
        let year = same.expected(52, after: older)
        // 52 weeks at (7.3 + 2) / (161 + 52) a week, less those who leave.
        #expect((1.9...2.27).contains(year))
        #expect((0.9...1).contains(same.alive(older)))
    }

    @Test func withoutARepeatNothingIsLearned() {
        #expect(PurchaseModelFit([PurchaseModel.History(repeats: 0, lastAge: 0, age: 10)]) == nil)
        #expect(PurchaseModelFit([PurchaseModel.History]()) == nil)
    }

    @Test func aLongSilenceAfterManyPurchasesSaysThatTheyHaveLeft() {
        let model = PurchaseModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426)
        let silent = PurchaseModel.History(repeats: 200, lastAge: 100, age: 200)
        #expect(model.alive(silent) < 1e-6)
        #expect(model.expected(52, after: silent) < 1e-3)
        let ringing = PurchaseModel.History(repeats: 200, lastAge: 200, age: 200)
        #expect(model.alive(ringing) > 0.99)
        #expect((40...60).contains(model.expected(52, after: ringing)))
    }

    /// The 1/10 sample of CDNOW, calibrated on its first 39 weeks: the paper's parameters, and what it foretells.
    @Test(.enabled(if: SourceRoot.data("cdnow") != nil))
    func theModelOfThePaperIsFoundInItsData() throws {
        let folder = try #require(SourceRoot.data("cdnow"))
        let text = try String(contentsOf: URL(fileURLWithPath: "\(folder)/purchases.csv"), encoding: .utf8)
        var days: [Substring: Set<Int>] = [:]
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",")
            let date = try #require(CivilDate(String(cells[1])))
            days[cells[0], default: []].insert(date.daysSince1970)
        }
        let end = try #require(CivilDate("1997-09-30")).daysSince1970
        let histories = try days.values.map { days in
            let known = days.filter { $0 <= end }
            let (first, last) = (try #require(known.min()), try #require(known.max()))
            return PurchaseModel.History(
                repeats: known.count - 1, lastAge: Double(last - first) / 7, age: Double(end - first) / 7)
        }
        let fit = try #require(PurchaseModelFit(histories))
        let model = fit.model
        #expect(fit.members == 2357)
        #expect(abs(model.r - 0.243) < 0.0005 && abs(model.alpha - 4.414) < 0.0005)
        #expect(abs(model.a - 0.793) < 0.0005 && abs(model.b - 2.426) < 0.0005)
        #expect(abs(fit.logLikelihood + 9582.4) < 0.05)
        let foretold = histories.reduce(0) { $0 + model.expected(39, after: $1) }
        #expect(abs(foretold - 1653) < 0.005 * 1653)
    }
}

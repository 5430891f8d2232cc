import Surveys
import Testing

/// A histogram with that many detractors (at 3), passives (at 8) and promoters (at 10).
private func histogram(_ detractors: Int, _ passives: Int, _ promoters: Int) -> [Int] {
    [0, 0, 0, detractors, 0, 0, 0, 0, passives, 0, promoters]
}

@Test func theScoreIsPromotersLessDetractorsInPerCent() {
    let summary = NPSSummary(histogram: [1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 3])
    #expect((summary.promoters, summary.passives, summary.detractors) == (4, 2, 2))
    #expect(summary.count == 8)
    #expect(summary.score == 25)
}

/// Computed outside this program (Python, statistics.NormalDist) from the formula: (p - d) ± z √((p + d - (p - d)²) / (n + 3)) with p and d after the pseudo-answers.
@Test(arguments: [
    (histogram(20, 30, 50), 0.95, 14.0511, 44.2013),
    (histogram(20, 30, 50), 0.99, 9.3142, 48.9382),
    (histogram(0, 0, 1), 0.9, -36.682, 86.682),
])
func theIntervalIsAdjustedWald(_ counts: [Int], _ confidence: Double, _ low: Double, _ high: Double) throws {
    let interval = try #require(NPSSummary(histogram: counts, confidence: confidence).interval)
    #expect(abs(interval.lowerBound - low) < 0.001)
    #expect(abs(interval.upperBound - high) < 0.001)
}

@Test func theIntervalStaysWithinTheScale() throws {
    let interval = try #require(NPSSummary(histogram: histogram(0, 0, 5)).interval)
    #expect(interval.upperBound == 100)
    #expect(interval.lowerBound > 0)
}

@Test func withoutAnswersThereIsNoScore() {
    let summary = NPSSummary(histogram: histogram(0, 0, 0))
    #expect(summary.count == 0)
    #expect(summary.score == nil)
    #expect(summary.interval == nil)
}

import Formats
import Testing

/// Intervals of counts and curves of survival, against published values.
struct CountTests {
    /// Garwood's limits as tables of the Poisson distribution have them (chi-square quantiles, R's `poisson.test`).
    @Test(arguments: [
        (0, 0.0, 3.688879), (1, 0.025318, 5.571643), (5, 1.623486, 11.668332), (10, 4.795389, 18.390356),
        (100, 81.36395, 121.62679),
    ]) func garwood(_ count: Int, _ low: Double, _ high: Double) {
        let interval = PoissonCount(count).interval(confidence: 0.95)
        #expect(abs(interval.lowerBound - low) < 1e-4 && abs(interval.upperBound - high) < 1e-4, "\(interval)")
    }

    @Test func largeCountsAreAsTheNormalDistributionHasThem() {
        let interval = PoissonCount(1_000_000).interval(confidence: 0.95)
        #expect(abs(interval.lowerBound - 998_041) < 3 && abs(interval.upperBound - 1_001_962) < 3, "\(interval)")
    }

    /// Remission of leukaemia under 6-MP (E. J. Freireich and others, Blood 21, 1963), the textbook example of the estimate.
    @Test func kaplanAndMeier() {
        let weeks: [(Int, Int, Int)] = [
            (6, 3, 1), (7, 1, 0), (9, 0, 1), (10, 1, 1), (11, 0, 1), (13, 1, 0), (16, 1, 0), (17, 0, 1), (19, 0, 1),
            (20, 0, 1), (22, 1, 0), (23, 1, 0), (25, 0, 1), (32, 0, 2), (34, 0, 1), (35, 0, 1),
        ]
        let curve = SurvivalCurve(weeks.map { .init(time: $0.0, happened: $0.1, left: $0.2) })
        #expect(curve.members == 21 && curve.median == 23)
        for (time, share) in [
            (5, 1.0), (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (40, 0.448),
        ] {
            #expect(abs(curve.share(after: time) - share) < 0.0006, "\(time)")
        }
    }

    @Test(arguments: [
        ("an.na+club@gmail.com", "anna@googlemail.com", true), ("anna+a@ya.ru", "anna@yandex.ru", true),
        ("a.nna@yandex.ru", "a-nna@yandex.ru", true), ("an.na@mail.ru", "anna@mail.ru", false),
        ("anna+a@example.org", "anna@example.org", false), ("+@gmail.com", "+@gmail.com", true),
    ]) func oneMailboxUnderSeveralSpellings(_ a: String, _ b: String, _ isSame: Bool) {
        #expect((SameMailbox.identity(a) == SameMailbox.identity(b)) == isSame)
    }
}

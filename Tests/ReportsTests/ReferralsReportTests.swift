import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

/// Who brings whom, in numbers.
struct ReferralsReportTests {
    private static let day: Int64 = 86_400_000

    private func pair(_ member: Int64, _ referrer: Int64, _ day: Int64 = 0) -> ReferralPair {
        ReferralPair(memberID: member, referrerID: referrer, at: Sample.now + day * ReferralsReportTests.day)
    }

    @Test func chainsSharesAndTheKFactor() throws {
        var figures = ReferralFigures()
        (figures.customers, figures.newCustomers, figures.broughtCustomers) = (200, 20, 10)
        figures.pairs = [pair(2, 1, -100), pair(3, 2), pair(4, 3), pair(5, 1), pair(6, 1)]
        figures.refused = [.ring: 1, .customer: 2]
        let report = ReferralsReport(
            figures, from: Sample.now - ReferralsReportTests.day, until: Sample.now + ReferralsReportTests.day,
            now: Sample.now + ReferralsReportTests.day)
        #expect(report.credited == 4 && report.bringerCount == 3 && report.refusedCount == 3)
        #expect(report.chains == [1: 2, 2: 1, 3: 1])
        #expect(report.bringers.map(\.brought) == [2, 1, 1])
        // Whom member 1 brought has brought two more, however long ago it began.
        #expect(report.bringers.first?.further == 2)
        #expect(report.kFactor == 0.02 && report.brought.share == 0.5)
        let interval = try #require(report.kInterval)
        #expect(abs(interval.lowerBound - 1.0899 / 200) < 1e-5 && abs(interval.upperBound - 10.2416 / 200) < 1e-5)
    }

    @Test func fewCustomersShowNothing() {
        var figures = ReferralFigures()
        (figures.customers, figures.newCustomers, figures.broughtCustomers) = (4, 4, 1)
        let report = ReferralsReport(figures, from: Sample.now, until: Sample.now, now: Sample.now)
        #expect(report.kFactor == nil && report.kInterval == nil && !report.isShareShown)
        #expect(report.json["share"] == .null && report.json["k_factor"] == .null)
    }
}

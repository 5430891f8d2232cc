package import Definitions
package import Formats
package import Store

/// What has changed since the community was launched: how many joined in its first month, and each measure before and after.
package struct CommunityReport: Sendable {
    package let now: Instant
    package let zone: Zone
    package let launch: Instant
    /// Of the base, in the first month (30 days, or until now).
    package let joined: Proportion
    /// The first month is over.
    package let isMonthOver: Bool
    package let before: (start: Instant, end: Instant)
    package let after: (start: Instant, end: Instant)
    package let measures: [BeforeAndAfter]

    /// Of the base, that should join in the first month.
    package static let mark = 0.10
    /// The longest time before and after, in days.
    package static let longest = 365

    /// Reads one consistent state of the store.
    /// - Parameter launch: before `now`.
    package init(_ store: Store, _ workspace: Workspace, launch: Instant, now: Instant) throws {
        let zone = workspace.definition.timezone
        let day: Int64 = 86_400_000
        let end = now + 1
        let length = min(end - launch, Int64(CommunityReport.longest) * day)
        let month = min(launch + 30 * day, end)
        (self.now, self.zone, self.launch) = (now, zone, launch)
        isMonthOver = launch + 30 * day <= end
        before = (launch + (-length), launch)
        after = (end + (-length), end)
        let (before, after) = (before, after)
        (joined, measures) = try store.connection.snapshot {
            let (joined, base) = try store.joined(from: launch, until: month)
            func period(_ time: (start: Instant, end: Instant)) throws -> CommunityPeriod {
                try store.communityPeriod(zone: zone, from: time.start, until: time.end)
            }
            let (early, late) = (try period(before), try period(after))
            var orders = (PeriodOrders(before), PeriodOrders(after))
            try PurchaseLedger.forEachBuyer(store, until: end, of: nil, zone: zone) { buyer in
                orders.0.add(buyer)
                orders.1.add(buyer)
            }
            return (
                Proportion(joined, of: base),
                BeforeAndAfter.all(
                    (early, orders.0), (late, orders.1),
                    hasAmbassadors: workspace.definition.roles.contains { $0.name == CommunityPeriod.ambassador })
            )
        }
    }

    /// Whether ten in a hundred joined, as sure as the numbers make it.
    package enum FirstMonth: String, Sendable { case reached, missed, open }

    package var firstMonth: FirstMonth {
        guard let share = joined.share else { return .open }
        if share >= CommunityReport.mark { return .reached }
        return isMonthOver ? .missed : .open
    }

    /// Less than a year on either side lies in different seasons.
    package var hasSeasons: Bool { after.end - after.start < Int64(CommunityReport.longest) * 86_400_000 }
}

/// The purchases of one period.
struct PeriodOrders {
    let period: (start: Instant, end: Instant)
    private(set) var newBuyers = 0
    private(set) var amounts: [Double] = []

    init(_ period: (start: Instant, end: Instant)) { self.period = period }

    mutating func add(_ buyer: PurchaseLedger.Buyer) {
        let within = buyer.orders.filter { $0.at >= period.start && $0.at < period.end }
        guard let first = within.first, let earliest = buyer.orders.first else { return }
        if earliest.at == first.at { newBuyers += 1 }
        amounts += within.compactMap(\.amount)
    }
}

package import Definitions
package import Formats
package import Store

/// What members buy: how many come again, how often, for how much, by cohort, and what may be expected of them.
package struct EconomicsReport: Sendable {
    /// Orders of a period.
    package struct Orders: Sendable, Hashable {
        package var orders = 0
        /// Members who bought in the period.
        package var buyers = 0
        /// Of those, who had bought before the period or bought again in it, on another day.
        package var repeatBuyers = 0
        /// Members whose first purchase fell into it.
        package var newBuyers = 0
        /// Orders with an amount, and what they came to.
        package var paid = 0
        package var revenue = 0.0
        /// Of `revenue`, what repeat buyers paid from their second day on.
        package var repeatRevenue = 0.0
        /// Orders of which it is known what was taken off, those with any, and what it came to.
        package var priced = 0
        package var discounted = 0
        package var discount = 0.0

        package var averageOrder: Double? { paid > 0 ? revenue / Double(paid) : nil }
        /// Orders of one buyer.
        package var frequency: Double? { buyers > 0 ? Double(orders) / Double(buyers) : nil }
        /// Of what orders would have come to without discounts.
        package var discountShare: Double? {
            priced > 0 && revenue + discount > 0 ? discount / (revenue + discount) : nil
        }
        package var repeatRate: Proportion { Proportion(repeatBuyers, of: buyers) }
    }

    /// Members whose first purchase fell into one month.
    package struct Cohort: Sendable, Hashable {
        /// `2026-04`.
        package let month: String
        package var members = 0
        /// Who bought in the months after, the first of them one month after; months that are not over are absent.
        package var active: [Int]
    }

    package let now: Instant
    package let from: Instant?
    package let until: Instant?
    /// Of whom, as it was asked for; nil is everyone.
    package let filter: String?
    package let members: Int
    package let orders: Orders
    /// The period before, of the same length; nil where the period has no beginning.
    package let before: Orders?
    package let cohorts: [Cohort]
    /// Members in the community against the others; nil where nobody is in it, or everybody.
    package let community: GroupValue?
    /// Members whom others brought, against those who came by themselves; nil where too few were brought.
    package let brought: GroupValue?
    /// What more offers did; nil where nothing was sent.
    package let fatigue: FatigueCurve?
    /// Nil while too little is known.
    package let outlook: PurchaseOutlook?

    /// The most cohorts, and the most months that each is followed.
    private static let most = 24

    /// Reads one consistent state of the store.
    /// - Parameters:
    ///   - filter: of whom, with its condition; nil is everyone.
    ///   - community: who is in the community, with its condition.
    ///   - heldOut: weeks that the model is tried on; nil leaves it to the model.
    package init(
        _ store: Store, _ workspace: Workspace, from: Instant?, until: Instant?,
        of filter: (words: String, condition: SQLFragment)? = nil,
        community insiders: (words: String, condition: SQLFragment)? = nil, heldOut: Double? = nil, now: Instant
    ) throws {
        let zone = workspace.definition.timezone
        let end = min(until ?? (now + 1), now + 1)
        let today = zone.civil(end + (-1)).date
        var orders = Tally(from: from, until: end)
        var before = from.map { Tally(from: $0 + ($0 - end), until: $0) }
        var cohorts = CohortTable(today: today, most: EconomicsReport.most)
        var histories = PurchaseHistories(today: today.daysSince1970)
        (members, community, brought, fatigue) = try store.connection.snapshot {
            var groups = try insiders.map {
                try GroupValue.Groups(store, $0.condition, words: $0.words, of: filter?.condition)
            }
            var friends = try GroupValue.Groups(store, Store.brought(before: end), of: filter?.condition)
            try PurchaseLedger.forEachBuyer(store, until: end, of: filter?.condition, zone: zone) { buyer in
                orders.add(buyer, zone)
                before?.add(buyer, zone)
                cohorts.add(buyer)
                histories.add(buyer.days)
                groups?.add(buyer, from: from, until: end, zone)
                friends.add(buyer, from: from, until: end, zone)
            }
            let members = try store.memberCount(matching: filter?.condition)
            return (
                members, groups?.value(of: members), friends.value(of: members),
                try FatigueCurve(store, workspace, from: from, until: end, of: filter?.condition)
            )
        }
        self.now = now
        (self.from, self.until) = (from, until)
        self.filter = filter?.words
        self.orders = orders.orders
        self.before = before?.orders
        self.cohorts = cohorts.cohorts
        outlook = PurchaseOutlook(histories, heldOut: heldOut)
    }

    /// Counts the orders of one period.
    private struct Tally {
        let from: Instant?
        let until: Instant
        var orders = Orders()

        init(from: Instant?, until: Instant) { (self.from, self.until) = (from, until) }

        mutating func add(_ buyer: PurchaseLedger.Buyer, _ zone: Zone) {
            let within = buyer.orders.filter { $0.at < until && $0.at >= (from ?? $0.at) }
            guard let first = within.first, let last = within.last, let start = buyer.days.first else { return }
            orders.buyers += 1
            orders.orders += within.count
            let firstDay = Int32(zone.civil(first.at).date.daysSince1970)
            let lastDay = Int32(zone.civil(last.at).date.daysSince1970)
            if firstDay == start { orders.newBuyers += 1 }
            if lastDay > start { orders.repeatBuyers += 1 }
            for order in within {
                if let discount = order.discount {
                    orders.priced += 1
                    orders.discounted += discount > 0 ? 1 : 0
                    orders.discount += max(0, discount)
                }
                guard let amount = order.amount else { continue }
                orders.paid += 1
                orders.revenue += amount
                if Int32(zone.civil(order.at).date.daysSince1970) > start { orders.repeatRevenue += amount }
            }
        }
    }
}

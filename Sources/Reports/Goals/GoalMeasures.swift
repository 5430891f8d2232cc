internal import Definitions
internal import Formats
internal import Store

/// The measures of a strategy at some moments, each by the queries of the report that it is otherwise found in.
struct GoalMeasures {
    private let store: Store
    private let zone: Zone
    private let measures: Set<StrategyMeasure>

    init(_ store: Store, _ zone: Zone, _ measures: Set<StrategyMeasure>) {
        (self.store, self.zone, self.measures) = (store, zone, measures)
    }

    /// In the order of the moments. Purchases are read once for all of them.
    func figures(at moments: [Instant]) throws -> [[StrategyMeasure: GoalFigure]] {
        let orders = try orders(at: moments)
        return try moments.enumerated().map { index, moment in
            var figures: [StrategyMeasure: GoalFigure] = [:]
            let lately = try month(before: moment)
            for measure in measures { figures[measure] = try figure(measure, moment, orders[index], lately) }
            return figures
        }
    }

    private static func days(_ count: Int64) -> Int64 { count * 86_400_000 }

    /// The 30 days before a moment, where a measure asks for them.
    private func month(before moment: Instant) throws -> CommunityPeriod? {
        guard measures.contains(.reviews) || measures.contains(.referrals) else { return nil }
        return try store.communityPeriod(zone: zone, from: moment + -GoalMeasures.days(30), until: moment)
    }

    private func figure(
        _ measure: StrategyMeasure, _ moment: Instant, _ orders: GoalOrders, _ lately: CommunityPeriod?
    ) throws -> GoalFigure {
        let quarter = moment + -GoalMeasures.days(90)
        switch measure {
        case .nps: return GoalFigure(try store.communityPeriod(zone: zone, from: quarter, until: moment).score)
        case .reviews: return GoalFigure(happened: lately?.reviewers ?? 0)
        case .referrals: return GoalFigure(happened: lately?.referrals ?? 0)
        case .responseRate:
            let counts = try store.responseCounts(ReportScope(from: quarter, until: moment, now: moment))
            return GoalFigure(Proportion(counts.answered, of: counts.invited))
        case .communityShare, .members:
            let (joined, base) = try store.joined(from: Instant(milliseconds: .min), until: moment)
            return measure == .members ? GoalFigure(value: Double(base)) : GoalFigure(Proportion(joined, of: base))
        case .repeatRate: return GoalFigure(Proportion(orders.repeatBuyers, of: orders.buyers))
        case .averageOrder: return GoalFigure(NumberSample(orders.amounts))
        case .newCustomers: return GoalFigure(happened: orders.newBuyers)
        case .attendance:
            var (there, noted) = (0, 0)
            for date in try store.eventDates(from: quarter, until: moment) where date.cancelledAt == nil {
                let counts = try store.eventCounts(campaign: date.campaign, occurrence: date.occurrence)
                there += counts.attended
                noted += counts.attended + counts.absent
            }
            return GoalFigure(Proportion(there, of: noted))
        }
    }

    private func orders(at moments: [Instant]) throws -> [GoalOrders] {
        var orders = moments.map(GoalOrders.init)
        let asked = measures.intersection([.repeatRate, .averageOrder, .newCustomers])
        guard !asked.isEmpty, let last = moments.max() else { return orders }
        try PurchaseLedger.forEachBuyer(store, until: last, of: nil, zone: zone) { buyer in
            for index in orders.indices { orders[index].add(buyer, zone) }
        }
        return orders
    }
}

/// The purchases before one moment.
struct GoalOrders {
    private let moment: Instant
    /// Of a year, and of those who came again on another day.
    private(set) var buyers = 0
    private(set) var repeatBuyers = 0
    /// First purchases of 30 days.
    private(set) var newBuyers = 0
    /// Of 90 days.
    private(set) var amounts: [Double] = []

    init(_ moment: Instant) { self.moment = moment }

    mutating func add(_ buyer: PurchaseLedger.Buyer, _ zone: Zone) {
        let known = buyer.orders.filter { $0.at < moment }
        guard let first = known.first, let last = known.last else { return }
        func isWithin(_ days: Int64, _ time: Instant) -> Bool { time >= moment + -(days * 86_400_000) }
        if isWithin(30, first.at) { newBuyers += 1 }
        amounts += known.filter { isWithin(90, $0.at) }.compactMap(\.amount)
        guard isWithin(365, last.at) else { return }
        buyers += 1
        if zone.civil(last.at).date > zone.civil(first.at).date { repeatBuyers += 1 }
    }
}

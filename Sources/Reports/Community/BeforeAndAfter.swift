package import Formats
internal import Store

/// One measure in the time before and the time after, and whether it has changed.
package struct BeforeAndAfter: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case nps, reviews, enquiries, order, customers, brought, referrals, ambassadors, tickets
    }

    /// What is measured.
    package enum Value: Sendable {
        case score(NetScore)
        case share(Proportion)
        case mean(NumberSample)
        case count(Int)
    }

    package let kind: Kind
    package let before: Value
    package let after: Value

    /// After less before, of 95 %: shares in points of 100, scores in points, means as they are. Nil of counts, and where it cannot be said.
    package var difference: (value: Double, interval: ClosedRange<Double>)? {
        switch (after, before) {
        case (.score(let after), .score(let before)):
            let difference = NetScoreDifference(after, against: before)
            guard let value = difference.difference, let interval = difference.interval(confidence: 0.95) else {
                return nil
            }
            return (value, interval)
        case (.share(let after), .share(let before)):
            let difference = ProportionDifference(after, against: before)
            guard let value = difference.difference, let interval = difference.interval(confidence: 0.95) else {
                return nil
            }
            return (value * 100, interval.lowerBound * 100...interval.upperBound * 100)
        case (.mean(let after), .mean(let before)):
            guard let difference = MeanDifference(after, against: before) else { return nil }
            return (difference.difference, difference.interval(confidence: 0.95))
        default: return nil
        }
    }

    /// More than chance would make of it: 1 more, -1 less, 0 neither.
    package var change: Int {
        guard let interval = difference?.interval else { return 0 }
        return interval.lowerBound > 0 ? 1 : interval.upperBound < 0 ? -1 : 0
    }

    static func all(
        _ before: (CommunityPeriod, PeriodOrders), _ after: (CommunityPeriod, PeriodOrders), hasAmbassadors: Bool
    ) -> [BeforeAndAfter] {
        func pair(_ kind: Kind, _ value: ((CommunityPeriod, PeriodOrders)) -> Value) -> BeforeAndAfter {
            BeforeAndAfter(kind: kind, before: value(before), after: value(after))
        }
        return [
            pair(.nps) { .score($0.0.score) },
            pair(.reviews) { .share(Proportion($0.0.reviewers, of: $0.0.members)) },
            pair(.enquiries) { .share(Proportion($0.0.repeatEnquirers, of: $0.0.enquirers)) },
            pair(.order) { .mean(NumberSample($0.1.amounts)) },
            pair(.customers) { .count($0.1.newBuyers) },
            pair(.brought) { .share($0.0.newCustomers) },
            pair(.referrals) { .count($0.0.referrals) },
            pair(.ambassadors) { .count($0.0.ambassadors) },
            pair(.tickets) { .mean(BeforeAndAfter.tickets($0.0)) },
        ].filter { hasAmbassadors || $0.kind != .ambassadors }
    }

    /// Of each member, those without any included.
    private static func tickets(_ period: CommunityPeriod) -> NumberSample {
        var values: [Double] = []
        for (tickets, members) in period.tickets {
            values += Array(repeating: Double(tickets), count: members)
        }
        return NumberSample(values + Array(repeating: 0, count: max(0, period.members - values.count)))
    }
}

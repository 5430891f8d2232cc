package import Formats
internal import Store

/// What members of a group buy, against the others: of those in the community, of those whom members brought. Nobody drew lots for
/// who is in it: who joins may have bought more before, too.
package struct GroupValue: Sendable {
    /// In the group, or not.
    package struct Side: Sendable {
        package let members: Int
        package let buyers: Int
        /// Buyers who bought on more than one day, in the period or before it.
        package let repeatBuyers: Int
        package let orders: Int
        /// What each member paid in the period; 0 for who bought nothing.
        package let paid: NumberSample
        /// The same of those who bought.
        package let paidByBuyers: NumberSample
        /// Of each order with an amount.
        package let amounts: NumberSample

        package var buying: Proportion { Proportion(buyers, of: members) }
        /// What they paid in all.
        package var revenue: Double { (paidByBuyers.mean ?? 0) * Double(paidByBuyers.count) }
        package var coming: Proportion { Proportion(repeatBuyers, of: buyers) }
    }

    /// Who is in it, as it was asked for; nil where it was not.
    package let filter: String?
    package let inside: Side
    package let outside: Side

    /// Fewer on either side are not compared.
    package static let minimum = 5

    /// Of all that was paid, by the group; nil where nothing was.
    package var revenueShare: Double? {
        let all = inside.revenue + outside.revenue
        return all > 0 ? inside.revenue / all : nil
    }
    /// What a member of the group paid more than another, with its interval; and among those who bought.
    package var paidDifference: MeanDifference? { MeanDifference(inside.paid, against: outside.paid) }
    package var buyersDifference: MeanDifference? { MeanDifference(inside.paidByBuyers, against: outside.paidByBuyers) }
    package var orderDifference: MeanDifference? { MeanDifference(inside.amounts, against: outside.amounts) }
    package var comingDifference: ProportionDifference { ProportionDifference(inside.coming, against: outside.coming) }

    /// Gathers both sides while the purchases are read.
    struct Groups {
        private struct Tally {
            var buyers = 0
            var repeatBuyers = 0
            var orders = 0
            var paid: [Double] = []
            var amounts: [Double] = []
        }

        private let filter: String?
        private var insiders: Set<Int64> = []
        private var inside = Tally()
        private var outside = Tally()

        /// - Parameters:
        ///   - group: who is in it.
        ///   - condition: of whom the report is.
        init(_ store: Store, _ group: SQLFragment, words: String? = nil, of condition: SQLFragment?) throws {
            filter = words
            try store.forEachMemberID(matching: condition.map { group.and($0) } ?? group) {
                insiders.insert($0)
            }
        }

        mutating func add(_ buyer: PurchaseLedger.Buyer, from: Instant?, until: Instant, _ zone: Zone) {
            let within = buyer.orders.filter { $0.at < until && $0.at >= (from ?? $0.at) }
            guard let last = within.last, let first = buyer.days.first else { return }
            let comesAgain = Int32(zone.civil(last.at).date.daysSince1970) > first
            let amounts = within.compactMap(\.amount)
            func tell(_ tally: inout Tally) {
                tally.buyers += 1
                tally.repeatBuyers += comesAgain ? 1 : 0
                tally.orders += within.count
                tally.paid.append(amounts.reduce(0, +))
                tally.amounts += amounts
            }
            if insiders.contains(buyer.memberID) { tell(&inside) } else { tell(&outside) }
        }

        /// - Parameter members: on both sides.
        func value(of members: Int) -> GroupValue? {
            let others = members - insiders.count
            guard insiders.count >= minimum, others >= minimum else { return nil }
            return GroupValue(
                filter: filter, inside: Groups.side(inside, insiders.count), outside: Groups.side(outside, others))
        }

        private static func side(_ tally: Tally, _ members: Int) -> Side {
            let idle = Array(repeating: 0.0, count: max(0, members - tally.buyers))
            return Side(
                members: members, buyers: tally.buyers, repeatBuyers: tally.repeatBuyers, orders: tally.orders,
                paid: NumberSample(tally.paid + idle), paidByBuyers: NumberSample(tally.paid),
                amounts: NumberSample(tally.amounts))
        }
    }
}

package import Formats
internal import Store

/// What members of the community buy, against the others. Nobody drew lots for who is in it: who joins buys more before, too.
package struct CommunityValue: Sendable {
    /// In the community, or not.
    package struct Side: Sendable {
        package let members: Int
        package let buyers: Int
        /// Buyers who bought on more than one day, in the period or before it.
        package let repeatBuyers: Int
        package let orders: Int
        /// What each member paid in the period; 0 for who bought nothing.
        package let paid: NumberSample
        /// Of each order with an amount.
        package let amounts: NumberSample

        package var buying: Proportion { Proportion(buyers, of: members) }
        package var coming: Proportion { Proportion(repeatBuyers, of: buyers) }
    }

    /// Who is in it, as it was asked for.
    package let filter: String
    package let inside: Side
    package let outside: Side

    /// Fewer on either side are not compared.
    package static let minimum = 5

    /// What a member of the community paid more than another, with its interval.
    package var paidDifference: MeanDifference? { MeanDifference(inside.paid, against: outside.paid) }
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

        private let filter: String
        private var insiders: Set<Int64> = []
        private var inside = Tally()
        private var outside = Tally()

        /// - Parameter condition: of whom the report is.
        init(
            _ store: Store, _ community: (words: String, condition: SQLFragment), of condition: SQLFragment?
        ) throws {
            filter = community.words
            try store.forEachMemberID(matching: condition.map { community.condition.and($0) } ?? community.condition) {
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
        func value(of members: Int) -> CommunityValue? {
            let others = members - insiders.count
            guard insiders.count >= minimum, others >= minimum else { return nil }
            return CommunityValue(
                filter: filter, inside: Groups.side(inside, insiders.count), outside: Groups.side(outside, others))
        }

        private static func side(_ tally: Tally, _ members: Int) -> Side {
            let idle = Array(repeating: 0.0, count: max(0, members - tally.buyers))
            return Side(
                members: members, buyers: tally.buyers, repeatBuyers: tally.repeatBuyers, orders: tally.orders,
                paid: NumberSample(tally.paid + idle), amounts: NumberSample(tally.amounts))
        }
    }
}

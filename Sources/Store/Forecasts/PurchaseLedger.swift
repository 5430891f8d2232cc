package import Formats

/// The purchases of all members, read once: what each has bought on which days.
package struct PurchaseLedger {
    /// One member's.
    package struct Buyer {
        package let memberID: Int64
        /// Days with a purchase since 1970 in the workspace's zone, ascending, each once.
        package var days: [Int32] = []
        package var orders: [Order] = []
    }

    package struct Order {
        package let at: Instant
        package let amount: Double?
        package let discount: Double?
    }

    /// Calls `body` with each member who has bought, in the order of their ids.
    package static func forEachBuyer(
        _ store: Store, until end: Instant, of condition: SQLFragment?, zone: Zone, _ body: (Buyer) throws -> Void
    ) throws {
        var buyer: Buyer?
        try store.forEachPurchase(until: end, of: condition) { purchase in
            if let known = buyer, known.memberID != purchase.memberID {
                try body(known)
                buyer = nil
            }
            var current = buyer ?? Buyer(memberID: purchase.memberID)
            // One owner, so that the arrays grow in place.
            buyer = nil
            let day = Int32(zone.civil(purchase.at).date.daysSince1970)
            if current.days.last != day { current.days.append(day) }
            current.orders.append(Order(at: purchase.at, amount: purchase.amount, discount: purchase.discount))
            buyer = current
        }
        if let buyer { try body(buyer) }
    }
}

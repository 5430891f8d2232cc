package import Formats

/// A row of the ledger of points.
package struct PointsEntry: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case earned, spent, expired, corrected
    }

    package let id: Int64
    package let kind: Kind
    package let points: Int
    package let rule: String?
    package let reward: String?
    package let cost: Double?
    package let who: String?
    package let note: String?
    package let at: Instant
    package let expiresAt: Instant?
}

/// What a member has, and what of it ends first.
package struct PointsStanding: Sendable, Hashable {
    package var balance: Int
    /// Of the balance, what ends at the next end.
    package var expiring: Int
    package var expiresAt: Instant?

    package init(balance: Int = 0, expiring: Int = 0, expiresAt: Instant? = nil) {
        (self.balance, self.expiring, self.expiresAt) = (balance, expiring, expiresAt)
    }
}

/// How an activity earns, as the store needs it.
package struct EarningRule: Sendable {
    package let rule: String
    package let activity: String
    /// A column of activities, a checked identifier; nil earns once.
    package let column: String?
    package let points: Int
    package let each: Double

    package init(rule: String, activity: String, column: String?, points: Int, each: Double) {
        (self.rule, self.activity, self.column, self.points, self.each) = (rule, activity, column, points, each)
    }
}

/// Why points were not spent.
package enum SpendingRefusal: Error, Sendable, Hashable {
    case tooFew(balance: Int)
    /// What the year's rewards have cost.
    case limit(spent: Double)
    case noCode
}

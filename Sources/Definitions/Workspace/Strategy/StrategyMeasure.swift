/// What a target of `strategy:` can be of, beside counts of members that the file words itself. Each is computed by what other
/// reports compute it by, over a fixed time before the moment that is asked of.
package enum StrategyMeasure: String, Sendable, CaseIterable {
    /// Each member's latest NPS answer of 90 days.
    case nps
    /// Invitations to surveys of 90 days that were answered.
    case responseRate = "response_rate"
    /// Of all known members, who has ever joined the community.
    case communityShare = "community_share"
    /// Of the buyers of a year, who came again on another day.
    case repeatRate = "repeat_rate"
    /// Of the orders of 90 days.
    case averageOrder = "average_order"
    /// Members whose first purchase fell into 30 days.
    case newCustomers = "new_customers"
    /// Members who wrote a review within 30 days.
    case reviews
    /// Recommendations of 30 days that brought someone.
    case referrals
    /// Of the seats at events of 90 days, those whose holder was there.
    case attendance
    /// All who are known.
    case members

    /// What its values are counted in.
    package enum Unit: String, Sendable {
        /// -100 to 100.
        case score
        /// Per cent.
        case share
        case amount
        case count
    }

    package var unit: Unit {
        switch self {
        case .nps: .score
        case .responseRate, .communityShare, .repeatRate, .attendance: .share
        case .averageOrder: .amount
        case .newCustomers, .reviews, .referrals, .members: .count
        }
    }
}

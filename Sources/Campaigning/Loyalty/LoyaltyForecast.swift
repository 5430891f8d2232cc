package import Definitions
package import Formats
package import Store

/// What the programme will cost, if members go on as in the last 90 days (docs/loyalty.md).
package struct LoyaltyForecast: Sendable {
    private static let lookBack: Int64 = 90 * 86_400_000

    package let days: Int
    /// What will be earned.
    package let points: Int
    /// What that costs if all of it is spent.
    package let mostCost: Double
    /// What rewards cost, as they were asked for lately.
    package let cost: Double
    /// What they have cost this year.
    package let spent: Double
    package let limit: Double

    /// The year's limit would be reached.
    package var isTooMuch: Bool { spent + cost > limit }

    /// Nil without a programme.
    package init?(_ store: Store, _ workspace: Workspace, days: Int, now: Instant) throws {
        guard let programme = workspace.definition.programme else { return nil }
        self.days = days
        limit = programme.yearlyLimit
        let start = now - LoyaltyForecast.lookBack
        let earned = try store.earnablePoints(
            PointsKeeping.rules(programme), from: start, until: now,
            control: PointsKeeping.controlShare(workspace.definition))
        points = Int((Double(earned) / 90 * Double(days)).rounded())
        mostCost = Double(points) * programme.valueOfPoint
        let year = PointsKeeping.year(of: now, in: workspace.definition.timezone)
        spent = try store.rewardCosts(from: year.lowerBound, until: year.upperBound)
        // A young programme has fewer days to go by.
        let since = try store.rewardCount(from: start, until: now).since ?? now
        let looked = Double(now - max(start, since)) / 86_400_000
        cost = looked < 1 ? 0 : try store.rewardCosts(from: start, until: now) / looked * Double(days)
    }
}

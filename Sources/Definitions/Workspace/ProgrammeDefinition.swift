package import Formats

/// `programme:` of the workspace file: what members' doings earn, and what that is for.
package struct ProgrammeDefinition: Sendable {
    package struct Earning: Sendable, Hashable {
        package var activity: String
        /// A field of numbers; nil earns the points once for each activity.
        package var field: String?
        package var points: Int
        /// So much of the field earns the points.
        package var each: Double

        package init(activity: String, field: String? = nil, points: Int, each: Double = 1) {
            (self.activity, self.field, self.points, self.each) = (activity, field, points, each)
        }

        /// What makes an activity earn once by this rule, whatever the points are changed to.
        package var rule: String { field.map { "\(activity).\($0)" } ?? activity }
    }

    package struct Tier: Sendable {
        package var name: String
        package var filter: Filter
        package var title: LocalizedText
        package var privileges: LocalizedText?
        package var mark: SourceMark

        /// The segment of those who are in it and in none above.
        package var segment: String { "tier_" + name }
    }

    package enum RewardKind: String, Sendable, CaseIterable {
        case privilege, code
    }

    package struct Reward: Sendable, Hashable {
        package var name: String
        package var points: Int
        package var cost: Double
        package var kind: RewardKind
        package var pool: String?
        package var title: LocalizedText

        package init(
            name: String, points: Int, cost: Double, kind: RewardKind = .privilege, pool: String? = nil,
            title: LocalizedText
        ) {
            (self.name, self.points, self.cost) = (name, points, cost)
            (self.kind, self.pool, self.title) = (kind, pool, title)
        }
    }

    package var goal: String
    package var judgedBy: Filter
    package var judgedOn: CivilDate
    package var yearlyLimit: Double
    package var pointCosts: Double?
    package var earnings: [Earning]
    /// Nil never.
    package var expiry: Span?
    package var since: CivilDate?
    /// Lowest first.
    package var tiers: [Tier] = []
    package var rewards: [Reward] = []

    package init(
        goal: String, judgedBy: Filter, judgedOn: CivilDate, yearlyLimit: Double, pointCosts: Double? = nil,
        earnings: [Earning], expiry: Span? = nil, since: CivilDate? = nil
    ) {
        (self.goal, self.judgedBy, self.judgedOn) = (goal, judgedBy, judgedOn)
        (self.yearlyLimit, self.pointCosts, self.earnings) = (yearlyLimit, pointCosts, earnings)
        (self.expiry, self.since) = (expiry, since)
    }

    package func reward(_ name: String) -> Reward? { rewards.first { $0.name == name } }

    /// What a point is taken to cost: as declared, else as the dearest reward has it; 0 without either.
    package var valueOfPoint: Double {
        pointCosts ?? rewards.map { $0.cost / Double($0.points) }.max() ?? 0
    }
}

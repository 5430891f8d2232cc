internal import Campaigning
package import Definitions
package import Formats
package import Store

/// What the programme does: its members against those who have none of it, what it costs, what is outstanding (docs/loyalty.md).
package struct LoyaltyReport: Sendable {
    package static let confidence = 0.95
    /// A group of fewer shows nothing but single members.
    package static let fewest = 5

    package let goal: String
    package let judgedBy: String
    package let judgedOn: CivilDate
    package let from: Instant
    package let until: Instant
    package let now: Instant
    package let programme: Group
    /// Nil where the workspace has no control group.
    package let control: Group?
    package let limit: Double
    /// What rewards have cost this calendar year.
    package let spent: Double
    package let outstanding: Int
    package let holders: Int
    package let valueOfPoint: Double
    package let moved: [PointsEntry.Kind: Int]
    package let rewards: Int

    /// What all outstanding points would cost.
    package var liability: Double { Double(outstanding) * valueOfPoint }

    /// One side of the comparison.
    package struct Group: Sendable {
        package let members: Int
        package let judged: Proportion
        /// Who bought again, of those who bought.
        package let repeated: Proportion
        package let spend: NumberSample

        init(_ group: LoyaltyGroup) {
            members = group.members
            judged = Proportion(group.judged, of: group.members)
            repeated = Proportion(group.repeaters, of: group.buyers)
            spend = NumberSample(group.spend)
        }

        package var isShown: Bool { members >= LoyaltyReport.fewest }
    }

    private var isComparable: Bool { programme.isShown && control?.isShown == true }

    /// By how much more of the programme's members the filter holds for; nil where either group is too small.
    package var judgement: ProportionDifference? {
        guard isComparable, let control else { return nil }
        return ProportionDifference(programme.judged, against: control.judged)
    }

    package var repeating: ProportionDifference? {
        guard let control, programme.repeated.members >= LoyaltyReport.fewest,
            control.repeated.members >= LoyaltyReport.fewest
        else { return nil }
        return ProportionDifference(programme.repeated, against: control.repeated)
    }

    package var spending: MeanDifference? {
        guard isComparable, let control else { return nil }
        return MeanDifference(programme.spend, against: control.spend)
    }

    /// Nil without a programme.
    package init?(_ store: Store, _ workspace: Workspace, from: Instant, until: Instant, now: Instant) throws {
        let definition = workspace.definition
        guard let programme = definition.programme else { return nil }
        (goal, judgedBy, judgedOn) = (programme.goal, programme.judgedBy.text, programme.judgedOn)
        (self.from, self.until, self.now) = (from, until, now)
        let compiler = try FilterCompiler(workspace, store, now: now)
        let hasAmounts =
            definition.activities.first { $0.name == "purchase" }?.fields
            .contains { $0.name == "amount" && $0.type == .number } == true
        let columns = try store.declaredColumns(ofMembers: false)
        let groups = try store.loyaltyGroups(
            judgedBy: compiler.compile(programme.judgedBy, prefix: "j"),
            control: PointsKeeping.controlShare(definition),
            hasAmounts: hasAmounts && columns.contains("field_amount"), from: from, until: until)
        self.programme = Group(groups.programme)
        control = definition.control == nil ? nil : Group(groups.control)
        limit = programme.yearlyLimit
        let year = PointsKeeping.year(of: now, in: definition.timezone)
        spent = try store.rewardCosts(from: year.lowerBound, until: year.upperBound)
        (outstanding, holders) = try store.outstandingPoints()
        valueOfPoint = programme.valueOfPoint
        moved = try store.pointsMoved(from: from, until: until)
        rewards = try store.rewardCount(from: from, until: until).count
    }
}

internal import Campaigning
internal import Definitions
package import Formats
package import Store

/// What a campaign adds to its goal: those who were to get it against those who were held out by lot.
///
/// Everyone counts whom the lot had chosen, also those whose messages did not go (no consent, a bounce): among those who are
/// held out nobody knows who they would have been, and leaving them out on one side only would compare unlike people
/// (intention to treat).
package struct CampaignLift: Sendable, Hashable {
    /// Nil is all occurrences, where each member counts once.
    package let occurrence: String?
    /// `holdout`, or `control`: those get no campaign at all, so the difference is that of all of them.
    package let against: MessageReason
    package let comparison: ProportionDifference
    package let interval: ClosedRange<Double>?
    package let pValue: Double?
    /// True when the difference is real at the level of confidence.
    package let isShown: Bool
    /// The members of both groups together by which a difference of this size would likely be shown; nil where it is, or
    /// where there is none.
    package let needed: Int?
    /// When everyone's time is over, if it is not yet.
    package let openUntil: Instant?

    /// - Parameter confidence: per cent.
    package init(
        occurrence: String?, against: MessageReason, got: GoalCount, heldOut: GoalCount, confidence: Double,
        now: Instant
    ) {
        self.occurrence = occurrence
        self.against = against
        comparison = ProportionDifference(
            Proportion(got.reached, of: got.members), against: Proportion(heldOut.reached, of: heldOut.members))
        interval = comparison.interval(confidence: confidence / 100)
        pValue = comparison.pValue
        isShown = (comparison.pValue ?? 1) < 1 - confidence / 100
        needed = isShown ? nil : comparison.needed(confidence: confidence / 100)
        let latest = max(got.latestAt, heldOut.latestAt)
        openUntil = latest > now ? latest : nil
    }

    /// What a campaign with a goal has added to it, read from the store alone; nothing of one without a goal.
    static func all(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, span: ReportSpan, now: Instant
    ) throws -> [CampaignLift] {
        guard let goal = try campaign.goal.map({ try GoalTest($0, store, workspace, now: now) }) else { return [] }
        let names = [campaign.name] + [campaign.was].compactMap(\.self)
        let counts = try store.goalCounts(
            of: names, goal: goal, isSequence: campaign.hasOwnTimes, in: span, now: now)
        return all(
            counts, confidence: campaign.confidence, hasTotal: campaign.audience.sample == nil, now: now)
    }

    /// All occurrences together first, then each.
    static func all(_ counts: [GoalCount], confidence: Double, hasTotal: Bool, now: Instant) -> [CampaignLift] {
        var names: [String?] = hasTotal ? [nil] : []
        for count in counts where count.occurrence != nil && !names.contains(count.occurrence) {
            names.append(count.occurrence)
        }
        // A total of one occurrence says the same again.
        if hasTotal, names.count == 2 { names.removeFirst() }
        return names.flatMap { name in
            let own = counts.filter { $0.occurrence == name }
            guard let got = own.first(where: { $0.heldOut == nil }) else { return [CampaignLift]() }
            return [MessageReason.holdout, .control].compactMap { against in
                own.first { $0.heldOut == against }.map {
                    CampaignLift(
                        occurrence: name, against: against, got: got, heldOut: $0, confidence: confidence, now: now)
                }
            }
        }
    }
}

extension CampaignDefinition {
    /// Each member has a time of their own: a sequence, or what an event begins.
    var hasOwnTimes: Bool { sequence != nil || schedule.isTriggered }
    /// Of what is told about it, per cent.
    var confidence: Double { content.variants?.confidence ?? ContentVariants.confidence }
}

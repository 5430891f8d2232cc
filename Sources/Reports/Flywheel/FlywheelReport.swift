internal import Campaigning
package import Definitions
package import Formats
package import Store

/// How the flywheel turns: who comes, who takes part, who rings; how members move between the stages, how fast, and where and why
/// they stall or leave; who hears nothing from us; and what each campaign has moved against its holdout.
package struct FlywheelReport: Sendable {
    /// One month: attract, engage, delight.
    package struct Month: Sendable, Hashable {
        /// `2026-10`; the first and the last may be cut by the period.
        package let name: String
        package let counts: [FlywheelCount.Measure: Int]

        package subscript(measure: FlywheelCount.Measure) -> Int { counts[measure] ?? 0 }
    }

    /// What one campaign has added to its goal.
    package struct Effect: Sendable {
        package let campaign: String
        package let title: String
        package let goal: String
        package let lift: CampaignLift
    }

    package let now: Instant
    package let zone: Zone
    package let from: Instant
    package let until: Instant
    package let months: [Month]
    /// Nil where no stages are declared.
    package let flow: StageFlow?
    /// By stage, in their order; members without a stage last.
    package let touches: [StageTouches]
    package let effects: [Effect]

    /// Reads one consistent state of the store; call `StageDerivation.overlay` before.
    package init(
        _ store: Store, _ workspace: Workspace, from: Instant, until: Instant, now: Instant
    ) throws {
        let definition = workspace.definition
        let zone = definition.timezone
        let end = min(until, now + 1)
        let stages = definition.stages
        (self.now, self.zone, self.from, self.until) = (now, zone, from, end)
        (months, flow, touches) = try store.connection.snapshot {
            let counts = try store.flywheelCounts(zone: zone, from: from, until: end)
            let flow = try stages.isEmpty ? nil : StageFlow(store, definition, from: from, until: end, now: now)
            return (
                FlywheelReport.months(counts, zone: zone, from: from, until: end), flow,
                FlywheelReport.sorted(try store.stageTouches(from: from, until: end), stages.map(\.name))
            )
        }
        effects = try workspace.campaigns.filter { $0.goal != nil }.compactMap { campaign in
            let lifts = try CampaignLift.all(
                store, workspace, campaign, span: ReportSpan(from: from, until: end), now: now)
            // All occurrences together, or the only one there is.
            guard let lift = lifts.first(where: { $0.occurrence == nil }) ?? lifts.first, let goal = campaign.goal
            else {
                return nil
            }
            return Effect(campaign: campaign.name, title: campaign.title, goal: goal.words, lift: lift)
        }
    }

    /// Every month of the period, also one in which nothing happened.
    private static func months(_ counts: [FlywheelCount], zone: Zone, from: Instant, until: Instant) -> [Month] {
        let (first, last) = (zone.civil(from).date.monthNumber, zone.civil(until + (-1)).date.monthNumber)
        guard first <= last else { return [] }
        return (first...last).map(CivilDate.monthName).map { name in
            Month(
                name: name,
                counts: Dictionary(
                    counts.filter { $0.month == name }.map { ($0.measure, $0.members) }, uniquingKeysWith: +))
        }
    }

    private static func sorted(_ touches: [StageTouches], _ stages: [String]) -> [StageTouches] {
        stages.compactMap { stage in touches.first { $0.stage == stage } }
            + touches.filter { touch in touch.stage.map { !stages.contains($0) } ?? true }
    }
}

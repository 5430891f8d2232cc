package import Definitions
package import Formats
package import Store

/// Lets activities earn points, and ends those that are over (docs/loyalty.md).
package enum PointsKeeping {
    /// Nothing without `programme:`, which has a goal and a limit or is a mistake.
    package static func record(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        let definition = workspace.definition
        guard let programme = definition.programme else { return }
        let zone = definition.timezone
        let start = programme.since.map { zone.startOfDay($0) } ?? Instant(milliseconds: 0)
        try store.earnPoints(
            rules(programme), span: programme.expiry.map { "\($0)" }, zone: zone.name, start: start,
            control: controlShare(definition), at: now)
        try store.expirePoints(at: now)
    }

    /// Those who are compared with fall below it, of 2^63.
    package static func controlShare(_ definition: WorkspaceDefinition) -> Int64 {
        definition.control.map { Int64($0 / 100 * 0x1p63) } ?? 0
    }

    package static func rules(_ programme: ProgrammeDefinition) -> [EarningRule] { programme.earnings.map(rule) }

    private static func rule(_ earning: ProgrammeDefinition.Earning) -> EarningRule {
        EarningRule(
            rule: earning.rule, activity: earning.activity, column: earning.field.map { "field_" + $0 },
            points: earning.points, each: earning.each)
    }

    /// The calendar year of a moment, in the workspace's zone: within it the limit holds.
    package static func year(of now: Instant, in zone: Zone) -> Range<Instant> {
        let year = zone.civil(now).date.year
        let start = CivilDate(year: year, month: 1, day: 1).map { zone.startOfDay($0) } ?? now
        let end = CivilDate(year: year + 1, month: 1, day: 1).map { zone.startOfDay($0) } ?? now + 1
        return start..<max(end, start + 1)
    }
}

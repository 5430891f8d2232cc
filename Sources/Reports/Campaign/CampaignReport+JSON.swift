package import JSON
internal import Campaigning
internal import Formats
package import Store

extension CampaignReport {
    /// Shares and differences are of 1.
    package var json: JSONValue {
        .object(
            JSONObject([
                ("campaign", .string(campaign)), ("title", JSONValue(title)), ("now", .string(now.description)),
                ("goal", JSONValue(goal)), ("confidence", .real(confidence / 100)), ("total", .object(total.json)),
                ("occurrences", .array(lines.map { .object($0.json) })),
                ("decisions", .array(experiments.map(CampaignReport.json))), ("variants", .array(splits.map(json))),
                ("lift", .array(lifts.map(json))),
            ]))
    }

    /// A test and its decision, here and in `status` and `run`.
    package static func json(_ row: ExperimentRow) -> JSONValue {
        .object(
            JSONObject([
                ("campaign", .string(row.key.campaign)), ("occurrence", .string(row.key.occurrence)),
                ("step", .string(row.key.step)), ("metric", .string(row.metric)), ("test", .real(row.share / 100)),
                ("confidence", .real(row.confidence / 100)), ("decide_at", .string(row.dueAt.description)),
                ("decided_at", JSONValue(row.decidedAt?.description)), ("winner", JSONValue(row.winner)),
                ("difference_shown", row.decidedAt == nil ? .null : .bool(row.isShown)),
                ("edited", row.decidedAt == nil ? .null : .bool(row.isEdited)), ("method", JSONValue(row.method)),
                ("variants", .array(row.arms.map(json))),
            ]))
    }

    private static func json(_ arm: ExperimentArm) -> JSONValue {
        [
            "variant": .string(arm.variant), "n": JSONValue(arm.members.map(Int64.init)),
            "reached": JSONValue(arm.reached.map(Int64.init)), "difference": JSONValue(arm.difference),
            "ci_low": JSONValue(arm.interval?.lowerBound), "ci_high": JSONValue(arm.interval?.upperBound),
            "p_value": JSONValue(arm.pValue), "p_adjusted": JSONValue(arm.adjusted),
        ]
    }

    private func json(_ split: Split) -> JSONValue {
        [
            "step": .string(split.step), "metric": .string(split.metric.rawValue),
            "better": JSONValue(split.comparison.isShown ? split.comparison.winner : nil),
            "difference_shown": .bool(split.comparison.isShown), "method": JSONValue(split.comparison.method),
            "variants": .array(split.comparison.arms.map(CampaignReport.json)),
        ]
    }

    private func json(_ lift: CampaignLift) -> JSONValue {
        let (got, heldOut) = (lift.comparison.group, lift.comparison.baseline)
        return [
            "occurrence": JSONValue(lift.occurrence), "against": .string(lift.against.rawValue),
            "n": JSONValue(got.members), "goal": JSONValue(got.reached), "n_held_out": JSONValue(heldOut.members),
            "goal_held_out": JSONValue(heldOut.reached), "difference": JSONValue(lift.comparison.difference),
            "ci_low": JSONValue(lift.interval?.lowerBound), "ci_high": JSONValue(lift.interval?.upperBound),
            "interval": "newcombe", "p_value": JSONValue(lift.pValue),
            "method": .string(lift.comparison.method.rawValue), "lift_shown": .bool(lift.isShown),
            "members_needed": JSONValue(lift.needed.map(Int64.init)),
            "open_until": JSONValue(lift.openUntil?.description),
        ]
    }
}

extension CampaignReport.Line {
    var json: JSONObject {
        func reasons(_ counts: [MessageReason: Int]) -> JSONValue {
            .object(
                JSONObject(
                    counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, JSONValue($0.value)) }))
        }
        return JSONObject([
            ("occurrence", JSONValue(occurrence)), ("step", JSONValue(step)), ("variant", JSONValue(variant)),
            ("planned", JSONValue(planned)), ("waiting", JSONValue(waiting)), ("held", reasons(held)),
            ("skipped", reasons(skipped)), ("held_out", reasons(heldOut)), ("sent", JSONValue(sent)),
            ("failed", JSONValue(states[.failed] ?? 0)), ("uncertain", JSONValue(states[.uncertain] ?? 0)),
            ("bounced", JSONValue(states[.bounced] ?? 0)), ("complained", JSONValue(states[.complained] ?? 0)),
            ("clicks", JSONValue(clicks)), ("responses", JSONValue(responses)),
            ("unsubscribes", JSONValue(unsubscribes)), ("goal", JSONValue(goal.map(Int64.init))),
        ])
    }
}

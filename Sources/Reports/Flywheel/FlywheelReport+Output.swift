internal import Campaigning
internal import Formats
package import JSON
internal import Store

extension FlywheelReport {
    /// Shares are of 1, stays in days.
    package var json: JSONValue {
        var object = JSONObject([
            ("now", .string(now.description)), ("from", .string(from.description)),
            ("until", .string(until.description)), ("min_n", JSONValue(StageFlow.minimum)),
        ])
        object["months"] = .array(
            months.map { month in
                var row = JSONObject([("month", .string(month.name))])
                for measure in FlywheelCount.Measure.allCases { row[measure.rawValue] = JSONValue(month[measure]) }
                return .object(row)
            })
        object["stages"] = .array((flow?.stages ?? []).map(FlywheelReport.json))
        object["lost_stage"] = JSONValue(flow?.lostStage)
        object["moves"] = .array(
            (flow?.moves ?? []).map { move in
                [
                    "month": .string(move.month), "from": JSONValue(move.from), "to": .string(move.to),
                    "moves": JSONValue(move.moves),
                ]
            })
        object["friction"] = .array((flow?.frictions ?? []).map(FlywheelReport.json))
        object["coverage"] = .array(
            touches.map { touch in
                var row = JSONObject([("stage", JSONValue(touch.stage)), ("members", JSONValue(touch.members))])
                for point in FlywheelReport.touchpoints { row[point.key] = JSONValue(touch.count(point.key)) }
                return .object(row)
            })
        object["campaigns"] = .array(effects.map(FlywheelReport.json))
        return .object(object)
    }

    private static func json(_ stage: StageFlow.Stage) -> JSONValue {
        .object(
            JSONObject([
                ("stage", .string(stage.name)), ("members", JSONValue(stage.members)),
                ("came_in", JSONValue(stage.cameIn)), ("moved_on", JSONValue(stage.movedOn)),
                ("fell_back", JSONValue(stage.fellBack)), ("lost", JSONValue(stage.lost)),
                ("median_days", stage.typical.map { JSONValue($0) } ?? .null),
                ("slow_days", stage.slow.map { JSONValue($0) } ?? .null),
                ("stalled", JSONValue(stage.stalled)),
            ]))
    }

    private static func json(_ friction: StageFlow.Friction) -> JSONValue {
        var row = JSONObject([
            ("stage", .string(friction.stage)), ("left", JSONValue(friction.left.members)),
            ("present", (friction.present?.members).map { JSONValue($0) } ?? .null),
        ])
        row["signs"] = .array(
            StageFlow.Sign.allCases.map { sign in
                let difference = friction.difference(sign)
                let interval = difference?.interval(confidence: 0.95)
                return [
                    "sign": .string(sign.rawValue), "left": JSONValue(sign.count(friction.left)),
                    "present": friction.present.map { JSONValue(sign.count($0)) } ?? .null,
                    "difference": JSONValue(difference?.difference), "ci_low": JSONValue(interval?.lowerBound),
                    "ci_high": JSONValue(interval?.upperBound),
                ]
            })
        return .object(row)
    }

    private static func json(_ effect: Effect) -> JSONValue {
        let (group, baseline) = (effect.lift.comparison.group, effect.lift.comparison.baseline)
        return .object(
            JSONObject([
                ("campaign", .string(effect.campaign)), ("goal", .string(effect.goal)),
                ("against", .string(effect.lift.against.rawValue)), ("members", JSONValue(group.members)),
                ("reached", JSONValue(group.reached)), ("held_out", JSONValue(baseline.members)),
                ("held_out_reached", JSONValue(baseline.reached)),
                ("difference", JSONValue(effect.lift.comparison.difference)),
                ("ci_low", JSONValue(effect.lift.interval?.lowerBound)),
                ("ci_high", JSONValue(effect.lift.interval?.upperBound)), ("is_shown", .bool(effect.lift.isShown)),
            ]))
    }

    /// A row for each month and measure, and each month and move; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["month", "measure", "from", "to", "members"])
        for month in months {
            for measure in FlywheelCount.Measure.allCases {
                writer.write([month.name, measure.rawValue, "", "", String(month[measure])])
            }
        }
        for move in flow?.moves ?? [] {
            writer.write([move.month, "move", move.from ?? "", move.to, String(move.moves)])
        }
        return writer.takeBytes()
    }
}

internal import Formats
package import JSON
internal import Store

extension LoyaltyReport {
    package var json: JSONValue {
        .object(
            JSONObject([
                ("goal", .string(goal)), ("judged_by", .string(judgedBy)), ("judged_on", .string(judgedOn.description)),
                ("from", .string(from.description)), ("to", .string(until.description)),
                ("programme", LoyaltyReport.json(programme)),
                ("control", control.map(LoyaltyReport.json) ?? .null),
                ("judged_difference", difference(judgement)), ("repeat_difference", difference(repeating)),
                (
                    "spend_difference",
                    spending.map {
                        let interval = $0.interval(confidence: LoyaltyReport.confidence)
                        return [
                            "difference": JSONValue($0.difference), "low": JSONValue(interval.lowerBound),
                            "high": JSONValue(interval.upperBound),
                        ]
                    } ?? .null
                ),
                ("limit", JSONValue(limit)), ("spent", JSONValue(spent)), ("rewards", JSONValue(rewards)),
                ("outstanding", JSONValue(outstanding)), ("holders", JSONValue(holders)),
                ("liability", JSONValue(liability)),
                (
                    "points",
                    .object(JSONObject(PointsEntry.Kind.allCases.map { ($0.rawValue, JSONValue(moved[$0] ?? 0)) }))
                ),
            ]))
    }

    private func difference(_ difference: ProportionDifference?) -> JSONValue {
        guard let difference, let value = difference.difference,
            let interval = difference.interval(confidence: LoyaltyReport.confidence)
        else { return .null }
        return [
            "difference": JSONValue(value), "low": JSONValue(interval.lowerBound),
            "high": JSONValue(interval.upperBound),
        ]
    }

    private static func json(_ group: Group) -> JSONValue {
        guard group.isShown else { return ["members": JSONValue(group.members)] }
        return .object(
            JSONObject([
                ("members", JSONValue(group.members)), ("judged", JSONValue(group.judged.share)),
                (
                    "repeat_rate",
                    group.repeated.members >= LoyaltyReport.fewest ? JSONValue(group.repeated.share) : .null
                ),
                ("spend", JSONValue(group.spend.mean)),
            ]))
    }

    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["group", "members", "judged", "buyers", "repeaters", "spend"])
        for (name, group) in [("programme", Optional(programme)), ("control", control)] {
            guard let group else { continue }
            let isShown = group.isShown
            writer.write([
                name, "\(group.members)", isShown ? "\(group.judged.reached)" : "",
                isShown ? "\(group.repeated.members)" : "", isShown ? "\(group.repeated.reached)" : "",
                isShown ? group.spend.mean.map { "\($0)" } ?? "" : "",
            ])
        }
        return writer.takeBytes()
    }
}

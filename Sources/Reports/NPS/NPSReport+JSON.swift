package import JSON
internal import Formats
internal import Store
internal import Surveys

extension NPSReport {
    /// The shape of DESIGN.md 6; shares and rates are of 1, scores from -100 to 100. A group that is hidden has no numbers.
    package var json: JSONValue {
        var object = JSONObject([("campaign", JSONValue(campaign))])
        object["from"] = JSONValue(from?.description)
        object["until"] = JSONValue(until?.description)
        add(total, to: &object)
        object["scores"] = .array(histogram.map { JSONValue($0) })
        object["method"] = .string(NPSSummary.method)
        object["confidence"] = 0.95
        object["min_n"] = JSONValue(options.least)
        object["invited"] = JSONValue(counts.invited)
        object["answered"] = JSONValue(counts.answered)
        object["response_rate"] = JSONValue(responseRate)
        object["late"] = JSONValue(counts.late)
        object["duplicates"] = JSONValue(counts.duplicates)
        object["set_aside"] = .object(
            JSONObject(counts.setAside.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }))
        object["unmatched"] = JSONValue(unmatched)
        var by = [("stage", list(stages, "stage")), ("campaign", list(campaigns, "campaign"))]
        if let dimension = options.dimension, dimension.kind != .stage {
            by.append((dimension.name, list(groups, dimension.name)))
        }
        object["by"] = .object(JSONObject(by))
        object["trend"] = list(periods, options.trend.rawValue)
        if options.dimension != nil { object["differences"] = .array(differences.map(\.json)) }
        if let versus = options.versus, let earlier {
            var other = JSONObject([
                ("from", .string(versus.from.description)), ("until", .string(versus.until.description)),
            ])
            add(earlier, to: &other)
            other["change"] = change?.json ?? .null
            object["versus"] = .object(other)
        }
        return .object(object)
    }

    private func list(_ groups: [Group], _ key: String) -> JSONValue {
        .array(
            groups.map { group in
                var object = JSONObject([(key, JSONValue(group.name))])
                if group.isHidden {
                    for name in ["n", "promoters", "passives", "detractors", "nps", "ci_low", "ci_high"] {
                        object[name] = .null
                    }
                    object["hidden"] = true
                } else {
                    add(group.summary, to: &object)
                }
                return .object(object)
            })
    }

    private func add(_ summary: NPSSummary, to object: inout JSONObject) {
        object["n"] = JSONValue(summary.count)
        object["promoters"] = JSONValue(summary.promoters)
        object["passives"] = JSONValue(summary.passives)
        object["detractors"] = JSONValue(summary.detractors)
        object["nps"] = JSONValue(summary.score)
        object["ci_low"] = JSONValue(summary.interval?.lowerBound)
        object["ci_high"] = JSONValue(summary.interval?.upperBound)
    }
}

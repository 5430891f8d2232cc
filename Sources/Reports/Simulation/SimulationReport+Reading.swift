package import Campaigning
package import Formats
package import JSON

/// How a simulation is read, on the terminal and on the page.
extension SimulationReport {
    /// Which of so many shades, from little to much, a day's count has.
    package func shade(_ count: Int, most: Int, of shades: Int) -> Int {
        most == 0 ? 0 : min(shades - 1, count * shades / (most + 1))
    }

    /// How many members get so many messages, in at most `rows` lines: the last is open.
    package func bins(_ rows: Int) -> [(messages: String, members: Int)] {
        guard perMember.count > rows else { return perMember.enumerated().map { (String($0.offset), $0.element) } }
        let width = (perMember.count - 1 + rows - 2) / (rows - 1)
        var bins = [("0", perMember[0])]
        for start in stride(from: 1, to: perMember.count, by: width) {
            let end = min(start + width, perMember.count)
            let name = end - start == 1 ? String(start) : "\(start)–\(end - 1)"
            bins.append((name, perMember[start..<end].reduce(0, +)))
        }
        return bins
    }

    package var json: JSONValue {
        .object(
            JSONObject([
                ("now", .string(now.description)), ("until", .string(until.description)),
                ("timezone", .string(zone.name)), ("send", JSONValue(sent)),
                ("days", .array(days.map(SimulationReport.json))),
                ("campaigns", .array(campaigns.map(SimulationReport.json))), ("members", membersJSON),
                (
                    "promotions",
                    ["send": JSONValue(promotions), "of": JSONValue(counted), "share": JSONValue(promotionShare)]
                ),
                ("paces", .array(paces.map(SimulationReport.json))),
                ("programme", loyalty.map(SimulationReport.json) ?? .null),
                (
                    "warnings",
                    .array(
                        warnings.map {
                            [
                                "rule": .string($0.rule.rawValue), "campaign": JSONValue($0.campaign),
                                "message": .string($0.words.english),
                            ]
                        })
                ),
            ]))
    }

    private static func json(_ forecast: LoyaltyForecast) -> JSONValue {
        [
            "points": JSONValue(forecast.points), "cost_at_most": JSONValue(forecast.mostCost),
            "cost": JSONValue(forecast.cost), "spent": JSONValue(forecast.spent), "limit": JSONValue(forecast.limit),
        ]
    }

    private var membersJSON: JSONValue {
        func shares(_ shares: [Share], _ key: String) -> JSONValue {
            .array(
                shares.map { [key: .string($0.name), "silent": JSONValue($0.members), "members": JSONValue($0.all)] })
        }
        let reasons = silence.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            ($0.key.rawValue, JSONValue($0.value))
        }
        return [
            "members": JSONValue(members), "mean": .real(mean), "median": JSONValue(quantile(0.5)),
            "p95": JSONValue(quantile(0.95)), "most": JSONValue(most),
            "contacts": .array(
                perMember.enumerated().map { ["messages": JSONValue($0.offset), "members": JSONValue($0.element)] }),
            "silent": [
                "members": JSONValue(silent), "reasons": .object(JSONObject(reasons)),
                "stages": shares(silentStages, "stage"), "segments": shares(silentSegments, "segment"),
            ],
        ]
    }

    private static func json(_ day: Day) -> JSONValue {
        let campaigns = day.campaigns.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }
        return [
            "date": .string(day.date.description), "send": JSONValue(day.sent),
            "campaigns": .object(JSONObject(campaigns)),
        ]
    }

    private static func json(_ campaign: Campaign) -> JSONValue {
        func counts(_ counts: [(key: String, value: Int)]) -> JSONValue {
            .object(JSONObject(counts.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }))
        }
        return [
            "campaign": .string(campaign.name), "intent": .string(campaign.intent.rawValue),
            "occurrences": JSONValue(campaign.occurrences), "stopped": JSONValue(campaign.stopped),
            "planned": JSONValue(campaign.planned), "send": JSONValue(campaign.sent),
            "held": counts(campaign.held.map { ($0.key.rawValue, $0.value) }),
            "skipped": counts(campaign.skipped.map { ($0.key.rawValue, $0.value) }), "lost": JSONValue(campaign.lost),
            "waiting": JSONValue(campaign.waiting), "later": JSONValue(campaign.later),
            "starving": .bool(campaign.isStarving),
        ]
    }

    private static func json(_ pace: Pace) -> JSONValue {
        [
            "relays": .array(pace.relays.map(JSONValue.string)), "per_hour": JSONValue(pace.perHour),
            "busiest_day": .string(pace.busiest.description), "messages": JSONValue(pace.messages),
            "minutes": JSONValue(pace.minutes),
        ]
    }
}

extension SimulationReport.Silence {
    package var words: Phrase {
        switch self {
        case .suppressed: Phrase("address suppressed")
        case .noConsent: Phrase("no consent")
        case .heldOut: Phrase("held out to compare with")
        case .noCampaign: Phrase("in no campaign's audience")
        case .heldBack: Phrase("held back all the time")
        }
    }
}

extension LoyaltyForecast {
    /// What the programme will cost.
    package var words: Phrase {
        let (most, cost) = (Money.words(mostCost), Money.words(cost))
        return Phrase(
            "programme: about \(points, "point", "points") earned in \(days, "day", "days"), which cost at most \(most); rewards as in the last 90 days cost about \(cost)"
        )
    }

    /// That the year's limit would be reached; nil where it would not.
    package var warning: Phrase? {
        guard isTooMuch else { return nil }
        return Phrase("with \(Money.words(spent)) spent this year that is more than the limit of \(Money.words(limit))")
    }
}

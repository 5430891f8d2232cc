package import Formats
package import JSON

extension BeforeAndAfter.Kind {
    package var words: Phrase {
        switch self {
        case .nps: Phrase("NPS, each member's latest answer")
        case .reviews: Phrase("members who wrote a review")
        case .enquiries: Phrase("of those who came to us, came on more than one day")
        case .order: Phrase("average order")
        case .customers: Phrase("new customers")
        case .brought: Phrase("of the new customers, brought by a member")
        case .referrals: Phrase("recommendations that brought someone")
        case .ambassadors: Phrase("ambassadors at the end of the time")
        case .tickets: Phrase("tickets a member")
        }
    }
}

extension BeforeAndAfter.Value {
    /// As a cell of a table, with how many it is of.
    package var words: Phrase {
        switch self {
        case .score(let score):
            guard let value = score.score else { return Phrase("nobody answered") }
            return Phrase("\(value, places: 0, isSigned: true) (n \(score.count))")
        case .share(let part):
            guard let share = part.share else { return Phrase("nobody") }
            return Phrase("\(share * 100, places: 1) % (n \(part.members))")
        case .mean(let sample):
            guard let mean = sample.mean else { return Phrase("none") }
            return Phrase("\(mean, places: 2) (n \(sample.count))")
        case .count(let count): return Phrase("\(count)")
        }
    }

    fileprivate var json: JSONValue {
        switch self {
        case .score(let score): ["value": JSONValue(score.score), "n": JSONValue(score.count)]
        case .share(let part): ["value": JSONValue(part.share.map { $0 * 100 }), "n": JSONValue(part.members)]
        case .mean(let sample): ["value": JSONValue(sample.mean), "n": JSONValue(sample.count)]
        case .count(let count): ["value": JSONValue(count), "n": .null]
        }
    }
}

extension BeforeAndAfter {
    /// Whether it has changed, as sure as the numbers make it.
    package var verdict: Phrase {
        guard let (value, interval) = difference else {
            if case .count = after { return Phrase("a count: look at the seasons") }
            return Phrase("too few to say")
        }
        let places = if case .mean = after { 2 } else { 1 }
        let range = Phrase.difference(value, interval, places: places)
        return switch change {
        case 1: Phrase("more: \(range)")
        case -1: Phrase("less: \(range)")
        default: Phrase("no difference shown: \(range)")
        }
    }
}

extension CommunityReport {
    /// How many joined in the first month, against the mark.
    package var joining: Phrase {
        guard let share = joined.share, let interval = joined.interval(confidence: 0.95) else {
            return Phrase("Nobody was in the base yet.")
        }
        let found = Phrase(
            """
            \(joined.reached) of \(joined.members, "member", "members") joined in the first month: \(share * 100, places: 1) % (95 % \
            interval \(interval.lowerBound * 100, places: 1) to \(interval.upperBound * 100, places: 1) %)
            """)
        return switch firstMonth {
        case .reached: Phrase("\(found). The mark of 10 % is reached.")
        case .missed: Phrase("\(found). The mark of 10 % is missed.")
        case .open: Phrase("\(found). The month is not over; the mark is 10 %.")
        }
    }

    /// That before and after differ in more than the community.
    package var caution: Phrase {
        hasSeasons
            ? Phrase(
                """
                Before and after lie in different seasons, and nobody drew lots: a difference may have other reasons. A year after \
                the launch the same months stand against each other.
                """)
            : Phrase("Nobody drew lots: a difference may have other reasons than the community.")
    }

    package var json: JSONValue {
        let interval = joined.interval(confidence: 0.95)
        var object = JSONObject([
            ("now", .string(now.description)), ("launch", .string(launch.description)),
            ("joined", JSONValue(joined.reached)), ("base", JSONValue(joined.members)),
            ("joined_share", JSONValue(joined.share)), ("ci_low", JSONValue(interval?.lowerBound)),
            ("ci_high", JSONValue(interval?.upperBound)), ("mark", .real(CommunityReport.mark)),
            ("first_month", .string(firstMonth.rawValue)), ("differs_in_season", .bool(hasSeasons)),
        ])
        object["before"] = ["from": .string(before.start.description), "until": .string(before.end.description)]
        object["after"] = ["from": .string(after.start.description), "until": .string(after.end.description)]
        object["measures"] = .array(
            measures.map { measure in
                [
                    "measure": .string(measure.kind.rawValue), "before": measure.before.json,
                    "after": measure.after.json,
                    "difference": JSONValue(measure.difference?.value),
                    "ci_low": JSONValue(measure.difference?.interval.lowerBound),
                    "ci_high": JSONValue(measure.difference?.interval.upperBound), "change": JSONValue(measure.change),
                ]
            })
        return .object(object)
    }

    /// A row for each measure; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["measure", "before", "n_before", "after", "n_after", "difference", "ci_low", "ci_high"])
        func number(_ value: JSONValue?) -> String {
            guard let value else { return "" }
            if let whole = value.integerValue { return String(whole) }
            return value.numberValue.map { Language.english.decimal($0, places: 4, style: .plain) } ?? ""
        }
        for measure in measures {
            let (before, after) = (measure.before.json, measure.after.json)
            let difference = [
                measure.difference?.value, measure.difference?.interval.lowerBound,
                measure.difference?.interval.upperBound,
            ].map { number(JSONValue($0)) }
            writer.write(
                [
                    measure.kind.rawValue, number(before["value"]), number(before["n"]), number(after["value"]),
                    number(after["n"]),
                ]
                    + difference)
        }
        return writer.takeBytes()
    }
}

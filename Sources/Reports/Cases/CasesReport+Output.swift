internal import Formats
package import JSON
internal import Store

extension CasesReport {
    package var json: JSONValue {
        var outcomes = JSONObject(MemberCase.Outcome.allCases.map { ($0.rawValue, JSONValue(self.outcomes[$0] ?? 0)) })
        outcomes["unknown"] = JSONValue(withoutOutcome)
        return .object(
            JSONObject([
                ("from", JSONValue(from?.description)), ("to", JSONValue(until?.description)),
                ("opened", JSONValue(opened)), ("open", JSONValue(open)), ("overdue", JSONValue(overdue)),
                ("contacted", JSONValue(contacted)), ("median_hours_to_contact", JSONValue(medianHours)),
                ("due", JSONValue(inTime.members)), ("contacted_in_time", JSONValue(inTime.reached)),
                ("outcomes", .object(outcomes)),
                (
                    "owners",
                    .array(
                        owners.map { owner in
                            [
                                "owner": .string(owner.owner), "opened": JSONValue(owner.opened),
                                "open": JSONValue(owner.open), "overdue": JSONValue(owner.overdue),
                                "due": JSONValue(owner.judged), "contacted_in_time": JSONValue(owner.contactedInTime),
                            ]
                        })
                ),
                (
                    "next_wave",
                    ["with_case": wave(withCase), "without_case": wave(withoutCase), "difference": compared]
                ),
            ]))
    }

    private func wave(_ wave: NextWave) -> JSONValue {
        let interval = wave.isShown ? wave.again.interval : nil
        let recovered = wave.isShown ? wave.recovered.interval(confidence: CasesReport.confidence) : nil
        return [
            "detractors": JSONValue(wave.detractors), "n": JSONValue(wave.again.count),
            "suppressed": .bool(!wave.isShown), "nps": JSONValue(wave.isShown ? wave.again.score : nil),
            "ci_low": JSONValue(interval?.lowerBound), "ci_high": JSONValue(interval?.upperBound),
            "recovered": JSONValue(wave.isShown ? wave.recovered.share : nil),
            "recovered_ci_low": JSONValue(recovered?.lowerBound), "recovered_ci_high": JSONValue(recovered?.upperBound),
        ]
    }

    private var compared: JSONValue {
        guard let difference else { return .null }
        let interval = difference.interval(confidence: CasesReport.confidence)
        return [
            "recovered": JSONValue(difference.difference), "ci_low": JSONValue(interval?.lowerBound),
            "ci_high": JSONValue(interval?.upperBound), "p": JSONValue(difference.pValue),
            "method": .string(difference.method.rawValue),
        ]
    }

    /// A row for each owner; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["owner", "opened", "open", "overdue", "due", "contacted_in_time"])
        for owner in owners {
            writer.write(
                [owner.owner]
                    + [owner.opened, owner.open, owner.overdue, owner.judged, owner.contactedInTime].map(String.init))
        }
        return writer.takeBytes()
    }
}

internal import Formats
package import JSON

extension ContentReport {
    package var json: JSONValue {
        .object(
            JSONObject([
                ("from", .string(from.description)), ("to", .string(until.description)), ("sent", JSONValue(sent)),
                ("teaching", JSONValue(teaching.share)), ("offers", JSONValue(offers.share)),
                ("useful", ContentReport.useful(useful)),
                ("by_teaching", .array(byTeaching.map { ContentReport.json($0, "teaches") })),
                ("by_intent", .array(byIntent.map { ContentReport.json($0, "intent") })),
                (
                    "months",
                    .array(
                        months.map { month in
                            [
                                "month": .string(month.name), "sent": JSONValue(month.sent),
                                "teaching": JSONValue(month.teaching.share), "offers": JSONValue(month.offers.share),
                                "useful": ContentReport.useful(month.useful),
                            ]
                        })
                ), ("campaigns", .array(lines.map(ContentReport.json))),
            ]))
    }

    private static func json(_ share: Share, _ key: String) -> JSONValue {
        .object(
            JSONObject([
                (key, JSONValue(share.name)), ("campaigns", JSONValue(share.campaigns)),
                ("sent", JSONValue(share.sent.reached)), ("share", JSONValue(share.sent.share)),
            ]))
    }

    private static func json(_ line: Line) -> JSONValue {
        [
            "campaign": .string(line.campaign), "title": .string(line.title),
            "intent": JSONValue(line.intent?.rawValue), "teaches": .array(line.teaches.map { .string($0.rawValue) }),
            "sent": JSONValue(line.sent), "clicked": line.clicked.map { JSONValue($0.reached) } ?? .null,
            "useful": useful(line.useful),
        ]
    }

    private static func useful(_ proportion: Proportion) -> JSONValue {
        let isShown = proportion.members >= fewest
        let interval = isShown ? proportion.interval(confidence: confidence) : nil
        return [
            "n": JSONValue(proportion.members), "suppressed": .bool(!isShown),
            "share": JSONValue(proportion.shownUseful), "ci_low": JSONValue(interval?.lowerBound),
            "ci_high": JSONValue(interval?.upperBound),
        ]
    }

    /// A row for each campaign; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["campaign", "title", "intent", "teaches", "sent", "clicked", "useful_n", "useful_share"])
        for line in lines {
            writer.write([
                line.campaign, line.title, line.intent?.rawValue ?? "",
                line.teaches.map(\.rawValue).joined(separator: " "), "\(line.sent)",
                line.clicked.map { "\($0.reached)" } ?? "", "\(line.useful.members)",
                line.useful.shownUseful.map { "\($0)" } ?? "",
            ])
        }
        return writer.takeBytes()
    }
}

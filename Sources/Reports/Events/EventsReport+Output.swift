internal import Formats
package import JSON
internal import Store

extension EventsReport {
    package var json: JSONValue {
        .object(
            JSONObject([
                ("from", JSONValue(from?.description)), ("to", JSONValue(until?.description)),
                (
                    "formats",
                    .array(
                        formats.map { format in
                            var object = EventsReport.object(format.line)
                            object["format"] = JSONValue(format.format?.rawValue)
                            object["events"] = JSONValue(format.events)
                            return .object(object)
                        })
                ),
                (
                    "events",
                    .array(
                        events.map { event in
                            var object = EventsReport.object(event.line)
                            object["campaign"] = .string(event.campaign)
                            object["occurrence"] = .string(event.occurrence)
                            object["title"] = .string(event.title)
                            object["format"] = JSONValue(event.format?.rawValue)
                            object["starts_at"] = .string(event.startsAt.description)
                            object["cancelled"] = .bool(event.isCancelled)
                            return .object(object)
                        })
                ),
            ]))
    }

    private static func object(_ line: Line) -> JSONObject {
        let counts = line.counts
        let feedback = line.showsFeedback ? line.sample : nil
        let interval = feedback?.meanInterval(confidence: confidence)
        var object = JSONObject([
            ("invited", JSONValue(counts.invited)), ("yes", JSONValue(counts.yes)), ("maybe", JSONValue(counts.maybe)),
            ("no", JSONValue(counts.no)), ("guests", JSONValue(counts.guests)), ("waiting", JSONValue(counts.waiting)),
            ("attended", JSONValue(counts.attended)), ("absent", JSONValue(counts.absent)),
            ("attendance", JSONValue(line.attendance.share)), ("feedback_n", JSONValue(line.feedback.count)),
            ("feedback_mean", JSONValue(feedback?.mean ?? nil)), ("feedback_ci_low", JSONValue(interval?.lowerBound)),
            ("feedback_ci_high", JSONValue(interval?.upperBound)),
        ])
        for deed in Deed.allCases {
            object[deed.rawValue] = .array(
                (line.following[deed] ?? [:]).sorted { $0.key < $1.key }.map { days, found in
                    let interval = found.difference?.interval(confidence: confidence)
                    return [
                        "within_days": JSONValue(days), "suppressed": .bool(!found.isShown),
                        "came": JSONValue(found.isShown ? found.came.share : nil),
                        "stayed_away": JSONValue(found.isShown ? found.stayedAway.share : nil),
                        "difference": JSONValue(found.difference?.difference ?? nil),
                        "ci_low": JSONValue(interval?.lowerBound), "ci_high": JSONValue(interval?.upperBound),
                    ]
                })
        }
        return object
    }

    /// A row for each event; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write([
            "campaign", "occurrence", "title", "format", "starts_at", "cancelled", "invited", "yes", "maybe", "no",
            "guests", "attended", "absent", "feedback_n", "feedback_mean",
        ])
        for event in events {
            let counts = event.line.counts
            let mean = event.line.showsFeedback ? event.line.sample.mean : nil
            writer.write(
                [
                    event.campaign, event.occurrence, event.title, event.format?.rawValue ?? "",
                    event.startsAt.description, event.isCancelled ? "true" : "false",
                ]
                    + [
                        counts.invited, counts.yes, counts.maybe, counts.no, counts.guests, counts.attended,
                        counts.absent, event.line.feedback.count,
                    ].map(String.init) + [mean.map { "\($0)" } ?? ""])
        }
        return writer.takeBytes()
    }
}

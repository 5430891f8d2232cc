package import JSON
internal import Campaigning
package import Formats
internal import Store

extension MembersReport {
    package var json: JSONValue {
        var object = JSONObject([
            ("now", .string(now.description)), ("members", JSONValue(count)), ("of", JSONValue(all)),
            ("where", JSONValue(filter)), ("period", MembersReport.json(period)),
            ("versus", MembersReport.json(before)),
            ("min_n", JSONValue(MemberDimension.minimum)),
        ])
        object["dimensions"] = .array(
            dimensions.map { dimension in
                [
                    "dimension": .string(dimension.key), "n": JSONValue(dimension.count),
                    "values_below_min_n": JSONValue(dimension.hidden),
                    "rows": .array(
                        dimension.rows.map {
                            [
                                "value": JSONValue($0.name), "label": .string($0.label.words.english),
                                "members": JSONValue($0.members),
                            ]
                        }),
                ]
            })
        object["stages"] = .array(
            (stages?.rows ?? []).map {
                [
                    "stage": .string($0.stage), "members": JSONValue($0.members),
                    "entered": JSONValue($0.enteredInPeriod), "left": JSONValue($0.leftInPeriod),
                ]
            })
        return .object(object)
    }

    private static func json(_ period: Period) -> JSONValue {
        [
            "from": .string(period.start.description), "until": .string(period.end.description),
            "joined": JSONValue(period.counts.joined), "withdrew": JSONValue(period.counts.withdrew),
            "reached": JSONValue(period.counts.reached), "answered": JSONValue(period.counts.answered),
            "active": JSONValue(period.counts.active),
        ]
    }

    /// A row for each value of each dimension; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["dimension", "value", "label", "members", "of"])
        for dimension in dimensions {
            for row in dimension.rows {
                writer.write([
                    dimension.key, row.name ?? "", row.label.words.english, String(row.members),
                    String(dimension.count),
                ])
            }
        }
        return writer.takeBytes()
    }

    /// What happened in the period, and in the one that it is compared with.
    package var changes: [(label: Phrase, now: Int, before: Int)] {
        [
            (Phrase("new members"), period.counts.joined, before.counts.joined),
            (Phrase("withdrew a consent"), period.counts.withdrew, before.counts.withdrew),
            (Phrase("got a message"), period.counts.reached, before.counts.reached),
            (Phrase("answered a survey"), period.counts.answered, before.counts.answered),
            (Phrase("did something"), period.counts.active, before.counts.active),
        ]
    }

    /// `1 July to 30 September` as days of the workspace's zone.
    package func words(_ period: Period) -> Phrase { Phrase.period(period.start, period.end, in: zone) }
}

extension MemberDimension.Row.Label {
    package var words: Phrase {
        switch self {
        case .name(let name): Phrase(verbatim: name)
        case .words(let words): words
        }
    }

    var cell: PageTable.Cell {
        switch self {
        case .name(let name): .name(name)
        case .words(let words): .words(words)
        }
    }
}

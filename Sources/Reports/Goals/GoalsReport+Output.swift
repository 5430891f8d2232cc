internal import Definitions
internal import Formats
package import JSON

extension GoalsReport {
    package var json: JSONValue {
        [
            "now": .string(now.description), "start": .string(start.description), "text": JSONValue(startText),
            "targets": .array(lines.map(\.json)),
            "obstacles": .array(
                obstacles.map { ["text": .string($0.text), "owner": JSONValue($0.owner)] }),
            "tasks": .array(tasks.map(\.json)),
            "owners": .array(
                owners.map { owner in
                    var object = JSONObject([("owner", .string(owner.owner))])
                    for state in StrategyTask.State.allCases {
                        object[state.rawValue] = JSONValue(owner.counts[state] ?? 0)
                    }
                    return .object(object)
                }),
        ]
    }

    /// A row for each target; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write([
            "measure", "title", "unit", "start", "value", "n", "ci_low", "ci_high", "expected", "target", "by",
            "pace_per_month", "needed_per_month", "verdict",
        ])
        func number(_ value: Double?) -> String {
            value.map { Language.english.decimal($0, places: 4, style: .plain) } ?? ""
        }
        for line in lines {
            let figure = line.now
            writer.write([
                line.name, line.title ?? "", line.unit.rawValue, number(line.start?.value), number(figure.value),
                figure.n.map(String.init) ?? "", number(figure.interval?.lowerBound),
                number(figure.interval?.upperBound), number(line.expected), number(line.target), line.by.description,
                number(line.pace), number(line.needed), line.verdict.rawValue,
            ])
        }
        return writer.takeBytes()
    }
}

extension GoalLine {
    fileprivate var json: JSONValue {
        .object(
            JSONObject([
                ("measure", .string(name)), ("title", JSONValue(title)), ("unit", .string(unit.rawValue)),
                ("start", JSONValue(start?.value)), ("start_written", .bool(isStartWritten)),
                ("value", JSONValue(now.value)), ("n", now.n.map { JSONValue($0) } ?? .null),
                ("ci_low", JSONValue(now.interval?.lowerBound)), ("ci_high", JSONValue(now.interval?.upperBound)),
                ("expected", JSONValue(expected)), ("target", .real(target)), ("by", .string(by.description)),
                ("pace_per_month", JSONValue(pace)), ("needed_per_month", JSONValue(needed)),
                ("verdict", .string(verdict.rawValue)), ("doubt", JSONValue(doubt?.rawValue)),
            ]))
    }
}

extension GoalsReport.Task {
    package var json: JSONValue {
        [
            "month": .string(monthName), "by": .string(by.description), "do": .string(text),
            "owner": .string(owner), "state": .string(state.rawValue), "done": JSONValue(done?.description),
        ]
    }
}

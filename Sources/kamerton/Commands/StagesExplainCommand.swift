import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton stages explain`
enum StagesExplainCommand {
    static let command = Command(
        "stages explain", summary: "why a member is in their stage",
        discussion: """
            Every stage's rule for one member, true or false, part by part, with the activities, dates and values that
            decided it; what becomes of the stage by time alone; then the stages that the member has been in.

            Example:  kamerton stages explain anna@example.org
            """,
        arguments: [.init(name: "EMAIL", help: "the member's address")], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let address = try invocation.address(invocation.arguments[0])
        let store = try invocation.store(of: workspace)
        if let member = try store.memberID(emailKey: address.key) {
            try StageDerivation.overlay(store, workspace, now: invocation.now, member: member)
        }
        guard
            let explanation = try StageExplanation(
                store, workspace, emailKey: address.key, now: invocation.now)
        else {
            throw CommandError(
                message: "there is no member \(invocation.arguments[0])",
                suggestion: "look with: kamerton members list --where 'email contains \"…\"'")
        }
        if invocation.isJSON {
            invocation.printJSON(json(explanation))
        } else {
            print(explanation, workspace.definition.timezone, invocation.console)
        }
        return .done
    }

    private static func print(_ explanation: StageExplanation, _ zone: Zone, _ console: Console) {
        func date(_ instant: Instant) -> String { zone.civil(instant).date.description }
        var head = printable(explanation.email) + " is in " + (explanation.stage ?? "no stage")
        if let at = explanation.enteredAt { head += " since \(date(at))" }
        console.out(console.styled(head, .bold))
        console.out("")
        let width = explanation.rules.map(\.stage.count).max() ?? 0
        for rule in explanation.rules {
            let name = rule.stage + String(repeating: " ", count: width - rule.stage.count)
            let mark = rule.holds ? console.styled("yes", .green) : console.styled("no ", .dim)
            console.out("  \(name)  \(mark)  \(printable(rule.text ?? "everyone"))")
            for part in rule.parts {
                let indent = String(repeating: " ", count: width + 9)
                let found = part.found.isEmpty ? "" : "  (\(printable(part.found)))"
                // A rule of one part has said its text already.
                let text = rule.parts.count == 1 ? "" : "\(part.holds ? "✓" : "✗") \(printable(part.text))"
                let line = text.isEmpty ? found.trimmingPrefix("  ") : Substring(text + found)
                if !line.isEmpty { console.out(indent + line) }
            }
        }
        console.out("")
        console.out(outlook(explanation.next, date))
        console.out("")
        guard !explanation.history.isEmpty else {
            console.out("No run has recorded a stage yet.")
            return
        }
        var table = Table("entered", "stage", "before", "recorded")
        for change in explanation.history {
            table.add(date(change.enteredAt), change.to ?? "(none)", change.from ?? "–", date(change.observedAt))
        }
        for line in table.lines() { console.out(line) }
    }

    /// What becomes of the stage if nothing new comes in.
    private static func outlook(_ next: StageForecast?, _ date: (Instant) -> String) -> String {
        guard let next else { return "Time alone changes nothing." }
        let stage = next.stage ?? "(none)"
        guard !next.unless.isEmpty else { return "Becomes \(stage) on \(date(next.at)), by time alone." }
        let kinds = next.unless.joined(separator: "/")
        return "Becomes \(stage) on \(date(next.at)) if there is no new \(kinds) until then."
    }

    private static func json(_ activity: ActivityEvidence) -> JSONValue {
        var fields = JSONObject()
        for field in activity.fields {
            switch field.value {
            case .number(let number): fields[field.name] = .real(number)
            case .text(let text): fields[field.name] = .string(text)
            case .boolean(let value): fields[field.name] = .bool(value)
            case .date(let date): fields[field.name] = .string(date.description)
            }
        }
        return ["kind": .string(activity.kind), "at": .string(activity.at.description), "fields": .object(fields)]
    }

    private static func json(_ explanation: StageExplanation) -> JSONValue {
        let rules: [JSONValue] = explanation.rules.map { rule in
            let parts: [JSONValue] = rule.parts.map {
                [
                    "filter": .string($0.text), "holds": .bool($0.holds), "found": .string($0.found),
                    "activities": .array($0.activities.map(json)),
                ]
            }
            return [
                "stage": .string(rule.stage), "rule": JSONValue(rule.text), "holds": .bool(rule.holds),
                "parts": .array(parts),
            ]
        }
        let history: [JSONValue] = explanation.history.map {
            [
                "from": JSONValue($0.from), "to": JSONValue($0.to), "entered_at": .string($0.enteredAt.description),
                "observed_at": .string($0.observedAt.description),
            ]
        }
        return [
            "email": .string(explanation.email), "stage": JSONValue(explanation.stage),
            "entered_at": JSONValue(explanation.enteredAt?.description), "rules": .array(rules),
            "next": explanation.next.map { next in
                [
                    "stage": JSONValue(next.stage), "at": .string(next.at.description),
                    "unless": .array(next.unless.map(JSONValue.string)),
                ]
            } ?? .null,
            "history": .array(history),
        ]
    }
}

import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton stages explain`
enum StagesExplainCommand {
    static let command = Command(
        "stages explain", summary: Phrase("why a member is in their stage"),
        discussion: Phrase(
            """
            Every stage's rule for one member, true or false, part by part, with the activities, dates and values that
            decided it; what becomes of the stage by time alone; then the stages that the member has been in.

            Example:  kamerton stages explain anna@example.org
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))], run: run)

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
                message: Phrase("there is no member \(invocation.arguments[0])"),
                suggestion: Phrase("look with: kamerton members list --where 'email contains \"…\"'"))
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
        console.out(verbatim: console.styled(head(explanation, date), .bold))
        console.out(Phrase(""))
        let width = explanation.rules.map(\.stage.count).max() ?? 0
        let (yes, no) = marks(console.language)
        for rule in explanation.rules {
            let name = rule.stage + String(repeating: " ", count: width - rule.stage.count)
            let mark = rule.holds ? console.styled(verbatim: yes, .green) : console.styled(verbatim: no, .dim)
            let text = rule.text.map(Phrase.init(verbatim:)) ?? Phrase("everyone")
            console.out(verbatim: "  \(name)  \(mark)  \(printable(text.text(in: console.language)))")
            for part in rule.parts {
                let indent = String(repeating: " ", count: width + 6 + yes.count)
                let found = part.found.isEmpty ? "" : "  (\(printable(part.found.text(in: console.language))))"
                // A rule of one part has said its text already.
                let text = rule.parts.count == 1 ? "" : "\(part.holds ? "✓" : "✗") \(printable(part.text))"
                let line = text.isEmpty ? found.trimmingPrefix("  ") : Substring(text + found)
                if !line.isEmpty { console.out(verbatim: indent + line) }
            }
        }
        console.out(Phrase(""))
        console.out(outlook(explanation.next, date))
        console.out(Phrase(""))
        guard !explanation.history.isEmpty else {
            console.out(Phrase("No run has recorded a stage yet."))
            return
        }
        var table = Table(Phrase("entered"), Phrase("stage"), Phrase("before"), Phrase("recorded"))
        for change in explanation.history {
            let stage = change.to.map(Phrase.init(verbatim:)) ?? Phrase("(none)")
            let rest = [change.from ?? "–", date(change.observedAt)].map(Phrase.init(verbatim:))
            table.add([Phrase(verbatim: date(change.enteredAt)), stage] + rest)
        }
        console.out(table)
    }

    private static func head(_ explanation: StageExplanation, _ date: (Instant) -> String) -> Phrase {
        let email = printable(explanation.email)
        guard let stage = explanation.stage else { return Phrase("\(email) is in no stage") }
        guard let at = explanation.enteredAt else { return Phrase("\(email) is in \(stage)") }
        return Phrase("\(email) is in \(stage) since \(date(at))")
    }

    /// "yes" and "no" in the same width.
    private static func marks(_ language: Language) -> (yes: String, no: String) {
        let (yes, no) = (Phrase("yes").text(in: language), Phrase("no").text(in: language))
        let width = max(yes.count, no.count)
        func padded(_ text: String) -> String { text + String(repeating: " ", count: width - text.count) }
        return (padded(yes), padded(no))
    }

    /// What becomes of the stage if nothing new comes in.
    private static func outlook(_ next: StageForecast?, _ date: (Instant) -> String) -> Phrase {
        guard let next else { return Phrase("Time alone changes nothing.") }
        let day = date(next.at)
        guard let stage = next.stage else {
            guard !next.unless.isEmpty else { return Phrase("Leaves the stages on \(day), by time alone.") }
            let kinds = next.unless.joined(separator: "/")
            return Phrase("Leaves the stages on \(day) if there is no new \(kinds) until then.")
        }
        guard !next.unless.isEmpty else { return Phrase("Becomes \(stage) on \(day), by time alone.") }
        let kinds = next.unless.joined(separator: "/")
        return Phrase("Becomes \(stage) on \(day) if there is no new \(kinds) until then.")
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
                    "filter": .string($0.text), "holds": .bool($0.holds), "found": .string($0.found.english),
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

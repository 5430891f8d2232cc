import Definitions
import JSON
import Store

/// `kamerton status`
enum StatusCommand {
    static let command = Command(
        "status", summary: "the ledger by campaign and state",
        discussion: """
            One line for each occurrence of a campaign: how many messages wait, are held back, were sent, failed, or are
            "not sure": handed over when the line dropped, so that nobody can know.

                kamerton status
                kamerton status nps-quarterly --json
            """,
        arguments: [.init(name: "CAMPAIGN", help: "only this one", isOptional: true)]
    ) { invocation in
        let workspace = try invocation.workspace()
        let name = invocation.arguments.first
        guard Store.exists(at: workspace.storePath) else {
            if let name { _ = try MessagesCommand.names(of: name, workspace, store: nil) }
            show([], invocation)
            return .done
        }
        let store = try Store(path: workspace.storePath)
        let names = try name.map { try MessagesCommand.names(of: $0, workspace, store: store) }
        show(lines(try store.ledgerCounts(of: names)), invocation)
        return .done
    }

    /// One occurrence and step.
    struct Line {
        let campaign: String
        let occurrence: String
        let step: String
        var states: [MessageState: Int] = [:]
        var held: [MessageReason: Int] = [:]
        var skipped: [MessageReason: Int] = [:]
    }

    /// Counts, sorted by campaign, occurrence and step, put together.
    static func lines(_ counts: [LedgerCount]) -> [Line] {
        var lines: [Line] = []
        for count in counts {
            let isSame =
                lines.last.map {
                    ($0.campaign, $0.occurrence, $0.step) == (count.campaign, count.occurrence, count.step)
                }
            if isSame != true {
                lines.append(Line(campaign: count.campaign, occurrence: count.occurrence, step: count.step))
            }
            let last = lines.count - 1
            lines[last].states[count.state, default: 0] += count.count
            guard let reason = count.reason else { continue }
            if count.state == .planned { lines[last].held[reason, default: 0] += count.count }
            if count.state == .skipped { lines[last].skipped[reason, default: 0] += count.count }
        }
        return lines
    }

    private static func show(_ lines: [Line], _ invocation: Invocation) {
        if invocation.isJSON { return invocation.printJSON(["campaigns": .array(lines.map(json))]) }
        if lines.isEmpty { return invocation.console.out("the ledger is empty: nothing was planned yet") }
        var table = Table(
            "campaign", "occurrence", "step", "waiting", "held back", "sending", "sent", "failed", "not sure",
            "bounced", "complained", "skipped")
        for line in lines {
            let held = line.held.values.reduce(0, +)
            func count(_ state: MessageState) -> String { String(line.states[state] ?? 0) }
            table.add(
                printable(line.campaign), printable(line.occurrence), printable(line.step),
                String((line.states[.planned] ?? 0) - held), String(held), count(.sending), count(.sent),
                count(.failed), count(.uncertain), count(.bounced), count(.complained), count(.skipped))
        }
        for line in table.lines() { invocation.console.out(line) }
        for line in lines where !line.held.isEmpty || !line.skipped.isEmpty {
            var words: [String] = []
            if !line.held.isEmpty { words.append("held back: \(LedgerWords.list(line.held))") }
            if !line.skipped.isEmpty { words.append("skipped: \(LedgerWords.list(line.skipped))") }
            invocation.console.out("\(printable(line.campaign)) \(line.occurrence): \(words.joined(separator: "; "))")
        }
    }

    static func json(_ line: Line) -> JSONValue {
        var object = JSONObject([
            ("campaign", .string(line.campaign)), ("occurrence", .string(line.occurrence)),
            ("step", .string(line.step)),
        ])
        for state in MessageState.allCases { object[state.rawValue] = JSONValue(line.states[state] ?? 0) }
        object["held"] = reasons(line.held)
        object["skipped_by"] = reasons(line.skipped)
        return .object(object)
    }

    private static func reasons(_ counts: [MessageReason: Int]) -> JSONValue {
        .object(
            JSONObject(
                counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, JSONValue($0.value)) }))
    }
}

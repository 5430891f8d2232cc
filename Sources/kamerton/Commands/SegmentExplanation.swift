import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `segment FILTER --explain EMAIL`: which part of the filter failed.
enum SegmentExplanation {
    static func run(
        _ text: String, _ filter: Filter, _ workspace: Workspace, _ store: Store, _ invocation: Invocation
    ) throws -> ExitCode {
        let address = try invocation.address(text)
        if filter.root.asksForStage, let member = try store.memberID(emailKey: address.key) {
            try StageDerivation.overlay(store, workspace, now: invocation.now, member: member)
        }
        guard
            let explanation = try FilterExplanation(
                filter, store, workspace, emailKey: address.key, now: invocation.now)
        else {
            throw CommandError(
                message: Phrase("there is no member \(text)"),
                suggestion: Phrase("look with: kamerton members list --where 'email contains \"…\"'"))
        }
        if invocation.isJSON {
            let deciding = explanation.deciding.map { JSONValue.string($0.text) }
            invocation.printJSON([
                "email": .string(explanation.email), "selected": .bool(explanation.isSelected),
                "deciding": .array(deciding), "condition": json(explanation.root),
            ])
            return .done
        }
        let console = invocation.console
        let email = printable(explanation.email)
        let head = explanation.isSelected ? Phrase("\(email) is selected") : Phrase("\(email) is not selected")
        console.out(verbatim: console.styled(head, .bold))
        print(explanation.root, indent: 0, console)
        return .done
    }

    /// A line a condition, its parts below it; what did not decide is dim.
    private static func print(_ condition: FilterExplanation.Condition, indent: Int, _ console: Console) {
        let mark = condition.holds ? console.styled(verbatim: "✓", .green) : console.styled(verbatim: "✗", .red)
        let space = String(repeating: "  ", count: indent + 1)
        let text = printable(words(condition).text(in: console.language))
        let line = condition.decides ? text : console.styled(verbatim: text, .dim)
        let found = condition.found.isEmpty ? "" : "  (\(printable(condition.found.text(in: console.language))))"
        console.out(verbatim: "\(space)\(mark) \(line)\(found)")
        for part in condition.parts { print(part, indent: indent + 1, console) }
    }

    private static func words(_ condition: FilterExplanation.Condition) -> Phrase {
        switch condition.join {
        case .all: Phrase("all of")
        case .any: Phrase("any of")
        case .not: Phrase("not")
        case .segment: Phrase(verbatim: condition.text)
        case nil: Phrase(verbatim: condition.text)
        }
    }

    private static func json(_ condition: FilterExplanation.Condition) -> JSONValue {
        var object = JSONObject([
            ("filter", .string(condition.text)), ("holds", .bool(condition.holds)),
            ("decides", .bool(condition.decides)),
        ])
        if let join = condition.join {
            object["join"] = .string(join.rawValue)
            object["parts"] = .array(condition.parts.map(json))
        } else {
            object["found"] = .string(condition.found.english)
        }
        return .object(object)
    }
}

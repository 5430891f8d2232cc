import JSON
import Store

/// `kamerton suppress list`
enum SuppressListCommand {
    static let command = Command(
        "suppress list", summary: "the suppressed addresses",
        discussion: """
            Oldest first. Of an erased address only a keyed hash is kept, so it has no name here.

            Example:  kamerton suppress list --reason bounced
            """,
        options: [
            .init(
                name: "--reason", value: "REASON", help: "manual, unsubscribed, bounced, complained, erased, imported")
        ]
    ) { invocation in
        var reason: SuppressionReason?
        if let text = invocation.value("--reason") {
            guard let known = SuppressionReason(rawValue: text) else {
                throw UsageError(
                    message: "--reason \(text) is no reason of a suppression",
                    suggestion: "one of: " + SuppressionReason.allCases.map(\.rawValue).joined(separator: ", "),
                    command: invocation.command.name)
            }
            reason = known
        }
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        var suppressions: [Suppression] = []
        try store.forEachSuppression(reason: reason) { suppressions.append($0) }
        if invocation.isJSON {
            invocation.printJSON([
                "suppressions": .array(
                    suppressions.map {
                        [
                            "email": JSONValue($0.emailKey), "reason": .string($0.reason.rawValue),
                            "source": .string($0.source), "note": JSONValue($0.note), "at": .string($0.at.description),
                        ]
                    })
            ])
            return .done
        }
        var table = Table("address", "reason", "since", "source", "note")
        for one in suppressions {
            let day = "\(workspace.definition.timezone.civil(one.at).date)"
            let cells = [one.emailKey ?? "(erased)", one.reason.rawValue, day, one.source, one.note ?? ""]
            table.add(cells.map(printable))
        }
        for line in table.lines() { invocation.console.out(line) }
        return .done
    }
}

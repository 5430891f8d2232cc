import Definitions
import Formats
import JSON
import Store

/// `kamerton suppress list`
enum SuppressListCommand {
    static let command = Command(
        "suppress list", summary: Phrase("the suppressed addresses"),
        discussion: Phrase(
            """
            Oldest first. Of an erased address only a keyed hash is kept, so it has no name here.

            Example:  kamerton suppress list --reason bounced
            """),
        options: [
            .init(
                name: "--reason", value: "REASON",
                help: Phrase("manual, unsubscribed, bounced, complained, erased, imported"))
        ]
    ) { invocation in
        let reason = try reason(invocation)
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
        var table = Table(Phrase("address"), Phrase("reason"), Phrase("since"), Phrase("source"), Phrase("note"))
        for one in suppressions {
            let day = "\(workspace.definition.timezone.civil(one.at).date)"
            let address = one.emailKey.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)")
            let rest = [one.reason.rawValue, day, printable(one.source), printable(one.note ?? "")]
            table.add([address] + rest.map(Phrase.init(verbatim:)))
        }
        invocation.console.out(table)
        return .done
    }

    /// What `--reason` says.
    static func reason(_ invocation: Invocation) throws -> SuppressionReason? {
        guard let text = invocation.value("--reason") else { return nil }
        guard let known = SuppressionReason(rawValue: text) else {
            throw UsageError(
                message: Phrase("--reason \(text) is no reason of a suppression"),
                suggestion: Suggestions.oneOf(SuppressionReason.allCases.map(\.rawValue)),
                command: invocation.command.name)
        }
        return known
    }
}

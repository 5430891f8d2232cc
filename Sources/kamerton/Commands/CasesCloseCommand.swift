import Formats
import JSON
import Store

/// `kamerton cases close`
enum CasesCloseCommand {
    static let command = Command(
        "cases close", summary: Phrase("a case is done with"),
        discussion: Phrase(
            """
            Promotions that were held back for it are looked at again by the next run.

              kamerton cases close 12 --note "called, a new tree is on its way"
            """),
        arguments: [.init(name: "CASE", help: Phrase("its number in \"kamerton cases list\""))],
        options: [.init(name: "--note", value: "TEXT", help: Phrase("what was done"))]
    ) { invocation in
        guard let id = Int64(invocation.arguments[0]) else {
            throw UsageError(
                message: Phrase("\"\(invocation.arguments[0])\" is not the number of a case"),
                suggestion: Phrase("see them with: kamerton cases list"), command: "cases close")
        }
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        guard try store.closeCase(id, note: invocation.value("--note"), now: invocation.now) else {
            throw CommandError(
                message: Phrase("there is no open case \(id)"), suggestion: Phrase("see them with: kamerton cases list")
            )
        }
        if invocation.isJSON { invocation.printJSON(["case": JSONValue(id), "state": "closed"]) }
        invocation.console.note(Phrase("case \(id) is closed"))
        return .done
    }
}

import Definitions
import Formats
import JSON
import Store

/// `kamerton codes show`
enum CodesShowCommand {
    static let command = Command(
        "codes show", summary: Phrase("who has a code"),
        discussion: Phrase(
            """
            For the counter, where somebody shows a code: which pool it is of, and who got it, when, by what.

              kamerton codes show AUTUMN-7K3P
            """),
        arguments: [.init(name: "CODE", help: Phrase("as it was imported"))]
    ) { invocation in
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let codes = try store.poolCodes(pool: nil, code: invocation.arguments[0])
        guard !codes.isEmpty else {
            throw CommandError(
                message: Phrase("no pool has the code \(printable(invocation.arguments[0]))"),
                suggestion: Phrase("see the pools with: kamerton codes list"))
        }
        if invocation.isJSON {
            invocation.printJSON(["codes": .array(codes.map(CodesListCommand.json))])
            return .done
        }
        let zone = workspace.definition.timezone
        for one in codes {
            let pool = one.pool
            guard let given = one.givenAt else {
                invocation.console.out(Phrase("pool \(pool): free"))
                continue
            }
            let (owner, time) = (CodesListCommand.owner(one), PlanCommand.words(given, in: zone))
            let what = printable(one.campaign ?? one.reward ?? "")
            invocation.console.out(Phrase("pool \(pool): given to \(owner) at \(time) by \(what)"))
        }
        return .done
    }
}

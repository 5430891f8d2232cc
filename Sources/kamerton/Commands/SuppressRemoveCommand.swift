import Formats
import Store

/// `kamerton suppress remove`
enum SuppressRemoveCommand {
    static let command = Command(
        "suppress remove", summary: Phrase("lift a suppression"),
        discussion: Phrase(
            """
            Mail may go to the address again, as far as its member's consent allows: lifting a suppression grants nothing. An
            address that was erased at its owner's wish stays suppressed unless you add --force.

            Example:  kamerton suppress remove ivan@example.org
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the address"), isRepeated: true)],
        options: [.init(name: "--force", help: Phrase("even after an erasure: the person has asked to come back"))]
    ) { invocation in
        let addresses = try invocation.arguments.map(invocation.address)
        let store = try invocation.store(of: try invocation.workspace())
        var lifted = 0
        var refused = 0
        for address in addresses {
            guard let suppression = try store.suppression(emailKey: address.key) else {
                invocation.console.note(Phrase("\(address.address) is not suppressed"))
                continue
            }
            if suppression.reason == .erased, !invocation.flag("--force") {
                refused += 1
                invocation.console.error(
                    Phrase(
                        "\(address.address) was erased at its owner's wish and stays suppressed; --force if they ask to return"
                    )
                )
                continue
            }
            if try store.liftSuppression(emailKey: address.key) { lifted += 1 }
        }
        if invocation.isJSON {
            invocation.printJSON(["lifted": .init(lifted), "refused": .init(refused)])
        } else {
            invocation.console.out(Phrase("\(lifted) lifted"))
        }
        return refused > 0 ? .failed : .done
    }
}

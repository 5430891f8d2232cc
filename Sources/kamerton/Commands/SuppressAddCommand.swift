import Formats
import Store

/// `kamerton suppress add`
enum SuppressAddCommand {
    static let command = Command(
        "suppress add", summary: Phrase("never mail an address again"),
        discussion: Phrase(
            """
            No mail goes to a suppressed address, service mail neither, whoever's it is. The address need not be a member's.

            Example:  kamerton suppress add ivan@example.org --note "asked by phone"
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the address"), isRepeated: true)],
        options: [.init(name: "--note", value: "TEXT", help: Phrase("why, for those who come after you"))]
    ) { invocation in
        let addresses = try invocation.arguments.map(invocation.address)
        let store = try invocation.store(of: try invocation.workspace())
        var added = 0
        for address in addresses {
            let isNew = try store.suppress(
                emailKey: address.key, reason: .manual, source: "suppress add", note: invocation.value("--note"),
                at: invocation.now)
            if isNew { added += 1 } else { invocation.console.note(Phrase("\(address.address) is suppressed already")) }
        }
        if invocation.isJSON {
            invocation.printJSON(["added": .init(added), "unchanged": .init(addresses.count - added)])
        } else {
            invocation.console.out(Phrase("\(added) suppressed"))
        }
        return .done
    }
}

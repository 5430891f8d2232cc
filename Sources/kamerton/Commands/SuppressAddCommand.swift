import Formats
import Store

/// `kamerton suppress add`
enum SuppressAddCommand {
    static let command = Command(
        "suppress add", summary: Phrase("never mail an address, or a whole domain, again"),
        discussion: Phrase(
            """
            No mail goes to a suppressed address, service mail neither, whoever's it is. The address need not be a member's.
            A domain is written as @example.org: then no address of it is mailed, nor any that comes later.

            Examples:

              kamerton suppress add ivan@example.org --note "asked by phone"
              kamerton suppress add @example.org --note "their postmaster asked"
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the address, or @DOMAIN"), isRepeated: true)],
        options: [.init(name: "--note", value: "TEXT", help: Phrase("why, for those who come after you"))]
    ) { invocation in
        let targets = try invocation.arguments.map { try SuppressionTarget($0, invocation) }
        let store = try invocation.store(of: try invocation.workspace())
        var added = 0
        for target in targets {
            if try target.suppress(in: store, note: invocation.value("--note"), at: invocation.now) {
                added += 1
                if case .domain(let domain) = target {
                    let count = try store.memberCount(in: domain)
                    invocation.console.note(
                        Phrase("\(target.words): \(count, "member", "members") will get no mail any more"))
                }
            } else {
                invocation.console.note(Phrase("\(target.words) is suppressed already"))
            }
        }
        if invocation.isJSON {
            invocation.printJSON(["added": .init(added), "unchanged": .init(targets.count - added)])
        } else {
            invocation.console.out(Phrase("\(added) suppressed"))
        }
        return .done
    }
}

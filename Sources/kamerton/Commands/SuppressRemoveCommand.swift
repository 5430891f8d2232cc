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

            Lifting the suppression of @DOMAIN leaves those of single addresses in it as they are.

            Example:  kamerton suppress remove ivan@example.org
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the address, or @DOMAIN"), isRepeated: true)],
        options: [.init(name: "--force", help: Phrase("even after an erasure: the person has asked to come back"))]
    ) { invocation in
        let targets = try invocation.arguments.map { try SuppressionTarget($0, invocation) }
        let store = try invocation.store(of: try invocation.workspace())
        var lifted = 0
        var refused = 0
        for target in targets {
            guard let suppression = try target.suppression(in: store) else {
                invocation.console.note(Phrase("\(target.words) is not suppressed"))
                continue
            }
            if case .address = target, suppression.isDomain, let domain = suppression.emailKey {
                refused += 1
                invocation.console.error(
                    Phrase(
                        "\(target.words) is suppressed with its whole domain; to lift that: kamerton suppress remove \(domain)"
                    ))
                continue
            }
            if suppression.reason == .erased, !invocation.flag("--force") {
                refused += 1
                invocation.console.error(
                    Phrase(
                        "\(target.words) was erased at its owner's wish and stays suppressed; --force if they ask to return"
                    )
                )
                continue
            }
            if try target.lift(in: store) { lifted += 1 }
        }
        if invocation.isJSON {
            invocation.printJSON(["lifted": .init(lifted), "refused": .init(refused)])
        } else {
            invocation.console.out(Phrase("\(lifted) lifted"))
        }
        return refused > 0 ? .failed : .done
    }
}

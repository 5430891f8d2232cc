import Formats
import JSON
import Store

/// What a command changed of a member's consent.
struct ConsentReport {
    struct Change {
        let purpose: String
        let from: ConsentState?
        let to: ConsentState
        /// False when it was so before.
        let hasChanged: Bool
    }

    let invocation: Invocation
    let member: MemberSnapshot
    let changes: [Change]

    func print() {
        if invocation.isJSON { return invocation.printJSON(json) }
        let email = printable(member.email)
        for change in changes {
            let purpose = ConsentPurposes.words(change.purpose)
            if change.hasChanged {
                let before = change.from.map { Phrase(verbatim: $0.rawValue) } ?? Phrase("unknown")
                invocation.console.out(Phrase("\(email): \(purpose) is \(change.to.rawValue) now; it was \(before)"))
            } else {
                invocation.console.out(
                    Phrase("\(email): \(purpose) is \(change.to.rawValue) already; nothing is written"))
            }
        }
    }

    private var json: JSONValue {
        let list = changes.map { change -> JSONValue in
            [
                "purpose": .string(change.purpose), "from": JSONValue(change.from?.rawValue),
                "to": .string(change.to.rawValue), "changed": .bool(change.hasChanged),
            ]
        }
        return ["email": .string(member.email), "changes": .array(list)]
    }
}

import Definitions
import Formats
import JSON
import Store

/// `kamerton cases open`
enum CasesOpenCommand {
    static let command = Command(
        "cases open", summary: Phrase("somebody is to look after a member"),
        discussion: Phrase(
            """
            By hand, for what no answer told: a call, a letter, a word at the counter. A case of the same campaign that is
            open for the member stays the one, and gets a note.

              kamerton cases open boris@example.org --owner care@example.org --due 2d --note "called about the roots"
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))],
        options: [
            .init(name: "--owner", value: "EMAIL", help: Phrase("who looks after it")),
            .init(name: "--due", value: "TIME", help: Phrase("by when: 2d, or a day")),
            .init(name: "--campaign", value: "CAMPAIGN", help: Phrase("what it is about")), CaseStepCommand.note,
            CaseStepCommand.by,
        ]
    ) { invocation in
        guard let owner = try CaseStepCommand.owner(invocation) else {
            throw UsageError(
                message: Phrase("nothing says who looks after it"), suggestion: Phrase("add --owner EMAIL"),
                command: "cases open")
        }
        let workspace = try invocation.workspace()
        if let name = invocation.value("--campaign"), workspace.campaign(name) == nil {
            throw CommandError(
                message: Phrase("there is no campaign \"\(name)\""),
                suggestion: Suggestions.advice(for: name, among: workspace.campaigns.map(\.name)), exitCode: .usage)
        }
        let due = try CaseStepCommand.due(invocation, workspace.definition.timezone)
        let address = try invocation.address(invocation.arguments[0])
        let store = try invocation.presentStore(of: workspace)
        guard let member = try store.memberID(emailKey: address.key) else {
            throw CommandError(
                message: Phrase("nobody has the address \(address.address)"),
                suggestion: Phrase("see who is there with: kamerton members list"))
        }
        let (id, isNew) = try store.openCase(
            memberID: member, campaign: invocation.value("--campaign"), responseID: nil, owner: owner, dueAt: due,
            who: CaseStepCommand.who(invocation), text: invocation.value("--note"), now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON(["case": JSONValue(id), "state": "open", "is_new": .bool(isNew)])
        }
        invocation.console.note(
            isNew ? Phrase("case \(id) is open") : Phrase("case \(id) is open for this already, and has your note now"))
        return .done
    }
}

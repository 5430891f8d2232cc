import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton consent withdraw`
enum ConsentWithdrawCommand {
    static let command = Command(
        "consent withdraw", summary: Phrase("record that a member does not want it any more"),
        discussion: Phrase(
            """
            Appends a withdrawal to the record: of a topic, of an intent, or of everything when neither is named. It holds
            from the next message on, also for messages that are planned already. Service messages still go; to stop
            those too: kamerton suppress add EMAIL.

            Example:  kamerton consent withdraw anna@example.org --topic news --note "asked by phone"
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))],
        options: ConsentPurposes.options + [
            .init(name: "--note", value: "TEXT", help: Phrase("how the member said so")),
            .init(name: "--source", value: "NAME", help: Phrase("where it came from (default: command)")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let member = try invocation.member(invocation.arguments[0], in: store)
        let before = try store.consentStandings(memberID: member.id)
        let named = try ConsentPurposes.read(invocation, workspace.definition, known: Set(before.keys))
        let change = ConsentChange(
            store: store, memberID: member.id, source: invocation.value("--source") ?? "command",
            now: invocation.now)
        var changes: [ConsentReport.Change] = []
        try store.inTransaction {
            for purpose in named.isEmpty ? [Consent.all] : named {
                let changed = try change.withdraw(purpose, basis: invocation.value("--note"))
                changes.append(
                    .init(purpose: purpose, from: before[purpose]?.state, to: .withdrawn, hasChanged: changed))
            }
        }
        ConsentReport(invocation: invocation, member: member, changes: changes).print()
        return .done
    }
}

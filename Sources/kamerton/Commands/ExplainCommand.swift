import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton explain`
enum ExplainCommand {
    static let command = Command(
        "explain", summary: Phrase("every decision on one member"),
        discussion: Phrase(
            """
            Tells one member's story: every message that was planned for them and what became of it, what came back
            (bounces, complaints, replies), what they have consented to, how much of their budgets is used, and for each
            campaign whether they would get it now, and if not which rule keeps them out.

              kamerton explain anna@example.org
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let address: EmailAddress
        do {
            address = try EmailAddress(parsing: invocation.arguments[0])
        } catch {
            throw UsageError(message: error.phrase, suggestion: error.advice, command: "explain")
        }
        guard
            let explanation = try MemberExplanation(store, workspace, emailKey: address.key, now: invocation.now)
        else {
            throw CommandError(
                message: Phrase("no member has the address \(address.address)"),
                suggestion: Phrase("see who there is with: kamerton members list"))
        }
        if invocation.isJSON {
            invocation.printJSON(ExplanationJSON.document(explanation, email: address.address, now: invocation.now))
        } else {
            let text = ExplanationText(explanation, zone: workspace.definition.timezone, now: invocation.now)
            for line in text.lines(email: address.address) {
                invocation.console.out(verbatim: printable(line.text(in: invocation.console.language)))
            }
        }
        return .done
    }
}

import Formats
import JSON
import Store

/// `kamerton pause`
enum PauseCommand {
    static let command = Command(
        "pause", summary: Phrase("hold a campaign back until it is resumed"),
        discussion: Phrase(
            """
            From this moment no message of the campaign is taken in hand, also by a run that is at work: what is on the wire
            is finished (at most two messages a connection), everything else is held back with the reason "paused". Occurrences that come
            due meanwhile are planned and held, too. What is past its not_after when you resume is not sent any more.

            Who paused it, when and why is shown by status and explain. A campaign also pauses itself when the relay refuses
            one message after the other, or when too many come back (see docs/operating.md).

              kamerton pause newsletter --note "wrong price in the headline"
              kamerton pause newsletter --occurrence 2026-10-10T07:00Z
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [OperationTarget.occurrenceOption] + OperationTarget.common, run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let target = try OperationTarget(invocation)
        let isDry = invocation.flag("--dry-run")
        let counts = try target.store.messageCounts(target.selection)
        let waiting = counts[.planned] ?? 0
        let changed = isDry ? waiting : try target.operation.pause()
        let sending = try target.store.messageCounts(target.selection)[.sending] ?? 0
        if invocation.isJSON {
            invocation.printJSON(
                target.json("pause", messages: changed, isDry: isDry, [("sending", JSONValue(sending))]))
            return .done
        }
        let console = invocation.console
        if isDry {
            console.out(Phrase("would hold back \(waiting, "message", "messages")"))
        } else {
            console.out(Phrase("\(target.words) is paused: \(waiting, "message waits", "messages wait")"))
            console.note(Phrase("go on with: kamerton resume \(OperationWords.arguments(target.selection))"))
        }
        target.tellSending(sending, on: console)
        return .done
    }
}

import Formats
import JSON
import Store

/// `kamerton cancel`
enum CancelCommand {
    static let command = Command(
        "cancel", summary: Phrase("skip for good what a campaign has not sent"),
        discussion: Phrase(
            """
            Skips every message of the campaign that waits, with the reason "cancelled", also while a run is at work: what
            is on the wire is finished, nothing after that is taken in hand. This cannot be taken back. Without --occurrence
            occurrences to come are skipped, too, until you resume the campaign; with it the schedule goes on.

            To hold messages back and send them later: kamerton pause CAMPAIGN.

              kamerton cancel newsletter --dry-run
              kamerton cancel newsletter --occurrence 2026-10-10T07:00Z --note "the event is off"
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [OperationTarget.occurrenceOption] + OperationTarget.common, run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let target = try OperationTarget(invocation)
        let isDry = invocation.flag("--dry-run")
        let changed =
            isDry
            ? try target.store.messageCounts(target.selection)[.planned] ?? 0 : try target.operation.cancel()
        let sending = try target.store.messageCounts(target.selection)[.sending] ?? 0
        if invocation.isJSON {
            invocation.printJSON(
                target.json("cancel", messages: changed, isDry: isDry, [("sending", JSONValue(sending))]))
            return .done
        }
        let console = invocation.console
        if isDry {
            console.out(Phrase("would skip \(changed, "message", "messages") for good"))
        } else {
            console.out(Phrase("\(target.words) is cancelled: \(changed, "message", "messages") skipped"))
        }
        target.tellSending(sending, on: console)
        return .done
    }
}

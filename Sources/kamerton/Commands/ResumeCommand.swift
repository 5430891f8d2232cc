import Campaigning
import Formats
import JSON
import Store

/// `kamerton resume`
enum ResumeCommand {
    static let command = Command(
        "resume", summary: Phrase("let a paused campaign go on"),
        discussion: Phrase(
            """
            What waits is looked at by the next run: consent, limits and quiet hours are asked anew, and what is too late is
            skipped. A campaign that was resumed lets its paused occurrences go on, too. After a cancel, resume lets later
            occurrences go; what was skipped stays skipped.

              kamerton resume newsletter
              kamerton resume newsletter --occurrence 2026-10-10T07:00Z
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [OperationTarget.occurrenceOption] + OperationTarget.common, run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let target = try OperationTarget(invocation)
        let isDry = invocation.flag("--dry-run")
        let before = try target.store.standing(of: target.selection.campaigns)
        let waiting = try target.store.messageCounts(target.selection)[.planned] ?? 0
        let changed = isDry ? waiting : try target.operation.resume()
        let standing = isDry ? before : try target.store.standing(of: target.selection.campaigns)
        if invocation.isJSON {
            invocation.printJSON(
                target.json(
                    "resume", messages: changed, isDry: isDry,
                    [("still", .array(standing.all.map(OperationWords.json)))]))
            return .done
        }
        let console = invocation.console
        if isDry {
            console.out(Phrase("would let \(waiting, "message", "messages") go on"))
            return .done
        }
        if before.all.isEmpty {
            console.note(Phrase("\(target.words) was neither paused nor cancelled"))
        }
        console.out(
            Phrase("\(target.words) goes on: \(waiting, "message waits", "messages wait") for the next run"))
        for one in standing.all {
            console.note(OperationWords.standing(one, zone: target.workspace.definition.timezone))
        }
        return .done
    }
}

import Formats
import JSON
import Store

/// `kamerton resolve`
enum ResolveCommand {
    static let command = Command(
        "resolve", summary: Phrase("settle by hand what is not sure to have been sent"),
        discussion: Phrase(
            """
            A message is "not sure" when the line dropped after it was handed over and before the relay answered: no program
            can know whether it arrived. You may: look into the relay's log, or ask one of the members.

              --sent      they have arrived: they count as sent
              --failed    they have not, and are not to be sent
              --resend    plan them again; whoever has got one gets it a second time

            --resend counts first and asks on a terminal; elsewhere it needs --yes. Consent, suppression and limits are asked
            anew before anything is sent.

              kamerton messages newsletter --state uncertain
              kamerton resolve newsletter --sent --member ivan@example.org
              kamerton resolve newsletter --resend --yes
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [
            .init(name: "--sent", help: Phrase("they have arrived")),
            .init(name: "--failed", help: Phrase("they have not arrived, and are not sent again")),
            .init(name: "--resend", help: Phrase("send them again")),
            OperationTarget.occurrenceOption, OperationTarget.memberOption, Invocation.yesOption,
        ] + OperationTarget.common, run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let chosen = ["--sent", "--failed", "--resend"].filter(invocation.flag)
        guard chosen.count == 1 else {
            throw UsageError(
                message: Phrase("say what became of them, one of --sent, --failed, --resend"),
                suggestion: Phrase("who: kamerton messages \(invocation.arguments[0]) --state uncertain"),
                command: "resolve")
        }
        let target = try OperationTarget(invocation)
        if chosen == ["--resend"] {
            return try Replanning(invocation: invocation, target: target, state: .uncertain, action: "resolve_resend")
                .run { try target.operation.resend() }
        }
        let isSent = chosen == ["--sent"]
        let isDry = invocation.flag("--dry-run")
        let count = try target.store.messageCounts(target.selection)[.uncertain] ?? 0
        let changed = try isDry || count == 0 ? count : settle(target, isSent: isSent)
        if invocation.isJSON {
            invocation.printJSON(
                target.json(isSent ? "resolve_sent" : "resolve_failed", messages: changed, isDry: isDry))
        } else if count == 0 {
            invocation.console.out(Phrase("nothing of \(target.words) is in doubt"))
        } else if isDry {
            invocation.console.out(Phrase("would settle \(count, "message", "messages")"))
        } else {
            invocation.console.out(
                isSent
                    ? Phrase("\(changed, "message", "messages") of \(target.words) settled as sent")
                    : Phrase("\(changed, "message", "messages") of \(target.words) settled as failed"))
        }
        return .done
    }

    private static func settle(_ target: OperationTarget, isSent: Bool) throws -> Int {
        isSent ? try target.operation.markSent(target.workspace.definition) : try target.operation.markFailed()
    }
}

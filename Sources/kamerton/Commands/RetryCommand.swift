import Formats
import JSON
import Store

/// `kamerton retry`
enum RetryCommand {
    static let command = Command(
        "retry", summary: Phrase("plan failed messages again"),
        discussion: Phrase(
            """
            Once the cause is mended, a relay that refused everything, a template that could not be rendered, plans the
            messages that failed for good again: the next run sends them, as if they had never been tried. Consent,
            suppression and limits are asked anew: a message to an address that does not exist has suppressed the address
            and is skipped.

            It counts first and asks on a terminal; elsewhere it needs --yes.

              kamerton retry newsletter --failed --dry-run
              kamerton retry newsletter --failed --member ivan@example.org --yes
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [
            .init(name: "--failed", help: Phrase("those that failed (required: nothing else can be tried again)")),
            OperationTarget.occurrenceOption, OperationTarget.memberOption, Invocation.yesOption,
        ] + OperationTarget.common, run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        guard invocation.flag("--failed") else {
            throw UsageError(
                message: Phrase("say what is to be tried again: --failed"),
                suggestion: Phrase("messages that waited or are not sure are another matter: kamerton resolve"),
                command: "retry")
        }
        let target = try OperationTarget(invocation)
        return try Replanning(invocation: invocation, target: target, state: .failed, action: "retry")
            .run { try target.operation.retry() }
    }
}

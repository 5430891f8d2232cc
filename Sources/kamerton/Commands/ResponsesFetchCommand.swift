import Campaigning
import Definitions
import Formats
import JSON
import Store
import Surveys

/// `kamerton responses fetch`
enum ResponsesFetchCommand {
    static let command = Command(
        "responses fetch", summary: Phrase("fetch the answers that SurveyMonkey and Qualtrics only name"),
        discussion: Phrase(
            """
            Webhooks of these tools tell that there is an answer, and not which. With api_key: in the webhook of kamerton.yaml
            the answers are fetched from the tool by "kamerton run", a few each time, and by this command, all of them:

              webhooks:
                sm:
                  kind: surveymonkey
                  campaign: nps-quarterly
                  client_id: a1B2c3D4e5
                  secret: { env: SURVEYMONKEY_SECRET }
                  api_key: { env: SURVEYMONKEY_TOKEN }

              kamerton responses fetch
              kamerton responses fetch --hook sm

            What still waits is listed by kamerton responses list --waiting.
            """),
        options: [.init(name: "--hook", value: "NAME", help: Phrase("only this webhook (default: all with api_key)"))],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let hooks = try hooks(invocation, workspace)
        let store = try invocation.existingStore(of: workspace)
        let signer = try TokenSigner(workspace: workspace)
        var total = ResponseFetch.Summary()
        for hook in hooks {
            guard var fetch = try FetchTurn.fetch(hook, workspace, signer) else {
                throw CommandError(
                    message: Phrase("the survey of the webhook \(hook.name) is not available"),
                    suggestion: Phrase("see what is wrong with: kamerton check"))
            }
            defer { invocation.console.clearProgress() }
            total += try fetch.run(store, now: invocation.now) {
                invocation.console.progress(Phrase("\(hook.name): \($0, "answer", "answers")"))
            }
        }
        for reason in total.reasons { invocation.console.note(reason) }
        if invocation.isJSON {
            invocation.printJSON([
                "read": JSONValue(total.read), "created": JSONValue(total.created), "updated": JSONValue(total.updated),
                "unchanged": JSONValue(total.unchanged), "skipped": JSONValue(total.skipped),
                "waiting": JSONValue(total.waiting),
            ])
        } else {
            invocation.console.out(
                Phrase(
                    """
                    \(total.read) fetched: \(total.created) created, \(total.updated) updated, \(total.unchanged) unchanged; \
                    \(total.skipped) skipped (previews, unfinished); \(total.waiting) still waiting
                    """))
        }
        return total.waiting > 0 ? .failed : .done
    }

    private static func hooks(_ invocation: Invocation, _ workspace: Workspace) throws -> [WebhookDefinition] {
        let all = FetchTurn.hooks(workspace)
        guard let name = invocation.value("--hook") else {
            if !all.isEmpty { return all }
            throw CommandError(
                message: Phrase("no webhook of kamerton.yaml has an api_key"),
                suggestion: Phrase("see: kamerton responses fetch --help"), exitCode: .usage)
        }
        if let hook = all.first(where: { $0.name == name }) { return [hook] }
        throw CommandError(
            message: Phrase("kamerton.yaml has no webhook \"\(name)\" with an api_key"),
            suggestion: all.isEmpty ? nil : Suggestions.oneOf(all.map(\.name)), exitCode: .usage)
    }
}

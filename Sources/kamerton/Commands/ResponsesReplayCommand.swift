import Campaigning
import Definitions
import Formats
import JSON
import Store
import Surveys

/// `kamerton responses replay`
enum ResponsesReplayCommand {
    static let command = Command(
        "responses replay", summary: Phrase("take in anew what webhooks have brought"),
        discussion: Phrase(
            """
            What a webhook delivers is stored as it came before it is answered. Where the survey did not take it, say for a
            question that was mapped wrongly, it waits; correct map: in kamerton.yaml or the campaign, then:

              kamerton responses replay --hook answers --dry-run
              kamerton responses replay --hook answers
              kamerton responses replay --hook answers --all       also what was taken in already, by another mapping

            Activities that were refused, say of a member who was not there yet, are taken in the same way.

            Nothing is taken in twice, and no older event changes what a newer one has said. Bodies are kept as long as
            retention: { webhooks: } of kamerton.yaml says. What still cannot be taken in is listed, and the command ends
            with 1.
            """),
        options: [
            .init(
                name: "--hook", value: "NAME",
                help: Phrase("only this webhook (default: all that take answers or activities)")),
            .init(name: "--all", help: Phrase("also events that were taken in")),
            .init(name: "--dry-run", help: Phrase("say what would happen, write nothing")),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let hooks = try hooks(invocation, workspace)
        let store = try invocation.existingStore(of: workspace)
        let signer = try TokenSigner(workspace: workspace)
        var total = WebhookReplay.Summary()
        for hook in hooks {
            let replay = try replay(hook, workspace, signer, invocation)
            defer { invocation.console.clearProgress() }
            let summary = try replay.run(store) {
                invocation.console.progress(Phrase("\(hook.name): \($0, "event", "events")"))
            }
            total.add(summary)
        }
        tell(total, invocation)
        return total.rejected > 0 ? .failed : .done
    }

    private static func hooks(_ invocation: Invocation, _ workspace: Workspace) throws -> [WebhookDefinition] {
        let all = workspace.definition.webhooks.filter { !$0.kind.isOfReturns }
        guard let name = invocation.value("--hook") else { return all }
        if let hook = all.first(where: { $0.name == name }) { return [hook] }
        throw CommandError(
            message: Phrase("kamerton.yaml has no webhook \"\(name)\" that takes answers or activities"),
            suggestion: all.isEmpty ? nil : Suggestions.oneOf(all.map(\.name)), exitCode: .usage)
    }

    /// What is stored was believed when it came: no secret is needed any more, but for a tool that has one.
    private static func replay(
        _ hook: WebhookDefinition, _ workspace: Workspace, _ signer: TokenSigner, _ invocation: Invocation
    ) throws -> WebhookReplay {
        let (isAll, isDryRun) = (invocation.flag("--all"), invocation.flag("--dry-run"))
        if let receiver = ActivityReceiver(hook: hook, definition: workspace.definition, secret: [0]) {
            return WebhookReplay(receiver, isAll: isAll, isDryRun: isDryRun)
        }
        guard let campaign = hook.campaign.flatMap(workspace.campaign),
            let receiver = WebhookReceiver(
                hook: hook, campaign: campaign, zone: workspace.definition.timezone, signer: signer, secret: [0])
        else {
            throw CommandError(
                message: Phrase("the survey of the webhook \(hook.name) is not available"),
                suggestion: Phrase("see what is wrong with: kamerton check"))
        }
        return WebhookReplay(receiver, isAll: isAll, isDryRun: isDryRun)
    }

    private static func tell(_ summary: WebhookReplay.Summary, _ invocation: Invocation) {
        let console = invocation.console
        for (event, reason) in summary.firstRejects {
            console.note(verbatim: "  " + printable("\(event): \(reason)"))
        }
        if summary.rejected > summary.firstRejects.count {
            console.note(Phrase("… and \(summary.rejected - summary.firstRejects.count) more"))
        }
        if invocation.isJSON {
            invocation.printJSON([
                "read": JSONValue(summary.read), "created": JSONValue(summary.created),
                "updated": JSONValue(summary.updated), "unchanged": JSONValue(summary.unchanged),
                "rejected": JSONValue(summary.rejected), "dry_run": .bool(invocation.flag("--dry-run")),
            ])
            return
        }
        let counts = Phrase(
            """
            \(summary.read) read: \(summary.created) created, \(summary.updated) updated, \(summary.unchanged) \
            unchanged, \(summary.rejected) rejected
            """)
        console.out(invocation.flag("--dry-run") ? Phrase("dry run, nothing is written: \(counts)") : counts)
    }
}

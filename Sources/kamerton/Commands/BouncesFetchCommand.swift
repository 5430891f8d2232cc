import Bounces
import Definitions
import Formats
import JSON
import Store

/// `kamerton bounces fetch`
enum BouncesFetchCommand {
    static let command = Command(
        "bounces fetch", summary: Phrase("take in what came back, from a mail server by IMAP"),
        discussion: Phrase(
            """
            Reads the folder that kamerton.yaml names under bounces: imap, and does with each message what "bounces import"
            does. Each message is read once; what becomes of it then is said by after: nothing (leave), marked as read
            (seen), flagged (flag:NAME) or moved (move:FOLDER). Nothing is deleted. Killed at any instant, the next fetch goes on.

              bounces:
                imap:
                  host: imap.example.org
                  username: bounces@example.org
                  password: { env: IMAP_PASSWORD }
                  after: move:Taken
                  every: 15m          # "kamerton run" fetches, too

              kamerton bounces fetch --dry-run --show

            Certificates are verified. An account that wants OAuth 2.0 has access_token instead of password; another program
            keeps the token fresh. See docs/bounces.md.
            """),
        options: [
            .init(name: "--dry-run", help: Phrase("say what would happen, change nothing here or there")),
            .init(name: "--show", help: Phrase("a line for each event")),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        guard let settings = workspace.definition.returns.imap else {
            throw CommandError(
                message: Phrase("kamerton.yaml names no folder to fetch from"),
                suggestion: Phrase("add bounces: with imap: (see: kamerton bounces fetch --help)"), exitCode: .usage)
        }
        let isDryRun = invocation.flag("--dry-run")
        let console = invocation.console
        let store = try invocation.store(of: workspace)
        guard let lock = FetchLock(path: workspace.stateDirectory + "/fetch.lock") else {
            throw CommandError(
                message: Phrase("another process fetches for this workspace"),
                suggestion: Phrase("wait until it is done"), exitCode: .busy)
        }
        defer { withExtendedLifetime(lock) {} }
        let ingest = try InboundIngest(store: store, workspace: workspace, now: invocation.now, isDryRun: isDryRun) {
            record, event in
            guard invocation.flag("--show"), !invocation.isJSON else { return }
            console.out(verbatim: printable(BounceText.line(record, recipient: event?.recipient, console.language)))
        }
        let fetch = FolderFetch(
            settings, workspace: workspace, store: store, now: invocation.now, isDryRun: isDryRun)
        let outcome = try fetch.run(into: ingest) { console.progress(Phrase("\($0, "mail", "mails") read")) }
        try ingest.finish()
        console.clearProgress()
        let paused =
            isDryRun ? [] : try ReturnsWatch.look(store, workspace, ingest.returnedCampaigns, at: invocation.now)
        show(outcome, ingest.summary, isDryRun, invocation)
        ReturnsWatch.tell(paused, workspace, on: console)
        return outcome.unreadable.isEmpty ? .done : .failed
    }

    private static func show(
        _ outcome: FolderFetch.Outcome, _ summary: InboundSummary, _ isDryRun: Bool, _ invocation: Invocation
    ) {
        let console = invocation.console
        if !outcome.unreadable.isEmpty {
            let uids = outcome.unreadable.prefix(20).map(String.init).joined(separator: ", ")
            console.error(
                Phrase(
                    "\(outcome.unreadable.count, "message", "messages") could not be had from the server (UID \(uids)): left as they are"
                ))
        }
        if invocation.isJSON {
            guard case .object(var object) = BounceText.json(summary, isDryRun: isDryRun) else { return }
            object["fetched"] = JSONValue(outcome.read)
            object["settled"] = JSONValue(outcome.settled)
            object["unreadable"] = JSONValue(outcome.unreadable.count)
            invocation.printJSON(.object(object))
            return
        }
        let counts = BounceText.summary(summary)
        console.out(isDryRun ? Phrase("dry run, nothing is written: \(counts)") : counts)
    }
}

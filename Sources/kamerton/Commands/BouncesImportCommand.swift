import Bounces
import Formats
import JSON
import Store

/// `kamerton bounces import`
enum BouncesImportCommand {
    static let command = Command(
        "bounces import", summary: Phrase("take in what came back: bounces, complaints, replies"),
        discussion: Phrase(
            """
            Reads mails from a Maildir, an mbox, .eml files or standard input, finds the message that each is about, and does
            what it asks for: an address that is dead, and one whose owner complained, is mailed no more; a failure that may
            pass counts, and five in a row over ten days are enough; who unsubscribes by mail has left; notes of absence
            change nothing; replies of people are kept to be read. The same mail again changes nothing.

              kamerton bounces import ~/Maildir/.bounces
              kamerton bounces import --dry-run returned.mbox
              bounces: "|/usr/local/bin/kamerton --workspace /srv/club bounces import - || exit 75"    in /etc/aliases

            The raw mails are kept in .kamerton/bounces, as long as retention: raw_mail says. See docs/bounces.md.
            """),
        arguments: [
            .init(name: "PATH", help: Phrase("a Maildir, an mbox, a mail, a folder, or - for stdin"), isRepeated: true)
        ],
        options: [
            .init(name: "--dry-run", help: Phrase("say what would happen, write nothing")),
            .init(name: "--show", help: Phrase("a line for each event")),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let isDryRun = invocation.flag("--dry-run")
        let console = invocation.console
        let store = try invocation.store(of: workspace)
        let ingest = try InboundIngest(store: store, workspace: workspace, now: invocation.now, isDryRun: isDryRun) {
            record, event in
            guard invocation.flag("--show"), !invocation.isJSON else { return }
            console.out(verbatim: printable(BounceText.line(record, recipient: event?.recipient, console.language)))
        }
        for path in invocation.arguments {
            try MailBox.forEachMail(at: path) { bytes, _ in
                try ingest.take(mail: bytes, source: "import")
                console.progress(Phrase("\(ingest.summary.read, "mail", "mails") read"))
            }
        }
        try ingest.finish()
        console.clearProgress()
        let paused =
            isDryRun ? [] : try ReturnsWatch.look(store, workspace, ingest.returnedCampaigns, at: invocation.now)
        if invocation.isJSON {
            invocation.printJSON(BounceText.json(ingest.summary, isDryRun: isDryRun))
        } else {
            let counts = BounceText.summary(ingest.summary)
            console.out(isDryRun ? Phrase("dry run, nothing is written: \(counts)") : counts)
        }
        ReturnsWatch.tell(paused, workspace, on: console)
        return .done
    }
}

import Campaigning
import Definitions
import Foundation
import Formats
import JSON
import Store

/// `kamerton members erase`
enum MembersEraseCommand {
    static let command = Command(
        "members erase", summary: Phrase("erase everything held on one person"),
        discussion: Phrase(
            """
            Empties the member's row and deletes activities, tags, texts of answers, proofs of consent, what webhooks and
            imports left behind, and mail in the outbox. What stays says that something was, not whose it was: ledger rows,
            scores and stages under a bare id. A keyed hash of the address stays suppressed, so that no import brings the
            person back; "suppress remove --force" lifts that when they ask to return.

            It asks on a terminal and needs --yes elsewhere. It cannot be undone: "members export EMAIL" first, if the
            person wants their data. An address that is no member's is erased from webhooks and rejects files. Killed
            half-way, the same command or the next run completes it. Old backups are not touched: see docs/privacy.md.

            Examples:

              kamerton members export anna@example.org > anna.json
              kamerton members erase anna@example.org --yes
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the address"))],
        options: [.init(name: "--yes", help: Phrase("do not ask"))], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let address = try invocation.address(invocation.arguments[0])
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        try confirm(address, store, invocation)
        let summary = try MemberErasure.erase(
            address: address, store: store, workspace: workspace, now: invocation.now, patience: .seconds(10))
        if invocation.isJSON { invocation.printJSON(json(summary)) } else { show(summary, invocation.console) }
        for file in summary.filesToCheck {
            invocation.console.error(
                Phrase("\(printable(file)) still holds the address: delete the file, or take it out by hand"))
        }
        if let hindrance = summary.hindrance {
            throw CommandError(
                message: hindrance, suggestion: Phrase("or repeat this command when the other process is done"),
                exitCode: .busy
            )
        }
        return .done
    }

    private static func confirm(_ address: EmailAddress, _ store: Store, _ invocation: Invocation) throws {
        if invocation.flag("--yes") { return }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1, !invocation.isJSON else {
            throw UsageError(
                message: Phrase("an erasure cannot be undone, and there is no terminal to ask on: add --yes"),
                suggestion: Phrase("keep a copy for the person first: kamerton members export \(address.address)"),
                command: "members erase")
        }
        let isMember = try store.memberID(emailKey: address.key) != nil
        let question =
            isMember
            ? Phrase("Erase everything held on the member \(printable(address.address))? This cannot be undone. [y/N] ")
            : Phrase(
                "No member has the address \(printable(address.address)). Erase it from events, rejected rows and mail? [y/N] "
            )
        FileHandle.standardError.write(Data(question.text(in: invocation.console.language).utf8))
        let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        guard ["y", "yes", "д", "да"].contains(answer) else {
            throw CommandError(message: Phrase("nothing was erased"))
        }
    }

    private static func show(_ summary: ErasureSummary, _ console: Console) {
        guard summary.isComplete else { return }
        if summary.hadMember {
            console.out(summary.wasErased ? Phrase("this member was erased before") : Phrase("the member is erased"))
        } else {
            console.out(Phrase("no member had this address; what held it is erased, and it stays suppressed"))
        }
        let counts: [(Phrase, Int)] = [
            (Phrase("activities deleted"), summary.activities),
            (Phrase("answers without their words now"), summary.answers),
            (Phrase("messages without a trace of whom"), summary.messages),
            (Phrase("webhook events emptied"), summary.webhookEvents),
            (Phrase("mail files removed"), summary.mailFiles), (Phrase("rejected rows removed"), summary.rejectedRows),
            (Phrase("mentions overwritten"), summary.mentions),
        ]
        for (words, count) in counts where count > 0 { console.out(Phrase("  \(words): \(count)")) }
    }

    private static func json(_ summary: ErasureSummary) -> JSONValue {
        [
            "complete": .bool(summary.isComplete), "member": .bool(summary.hadMember),
            "was_erased": .bool(summary.wasErased), "activities": JSONValue(summary.activities),
            "answers": JSONValue(summary.answers), "messages": JSONValue(summary.messages),
            "webhook_events": JSONValue(summary.webhookEvents), "mail_files": JSONValue(summary.mailFiles),
            "rejected_rows": JSONValue(summary.rejectedRows), "mentions": JSONValue(summary.mentions),
            "files_to_check": .array(summary.filesToCheck.map { .string($0) }),
            "hindrance": JSONValue(summary.hindrance?.english),
        ]
    }
}

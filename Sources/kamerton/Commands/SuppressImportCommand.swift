import Definitions
import Formats
import Foundation
import JSON
import Store

/// `kamerton suppress import`
enum SuppressImportCommand {
    static let command = Command(
        "suppress import", summary: Phrase("take a list of addresses that must not be mailed"),
        discussion: Phrase(
            """
            Reads CSV with a header, as suppress export writes it: email, and if they are there reason, at, source and note;
            or a file with one address a line. @example.org stands for a whole domain. What is suppressed already keeps its
            first reason and time. Lines that cannot be read are named, the others are taken, and the command ends with 1.

            Examples:

              kamerton suppress import stop-list.csv --dry-run
              kamerton suppress import bounced.txt --reason bounced --source old-tool
            """),
        arguments: [.init(name: "FILE", help: Phrase("the file, or - for standard input"))],
        options: [
            .init(
                name: "--reason", value: "REASON",
                help: Phrase(
                    "where the list does not say: manual, unsubscribed, bounced, complained, imported (default)")),
            .init(name: "--source", value: "NAME", help: Phrase("where it came from (default: the file's name)")),
            .init(name: "--dry-run", help: Phrase("only count")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let path = invocation.arguments[0]
        let reason = try SuppressListCommand.reason(invocation) ?? .imported
        let reader: CSVReader
        do {
            reader = try CSVReader(path: path)
        } catch let error as any PhrasedError {
            throw CommandError(message: error.phrase, suggestion: error.advice, exitCode: .usage)
        }
        let store = try invocation.store(of: try invocation.workspace())
        let isDry = invocation.flag("--dry-run")
        let name = path == "-" ? "standard input" : (path as NSString).lastPathComponent
        var list = SuppressionList(
            store: store, source: invocation.value("--source") ?? name, reason: reason, now: invocation.now,
            isDryRun: isDry)
        let summary = try list.run(reader)
        for reject in summary.rejects.prefix(100) {
            invocation.console.error(
                Phrase("\(printable(name)):\(reject.line): \(printable(reject.value)): \(reject.why)"))
        }
        if invocation.isJSON {
            invocation.printJSON([
                "read": JSONValue(summary.read), "added": JSONValue(summary.added),
                "unchanged": JSONValue(summary.unchanged), "rejected": JSONValue(summary.rejects.count),
                "dry_run": .bool(isDry),
            ])
        } else {
            invocation.console.out(
                Phrase(
                    """
                    read \(summary.read) · suppressed \(summary.added) · there already \(summary.unchanged) · \
                    rejected \(summary.rejects.count)
                    """))
            if isDry { invocation.console.note(Phrase("nothing was written: this was a dry run")) }
        }
        return summary.rejects.isEmpty ? .done : .failed
    }
}

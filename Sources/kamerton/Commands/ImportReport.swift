import Definitions
import Foundation
import Formats
import JSON
import Store

/// What the import commands share: their options, and how they tell what happened.
struct ImportReport {
    static let options: [Command.Option] = [
        .init(
            name: "--map", value: "NAME=HEADER",
            help: Phrase("which column holds an attribute; remembered for the source; NAME= takes no column"),
            isRepeated: true),
        .init(
            name: "--source", value: "NAME",
            help: Phrase("where the file comes from: the mapping is remembered by it")),
        .init(
            name: "--rejects", value: "FILE",
            help: Phrase("where rows that are not taken go (default: beside the store)")),
        .init(name: "--dry-run", help: Phrase("say what would happen, write nothing")),
        ImportOption.encoding,
        .init(name: "--no-wait", help: Phrase("do not wait while another import works on the store: exit 3")),
    ]

    let invocation: Invocation
    let file: String

    init(_ invocation: Invocation) {
        self.invocation = invocation
        file = invocation.arguments[0]
    }

    func options(for workspace: Workspace) throws -> ImportOptions {
        var mappings: [String: String] = [:]
        for text in invocation.values("--map") {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw UsageError(
                    message: Phrase("--map \(text) is not NAME=HEADER"),
                    suggestion: Phrase("for example --map city=\"Город\""),
                    command: invocation.command.name)
            }
            mappings[parts[0]] = parts[1]
        }
        let isDryRun = invocation.flag("--dry-run")
        var options = ImportOptions(
            source: invocation.value("--source"), mappings: mappings,
            rejectsPath: invocation.value("--rejects") ?? (isDryRun ? nil : defaultRejects(of: workspace)),
            isDryRun: isDryRun, now: invocation.now, encoding: try ImportOption.encoding(invocation),
            dates: try ImportOption.choice("--dates", invocation, as: DateStyle.self),
            decimal: try ImportOption.choice("--decimal", invocation, as: DecimalMark.self),
            listsChanges: invocation.flag("--show-changes"))
        if invocation.flag("--no-wait") { options.patience = .zero }
        return options
    }

    /// Runs an import, showing its progress, and turns its errors into the command's.
    func run(
        _ body: (_ progress: (ImportProgress) throws -> Void) throws -> ImportSummary
    ) throws -> ExitCode {
        let console = invocation.console
        let name = file == "-" ? "stdin" : (file as NSString).lastPathComponent
        let summary: ImportSummary
        do {
            defer { console.clearProgress() }
            summary = try body { step in
                if let other = step.waitingFor { note(Phrase("waits for another import: \(other)")) }
                if step.isIndexing {
                    return console.progress(Phrase("\(name): \(step.read, "row", "rows"); making the indexes"))
                }
                console.progress(
                    step.total.map { Phrase("\(name): \(step.read) of \($0) rows") }
                        ?? Phrase("\(name): \(step.read, "row", "rows")"))
            }
        } catch let error as ImportError {
            throw CommandError(
                message: error.phrase, suggestion: error.advice, exitCode: error.isBusy ? .busy : .failed)
        }
        tell(summary)
        return summary.rejected > 0 ? .failed : .done
    }

    private func tell(_ summary: ImportSummary) {
        let console = invocation.console
        let isDryRun = invocation.flag("--dry-run")
        for warning in summary.warnings { note(warning, after: console.styled(Phrase("warning"), .yellow) + ": ") }
        for remark in summary.notes { note(Phrase("note: \(remark)")) }
        for warning in summary.addressWarnings.prefix(10) { note(Phrase("note: \(warning.sentence)")) }
        if summary.addressWarnings.count > 10 {
            note(Phrase("  … and \(summary.addressWarnings.count - 10) more; --json lists them"))
        }
        if isDryRun, summary.changes.isEmpty {
            for change in summary.firstChanges { note(change, after: "  ") }
            let more = summary.created + summary.updated - summary.firstChanges.count
            if more > 0 { note(Phrase("  … and \(more) more")) }
        }
        for reject in summary.firstRejects { note(reject, after: console.styled(Phrase("rejected"), .red) + " ") }
        if summary.rejected > summary.firstRejects.count {
            note(Phrase("… and \(summary.rejected - summary.firstRejects.count) more rejected rows"))
        }
        if let path = summary.rejectsFile { note(Phrase("correct the rejected rows in \(path) and import that file")) }
        if invocation.isJSON { return invocation.printJSON(json(summary)) }
        let text = ImportChangeText(console.language)
        for change in summary.changes { console.out(verbatim: printable(text.line(change))) }
        let counts = Phrase(
            listing: [
                Phrase(
                    """
                    \(summary.read) read: \(summary.created) created, \(summary.updated) updated, \(summary.unchanged) \
                    unchanged, \(summary.rejected) rejected
                    """)
            ] + summary.others.filter { $0.count > 0 }.map(\.phrase))
        console.out(isDryRun ? Phrase("dry run, nothing is written: \(counts)") : counts)
    }

    /// What files say, names and cells, does not reach the terminal as it stands.
    private func note(_ phrase: Phrase, after head: String = "") {
        let console = invocation.console
        console.note(verbatim: head + printable(phrase.text(in: console.language)))
    }

    private func json(_ summary: ImportSummary) -> JSONValue {
        var object = JSONObject([
            ("read", JSONValue(summary.read)), ("created", JSONValue(summary.created)),
            ("updated", JSONValue(summary.updated)), ("unchanged", JSONValue(summary.unchanged)),
            ("rejected", JSONValue(summary.rejected)), ("rejects_file", JSONValue(summary.rejectsFile)),
            ("dry_run", .bool(invocation.flag("--dry-run"))),
            (
                "warnings",
                .array((summary.warnings + summary.addressWarnings.map(\.sentence)).map { .string($0.english) })
            ),
            ("notes", .array(summary.notes.map { .string($0.english) })),
        ])
        if !summary.addressWarnings.isEmpty {
            object["address_warnings"] = .array(summary.addressWarnings.map(ImportChangeText.json))
        }
        if invocation.flag("--show-changes") {
            object["changes"] = .array(summary.changes.map(ImportChangeText.json))
        }
        for other in summary.others { object[other.kind.rawValue] = JSONValue(other.count) }
        return .object(object)
    }

    /// `rejects/members-20261010T070000Z.rejects.csv` in the folder of the store.
    private func defaultRejects(of workspace: Workspace) -> String {
        let name = file == "-" ? "stdin" : (file as NSString).lastPathComponent
        let stem = (name as NSString).deletingPathExtension
        let time = invocation.now.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
        return workspace.stateDirectory + "/rejects/\(stem)-\(time).rejects.csv"
    }
}

import Formats
import Foundation
import JSON

/// `--html FILE` and `--csv`: where a report goes besides the terminal.
enum ReportOutput {
    static let html = Command.Option(
        name: "--html", value: "FILE", help: Phrase("as one page for a browser (- is stdout)"))
    static let csv = Command.Option(name: "--csv", help: Phrase("CSV on stdout; formulas are defused"))

    /// At most one thing goes to stdout.
    static func check(_ invocation: Invocation) throws {
        var forms = [String]()
        if invocation.flag("--csv") { forms.append("--csv") }
        if invocation.isJSON { forms.append("--json") }
        if invocation.value("--html") == "-" { forms.append("--html -") }
        guard forms.count > 1 else { return }
        throw UsageError(
            message: Phrase("\(forms[0]) and \(forms[1]) cannot go together"), command: invocation.command.name)
    }

    /// Writes what was asked for; without `--csv`, `--json` and `--html -` the terminal gets its words too.
    static func write(
        _ invocation: Invocation, page: () -> String, json: () -> JSONValue, csv: () -> [UInt8], text: () -> Void
    ) throws {
        if let path = invocation.value("--html") {
            if path == "-" { return bytes(Array(page().utf8), invocation) }
            try write(page(), to: path, invocation)
        }
        if invocation.isJSON {
            invocation.printJSON(json())
        } else if invocation.flag("--csv") {
            bytes(csv(), invocation)
        } else {
            text()
        }
    }

    /// The whole page, or what was there before.
    static func write(_ page: String, to path: String, _ invocation: Invocation) throws {
        do {
            try Data(page.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandError(
                message: Phrase("cannot write \(path): \(error.localizedDescription)"),
                suggestion: Phrase("name a file in a folder that you may write to"))
        }
        invocation.console.note(Phrase("written to \(path)"))
    }

    private static func bytes(_ bytes: [UInt8], _ invocation: Invocation) {
        invocation.console.flush()
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }
}

import Formats
import Foundation
import Store

/// `kamerton suppress export`
enum SuppressExportCommand {
    static let command = Command(
        "suppress export", summary: Phrase("the suppressed addresses as CSV"),
        discussion: Phrase(
            """
            Columns email, reason, at, source, note; a whole domain as domain:example.org. suppress import takes the file as it is.
            Of an erased address only a keyed hash is kept: it cannot be exported, and the number of them is said.

            Example:  kamerton suppress export --output stop-list.csv
            """),
        options: [
            .init(
                name: "--reason", value: "REASON",
                help: Phrase("manual, unsubscribed, bounced, complained, erased, imported")),
            .init(
                name: "--output", value: "FILE",
                help: Phrase("a file that only you can read (default: standard output)")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let reason = try SuppressListCommand.reason(invocation)
        let store = try invocation.presentStore(of: try invocation.workspace())
        var writer = CSVWriter()
        writer.write(["email", "reason", "at", "source", "note"])
        var (count, erased) = (0, 0)
        try store.forEachSuppression(reason: reason) { one in
            guard let address = one.emailKey else {
                erased += 1
                return
            }
            count += 1
            // A domain begins with @: it is no formula, and must be read again as it is.
            let cells = [
                one.reason.rawValue, one.at.description, CSVWriter.defused(one.source),
                CSVWriter.defused(one.note ?? ""),
            ]
            writer.write([one.isDomain ? "domain:" + address.dropFirst() : CSVWriter.defused(address)] + cells)
        }
        let bytes = writer.takeBytes()
        if let path = invocation.value("--output") {
            guard
                FileManager.default.createFile(
                    atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
            else { throw CommandError(message: Phrase("\(path) cannot be written")) }
            invocation.console.note(Phrase("\(count, "suppression", "suppressions") in \(path)"))
        } else {
            invocation.console.out(verbatim: String(decoding: bytes.dropLast(), as: UTF8.self))
        }
        if erased > 0 {
            invocation.console.note(
                Phrase(
                    "\(erased, "erased address is", "erased addresses are") known by a hash only and not in the list"))
        }
        return .done
    }
}

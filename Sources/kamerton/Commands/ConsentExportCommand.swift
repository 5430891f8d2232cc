import Definitions
import Formats
import Foundation
import Store

/// `kamerton consent export`
enum ConsentExportCommand {
    static let command = Command(
        "consent export", summary: Phrase("the record of consent with its proofs, as CSV"),
        discussion: Phrase(
            """
            One row for each entry of the record, oldest first within each member: who, what was said about what, when, on
            what ground, the wording that was shown with its version and language, the page, the block of network
            addresses and the browser that it came from, when it was asked for and when it was confirmed. The file can be
            read by you alone: it holds personal data. Cells that a spreadsheet would run as a formula get an apostrophe.

            Example:  kamerton consent export --where 'has_tag("audit")' consents.csv
            """),
        arguments: [.init(name: "FILE.csv", help: Phrase("the file to write"))],
        options: [WhereOption.option], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let condition = try WhereOption.condition(invocation, workspace, store)
        let path = invocation.arguments[0]
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let output = FileHandle(forWritingAtPath: path)
        else { throw CommandError(message: Phrase("\(path) cannot be written")) }
        var writer = CSVWriter(defused: true)
        writer.write(ConsentProof.headers)
        var (members, entries) = (0, 0)
        try MemberCells.forEach(matching: condition, in: store) { member in
            let history = try store.consentHistory(memberID: member.id)
            if history.isEmpty { return }
            members += 1
            entries += history.count
            for row in history { writer.write(ConsentProof.cells(member, row)) }
            if writer.bytes.count > 65_536 { try output.write(contentsOf: Data(writer.takeBytes())) }
        }
        try output.write(contentsOf: Data(writer.takeBytes()))
        try output.synchronize()
        try output.close()
        if invocation.isJSON {
            invocation.printJSON(["members": .init(members), "entries": .init(entries), "file": .string(path)])
        } else {
            invocation.console.out(
                Phrase("\(entries, "entry", "entries") on \(members, "member", "members") in \(printable(path))"))
        }
        return .done
    }
}

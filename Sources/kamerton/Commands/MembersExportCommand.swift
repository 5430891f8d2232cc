import Campaigning
import Foundation
import Formats
import Store

/// `kamerton members export`
enum MembersExportCommand {
    static let command = Command(
        "members export", summary: Phrase("members as CSV, or everything held on one as JSON"),
        discussion: Phrase(
            """
            Every member, or those that a filter selects, with all declared attributes and the standing consent. Cells that
            a spreadsheet would run as a formula get an apostrophe, which "members import" takes away again.

            With an address, everything that is held on this one member in one JSON document: what a person who asks for
            their data is given. Their fields and attributes, tags, activities, consents with their proofs, suppression,
            stages, messages with what relays answered, responses, raw webhook events, rejected rows and mail files.

            Examples:

              kamerton members export --where 'has_tag("staff")' --output staff.csv
              kamerton members export anna@example.org --output anna.json
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("one member's address"), isOptional: true)],
        options: [
            WhereOption.option,
            .init(
                name: "--output", value: "FILE",
                help: Phrase("a file that only you can read (default: standard output)")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        if let text = invocation.arguments.first {
            try exportOne(invocation.address(text), invocation)
            return .done
        }
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let condition = try WhereOption.condition(invocation, workspace, store)
        let output = try invocation.value("--output").map(create)
        let definition = workspace.definition
        var writer = CSVWriter(defused: true)
        var count = 0
        if !invocation.isJSON {
            writer.write(MemberCells.headers + ["consent"] + definition.attributes.map(\.name))
        }
        try MemberCells.forEach(matching: condition, in: store) { member in
            let cells = MemberCells(member: member, definition: definition)
            count += 1
            if invocation.isJSON { return invocation.printJSONLine(cells.json) }
            let consent = try store.consentStanding(memberID: member.id, purpose: Consent.all)
            writer.write(cells.cells + [consent?.state.rawValue ?? ""] + cells.attributeCells)
            if writer.bytes.count > 65_536 { try flush(&writer, to: output, invocation.console) }
        }
        try flush(&writer, to: output, invocation.console)
        if let file = invocation.value("--output") {
            invocation.console.note(Phrase("\(count, "member", "members") in \(file)"))
        }
        return .done
    }

    private static func exportOne(_ address: EmailAddress, _ invocation: Invocation) throws {
        if invocation.value("--where") != nil {
            throw UsageError(
                message: Phrase("--where selects members, and \(address.address) is one already"),
                suggestion: Phrase("leave out one of the two"), command: "members export")
        }
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        guard let id = try store.memberID(emailKey: address.key) else {
            let suppression = try store.suppression(emailKey: address.key)
            throw CommandError(
                message: Phrase("no member has the address \(address.address)"),
                suggestion: suppression.map {
                    Phrase("the address is suppressed: \($0.reason.rawValue), since \($0.at)")
                })
        }
        let document = try MemberExport.document(
            memberID: id, store: store, workspace: workspace, now: invocation.now)
        guard let file = invocation.value("--output") else { return invocation.printJSON(document) }
        try create(file).write(contentsOf: Data((document.text(pretty: true) + "\n").utf8))
        invocation.console.note(Phrase("everything held on \(address.address) is in \(file)"))
    }

    private static func flush(_ writer: inout CSVWriter, to output: FileHandle?, _ console: Console) throws {
        let bytes = writer.takeBytes()
        guard !bytes.isEmpty else { return }
        if let output { return try output.write(contentsOf: Data(bytes)) }
        // The console ends a line itself.
        console.out(verbatim: String(decoding: bytes.dropLast(), as: UTF8.self))
    }

    private static func create(_ path: String) throws -> FileHandle {
        guard
            FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CommandError(message: Phrase("\(path) cannot be written")) }
        return handle
    }
}

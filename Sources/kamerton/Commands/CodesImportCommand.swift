import Definitions
import Formats
import Foundation
import JSON
import Store

/// `kamerton codes import`
enum CodesImportCommand {
    static let pool = Command.Option(name: "--pool", value: "NAME", help: Phrase("the pool"))

    static let command = Command(
        "codes import", summary: Phrase("fill a pool of codes"),
        discussion: Phrase(
            """
            One code a line, or CSV with a header: code, and if it is there expires_at. A campaign with "codes: NAME" gives
            each member one of them, as the variable `code`; a reward with "pool: NAME" one to who spends points on it. A code is never
            given twice. One that stands in the file twice, or is in the pool already, is named with its line and not taken;
            the others are, and the command ends with 1.

              kamerton codes import autumn.txt --pool autumn-gifts --dry-run
              kamerton codes import autumn.csv --pool autumn-gifts
            """),
        arguments: [.init(name: "FILE", help: Phrase("the file, or - for standard input"))],
        options: [pool, .init(name: "--dry-run", help: Phrase("only count"))], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        guard let pool = invocation.value("--pool") else {
            throw UsageError(
                message: Phrase("nothing says which pool"), suggestion: Phrase("add --pool NAME"),
                command: "codes import")
        }
        guard Workspace.isPoolName(pool) else {
            throw UsageError(
                message: Phrase("\"\(pool)\" is not a name: lower-case Latin letters, digits, - and _, a letter first"),
                command: "codes import")
        }
        let path = invocation.arguments[0]
        let reader: CSVReader
        do {
            reader = try CSVReader(path: path)
        } catch let error as any PhrasedError {
            throw CommandError(message: error.phrase, suggestion: error.advice, exitCode: .usage)
        }
        let workspace = try invocation.workspace()
        let users = workspace.campaigns.filter { $0.codes?.pool == pool }
        let store = try invocation.store(of: workspace)
        let isDry = invocation.flag("--dry-run")
        let name = path == "-" ? "standard input" : (path as NSString).lastPathComponent
        var pooling = PoolImport(
            store: store, pool: pool, zone: workspace.definition.timezone, now: invocation.now, isDryRun: isDry)
        let summary = try pooling.run(reader)
        if !isDry, summary.added > 0 { try store.releaseForCodes(campaigns: users.map(\.name), at: invocation.now) }
        for reject in summary.rejects.prefix(100) {
            invocation.console.error(
                Phrase("\(printable(name)):\(reject.line): \(printable(reject.value)): \(reject.why)"))
        }
        let level = try store.poolLevels(at: invocation.now).first { $0.pool == pool }
        if invocation.isJSON {
            invocation.printJSON([
                "pool": .string(pool), "read": JSONValue(summary.read), "added": JSONValue(summary.added),
                "rejected": JSONValue(summary.rejects.count), "free": JSONValue(level?.free ?? 0),
                "dry_run": .bool(isDry),
            ])
        } else {
            invocation.console.out(
                Phrase(
                    "read \(summary.read) · added \(summary.added) · rejected \(summary.rejects.count) · free in the pool \(level?.free ?? 0)"
                ))
            if isDry { invocation.console.note(Phrase("nothing was written: this was a dry run")) }
        }
        if users.isEmpty, workspace.definition.programme?.rewards.contains(where: { $0.pool == pool }) != true {
            invocation.console.note(
                Phrase("no campaign and no reward uses the pool \(pool) yet: write \"codes: \(pool)\" into a campaign"))
        }
        return summary.rejects.isEmpty ? .done : .failed
    }
}

extension Workspace {
    static func isPoolName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x61...0x7A).contains(first), name.utf8.count <= 51 else { return false }
        return name.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
        }
    }
}

import Definitions
import Foundation
import Formats
import JSON
import Store

/// `kamerton store backup`
enum StoreBackupCommand {
    static let command = Command(
        "store backup", summary: Phrase("a consistent copy of the store, while others work with it"),
        discussion: Phrase(
            """
            Copies the store as it is at this moment into one file that only you can read, and looks the copy over before it
            gets its name. A run, an import or serve may go on meanwhile, and nothing waits for the copy. Kamerton opens
            the copy like any store: put it in place of the store when no process works with it.

            The secret that signs links is not in the store; keep it too, or old links stop working.

            Members who are erased later are still in older backups: keep few of them, and not for long (docs/privacy.md).

            Example:  kamerton store backup /backup/club-$(date +%F).sqlite
            """),
        arguments: [.init(name: "FILE", help: Phrase("where to write the copy"))],
        options: [.init(name: "--force", help: Phrase("replace the file when it is there"))]
    ) { invocation in
        let workspace = try invocation.workspace()
        try invocation.requireStore(of: workspace)
        let backup = try write(workspace, to: invocation.arguments[0], invocation)
        if invocation.isJSON {
            invocation.printJSON([
                "file": .string(backup.path), "bytes": .integer(backup.bytes),
                "schema": JSONValue(backup.schemaVersion), "verified": true,
            ])
        } else {
            invocation.console.out(Phrase("\(backup.bytes, "byte", "bytes") in \(printable(backup.path)), verified"))
        }
        return .done
    }

    /// The copy, with progress on a terminal.
    static func write(_ workspace: Workspace, to file: String, _ invocation: Invocation) throws -> StoreBackup {
        do {
            let backup = try StoreBackup(
                of: workspace.storePath, to: file, replacing: invocation.flag("--force")
            ) { done, total in
                guard total > 0 else { return }
                invocation.console.progress(Phrase("copied \(done * 100 / total) %"))
            }
            invocation.console.clearProgress()
            return backup
        } catch let error as StoreBackupError {
            invocation.console.clearProgress()
            throw CommandError(message: error.phrase, suggestion: error.advice)
        }
    }
}

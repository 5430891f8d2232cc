import Definitions
import Foundation
import Formats
import JSON
import Store

/// One call of a command: its words, and lazily what nearly every command needs.
struct Invocation: Sendable {
    let command: Command
    let arguments: [String]
    let options: [String: [String]]
    let globals: GlobalOptions
    let console: Console

    func flag(_ name: String) -> Bool { options[name] != nil }
    func value(_ name: String) -> String? { options[name]?.last }
    func values(_ name: String) -> [String] { options[name] ?? [] }

    var isJSON: Bool { globals.isJSON }

    /// A whole number option, or nil when it is not given.
    func integer(_ name: String) throws -> Int? {
        guard let text = value(name) else { return nil }
        guard let number = Int(text) else {
            throw UsageError(message: Phrase("\(name) \(text) is not a whole number"), command: command.name)
        }
        return number
    }

    /// The clock of the machine, to the millisecond.
    static var clock: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// `--now`, else the clock.
    var now: Instant { globals.now ?? Invocation.clock }

    /// The workspace's folder: `--workspace`, or the nearest folder from here upwards that has `kamerton.yaml`.
    func workspaceDirectory() throws -> String {
        let current = FileManager.default.currentDirectoryPath
        if let given = globals.workspace {
            let path = given.hasPrefix("/") ? given : current + "/" + given
            let directory = URL(fileURLWithPath: path).standardizedFileURL.path
            guard FileManager.default.fileExists(atPath: directory + "/kamerton.yaml") else {
                throw CommandError(
                    message: Phrase("there is no kamerton.yaml in \(given)"),
                    suggestion: Phrase("make a workspace there with: kamerton init \(given)"), exitCode: .usage)
            }
            return directory
        }
        var folder = current
        while true {
            if FileManager.default.fileExists(atPath: folder + "/kamerton.yaml") { return folder }
            let parent = (folder as NSString).deletingLastPathComponent
            if parent == folder { break }
            folder = parent
        }
        throw CommandError(
            message: Phrase("there is no kamerton.yaml here or in a folder above"),
            suggestion: Phrase("make a workspace with: kamerton init, or name one with --workspace DIR"),
            exitCode: .usage)
    }

    /// The workspace, valid: findings of `kamerton.yaml` are printed and end the command; those of single campaigns
    /// are a note, and those campaigns are left out.
    func workspace() throws -> Workspace {
        let loaded = WorkspaceLoader.load(directory: try workspaceDirectory())
        let errors = loaded.findings.filter { $0.severity == .error }
        guard let workspace = loaded.workspace else {
            FindingPrinter(console: console).print(errors)
            throw CommandError(
                message: Phrase("kamerton.yaml has \(errors.count, "mistake", "mistakes")"),
                suggestion: Phrase("mend it, then run: kamerton check"))
        }
        for name in workspace.invalidCampaigns.sorted() {
            console.note(Phrase("campaign \(name) has mistakes and is left out; see: kamerton check"))
        }
        return workspace
    }

    /// Opens the store, with the declared columns in place.
    /// - Parameters:
    ///   - busyTimeout: milliseconds to wait for another process that writes.
    ///   - patience: how long to wait while a large import has the store for itself.
    func store(
        of workspace: Workspace, busyTimeout: Int32 = 10_000, patience: Duration = .seconds(600)
    ) throws -> Store {
        let store: Store
        do {
            store = try Store(path: workspace.storePath, busyTimeout: busyTimeout, patience: patience) {
                if patience > .zero { console.note($0) }
            }
        } catch StoreError.taken {
            throw CommandError(message: StoreError.taken.phrase, exitCode: .busy)
        }
        try store.addDeclaredColumns(workspace.definition)
        return store
    }

    /// Prints one JSON document on stdout.
    func printJSON(_ value: JSONValue) { console.out(verbatim: value.text(pretty: true)) }

    /// Prints one line of JSON Lines on stdout.
    func printJSONLine(_ value: JSONValue) { console.out(verbatim: value.text()) }
}

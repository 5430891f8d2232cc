import Campaigning
import Definitions
import Formats
import Foundation
import JSON
import Store

/// `kamerton check`
enum CheckCommand {
    static let command = Command(
        "check", summary: Phrase("find every mistake in the definitions and templates"),
        discussion: Phrase(
            """
            Reads kamerton.yaml, every campaign and every template, and shows all mistakes at once, each with its place, the
            line and what to write instead. Nothing is changed and nothing is sent: run it before every commit.

              kamerton check
              kamerton check campaigns/welcome.yaml      only what is about this file
              kamerton check --json | jq .findings       for editors and CI

            Exits with 1 when there is a mistake; warnings alone exit with 0. A warning that is right where it stands is
            silenced in the template's front matter or in the campaign, with the reason:

              silence: { http-link: the printer's page has no TLS }

            docs/check.md lists the rules.
            """),
        arguments: [
            .init(name: "FILE", help: Phrase("show only these files or folders"), isOptional: true, isRepeated: true)
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let directory = try invocation.workspaceDirectory()
        let paths = try invocation.arguments.map { try path($0, in: directory) }
        let check = WorkspaceCheck(directory: directory, now: invocation.now, more: quotes)
        let shown = check.findings(in: paths)
        if invocation.isJSON {
            invocation.printJSON(
                .object(JSONObject([("findings", .array(shown.map { json($0, invocation.console.language) }))])))
        } else {
            FindingPrinter(console: invocation.console).print(shown)
            invocation.console.note(check.summary(of: shown))
            let silenced = check.silencedCount(in: paths)
            if silenced > 0 {
                invocation.console.note(Phrase("\(silenced, "warning", "warnings") silenced, with a reason"))
            }
            if !check.isComplete {
                invocation.console.note(Phrase("templates are looked at when kamerton.yaml has no mistakes"))
            }
        }
        warnOfTheCommunity(directory, invocation)
        return shown.contains { $0.severity == .error } ? .failed : .done
    }

    /// What may be quoted is in the store, where there is one.
    private static func quotes(_ workspace: Workspace) -> [Finding] {
        guard Store.exists(at: workspace.storePath), let store = try? Store(reading: workspace.storePath) else {
            return []
        }
        return (try? QuotedStories(workspace).findings(store)) ?? []
    }

    /// Pools and limits are in the store, where there is one; notes, for they are no mistakes of files.
    private static func warnOfTheCommunity(_ directory: String, _ invocation: Invocation) {
        guard let workspace = WorkspaceLoader.load(directory: directory).workspace,
            Store.exists(at: workspace.storePath),
            let store = try? Store(reading: workspace.storePath),
            let watch = try? CommunityWatch(store, workspace, now: invocation.now),
            let warnings = try? watch.warnings(countsAudiences: true)
        else { return }
        for warning in warnings { invocation.console.note(warning) }
    }

    /// A path as it was typed, relative to the workspace.
    private static func path(_ given: String, in directory: String) throws -> String {
        let current = FileManager.default.currentDirectoryPath
        let candidates = given.hasPrefix("/") ? [given] : [current + "/" + given, directory + "/" + given]
        let root = URL(fileURLWithPath: directory).standardizedFileURL.resolvingSymlinksInPath().path
        for candidate in candidates where FileManager.default.fileExists(atPath: candidate) {
            // A campaign may be a link to a file elsewhere: only its folder is resolved.
            let url = URL(fileURLWithPath: candidate).standardizedFileURL
            let folder = url.deletingLastPathComponent().resolvingSymlinksInPath().path
            let absolute = candidate == directory ? root : folder + "/" + url.lastPathComponent
            if absolute == root { return "" }
            if absolute.hasPrefix(root + "/") { return String(absolute.dropFirst(root.count + 1)) }
        }
        throw UsageError(
            message: Phrase("there is no file \(given) in this workspace"),
            suggestion: Phrase("name it as campaigns/welcome.yaml"),
            command: "check")
    }

    private static func place(_ mark: SourceMark) -> JSONValue {
        ["file": .string(mark.file), "line": JSONValue(mark.line), "column": JSONValue(mark.column)]
    }

    private static func json(_ finding: Finding, _ language: Language) -> JSONValue {
        .object(
            JSONObject([
                ("file", .string(finding.mark.file)), ("line", JSONValue(finding.mark.line)),
                ("column", JSONValue(finding.mark.column)), ("length", JSONValue(finding.length)),
                ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
                ("message", .string(finding.message.text(in: language))),
                ("suggestion", JSONValue(finding.suggestion?.text(in: language))),
                ("included_from", .array(finding.trail.map(place))),
            ]))
    }
}

import Campaigning
import Definitions
import Foundation
import Formats
import JSON
import Surveys

/// `kamerton responses import`
enum ResponsesImportCommand {
    static let command = Command(
        "responses import", summary: "take survey answers in from a CSV file",
        discussion: """
            Reads the answers to one survey from the CSV export of any tool. A column is found by the question's id or by
            its text; the columns token, email, at and id say who answered, when, and which answer it is:

              kamerton responses import answers.csv --survey nps-quarterly
              kamerton responses import export.csv --survey nps-quarterly --source forms \\
                --map score="How likely are you to recommend us?" --map at="Submitted at"

            An answer is matched by our token where the tool kept it, else by the address, else it is kept without a
            member. Answers after the close are kept as late, second answers of a member as duplicates; neither counts.
            The same file again changes nothing. Rows that cannot be taken go to a rejects file with the reason, and the
            command ends with 1; the corrected file can be imported as it is.
            """,
        arguments: [.init(name: "FILE", help: "the CSV file, or - for standard input")],
        options: [
            .init(name: "--survey", value: "CAMPAIGN", help: "the campaign that asked"),
            .init(
                name: "--map", value: "FIELD=HEADER", help: "the column of a question, or of token, email, at, id",
                isRepeated: true),
            .init(name: "--source", value: "NAME", help: "where the file comes from (default: csv)"),
            .init(name: "--rejects", value: "FILE", help: "where rows that cannot be taken go"),
            .init(name: "--dry-run", help: "show what would happen and change nothing"),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let path = invocation.arguments[0]
        let workspace = try invocation.workspace()
        let campaign = try survey(invocation, workspace)
        var options = ResponseImport.Options()
        options.source = invocation.value("--source") ?? "csv"
        options.map = try map(invocation)
        options.isDryRun = invocation.flag("--dry-run")
        options.rejectsPath = invocation.value("--rejects") ?? rejectsPath(path, workspace)

        let file = try CSVReader(path: path)
        let store = try invocation.store(of: workspace)
        guard let ingest = ResponseIngest(store: store, campaign: campaign, zone: workspace.definition.timezone) else {
            throw CommandError(message: "the campaign \(campaign.name) asks nothing", exitCode: .usage)
        }
        let signer = try TokenSigner(workspace: workspace)
        let session: ResponseImport
        do throws(ResponseMapping.Mistake) {
            session = try ResponseImport(
                file: file, ingest: ingest, signer: signer, options: options, now: invocation.now)
        } catch {
            throw CommandError(message: error.message, suggestion: error.suggestion, exitCode: .usage)
        }
        show(session.mapping, on: invocation.console)
        let summary = try session.run { invocation.console.progress("\($0.read) rows read") }
        invocation.console.progress("")
        report(summary, session.mapping, options, invocation)
        return summary.rejected == 0 ? .done : .failed
    }

    private static func survey(_ invocation: Invocation, _ workspace: Workspace) throws -> CampaignDefinition {
        let surveys = workspace.campaigns.filter { $0.survey != nil }.map(\.name).sorted()
        guard let name = invocation.value("--survey") else {
            throw UsageError(
                message: "--survey is missing: which campaign asked?",
                suggestion: surveys.isEmpty ? nil : "one of \(surveys.joined(separator: ", "))",
                command: "responses import")
        }
        guard let campaign = workspace.campaign(name), campaign.survey != nil else {
            throw CommandError(
                message: "there is no survey \"\(name)\"",
                suggestion: Suggestions.nearest(to: name, among: surveys).map { "did you mean \($0)?" }
                    ?? (surveys.isEmpty ? "no campaign has questions" : "one of \(surveys.joined(separator: ", "))"),
                exitCode: .usage)
        }
        return campaign
    }

    private static func map(_ invocation: Invocation) throws -> [String: String] {
        var map: [String: String] = [:]
        for text in invocation.values("--map") {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw UsageError(
                    message: "--map \(text) has no \"=\"", suggestion: "write it as --map score=\"Column name\"",
                    command: "responses import")
            }
            map[parts[0].trimmingCharacters(in: .whitespaces)] = parts[1]
        }
        return map
    }

    private static func rejectsPath(_ path: String, _ workspace: Workspace) -> String {
        let stem = path == "-" ? "stdin" : ((path as NSString).lastPathComponent as NSString).deletingPathExtension
        return "\(workspace.stateDirectory)/rejects/responses-\(stem).csv"
    }

    private static func show(_ mapping: ResponseMapping, on console: Console) {
        let width = mapping.columns.map(\.field.count).max() ?? 0
        for column in mapping.columns {
            let space = String(repeating: " ", count: width - column.field.count)
            console.note("  \(column.field)\(space)  ←  \"\(printable(column.header))\"")
        }
        if !mapping.unused.isEmpty {
            console.note("  not used: " + mapping.unused.map { "\"\(printable($0))\"" }.joined(separator: ", "))
        }
        if mapping["token"] == nil, mapping["email"] == nil {
            console.note("  no column says who answered: the answers are kept without members")
        }
        if mapping["at"] == nil { console.note("  no column says when: the answers are taken as given now") }
    }

    private static func report(
        _ summary: ResponseImport.Summary, _ mapping: ResponseMapping, _ options: ResponseImport.Options,
        _ invocation: Invocation
    ) {
        let rejectsFile = summary.rejected > 0 && !options.isDryRun ? options.rejectsPath : nil
        if invocation.isJSON {
            invocation.printJSON(
                .object(
                    JSONObject([
                        ("read", JSONValue(summary.read)), ("created", JSONValue(summary.created)),
                        ("updated", JSONValue(summary.updated)), ("unchanged", JSONValue(summary.unchanged)),
                        ("rejected", JSONValue(summary.rejected)), ("rejects_file", JSONValue(rejectsFile)),
                        ("late", JSONValue(summary.late)), ("duplicates", JSONValue(summary.duplicates)),
                        ("unmatched", JSONValue(summary.unmatched)), ("empty", JSONValue(summary.empty)),
                        ("dry_run", .bool(options.isDryRun)),
                        (
                            "mapping",
                            .object(JSONObject(mapping.columns.map { ($0.field, .string($0.header)) }))
                        ),
                    ])))
        } else {
            var table = Table("rows", "")
            table.add("read", String(summary.read))
            table.add("new", String(summary.created))
            table.add("changed", String(summary.updated))
            table.add("unchanged", String(summary.unchanged))
            if summary.empty > 0 { table.add("without any answer", String(summary.empty)) }
            table.add("rejected", String(summary.rejected))
            for line in table.lines().dropFirst() { invocation.console.out(line) }
            if summary.late > 0 { invocation.console.out("\(summary.late) came after the close: kept, not counted") }
            if summary.duplicates > 0 {
                invocation.console.out("\(summary.duplicates) of members who had answered before: kept, not counted")
            }
            if summary.unmatched > 0 {
                invocation.console.out("\(summary.unmatched) match no member: kept without one")
            }
            if options.isDryRun { invocation.console.out("dry run: nothing was changed") }
        }
        for reason in summary.reasons { invocation.console.error("  \(printable(reason))") }
        if summary.rejected > summary.reasons.count {
            invocation.console.error("  … and \(summary.rejected - summary.reasons.count) more")
        }
        if let rejectsFile { invocation.console.error("rejected rows are in \(rejectsFile)") }
    }
}

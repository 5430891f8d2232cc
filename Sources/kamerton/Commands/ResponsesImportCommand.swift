import Campaigning
import Definitions
import Formats
import Foundation
import Store
import Surveys

/// `kamerton responses import`
enum ResponsesImportCommand {
    static let command = Command(
        "responses import", summary: Phrase("take survey answers in from a CSV file"),
        discussion: Phrase(
            """
            Reads the answers to one survey from the CSV export of any tool. Exports of SurveyMonkey, Typeform, Tally, Google
            Forms, Qualtrics, LimeSurvey, Formbricks and Delighted are known by their headers, with all their header rows;
            previews and what was begun and not sent are passed over. A column is found by the question's id, by its text,
            or by words that are very like it; the columns token, email, at and id say who answered, when, and which answer
            it is. What is found is shown first:

              kamerton responses import answers.csv --survey nps-quarterly --dry-run
              kamerton responses import export.csv --survey nps-quarterly --save
              kamerton responses import export.csv --survey nps-quarterly --source forms \\
                --map score="How likely are you to recommend us?" --map at="Submitted at"

            --save writes the mapping to import: of the campaign's file; comments stay. An answer is matched by our token
            where the tool kept it (a hidden field named kamerton_token), else by the address, else it is kept without a
            member, for kamerton responses link. What a webhook of the same tool has brought is the same response. Answers
            after the close are kept as late, second answers of a member as duplicates; neither counts. Options that are not
            declared are kept as they are written, and counted.

            What --map says is remembered for the source, so that the next export of the same tool needs no options.
            The same file again changes nothing. Rows that cannot be taken go to a rejects file with the reason, and the
            command ends with 1; the corrected file can be imported as it is.
            """),
        arguments: [.init(name: "FILE", help: Phrase("the CSV file, or - for standard input"))],
        options: [.init(name: "--survey", value: "CAMPAIGN", help: Phrase("the campaign that asked"))]
            + ImportReport.options + [
                .init(
                    name: "--dates", value: "ORDER",
                    help: Phrase("dmy or mdy, for days such as 10/11/2026 (default: found out, else mdy)")),
                .init(name: "--save", help: Phrase("write the mapping to import: of the campaign's file")),
            ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let campaign = try survey(invocation, workspace)
        let report = ImportReport(invocation)
        let options = try report.options(for: workspace)
        let file = try ResponseFile(path: report.file, encoding: options.encoding)
        let store = try invocation.store(of: workspace)
        guard let ingest = ResponseIngest(store: store, campaign: campaign, zone: workspace.definition.timezone) else {
            throw CommandError(message: Phrase("the campaign \(campaign.name) asks nothing"), exitCode: .usage)
        }
        let signer = try TokenSigner(workspace: workspace)
        let session: ResponseImport
        do {
            let hooks = workspace.definition.webhooks.filter { $0.campaign == campaign.name }.map(\.name)
            session = try ResponseImport(
                file: file, ingest: ingest, signer: signer, options: options, hooks: hooks)
        } catch let error as ImportError {
            throw CommandError(message: error.phrase, suggestion: error.advice, exitCode: .usage)
        }
        show(session.mapping, source: options.source, on: invocation.console)
        if invocation.flag("--save") { try save(session.mapping, campaign, workspace, invocation) }
        return try report.run { try session.run(progress: $0) }
    }

    private static func save(
        _ mapping: ResponseMapping, _ campaign: CampaignDefinition, _ workspace: Workspace, _ invocation: Invocation
    ) throws {
        let path = workspace.directory + "/" + campaign.file
        let old = try String(contentsOfFile: path, encoding: .utf8)
        let new: String
        do {
            new = try ImportBlock.write(mapping.told, into: old)
        } catch let failure as ImportBlock.Failure {
            throw CommandError(message: Phrase("\(campaign.file): \(failure.phrase)"))
        }
        guard new != old else { return invocation.console.note(Phrase("\(campaign.file) says so already")) }
        if invocation.flag("--dry-run") {
            return invocation.console.note(Phrase("dry run: the mapping would be written to \(campaign.file)"))
        }
        try new.write(toFile: path, atomically: true, encoding: .utf8)
        invocation.console.note(Phrase("the mapping is written to import: of \(campaign.file)"))
    }

    private static func survey(_ invocation: Invocation, _ workspace: Workspace) throws -> CampaignDefinition {
        guard let name = invocation.value("--survey") else {
            let surveys = SurveyArgument.names(workspace)
            throw UsageError(
                message: Phrase("--survey is missing: which campaign asked?"),
                suggestion: surveys.isEmpty ? nil : Suggestions.oneOf(surveys),
                command: "responses import")
        }
        return try SurveyArgument.campaign(name, workspace)
    }

    private static func show(_ mapping: ResponseMapping, source: String?, on console: Console) {
        if mapping.tool != .other { console.note(Phrase("  an export of \(mapping.tool.title)")) }
        let width = mapping.columns.map(\.field.count).max() ?? 0
        for column in mapping.columns {
            let space = String(repeating: " ", count: width - column.field.count)
            let label = column.label.isEmpty ? "" : " · \"\(printable(column.label))\""
            let line = Phrase(verbatim: "  \(column.field)\(space)  ←  \"\(printable(column.header))\"\(label)")
            switch column.ground {
            case .remembered: console.note(Phrase("\(line)  (remembered for \(source ?? "csv"))"))
            case .file: console.note(Phrase("\(line)  (import: of the campaign)"))
            case .likeness(let share): console.note(Phrase("\(line)  (by its words: \(share)% alike)"))
            case .told, .name: console.note(line)
            }
        }
        for suggestion in mapping.suggestions {
            let header = printable(suggestion.header).replacing("\"", with: "\\\"")
            console.note(Phrase("  perhaps: --map \(suggestion.question)=\"\(header)\""))
        }
        if !mapping.unused.isEmpty {
            console.note(Phrase("  not used: \(mapping.unused.map { "\"\(printable($0))\"" }.joined(separator: ", "))"))
        }
        if mapping["token"] == nil, mapping["email"] == nil {
            console.note(Phrase("  no column says who answered: the answers are kept without members"))
        }
        if mapping["at"] == nil { console.note(Phrase("  no column says when: the answers are taken as given now")) }
    }
}

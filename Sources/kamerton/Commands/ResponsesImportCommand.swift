import Campaigning
import Definitions
import Formats
import Store
import Surveys

/// `kamerton responses import`
enum ResponsesImportCommand {
    static let command = Command(
        "responses import", summary: Phrase("take survey answers in from a CSV file"),
        discussion: Phrase(
            """
            Reads the answers to one survey from the CSV export of any tool. A column is found by the question's id or by
            its text; the columns token, email, at and id say who answered, when, and which answer it is:

              kamerton responses import answers.csv --survey nps-quarterly
              kamerton responses import export.csv --survey nps-quarterly --source forms \\
                --map score="How likely are you to recommend us?" --map at="Submitted at"

            An answer is matched by our token where the tool kept it, else by the address, else it is kept without a
            member. Answers after the close are kept as late, second answers of a member as duplicates; neither counts.
            What --map says is remembered for the source, so that the next export of the same tool needs no options.
            The same file again changes nothing. Rows that cannot be taken go to a rejects file with the reason, and the
            command ends with 1; the corrected file can be imported as it is.
            """),
        arguments: [.init(name: "FILE", help: Phrase("the CSV file, or - for standard input"))],
        options: [.init(name: "--survey", value: "CAMPAIGN", help: Phrase("the campaign that asked"))]
            + ImportReport.options,
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
            session = try ResponseImport(file: file, ingest: ingest, signer: signer, options: options)
        } catch let error as ImportError {
            throw CommandError(message: error.phrase, suggestion: error.advice, exitCode: .usage)
        }
        show(session.mapping, source: options.source, on: invocation.console)
        return try report.run { try session.run(progress: $0) }
    }

    private static func survey(_ invocation: Invocation, _ workspace: Workspace) throws -> CampaignDefinition {
        let surveys = workspace.campaigns.filter { $0.survey != nil }.map(\.name).sorted()
        guard let name = invocation.value("--survey") else {
            throw UsageError(
                message: Phrase("--survey is missing: which campaign asked?"),
                suggestion: surveys.isEmpty ? nil : Suggestions.oneOf(surveys),
                command: "responses import")
        }
        guard let campaign = workspace.campaign(name), campaign.survey != nil else {
            throw CommandError(
                message: Phrase("there is no survey \"\(name)\""),
                suggestion: Suggestions.nearest(to: name, among: surveys).map { Phrase("did you mean \($0)?") }
                    ?? (surveys.isEmpty ? Phrase("no campaign has questions") : Suggestions.oneOf(surveys)),
                exitCode: .usage)
        }
        return campaign
    }

    private static func show(_ mapping: ResponseMapping, source: String?, on console: Console) {
        let width = mapping.columns.map(\.field.count).max() ?? 0
        for column in mapping.columns {
            let space = String(repeating: " ", count: width - column.field.count)
            let line = Phrase(verbatim: "  \(column.field)\(space)  ←  \"\(printable(column.header))\"")
            let isRemembered = mapping.remembered.contains(column.field)
            console.note(isRemembered ? Phrase("\(line)  (remembered for \(source ?? "csv"))") : line)
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

import Formats
import Store

/// `kamerton members import`
enum MembersImportCommand {
    static let command = Command(
        "members import", summary: Phrase("take members in from a CSV file"),
        discussion: Phrase(
            """
            Each row makes a member, or changes the one with the same address (or external_id). An empty cell changes
            nothing, a second import of the same file nothing at all. Rows that cannot be taken go to a CSV with the line
            and the reason; correct them there and import that file.

            Columns are found by their headers: "email", "E-mail", "First Name", "Имя", and every attribute declared in
            kamerton.yaml. Others are named once: --map city="Town" is remembered for the source.

            Consent comes from a column "consent" (granted, withdrawn, pending) or from --consent; without either it is
            unknown, and only service mail is sent. An import never overrides a withdrawal.

            Try it first:  kamerton members import club.csv --dry-run --show-changes
            Then:          kamerton members import club.csv --consent granted --basis "club form, 2026"

            From Mailchimp or listmonk: unzip the export, and name the folder or one of its files. Who unsubscribed,
            bounced or was blocked there is suppressed before anything else is written.

              kamerton members import --from mailchimp audience_export_1a2b/
              kamerton members import --from listmonk subscribers.csv --basis "club form, confirmed by mail"
            """),
        arguments: [
            .init(
                name: "FILE",
                help: Phrase(
                    "a CSV file whose first line names the columns; - for standard input; with --from, a folder too"))
        ],
        options: ImportReport.options + ImportOption.cells + [
            .init(
                name: "--consent", value: "STATE",
                help: Phrase("granted, withdrawn or pending, for rows without their own")),
            .init(
                name: "--basis", value: "TEXT",
                help: Phrase("what the consent rests on: the form, the contract, the day")),
            .init(
                name: "--from", value: "TOOL",
                help: Phrase("mailchimp or listmonk: the export of that tool, with its statuses")
            ),
            .init(
                name: "--status", value: "STATUS",
                help: Phrase(
                    "subscribed, unsubscribed, cleaned or nonsubscribed: for a file of Mailchimp's that does not say")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let export = try export(invocation)
        let consent = export == nil ? try consent(invocation) : nil
        let workspace = try invocation.workspace()
        let report = ImportReport(invocation)
        let members = MemberImport(
            store: try invocation.store(of: workspace), definition: workspace.definition,
            options: try report.options(for: workspace), consent: consent, export: export)
        return try report.run { try members.run(file: report.file, progress: $0) }
    }

    private static func export(_ invocation: Invocation) throws -> MemberImport.Export? {
        let status = try ImportOption.choice("--status", invocation, as: MailchimpStatus.self)
        guard let tool = try ImportOption.choice("--from", invocation, as: ExportTool.self) else {
            if status == nil { return nil }
            throw UsageError(
                message: Phrase("--status belongs to an export of Mailchimp's"),
                suggestion: Phrase("add --from mailchimp"),
                command: command.name)
        }
        if tool != .mailchimp, status != nil {
            throw UsageError(
                message: Phrase("--status belongs to an export of Mailchimp's, and this is one of \(tool.rawValue)"),
                command: command.name)
        }
        if invocation.value("--consent") != nil {
            throw UsageError(
                message: Phrase("--consent cannot be given with --from: each row's own status decides"),
                suggestion: Phrase("--basis may say what the consent of those who are subscribed rests on"),
                command: command.name)
        }
        return MemberImport.Export(tool: tool, status: status, basis: invocation.value("--basis"))
    }

    private static func consent(_ invocation: Invocation) throws -> MemberImport.DefaultConsent? {
        let basis = invocation.value("--basis")
        guard let text = invocation.value("--consent") else {
            if basis == nil { return nil }
            throw UsageError(
                message: Phrase("--basis says what a consent rests on, and there is no --consent"),
                suggestion: Phrase("add --consent granted"), command: command.name)
        }
        guard let state = ConsentState(rawValue: text) else {
            throw UsageError(
                message: Phrase("--consent \(text) is no state of consent"),
                suggestion: Phrase("one of: granted, pending, withdrawn"),
                command: command.name)
        }
        if state == .granted, basis?.isEmpty ?? true {
            throw UsageError(
                message: Phrase("--consent granted needs --basis: what does the consent rest on?"),
                suggestion: Phrase("for example --basis \"club form, 2026-10-01\""), command: command.name)
        }
        return MemberImport.DefaultConsent(state: state, basis: basis)
    }
}

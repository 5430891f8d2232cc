import Formats
import Store

/// `kamerton activities import`
enum ActivitiesImportCommand {
    static let command = Command(
        "activities import", summary: Phrase("take purchases, visits and other activities in from a CSV file"),
        discussion: Phrase(
            """
            Each row is one thing that a member did: whose (email or external_id), when (at), and the fields that
            kamerton.yaml declares for the kind. Bare dates are midnight in the workspace's time zone.

            An activity comes in once, however often its file does: it is known by the column "id" or "order_id" (or the
            one named with --id) within its source, or else by all its cells together.

            Try it first:  kamerton activities import orders.csv --kind purchase --dry-run
            Then:          kamerton activities import orders.csv --kind purchase --map amount="Total"
            """),
        arguments: [
            .init(name: "FILE", help: Phrase("a CSV file whose first line names the columns; - for standard input"))
        ],
        options: ImportReport.options + ImportOption.cells + [
            .init(
                name: "--kind", value: "KIND",
                help: Phrase("the kind of every row (default: the column \"kind\" says it)")),
            .init(name: "--id", value: "COLUMN", help: Phrase("the column that tells one activity from another")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let report = ImportReport(invocation)
        let activities = ActivityImport(
            store: try invocation.store(of: workspace), definition: workspace.definition,
            options: try report.options(for: workspace), kind: invocation.value("--kind"),
            idColumn: invocation.value("--id"))
        return try report.run { try activities.run(file: report.file, progress: $0) }
    }
}

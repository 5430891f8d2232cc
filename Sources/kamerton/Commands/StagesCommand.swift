import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton stages`
enum StagesCommand {
    static let command = Command(
        "stages", summary: Phrase("members by lifecycle stage"),
        discussion: Phrase(
            """
            How many members are in each stage of kamerton.yaml, and how many entered it in the last 7, 30 and 90 days.

            With a period (--period, or --from and --to) also how many left it, for how many days half of its members have
            been there, and where the members of each stage at the start of the period were at its end. (--json always has
            it, of the last 30 days unless told otherwise.)

            It is answered for the moment of --now from the activities and answers up to then; nothing is written. (The
            history of stages is kept by: kamerton run.)

            Examples:  kamerton stages
                       kamerton stages --period 90d
                       kamerton stages --from 2026-01-01 --to 2026-04-01
                       kamerton stages explain anna@example.org
            """),
        options: [
            .init(name: "--period", value: "SPAN", help: Phrase("the period up to now: 7d, 4w, 3mo (default 30d)")),
            .init(name: "--from", value: "TIME", help: Phrase("the start of the period: 2026-01-01")),
            .init(name: "--to", value: "TIME", help: Phrase("the end of the period (default: now)")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        guard !workspace.definition.stages.isEmpty else {
            throw CommandError(
                message: Phrase("kamerton.yaml has no stages"),
                suggestion: Phrase("write them under stages:, the earliest first (docs/stages.md has an example)"))
        }
        let zone = workspace.definition.timezone
        let period = try StagePeriod.read(invocation, zone)
        let store = try invocation.store(of: workspace)
        try invocation.overlayStages(store, workspace)
        let withPeriod = ["--period", "--from", "--to"].contains { invocation.value($0) != nil }
        let report = try StageReport(
            store, workspace, period: period, isShort: !withPeriod && !invocation.isJSON, now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON(StageReportJSON.value(report))
        } else {
            StageReportText.print(report, withPeriod: withPeriod, zone, invocation.console)
        }
        return .done
    }
}

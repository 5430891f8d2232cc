import Campaigning
import Definitions
import Formats
import Reports
import Store

/// `kamerton report flywheel`
enum ReportFlywheelCommand {
    static let command = Command(
        "report flywheel",
        summary: Phrase("how the flywheel turns: who comes, takes part, rings; and where members stall"),
        discussion: Phrase(
            """
            A community is a flywheel: those who ring bring the next ones. Month by month, who was attracted, who took part, who
            told others; how members moved between the stages, how long it took them, and who stalls; what was seen before they
            left; which stage hears nothing from us; and what each campaign with a goal and a holdout has moved.

              kamerton report flywheel
              kamerton report flywheel --from 2026-01-01 --html flywheel.html

            Without --from it tells of the last 12 months.
            """),
        options: [ReportPeriod.from, ReportPeriod.to, ReportOutput.csv, ReportOutput.html], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let zone = workspace.definition.timezone
        let store = try invocation.store(of: workspace)
        let period = try ReportPeriod(invocation, zone)
        let until = period.end ?? invocation.now + 1
        try invocation.overlayStages(store, workspace)
        let report = try FlywheelReport(
            store, workspace, from: period.start ?? Span(12, .months).before(until, in: zone), until: until,
            now: invocation.now)
        try ReportOutput.write(
            invocation,
            page: { FlywheelPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv },
            text: { FlywheelReportText(report).show(on: invocation.console) })
        return .done
    }
}

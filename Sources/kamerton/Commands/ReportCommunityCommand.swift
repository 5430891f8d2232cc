import Definitions
import Formats
import Reports
import Store

/// `kamerton report community`
enum ReportCommunityCommand {
    static let command = Command(
        "report community", summary: Phrase("before the community and after: who joined, NPS, reviews, orders, load"),
        discussion: Phrase(
            """
            Since the launch (community: { launch: 2026-09-01 } in kamerton.yaml, or --launch): which share of the base joined in
            the first month, against the mark of 10 %; and NPS, reviews, repeat enquiries, the average order, new customers,
            recommendations and tickets a member, for as long before the launch as after it, a year at most, each with its
            interval.

              kamerton report community
              kamerton report community --launch 2026-09-01 --html community.html
            """),
        options: [
            .init(
                name: "--launch", value: "DAY", help: Phrase("the day on which the community was launched: 2026-09-01")),
            ReportOutput.csv, ReportOutput.html,
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let launch = try launch(invocation, workspace)
        let store = try invocation.store(of: workspace)
        let report = try CommunityReport(store, workspace, launch: launch, now: invocation.now)
        try ReportOutput.write(
            invocation,
            page: { CommunityPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv }, text: { show(report, on: invocation.console) })
        return .done
    }

    private static func launch(_ invocation: Invocation, _ workspace: Workspace) throws -> Instant {
        let zone = workspace.definition.timezone
        let text = invocation.value("--launch")
        guard let day = text.map({ CivilDate($0) }) ?? workspace.definition.launch else {
            throw UsageError(
                message: text.map { Phrase("--launch \($0) is not a day") }
                    ?? Phrase("nothing says when the community was launched"),
                suggestion: Phrase(
                    "write --launch 2026-09-01, or in kamerton.yaml community: { launch: 2026-09-01 }"),
                command: invocation.command.name)
        }
        let launch = zone.startOfDay(day)
        guard launch < invocation.now else {
            throw UsageError(
                message: Phrase("the community is launched on \(day.description), and that is still to come"),
                suggestion: Phrase("ask again when it is; until then: kamerton report members"),
                command: invocation.command.name)
        }
        return launch
    }

    private static func show(_ report: CommunityReport, on console: Console) {
        console.out(report.joining)
        var table = Table(Phrase("measure"), Phrase("before"), Phrase("after"), Phrase("change"))
        for measure in report.measures {
            table.add(measure.kind.words, measure.before.words, measure.after.words, measure.verdict)
        }
        console.out(Phrase(""))
        console.out(table)
        console.out(Phrase(""))
        console.out(report.caution)
    }
}

import Definitions
import Formats
import Reports
import Store

/// `kamerton report goals`
enum ReportGoalsCommand {
    static let command = Command(
        "report goals", summary: Phrase("how far the strategy is: each target on track or not, and who has done what"),
        discussion: Phrase(
            """
            Reads strategy in kamerton.yaml: point A, the targets of point B, obstacles, and the tasks of the months. Each
            target is set against the straight line from where it began: reached, on track, behind or missed, or that so few
            numbers cannot tell. The tasks of this month and what is overdue stand below, with who has taken them on.

              kamerton report goals
              kamerton report goals --html goals.html
              kamerton report goals --json | jq '.targets[] | select(.verdict == "behind")'

            Nothing is written. How each measure is counted: docs/goals.md.
            """),
        options: [ReportOutput.csv, ReportOutput.html], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        guard let strategy = workspace.definition.strategy else {
            throw CommandError(
                message: Phrase("the workspace has no strategy"),
                suggestion: Phrase(
                    """
                    write one in kamerton.yaml: strategy: { point_a: { on: 2026-09-01 }, point_b: [{ measure: nps, target: 45, by: \
                    2027-06-30 }] }; docs/goals.md tells more
                    """))
        }
        let store = try invocation.store(of: workspace)
        try invocation.overlayStages(store, workspace)
        let isForPeople = !invocation.isJSON && !invocation.flag("--csv")
        let language = invocation.console.language
        let report = try GoalsReport(
            store, workspace, strategy, locale: isForPeople ? language.rawValue : workspace.definition.locale,
            now: invocation.now)
        try ReportOutput.write(
            invocation, page: { GoalsPage(report, workspace, language: language).html }, json: { report.json },
            csv: { report.csv }, text: { show(report, on: invocation.console) })
        return .done
    }

    private static func show(_ report: GoalsReport, on console: Console) {
        console.out(Phrase("\(report.origin)"))
        console.out(report.summary)
        console.out(Phrase(""))
        var table = Table(
            Phrase("target"), Phrase("began at"), Phrase("now"), Phrase("should be"), Phrase("shall be"), Phrase("by"),
            Phrase("pace"), Phrase("verdict"))
        for line in report.lines {
            table.add([
                line.words, line.startWords, line.nowWords, line.expectedWords, line.unit.words(line.target),
                Phrase(verbatim: line.by.description), line.paceWords, line.verdictWords,
            ])
        }
        console.out(table)
        let tasks = report.current
        if !tasks.isEmpty {
            console.out(Phrase(""))
            var table = Table(Phrase("month"), Phrase("task"), Phrase("owner"), Phrase("state"))
            for task in tasks {
                table.add([
                    Phrase(verbatim: task.monthName), Phrase(verbatim: printable(task.text)),
                    Phrase(verbatim: printable(task.owner)), task.stateWords,
                ])
            }
            console.out(table)
        }
        if !report.obstacles.isEmpty {
            console.out(Phrase(""))
            for obstacle in report.obstacles { console.out(Phrase("in the way: \(obstacle.words)")) }
        }
        console.note(GoalsReport.note)
    }
}

import Campaigning
import Definitions
import Formats
import Reports
import Store

/// `kamerton report economics`
enum ReportEconomicsCommand {
    static let command = Command(
        "report economics", summary: Phrase("what members buy: who comes again, for how much, and what to expect"),
        discussion: Phrase(
            """
            From the activity purchase: how many buyers come again, the average order, orders of a buyer; cohorts by the month
            of the first purchase; and a forecast (the BG/NBD model of Fader, Hardie and Lee 2005) of who is still there and
            how much they will buy, with how wrong the same forecast would have been on the weeks just past.

              kamerton report economics
              kamerton report economics --from 2026-07-01 --to 2026-09-30
              kamerton report economics --where 'stage in (promoter, kamerton)' --html economics.html

            Purchases of one day count as one visit where it is asked whether somebody came again. Amounts are those of the
            field "amount". A period is compared with the one of the same length before it; cohorts and forecast use all that
            was known at its end.
            """),
        options: [
            WhereOption.option, ReportPeriod.from, ReportPeriod.to,
            .init(
                name: "--held-out", value: "WEEKS",
                help: Phrase("try the forecast on so many weeks (default: half of the time, at most 52)")),
            .init(
                name: "--community", value: "FILTER",
                help: Phrase("who is in the community, to set against the others (default: count(joined) >= 1)")),
            ReportOutput.csv, ReportOutput.html,
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let weeks = try invocation.integer("--held-out")
        if let weeks, weeks < 1 {
            throw UsageError(
                message: Phrase("--held-out \(weeks) is less than a week"), command: invocation.command.name)
        }
        let store = try invocation.store(of: workspace)
        let period = try ReportPeriod(invocation, workspace.definition.timezone)
        let condition = try WhereOption.condition(invocation, workspace, store)
        let filter = invocation.value("--where").flatMap { words in condition.map { (words: words, condition: $0) } }
        let report = try EconomicsReport(
            store, workspace, from: period.start, until: period.end, of: filter,
            community: try community(invocation, workspace, store), heldOut: weeks.map(Double.init),
            now: invocation.now)
        try ReportOutput.write(
            invocation,
            page: { EconomicsPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv },
            text: { EconomicsReportText(report, workspace).show(on: invocation.console) })
        return .done
    }

    /// Who is in the community, by the filter that was given or by who joined.
    private static func community(
        _ invocation: Invocation, _ workspace: Workspace, _ store: Store
    ) throws -> (words: String, condition: SQLFragment) {
        let words = invocation.value("--community") ?? "count(joined) >= 1"
        let filter = try FilterArgument.parse(words, workspace, invocation.console)
        let compiler = try FilterCompiler(workspace, store, now: invocation.now)
        return (words, try compiler.planned(for: filter, store, .once).compile(filter, prefix: "community"))
    }
}

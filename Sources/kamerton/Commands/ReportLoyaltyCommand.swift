import Campaigning
import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton report loyalty`
enum ReportLoyaltyCommand {
    static let command = Command(
        "report loyalty", summary: Phrase("what the programme does, costs, and owes"),
        discussion: Phrase(
            """
            Of a time (default: the last 365 days), members of the programme against the control group, who have no points:
            those of whom the filter holds by which it is judged, who bought again, what they spent, with intervals of the
            differences. Then what rewards have cost this year against the limit, and what all outstanding points would cost.
            Without "control:" in kamerton.yaml there is nobody to compare with, and the report says so.

              kamerton report loyalty --from 2026-01-01 --html loyalty.html
            """),
        options: [
            ReportPeriod.from, ReportPeriod.to,
            .init(name: "--csv", help: Phrase("the groups as CSV on stdout; formulas are defused")), ReportOutput.html,
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        _ = try PointsCommand.programme(workspace)
        let store = try invocation.presentStore(of: workspace)
        let zone = workspace.definition.timezone
        let period = try ReportPeriod(invocation, zone)
        let end = period.end ?? invocation.now
        guard
            let report = try LoyaltyReport(
                store, workspace, from: period.start ?? Span(365, .days).before(end, in: zone), until: end,
                now: invocation.now)
        else { return .failed }
        try ReportOutput.write(
            invocation,
            page: { LoyaltyPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv },
            text: { LoyaltyReportText(report: report, console: invocation.console).show() })
        return .done
    }
}

/// The report in words and tables.
struct LoyaltyReportText {
    let report: LoyaltyReport
    let console: Console

    func show() {
        console.out(Phrase("goal: \(report.goal)"))
        console.out(Phrase("judged on \(report.judgedOn.description) by: \(report.judgedBy)"))
        console.out(Phrase(""))
        var table = Table(
            Phrase(""), Phrase("members"), Phrase("judged"), Phrase("bought again"), Phrase("spent on average"))
        add(Phrase("in the programme"), report.programme, &table)
        if let control = report.control { add(Phrase("control group"), control, &table) }
        console.out(table)
        differences()
        console.out(Phrase(""))
        console.out(
            Phrase("rewards have cost \(Money.words(report.spent)) this year, of \(Money.words(report.limit)) at most"))
        console.out(
            Phrase(
                "outstanding: \(report.outstanding, "point", "points") of \(report.holders, "member", "members"), \(Money.words(report.liability)) if all are spent"
            ))
    }

    private func add(_ name: Phrase, _ group: LoyaltyReport.Group, _ table: inout Table) {
        guard group.isShown else {
            table.add([name, Phrase("\(group.members)"), Phrase("fewer than 5"), Phrase("–"), Phrase("–")])
            return
        }
        table.add([
            name, Phrase("\(group.members)"), share(group.judged), share(group.repeated),
            group.spend.mean.map { Phrase(verbatim: Money.words($0)) } ?? Phrase("–"),
        ])
    }

    private func share(_ proportion: Proportion) -> Phrase {
        guard proportion.members >= LoyaltyReport.fewest, let share = proportion.share,
            let interval = proportion.interval(confidence: LoyaltyReport.confidence)
        else { return Phrase("–") }
        return Phrase(
            "\(share * 100, places: 1) % (\(interval.lowerBound * 100, places: 1) to \(interval.upperBound * 100, places: 1))"
        )
    }

    private func differences() {
        guard report.control != nil else {
            return console.out(
                Phrase(
                    "there is no control group: add \"control: 5%\" to kamerton.yaml, or nobody can tell what members would have done without it"
                ))
        }
        guard let judgement = report.judgement, let value = judgement.difference,
            let interval = judgement.interval(confidence: LoyaltyReport.confidence)
        else { return console.out(Phrase("too few to compare them: 5 of each are needed")) }
        let (low, high) = (interval.lowerBound * 100, interval.upperBound * 100)
        console.out(
            low > 0 || high < 0
                ? Phrase(
                    "judged: a difference of \(value * 100, places: 1, isSigned: true) points (95 % interval \(low, places: 1) to \(high, places: 1))"
                )
                : Phrase("judged: no difference shown at 95 % (\(low, places: 1) to \(high, places: 1) points)"))
        if let spending = report.spending {
            let interval = spending.interval(confidence: LoyaltyReport.confidence)
            console.out(
                Phrase(
                    "spent: a difference of \(spending.difference, places: 2, isSigned: true) for each member (95 % interval \(interval.lowerBound, places: 2) to \(interval.upperBound, places: 2))"
                ))
        }
    }
}

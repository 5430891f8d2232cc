import Definitions
import Formats
import JSON
import Reports
import Store
import Surveys

/// `kamerton report cases`
enum ReportCasesCommand {
    static let command = Command(
        "report cases", summary: Phrase("what became of those who were not happy"),
        discussion: Phrase(
            """
            Of the cases opened in a time: how many were spoken of by the day they were due, how long the first contact
            took (the median), how they ended, and who has how many open and overdue.

            Below: those who gave an NPS from 0 to 6 in that time and have answered the same survey again, with a case and
            without one. Nobody drew lots who got a case, so a difference need not be its doing. Groups of fewer than 5 are
            not shown.

              kamerton report cases --from 2026-07-01 --to 2026-09-30
            """),
        options: [
            ReportPeriod.from, ReportPeriod.to,
            .init(name: "--csv", help: Phrase("the owners as CSV on stdout; formulas are defused")), ReportOutput.html,
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let period = try ReportPeriod(invocation, workspace.definition.timezone)
        let report = try CasesReport(store, from: period.start, until: period.end, now: invocation.now)
        try ReportOutput.write(
            invocation,
            page: { CasesPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv },
            text: { CasesReportText(report: report, console: invocation.console).show() })
        return .done
    }
}

/// The report in words and tables.
struct CasesReportText {
    let report: CasesReport
    let console: Console

    func show() {
        guard report.opened > 0 else {
            console.out(Phrase("no case was opened then"))
            return waves()
        }
        console.out(
            Phrase(
                "\(report.opened, "case", "cases") opened: \(report.open) open, \(report.overdue) of them overdue"))
        if report.inTime.members > 0 {
            console.out(
                Phrase(
                    "spoken of by the day they were due: \(report.inTime.reached) of \(report.inTime.members) (\(percent(report.inTime.share)))"
                ))
        }
        if let hours = report.medianHours {
            console.out(
                Phrase("to the first contact: \(time(hours)) (median of \(report.contacted, "case", "cases"))"))
        }
        console.out(Phrase(""))
        outcomes()
        console.out(Phrase(""))
        owners()
        waves()
    }

    private func outcomes() {
        var table = Table(Phrase("outcome"), Phrase("cases"))
        for outcome in MemberCase.Outcome.allCases {
            table.add([outcome.words, Phrase("\(report.outcomes[outcome] ?? 0)")])
        }
        if report.withoutOutcome > 0 { table.add([Phrase("not noted"), Phrase("\(report.withoutOutcome)")]) }
        table.add([Phrase("still open"), Phrase("\(report.open)")])
        console.out(table)
    }

    private func owners() {
        var table = Table(
            Phrase("owner"), Phrase("cases"), Phrase("open"), Phrase("overdue"), Phrase("in time"))
        for owner in report.owners {
            table.add([
                Phrase(verbatim: printable(owner.owner)), Phrase("\(owner.opened)"), Phrase("\(owner.open)"),
                Phrase("\(owner.overdue)"),
                owner.judged > 0 ? Phrase("\(owner.contactedInTime) of \(owner.judged)") : Phrase("–"),
            ])
        }
        console.out(table)
    }

    // MARK: Next wave

    private func waves() {
        guard report.withCase.detractors + report.withoutCase.detractors > 0 else { return }
        console.out(Phrase(""))
        console.out(Phrase("detractors of that time, when the same survey asked them again:"))
        var table = Table(
            Phrase(""), Phrase("members"), Phrase("again"), Phrase("NPS"), Phrase("no detractors any more"))
        for (name, wave) in [(Phrase("with a case"), report.withCase), (Phrase("without"), report.withoutCase)] {
            table.add([
                name, Phrase("\(wave.detractors)"), Phrase("\(wave.again.count)"), score(wave), recovered(wave),
            ])
        }
        console.out(table)
        guard let difference = report.difference, let interval = difference.interval(confidence: CasesReport.confidence)
        else { return console.out(Phrase("too few have answered again to compare them: 5 of each are needed")) }
        let (low, high) = (points(interval.lowerBound), points(interval.upperBound))
        console.out(
            low > 0 || high < 0
                ? Phrase(
                    "with a case \(points(difference.difference ?? 0)) points more (95 % interval \(low) to \(high)); nobody drew lots, so it need not be the case's doing"
                )
                : Phrase("no difference shown at 95 % (\(low) to \(high) points)"))
    }

    private func score(_ wave: CasesReport.NextWave) -> Phrase {
        guard wave.isShown, let score = wave.again.score, let interval = wave.again.interval else {
            return Phrase("fewer than 5")
        }
        return Phrase("\(whole(score)) (\(whole(interval.lowerBound)) to \(whole(interval.upperBound)))")
    }

    private func recovered(_ wave: CasesReport.NextWave) -> Phrase {
        guard wave.isShown, let interval = wave.recovered.interval(confidence: CasesReport.confidence) else {
            return Phrase("–")
        }
        return Phrase(
            "\(percent(wave.recovered.share)) (\(percent(interval.lowerBound)) to \(percent(interval.upperBound)))")
    }

    private func whole(_ value: Double) -> Int { Int(value.rounded()) }
    private func points(_ share: Double) -> Int { Int((share * 100).rounded()) }
    private func percent(_ share: Double?) -> String { "\(points(share ?? 0)) %" }

    private func time(_ hours: Double) -> Phrase {
        hours < 48 ? Phrase("\(whole(hours), "hour", "hours")") : Phrase("\(whole(hours / 24), "day", "days")")
    }
}

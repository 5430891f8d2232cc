import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton report referrals`
enum ReportReferralsCommand {
    static let command = Command(
        "report referrals", summary: Phrase("who brings whom, and what part of the new customers that is"),
        discussion: Phrase(
            """
            Of a time (default: the last 90 days): members who were credited, their share of the new customers, the k-factor
            (credited for each customer, with the interval of a Poisson count), who brought most, how long the chains are, and
            what was refused why. How long it takes from joining to the first friend is Kaplan and Meier's estimate over all
            members, those without a friend yet included.

              kamerton report referrals --from 2026-07-01 --to 2026-09-30 --html referrals.html
            """),
        options: [
            ReportPeriod.from, ReportPeriod.to,
            .init(name: "--csv", help: Phrase("those who brought most as CSV on stdout; formulas are defused")),
            ReportOutput.html,
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let zone = workspace.definition.timezone
        let period = try ReportPeriod(invocation, zone)
        let end = period.end ?? invocation.now
        let report = try ReferralsReport(
            store, from: period.start ?? Span(90, .days).before(end, in: zone), until: end, now: invocation.now)
        try ReportOutput.write(
            invocation,
            page: { ReferralsPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv },
            text: { show(report, invocation.console) })
        return .done
    }

    private static func show(_ report: ReferralsReport, _ console: Console) {
        console.out(
            Phrase(
                "\(report.credited, "member was", "members were") brought by \(report.bringerCount, "member", "members"), \(report.waiting) wait, \(report.refusedCount) refused"
            ))
        if report.isShareShown, let share = report.brought.share,
            let interval = report.brought.interval(confidence: ReferralsReport.confidence)
        {
            let (low, high) = (percent(interval.lowerBound), percent(interval.upperBound))
            console.out(
                Phrase(
                    "of \(report.brought.members, "new customer", "new customers") \(report.brought.reached) came by a member: \(percent(share)) (95 % interval \(low) to \(high))"
                ))
        } else {
            console.out(Phrase("too few new customers to tell their share: 5 are needed"))
        }
        if let k = report.kFactor, let interval = report.kInterval {
            console.out(
                Phrase(
                    "k-factor \(k, places: 3) (95 % interval \(interval.lowerBound, places: 3) to \(interval.upperBound, places: 3)): brought for each of \(report.customers, "customer", "customers")"
                ))
        }
        if let median = report.firstCredit.median {
            console.out(Phrase("half of the members have brought somebody \(median, "day", "days") after joining"))
        } else if report.firstCredit.members >= ReferralsReport.fewest {
            let after = percent(1 - report.firstCredit.share(after: 90))
            console.out(Phrase("\(after) of the members have brought somebody 90 days after joining"))
        }
        if !report.bringers.isEmpty {
            console.out(Phrase(""))
            var table = Table(Phrase("member"), Phrase("brought"), Phrase("whom those brought"))
            for one in report.bringers {
                table.add([
                    one.email.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)"), Phrase("\(one.brought)"),
                    Phrase("\(one.further)"),
                ])
            }
            console.out(table)
        }
        guard report.refusedCount > 0 else { return }
        console.out(Phrase(""))
        var table = Table(Phrase("refused"), Phrase("times"))
        for reason in ReferralRefusal.allCases where report.refused[reason] != nil {
            table.add([reason.words, Phrase("\(report.refused[reason] ?? 0)")])
        }
        console.out(table)
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 || tenths >= 100
            ? "\(Int((share * 100).rounded())) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}

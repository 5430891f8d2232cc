import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton report content`
enum ReportContentCommand {
    static let command = Command(
        "report content", summary: Phrase("what members were sent: what teaches, what sells, what was useful"),
        discussion: Phrase(
            """
            The mix of what went in so many days, by what campaigns say they give (teaches: tell, show, why) and by intent;
            by campaign what was clicked by people, and what members said on the page behind {% render "useful" %}, with
            Wilson's interval; month by month. Fewer than 5 answers are not shown.

              kamerton report content
              kamerton report content --days 365 --html content.html
            """),
        options: [
            .init(name: "--days", value: "N", help: Phrase("what went in so many days (default 90)")),
            ReportOutput.csv, ReportOutput.html,
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let days = try invocation.integer("--days") ?? 90
        guard (1...3660).contains(days) else {
            throw UsageError(message: Phrase("--days is 1 to 3660"), command: command.name)
        }
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let until = Instant(milliseconds: invocation.now.milliseconds + 1)
        let report = try ContentReport(
            store, workspace, from: Span(days, .days).before(invocation.now, in: workspace.definition.timezone),
            until: until, now: invocation.now)
        try ReportOutput.write(
            invocation, page: { ContentPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv }, text: { show(report, invocation.console) })
        return .done
    }

    private static func show(_ report: ContentReport, _ console: Console) {
        guard report.sent > 0 else { return console.out(Phrase("nothing was sent then")) }
        console.out(
            Phrase(
                "\(report.sent, "message", "messages"): \(percent(report.teaching.share)) teach something, \(percent(report.offers.share)) are offers"
            ))
        for (shares, name) in [(report.byTeaching, Phrase("teaches")), (report.byIntent, Phrase("intent"))] {
            var table = Table(name, Phrase("campaigns"), Phrase("sent"), Phrase("share"))
            for share in shares {
                table.add([
                    share.name.map { Phrase(verbatim: $0) } ?? Phrase("nothing said"), Phrase("\(share.campaigns)"),
                    Phrase("\(share.sent.reached)"), Phrase(verbatim: percent(share.sent.share)),
                ])
            }
            console.out(Phrase(""))
            console.out(table)
        }
        var campaigns = Table(
            Phrase("campaign"), Phrase("intent"), Phrase("teaches"), Phrase("sent"), Phrase("clicked"),
            Phrase("found useful"), Phrase("n"))
        for line in report.lines {
            campaigns.add(verbatim: [
                printable(line.campaign), line.intent?.rawValue ?? "",
                line.teaches.map(\.rawValue).joined(separator: ", "), "\(line.sent)",
                line.clicked.map { percent($0.share) } ?? "–", useful(line.useful), "\(line.useful.members)",
            ])
        }
        console.out(Phrase(""))
        console.out(campaigns)
        var months = Table(
            Phrase("month"), Phrase("sent"), Phrase("teach something"), Phrase("are offers"), Phrase("found useful"),
            Phrase("n"))
        for month in report.months {
            months.add(verbatim: [
                month.name, "\(month.sent)", percent(month.teaching.share), percent(month.offers.share),
                useful(month.useful), "\(month.useful.members)",
            ])
        }
        console.out(Phrase(""))
        console.out(months)
    }

    /// `83 % (55–95)`.
    private static func useful(_ proportion: Proportion) -> String {
        guard let share = proportion.shownUseful,
            let interval = proportion.interval(confidence: ContentReport.confidence)
        else { return "–" }
        return "\(percent(share)) (\(points(interval.lowerBound))–\(points(interval.upperBound)))"
    }

    private static func points(_ share: Double) -> Int { Int((share * 100).rounded()) }
    private static func percent(_ share: Double?) -> String { share.map { "\(points($0)) %" } ?? "–" }
}

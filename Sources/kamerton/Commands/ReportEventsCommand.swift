import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton report events`
enum ReportEventsCommand {
    static let command = Command(
        "report events", summary: Phrase("which events were received well, and what followed"),
        discussion: Phrase(
            """
            Of the events that have ended: how many were invited, said yes, were there, and what those who came say (the first
            question with a scale of the event's feedback), event by event and by format.

            What followed is counted within 30 and 90 days, of those who came against those invited who did not. Members chose
            themselves whether to come, so it is no experiment. Groups of fewer than 5 are not shown.

              kamerton report events --from 2026-01-01 --to 2026-12-31 --html events.html
            """),
        options: [ReportPeriod.from, ReportPeriod.to, ReportOutput.csv, ReportOutput.html], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let period = try ReportPeriod(invocation, workspace.definition.timezone)
        let report = try EventsReport(
            store, workspace, from: period.start, until: period.end, locale: workspace.definition.locale,
            now: invocation.now)
        try ReportOutput.write(
            invocation, page: { EventsPage(report, workspace, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv }, text: { show(report, workspace, invocation.console) })
        return .done
    }

    private static func show(_ report: EventsReport, _ workspace: Workspace, _ console: Console) {
        guard !report.events.isEmpty else { return console.out(Phrase("no event has ended then")) }
        var formats = Table(
            Phrase("format"), Phrase("events"), Phrase("invited"), Phrase("yes"), Phrase("there"), Phrase("not there"),
            Phrase("feedback"))
        for format in report.formats {
            let counts = format.line.counts
            formats.add([
                format.format?.words ?? Phrase("no format"), Phrase("\(format.events)"), Phrase("\(counts.invited)"),
                Phrase("\(counts.yes)"), Phrase("\(counts.attended)"), Phrase("\(counts.absent)"),
                format.line.feedbackWords,
            ])
        }
        console.out(formats)
        console.out(Phrase(""))
        var events = Table(
            Phrase("when"), Phrase("event"), Phrase("invited"), Phrase("yes"), Phrase("there"), Phrase("not there"),
            Phrase("feedback"))
        for event in report.events {
            let counts = event.line.counts
            let title = Phrase(verbatim: printable(event.title))
            events.add([
                Phrase(verbatim: PlanCommand.words(event.startsAt, in: workspace.definition.timezone)),
                event.isCancelled ? Phrase("\(title) (cancelled)") : title, Phrase("\(counts.invited)"),
                Phrase("\(counts.yes)"), Phrase("\(counts.attended)"), Phrase("\(counts.absent)"),
                event.line.feedbackWords,
            ])
        }
        console.out(events)
        let followed = sentences(report)
        guard !followed.isEmpty else { return }
        console.out(Phrase(""))
        for sentence in followed { console.out(sentence) }
        console.out(Phrase("members chose themselves whether to come: this is no experiment"))
    }

    private static func sentences(_ report: EventsReport) -> [Phrase] {
        report.formats.flatMap { format in
            EventsReport.Deed.allCases.flatMap { deed in
                EventsReport.windows.compactMap { days in
                    format.line.following[deed]?[days]
                        .flatMap { EventsReport.sentence($0, deed, days: days) }
                        .map { Phrase("\(format.format?.words ?? Phrase("no format")): \($0)") }
                }
            }
        }
    }
}

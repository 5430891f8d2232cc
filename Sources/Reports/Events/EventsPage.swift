package import Definitions
package import Formats
internal import Store

/// Which events were received well, as a page.
package struct EventsPage {
    private let report: EventsReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: EventsReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("Events"), of: workspace.definition, from: report.from, until: report.until, now: report.now,
            language: language)
        guard !report.events.isEmpty else {
            page.blocks = [PageText(Phrase("no event has ended then"), .verdict)]
            return page.html
        }
        page.blocks = [
            figures, PageSection(Phrase("By format"), [formats]), PageSection(Phrase("Event by event"), [events]),
        ]
        let followed = sentences
        if !followed.isEmpty {
            page.blocks.append(PageSection(Phrase("What followed"), followed.map { PageText($0) }))
        }
        page.notes = [
            Phrase(
                """
                Intervals are of 95 %. Groups of fewer than 5 are not shown. Members chose themselves whether to come: this is no \
                experiment, and who comes is likely to buy and to tell more anyway.
                """)
        ]
        return page.html
    }

    private var figures: KeyFigures {
        let counts = report.formats.map(\.line.counts)
        let attended = counts.reduce(0) { $0 + $1.attended }
        let noted = Proportion(attended, of: attended + counts.reduce(0) { $0 + $1.absent })
        var figures = [
            KeyFigures.Figure(Phrase("\(report.formats.reduce(0) { $0 + $1.events })"), Phrase("events")),
            .init(Phrase("\(attended)"), Phrase("times a member was there")),
        ]
        if let share = noted.share {
            figures.append(
                .init(
                    Phrase("\(share * 100, places: 0) %"), Phrase("of those with a seat came"),
                    note: Phrase("of \(noted.members) who were noted")))
        }
        return KeyFigures(figures)
    }

    private var formats: BarChart {
        let shown = report.formats
        let name = { (format: EventFormat?) in format?.words ?? Phrase("no format") }
        return BarChart(
            Phrase("Members at an event, on average"),
            shown.map { format in
                let mean = Double(format.line.counts.attended) / Double(max(1, format.events))
                return BarChart.Bar(
                    .words(name(format.format)), mean,
                    words: Phrase("\(mean, places: 1) · \(format.events, "event", "events")"))
            },
            table: PageTable(
                Phrase("By format"),
                [
                    .words(Phrase("format")), .number(Phrase("events")), .number(Phrase("invited")),
                    .number(Phrase("yes")), .number(Phrase("there")), .number(Phrase("not there")),
                    .words(Phrase("feedback")),
                ],
                rows: shown.map { format in
                    let counts = format.line.counts
                    return .init([
                        .words(name(format.format)), .number(format.events), .number(counts.invited),
                        .number(counts.yes), .number(counts.attended), .number(counts.absent),
                        .words(format.line.feedbackWords),
                    ])
                }))
    }

    private var events: PageTable {
        PageTable(
            Phrase("Event by event"),
            [
                .words(Phrase("when")), .words(Phrase("event")), .number(Phrase("invited")), .number(Phrase("yes")),
                .number(Phrase("there")), .number(Phrase("not there")), .words(Phrase("feedback")),
            ],
            rows: report.events.map { event in
                let counts = event.line.counts
                return .init(
                    [
                        .name(workspace.definition.timezone.words(event.startsAt)),
                        event.isCancelled ? .words(Phrase("\(event.title) (cancelled)")) : .name(event.title),
                        .number(counts.invited), .number(counts.yes), .number(counts.attended),
                        .number(counts.absent), .words(event.line.feedbackWords),
                    ], isMarked: false)
            })
    }

    private var sentences: [Phrase] {
        report.formats.flatMap { format in
            EventsReport.Deed.allCases.flatMap { deed in
                EventsReport.windows.compactMap { days in
                    format.line.following[deed]?[days].flatMap { found in
                        EventsReport.sentence(found, deed, days: days).map {
                            Phrase("\(format.format?.words ?? Phrase("no format")): \($0)")
                        }
                    }
                }
            }
        }
    }
}

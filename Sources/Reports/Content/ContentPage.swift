package import Definitions
package import Formats

/// What members were sent and found useful, as a page.
package struct ContentPage {
    private let report: ContentReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: ContentReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("What we write"), of: workspace.definition, from: report.from, until: report.until, now: report.now,
            language: language)
        guard report.sent > 0 else {
            page.blocks = [PageText(Phrase("nothing was sent then"), .verdict)]
            return page.html
        }
        page.blocks = [
            figures, PageSection(Phrase("What it gives"), [shares(report.byTeaching, Phrase("teaches"))]),
            PageSection(Phrase("Why it is sent"), [shares(report.byIntent, Phrase("intent"))]),
        ]
        let points = report.months.compactMap { month in
            month.useful.shownUseful.map {
                TrendChart.Point(
                    month.name, $0 * 100,
                    interval: month.useful.interval(confidence: ContentReport.confidence).map {
                        ($0.lowerBound * 100)...($0.upperBound * 100)
                    }, count: month.useful.members)
            }
        }
        if points.count > 1 {
            let chart = TrendChart(
                Phrase("Found useful, by month"), points, table: months, scale: ChartScale(0, 100)
            ) { Phrase("\($0, places: 0) %") }
            page.blocks.append(PageSection(Phrase("Month by month"), [chart]))
        } else {
            page.blocks.append(PageSection(Phrase("Month by month"), [months]))
        }
        page.blocks.append(PageSection(Phrase("Campaign by campaign"), [campaigns]))
        page.notes = [
            Phrase(
                "Intervals are of 95 %. Fewer than 5 answers are not shown. Who answers chose to; clicks of programs do not count."
            )
        ]
        return page.html
    }

    private var figures: KeyFigures {
        var figures = [KeyFigures.Figure(Phrase("\(report.sent)"), Phrase("messages sent"))]
        if let share = report.teaching.share {
            figures.append(.init(Phrase("\(share * 100, places: 0) %"), Phrase("teach something")))
        }
        if let share = report.offers.share {
            figures.append(.init(Phrase("\(share * 100, places: 0) %"), Phrase("are offers")))
        }
        if let share = report.useful.shownUseful {
            figures.append(
                .init(
                    Phrase("\(share * 100, places: 0) %"), Phrase("found useful"),
                    note: Phrase("n \(report.useful.members)")))
        }
        return KeyFigures(figures)
    }

    private func shares(_ shares: [ContentReport.Share], _ name: Phrase) -> BarChart {
        BarChart(
            name,
            shares.map { share in
                BarChart.Bar(
                    share.name.map { PageTable.Cell.name($0) } ?? .words(Phrase("nothing said")),
                    (share.sent.share ?? 0) * 100, words: Phrase("\((share.sent.share ?? 0) * 100, places: 0) %"))
            },
            table: PageTable(
                name, [.words(name), .number(Phrase("campaigns")), .number(Phrase("sent"))],
                rows: shares.map {
                    .init([
                        $0.name.map { .name($0) } ?? .words(Phrase("nothing said")), .number($0.campaigns),
                        .number($0.sent.reached),
                    ])
                }))
    }

    private var months: PageTable {
        PageTable(
            Phrase("Month by month"),
            [
                .words(Phrase("month")), .number(Phrase("sent")), .number(Phrase("teach something")),
                .number(Phrase("are offers")), .number(Phrase("found useful")), .number(Phrase("n")),
            ],
            rows: report.months.map { month in
                .init([
                    .name(month.name), .number(month.sent),
                    month.teaching.share.map { .percent($0, places: 0) } ?? .none,
                    month.offers.share.map { .percent($0, places: 0) } ?? .none,
                    month.useful.shownUseful.map { .percent($0, places: 0) } ?? .none, .number(month.useful.members),
                ])
            })
    }

    private var campaigns: PageTable {
        PageTable(
            Phrase("Campaign by campaign"),
            [
                .words(Phrase("campaign")), .words(Phrase("intent")), .words(Phrase("teaches")),
                .number(Phrase("sent")), .number(Phrase("clicked")), .number(Phrase("found useful")),
                .number(Phrase("n")),
            ],
            rows: report.lines.map { line in
                .init([
                    .name(line.title), .name(line.intent?.rawValue ?? ""),
                    .name(line.teaches.map(\.rawValue).joined(separator: ", ")), .number(line.sent),
                    line.clicked?.share.map { .percent($0, places: 0) } ?? .none,
                    line.useful.shownUseful.map { .percent($0, places: 0) } ?? .none, .number(line.useful.members),
                ])
            })
    }
}

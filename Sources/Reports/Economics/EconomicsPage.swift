package import Definitions
package import Formats

/// What members buy, as a page.
package struct EconomicsPage {
    private let report: EconomicsReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: EconomicsReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("What members buy"), of: workspace.definition, from: report.from, until: report.until,
            now: report.now, language: language)
        page.subject = report.filter
        page.blocks = [figures]
        guard report.orders.orders > 0 else {
            page.blocks.append(PageText(Phrase("Nobody has bought in this period."), .verdict))
            return page.html
        }
        if let change = report.change { page.blocks.append(PageText(change, .verdict)) }
        if !report.retention.isEmpty {
            page.blocks.append(PageSection(Phrase("Who comes again"), [retention, cohorts]))
        }
        if let discounts = report.orders.discounts { page.blocks.append(PageText(discounts)) }
        if let community = report.community {
            page.blocks.append(
                PageSection(Phrase("Members of the community and others"), EconomicsPage.blocks(community)))
        }
        if let brought = report.brought {
            page.blocks.append(
                PageSection(Phrase("What word of mouth brought"), EconomicsPage.blocks(ofBrought: brought)))
        }
        page.blocks.append(PageSection(Phrase("What may be expected"), outlook))
        if let fatigue = report.fatigue {
            page.blocks.append(PageSection(Phrase("What more offers did"), EconomicsPage.blocks(fatigue)))
        }
        page.notes = [
            Phrase(
                """
                Purchases of one day count as one visit where it is asked whether somebody came again. Intervals of shares are \
                Wilson's, of 95 %. The forecast is the BG/NBD model of Fader, Hardie and Lee (2005): it knows nothing of seasons, \
                prices or what you write.
                """)
        ]
        return page.html
    }

    private var figures: KeyFigures {
        let orders = report.orders
        var figures: [KeyFigures.Figure] = []
        if let share = orders.repeatRate.share, let interval = orders.repeatRate.interval(confidence: 0.95) {
            figures.append(
                .init(
                    Phrase("\(share * 100, places: 1) %"), Phrase("of buyers came again"),
                    note: Phrase(
                        """
                        95 % interval \(interval.lowerBound * 100, places: 1) to \(interval.upperBound * 100, places: 1) %, \
                        n \(orders.buyers)
                        """)))
        }
        if let average = orders.averageOrder {
            figures.append(
                .init(Phrase("\(average, places: 2)"), Phrase("average order"), note: Phrase("n \(orders.paid)")))
        }
        if let frequency = orders.frequency {
            figures.append(
                .init(
                    Phrase("\(frequency, places: 2)"), Phrase("orders of a buyer"), note: Phrase("n \(orders.orders)")))
        }
        figures.append(
            .init(
                Phrase("\(orders.newBuyers)"), Phrase("new buyers"),
                note: Phrase("of \(orders.buyers, "buyer", "buyers"), \(report.members, "member", "members")")))
        return KeyFigures(figures)
    }

    private var retention: TrendChart {
        let points = report.retention.compactMap { month, share in
            share.share.map {
                TrendChart.Point(
                    String(month), $0 * 100,
                    interval: share.interval(confidence: 0.95).map { $0.lowerBound * 100...$0.upperBound * 100 },
                    count: share.members)
            }
        }
        let table = PageTable(
            Phrase("Who bought again, by month"),
            [
                .words(Phrase("months after")), .number(Phrase("n")), .number(Phrase("bought")),
                .number(Phrase("share")),
            ],
            rows: report.retention.map { month, share in
                .init([
                    .name(String(month)), .number(share.members), .number(share.reached),
                    share.share.map { .percent($0, places: 1) } ?? .none,
                ])
            })
        return TrendChart(
            Phrase("Buyers who bought in the months after their first purchase, per cent"), points, table: table
        ) { Phrase("\($0, places: 0) %") }
    }

    /// The newest dozen cohorts over a year.
    private var cohorts: PageTable {
        let shown = report.cohorts.suffix(13)
        let months = min(12, shown.map(\.active.count).max() ?? 0)
        return PageTable(
            Phrase("Cohorts by the month of the first purchase: who bought in each month after, per cent"),
            [.words(Phrase("cohort")), .number(Phrase("n"))]
                + (0..<months).map { .number(Phrase("+\($0 + 1)")) },
            rows: shown.map { cohort in
                .init(
                    [.name(cohort.month), .number(cohort.members)]
                        + (0..<months).map { month in
                            guard month < cohort.active.count else { return .none }
                            return .percent(Double(cohort.active[month]) / Double(cohort.members), places: 0)
                        })
            }, hasVisibleCaption: true)
    }

    private var outlook: [any PageBlock] {
        guard let outlook = report.outlook else { return [PageText(EconomicsReport.tooLittle)] }
        let bands = HistogramChart(
            Phrase("Members by the probability that they are still there"),
            outlook.bands.map { .init("\(Int($0.least * 100))–\(Int($0.most * 100))", $0.members) },
            columns: (Phrase("per cent"), Phrase("members")), axis: Phrase("per cent"))
        let ahead = PageTable(
            Phrase("Purchases to be expected"),
            [.words(Phrase("in the next")), .number(Phrase("purchases")), .number(Phrase("of one member"))],
            rows: outlook.ahead.map { weeks, purchases in
                .init([
                    .words(Phrase("\(Int(weeks), "week", "weeks")")),
                    .decimal(purchases, places: 0, isSigned: false),
                    .decimal(purchases / Double(outlook.fit.members), places: 2, isSigned: false),
                ])
            }, hasVisibleCaption: true)
        let model = outlook.fit.model
        return [PageText(outlook.presence)] + (outlook.confession.map { [PageText($0, .verdict)] } ?? []) + [
            PagePair([bands, ahead]),
            PageText(
                Phrase(
                    """
                    r = \(model.r, places: 3), α = \(model.alpha, places: 3), a = \(model.a, places: 3), b = \(model.b, places: 3); \
                    log-likelihood \(outlook.fit.logLikelihood, places: 1), n \(outlook.fit.members)
                    """), .note),
        ]
    }
}

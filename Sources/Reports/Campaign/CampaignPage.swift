internal import Campaigning
package import Definitions
package import Formats
internal import Store

/// The report of a campaign as a page.
package struct CampaignPage {
    private let report: CampaignReport
    private let workspace: WorkspaceDefinition
    private let language: Language

    package init(_ report: CampaignReport, _ workspace: WorkspaceDefinition, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    /// Charts of more occurrences than these show the latest.
    private static let mostBars = 24

    package var html: String {
        var page = ReportPage(Phrase("Campaign"), name: workspace.name, theme: workspace.theme, language: language)
        page.subject = report.title ?? report.campaign
        let zone = workspace.timezone
        page.lead = [Phrase("As known at \(zone.words(report.now)) (\(zone))")]
        guard report.total.planned > 0 || !report.lifts.isEmpty else {
            page.blocks = [PageText(Phrase("Nothing of it was planned yet."), .verdict)]
            return page.html
        }
        page.blocks = [figures]
        let verdicts = report.lifts.prefix(1).compactMap(report.verdict)
        page.blocks += verdicts.map { PageText($0, .verdict) }
        page.blocks.append(PageSection(Phrase("From plan to answer"), [funnel] + reasons))
        page.blocks.append(PageSection(Phrase("Sends"), rates + [table]))
        if !experiments.isEmpty { page.blocks.append(PageSection(Phrase("Variants"), experiments)) }
        if report.goal != nil { page.blocks.append(PageSection(Phrase("The goal"), lifts)) }
        page.notes = [
            Phrase(
                """
                Sent is what the relay took, whatever came back later. Clicks of machines do not count. Shares have their 95 % \
                interval (Wilson); differences are Newcombe's.
                """)
        ]
        return page.html
    }

    // MARK: The whole

    private var figures: KeyFigures {
        let total = report.total
        func share(_ count: Int) -> Phrase? {
            total.sent > 0 ? Phrase("\(count) of \(total.sent) sent") : nil
        }
        func percent(_ count: Int) -> Phrase {
            total.sent > 0 ? ExperimentWords.percent(Double(count) / Double(total.sent)) : Phrase("\(count)")
        }
        var figures = [
            KeyFigures.Figure(Phrase("\(total.sent)"), Phrase("sent"), note: Phrase("of \(total.planned) planned"))
        ]
        if report.isSurvey {
            figures.append(.init(percent(total.responses), Phrase("answered"), note: share(total.responses)))
        }
        if report.hasTracking || total.clicks > 0 {
            figures.append(.init(percent(total.clicks), Phrase("clicked"), note: share(total.clicks)))
        }
        if let goal = total.goal {
            figures.append(.init(percent(goal), Phrase("reached the goal"), note: share(goal)))
        }
        figures.append(.init(percent(total.unsubscribes), Phrase("unsubscribed"), note: share(total.unsubscribes)))
        let bounced = total.states[.bounced] ?? 0
        figures.append(.init(percent(bounced), Phrase("bounced"), note: share(bounced)))
        return KeyFigures(figures)
    }

    private var funnel: FunnelChart {
        let total = report.total
        var steps = [
            FunnelChart.Step(Phrase("planned"), total.planned), .init(Phrase("sent"), total.sent),
            .init(Phrase("not returned"), total.sent - (total.states[.bounced] ?? 0)),
        ]
        if report.isSurvey {
            steps.append(.init(Phrase("answered"), total.responses))
        } else if report.hasTracking || total.clicks > 0 {
            steps.append(.init(Phrase("clicked"), total.clicks))
        } else if let goal = total.goal {
            steps.append(.init(Phrase("reached the goal"), goal))
        }
        return FunnelChart(Phrase("How far the messages came"), steps)
    }

    private var reasons: [any PageBlock] {
        let total = report.total
        var rows: [PageTable.Row] = []
        for (kind, counts) in [
            (Phrase("held back"), total.held), (Phrase("will not go"), total.skipped),
            (Phrase("held out"), total.heldOut),
        ] {
            for (reason, count) in counts.sorted(by: { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }) {
                rows.append(.init([.words(reason.words), .words(kind), .number(count)]))
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            PageTable(
                Phrase("Why messages wait or do not go"),
                [.words(Phrase("reason")), .words(Phrase("what happens")), .number(Phrase("messages"))], rows: rows,
                hasVisibleCaption: true)
        ]
    }

    // MARK: Sends

    private var table: PageTable {
        let columns = report.columns
        let (hasSteps, hasVariants) = (report.hasSteps, report.hasVariants)
        let heads: [PageTable.Column] =
            [.words(Phrase("occurrence"))] + (hasSteps ? [.words(Phrase("step"))] : [])
            + (hasVariants ? [.words(Phrase("variant"))] : []) + columns.map { .number($0.header) }
        var table = PageTable(Phrase("Every send"), heads, hasVisibleCaption: true)
        for line in report.lines {
            let names: [PageTable.Cell] =
                [.name(line.occurrence ?? "")] + (hasSteps ? [.name(line.step ?? "")] : [])
                + (hasVariants ? [line.variant.map(PageTable.Cell.name) ?? .none] : [])
            table.rows.append(.init(names + columns.map { .number($0.value(line)) }))
        }
        if report.lines.count > 1 {
            let blank = PageTable.Cell.words(Phrase(""))
            let names: [PageTable.Cell] =
                [.words(Phrase("all"))] + (hasSteps ? [blank] : []) + (hasVariants ? [blank] : [])
            table.rows.append(.init(names + columns.map { .number($0.value(report.total)) }, isTotal: true))
        }
        return table
    }

    /// What the campaign is for, by occurrence.
    private var rates: [any PageBlock] {
        let count: (Phrase, (CampaignReport.Line) -> Int)
        if report.isSurvey {
            count = (Phrase("Share of answers by send"), { $0.responses })
        } else if report.hasTracking {
            count = (Phrase("Share of clicks by send"), { $0.clicks })
        } else if report.goal != nil {
            count = (Phrase("Share that reached the goal by send"), { $0.goal ?? 0 })
        } else {
            return []
        }
        let lines = report.lines.filter { $0.sent > 0 }
        guard lines.count > 1 else { return [] }
        let shares = lines.suffix(CampaignPage.mostBars).map { line in
            (
                name: [line.occurrence, report.hasSteps ? line.step : nil, line.variant].compactMap(\.self)
                    .joined(separator: " "), share: Proportion(count.1(line), of: line.sent)
            )
        }
        return [CampaignPage.chart(count.0, shares.map { (PageTable.Cell.name($0.name), $0.share) })]
    }

    static func chart(_ title: Phrase, _ shares: [(name: PageTable.Cell, share: Proportion)]) -> BarChart {
        BarChart(
            title,
            shares.map { name, share in
                BarChart.Bar(
                    name, share.share, interval: share.interval(confidence: 0.95), words: CampaignReport.share(share))
            },
            table: PageTable(
                title,
                [
                    .words(Phrase("")), .number(Phrase("share")), .number(Phrase("from")), .number(Phrase("to")),
                    .number(Phrase("of them")), .number(Phrase("n")),
                ],
                rows: shares.map { name, share in
                    let interval = share.interval(confidence: 0.95)
                    func cell(_ value: Double?) -> PageTable.Cell { value.map { .percent($0, places: 1) } ?? .none }
                    return .init([
                        name, cell(share.share), cell(interval?.lowerBound), cell(interval?.upperBound),
                        .number(share.reached), .number(share.members),
                    ])
                })
        ) { ExperimentWords.percent($0) }
    }

    // MARK: Experiments and the goal

    private var experiments: [any PageBlock] {
        let zone = workspace.timezone
        var blocks: [any PageBlock] = report.experiments.map { PageText(ExperimentWords.line($0, in: zone)) }
        for split in report.splits {
            let arms = split.comparison.arms.map { arm in
                (
                    name: PageTable.Cell.name(arm.variant), share: Proportion(arm.reached ?? 0, of: arm.members ?? 0)
                )
            }
            let words = report.words(split)
            let metric = ExperimentWords.metric(split.metric.rawValue)
            blocks.append(CampaignPage.chart(Phrase("Variants of \(split.step) by \(metric)"), arms))
            blocks.append(PageText(words.verdict))
        }
        return blocks
    }

    private var lifts: [any PageBlock] {
        let goal = Phrase("The goal: \(printable(report.goal ?? ""))")
        guard let lift = report.lifts.first else {
            return [
                PageText(goal),
                PageText(
                    Phrase("Nobody was held out, so nobody knows what of it the campaign has brought."), .note),
            ]
        }
        let other = lift.against == .control ? Phrase("the control group") : Phrase("those who were held out")
        let chart = CampaignPage.chart(
            Phrase("Reached the goal"),
            [
                (.words(Phrase("those who were to get it")), lift.comparison.group),
                (.words(other), lift.comparison.baseline),
            ])
        let words = report.lifts.map { Phrase(listing: report.words($0, in: workspace.timezone), separator: " ") }
        return [PageText(goal), chart, PageList(words)]
    }
}

package import Definitions
package import Formats
internal import Surveys

/// The report of scores as a page.
package struct NPSPage {
    private let report: NPSReport
    private let workspace: Workspace
    private let language: Language
    private let now: Instant

    package init(_ report: NPSReport, _ workspace: Workspace, language: Language, now: Instant) {
        (self.report, self.workspace, self.language, self.now) = (report, workspace, language, now)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("Net Promoter Score"), of: workspace.definition, from: report.from, until: report.until, now: now,
            language: language)
        page.subject = report.campaign.map { workspace.campaign($0)?.title ?? $0 }
        page.blocks = [figures]
        guard report.total.count > 0 else {
            page.blocks.append(PageText(Phrase("Nobody has answered yet."), .verdict))
            return page.html
        }
        if let verdict = NPSReport.verdict(report.total) { page.blocks.append(PageText(verdict, .verdict)) }
        page.blocks.append(PageSection(Phrase("Answers"), [shares, scores]))
        if report.periods.count > 1 { page.blocks.append(PageSection(Phrase("Over time"), [trend])) }
        if !report.stages.isEmpty, report.stages.contains(where: { $0.name != nil }) {
            page.blocks.append(
                section(Phrase("By stage"), report.stages, Phrase("stage"), none: Phrase("not recorded")))
        }
        if report.campaign == nil, report.campaigns.count > 1 {
            page.blocks.append(
                section(Phrase("By survey"), named(report.campaigns), Phrase("survey"), none: Phrase("")))
        }
        if let given = report.options.dimension, given.kind != .stage, !report.groups.isEmpty {
            page.blocks.append(
                section(
                    Phrase("By \(given.name)"), report.groups, Phrase(verbatim: given.name),
                    none: Phrase("not recorded")))
            page.blocks.append(PageList(report.differences.map(SurveyReport.sentence)))
        }
        if let change = report.change {
            page.blocks.append(
                PageSection(Phrase("Against the other period"), [PageText(SurveyReport.sentence(change))]))
        }
        let left = report.notCounted
        if !left.isEmpty { page.blocks.append(PageSection(Phrase("What is left out"), [PageList(left)])) }
        page.notes = [
            Phrase(
                """
                The score is the per cent of promoters (9 and 10) less the per cent of detractors (0 to 6). Intervals are of 95 % \
                (adjusted Wald): were the survey repeated, 19 of 20 such intervals would hold the true score. Two scores whose \
                intervals overlap widely are not shown to differ.
                """)
        ]
        return page.html
    }

    // MARK: The whole

    private var figures: KeyFigures {
        let total = report.total
        var figures: [KeyFigures.Figure] = []
        if let score = total.score, let interval = total.interval {
            figures.append(
                .init(
                    NPSPage.points(score), Phrase("score"),
                    note: Phrase(
                        "95 % interval \(NPSPage.points(interval.lowerBound)) to \(NPSPage.points(interval.upperBound))"
                    )))
        }
        figures.append(.init(Phrase("\(total.count)"), Phrase("answers that count")))
        if let rate = report.responseRate {
            figures.append(
                .init(
                    Phrase("\(rate * 100, places: 0) %"), Phrase("have answered"),
                    note: Phrase("\(report.counts.answered) of \(report.counts.invited) invited")))
        }
        return KeyFigures(figures)
    }

    private static let parts = [Phrase("promoters (9–10)"), Phrase("passives (7–8)"), Phrase("detractors (0–6)")]

    private var shares: StackedChart {
        let total = report.total
        let counts = [total.promoters, total.passives, total.detractors]
        return StackedChart(
            Phrase("Promoters, passives, detractors"), parts: NPSPage.parts,
            [.init(.words(Phrase("all answers")), counts)],
            table: PageTable(
                Phrase("Promoters, passives, detractors"),
                [.words(Phrase("")), .number(Phrase("answers")), .number(Phrase("share"))],
                rows: zip(NPSPage.parts, counts).map { part, count in
                    .init([
                        .words(part), .number(count), .percent(Double(count) / Double(max(1, total.count)), places: 1),
                    ])
                }))
    }

    private var scores: HistogramChart {
        HistogramChart(
            Phrase("Answers by score"), report.histogram.enumerated().map { .init(String($0.offset), $0.element) },
            columns: (Phrase("score"), Phrase("answers")), axis: Phrase("0 would not recommend, 10 certainly would")
        ) { score in score >= 9 ? "c0" : score >= 7 ? "c1" : "c2" }
    }

    // MARK: Parts

    private static let scale = ChartScale(-100, 100)

    private var trend: TrendChart {
        let points = report.periods.filter { !$0.isHidden }.compactMap { group in
            group.summary.score.map {
                TrendChart.Point(group.name ?? "", $0, interval: group.summary.interval, count: group.summary.count)
            }
        }
        let ends = points.flatMap { [$0.interval?.lowerBound ?? $0.value, $0.interval?.upperBound ?? $0.value] }
        return TrendChart(
            report.options.trend == .month
                ? Phrase("The score by month, with its 95 % interval")
                : Phrase("The score by quarter, with its 95 % interval"),
            summary: NPSReport.change(report.periods.filter { !$0.isHidden }), points,
            table: NPSPage.table(
                report.periods, report.options.trend == .month ? Phrase("month") : Phrase("quarter"), none: Phrase("")),
            scale: ChartScale(around: ends)
        ) { NPSPage.points($0) }
    }

    private func section(
        _ heading: Phrase, _ groups: [NPSReport.Group], _ head: Phrase, none: Phrase
    ) -> PageSection {
        let shown = groups.filter { !$0.isHidden }
        let bars = shown.map { group in
            BarChart.Bar(
                group.name.map(PageTable.Cell.name) ?? .words(none), group.summary.score,
                interval: group.summary.interval,
                words: group.summary.score.map { Phrase("\(NPSPage.points($0)) · n \(group.summary.count)") }
                    ?? Phrase("n \(group.summary.count)"))
        }
        let stacks = shown.map { group in
            StackedChart.Bar(
                group.name.map(PageTable.Cell.name) ?? .words(none),
                [group.summary.promoters, group.summary.passives, group.summary.detractors])
        }
        let table = NPSPage.table(groups, head, none: none)
        return PageSection(
            heading,
            [
                BarChart(
                    Phrase("The score, with its 95 % interval"), bars, table: table, mark: .point,
                    scale: NPSPage.scale
                ) { NPSPage.points($0) },
                StackedChart(Phrase("Promoters, passives, detractors"), parts: NPSPage.parts, stacks, table: table),
            ])
    }

    private func named(_ groups: [NPSReport.Group]) -> [NPSReport.Group] {
        groups.map { group in
            NPSReport.Group(
                name: group.name.map { workspace.campaign($0)?.title ?? $0 }, summary: group.summary,
                isHidden: group.isHidden)
        }
    }

    private static func table(_ groups: [NPSReport.Group], _ head: Phrase, none: Phrase) -> PageTable {
        PageTable(
            head,
            [
                .words(head), .number(Phrase("n")), .number(Phrase("NPS")), .number(Phrase("from")),
                .number(Phrase("to")), .number(Phrase("promoters")), .number(Phrase("passives")),
                .number(Phrase("detractors")),
            ],
            rows: groups.map { group in
                if group.isHidden {
                    return .init(
                        [group.name.map(PageTable.Cell.name) ?? .words(none)]
                            + [PageTable.Cell](repeating: .none, count: 7))
                }
                let summary = group.summary
                func cell(_ value: Double?) -> PageTable.Cell {
                    value.map { .decimal($0, places: 0, isSigned: true) } ?? .none
                }
                return .init([
                    group.name.map(PageTable.Cell.name) ?? .words(none), .number(summary.count), cell(summary.score),
                    cell(summary.interval?.lowerBound), cell(summary.interval?.upperBound),
                    .number(summary.promoters), .number(summary.passives), .number(summary.detractors),
                ])
            })
    }

    /// Whole points with their sign.
    private static func points(_ value: Double) -> Phrase { Phrase("\(value, places: 0, isSigned: true)") }
}

extension NPSReport {
    /// Whether the last group differs from the one before: their intervals either part or do not (a careful test: it says
    /// nothing where a sharper one might).
    static func change(_ groups: [Group]) -> Phrase? {
        guard let last = groups.last, let before = groups.dropLast().last, let new = last.summary.interval,
            let old = before.summary.interval
        else { return nil }
        let names = (last.name ?? "", before.name ?? "")
        if new.lowerBound > old.upperBound { return Phrase("\(names.0) is higher than \(names.1), beyond chance.") }
        if new.upperBound < old.lowerBound { return Phrase("\(names.0) is lower than \(names.1), beyond chance.") }
        return Phrase("The intervals of \(names.0) and \(names.1) overlap: no change is shown by them.")
    }
}

extension Phrase {
    /// Of a report: from and until which days.
    package static func period(_ from: Instant?, _ until: Instant?, in zone: Zone) -> Phrase {
        let first = from.map { zone.civil($0).date.description }
        // The first instant that no longer counts.
        let last = until.map { zone.civil($0 + (-1)).date.description }
        return switch (first, last) {
        case (let first?, let last?): Phrase("\(first) – \(last)")
        case (let first?, nil): Phrase("Since \(first)")
        case (nil, let last?): Phrase("Until \(last)")
        case (nil, nil): Phrase("All that is known")
        }
    }
}

package import Definitions
package import Formats
internal import Store

/// The report of a survey as a page.
package struct SurveyPage {
    private let report: SurveyReport
    private let workspace: WorkspaceDefinition
    private let language: Language
    let words: SurveyWords

    package init(_ report: SurveyReport, _ workspace: WorkspaceDefinition, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
        words = SurveyWords(workspace: workspace, language: language)
    }

    package var html: String {
        var page = ReportPage(Phrase("Survey"), name: workspace.name, theme: workspace.theme, language: language)
        page.subject = report.campaign.title
        let (zone, scope) = (workspace.timezone, report.request.scope)
        page.lead = [
            Phrase.period(scope.from, scope.until, in: zone), Phrase("As known at \(zone.words(scope.now)) (\(zone))"),
        ]
        page.blocks = [figures, PageList(report.participation)]
        guard !report.total.isHidden, report.total.n > 0 else {
            page.blocks.append(
                PageText(
                    report.total.n == 0
                        ? Phrase("Nobody has answered yet.")
                        : Phrase("fewer than \(report.request.least) answers: they are not shown"), .verdict))
            return page.html
        }
        page.blocks += report.total.figures.filter { $0.n > 0 }.map { section($0) }
        if report.waves.count > 1 {
            page.blocks.append(PageSection(Phrase("Waves"), overTime(report.waves, Phrase("wave"))))
        }
        if let period = report.request.trend, report.trend.count > 1 {
            let head = period == .month ? Phrase("month") : Phrase("quarter")
            page.blocks.append(PageSection(Phrase("Over time"), overTime(report.trend, head)))
        }
        if let dimension = report.request.dimension, !report.groups.isEmpty {
            page.blocks.append(PageSection(Phrase("By \(dimension.name)"), groups(dimension)))
        }
        let differences = report.differenceWords(words)
        if !differences.isEmpty {
            page.blocks.append(
                PageSection(
                    Phrase("What differs"),
                    differences.flatMap { one -> [any PageBlock] in [PageText(one.head), PageList(one.lines)] }))
        }
        if !report.drivers.isEmpty, let score = report.score {
            page.blocks.append(
                PageSection(Phrase("What goes with \(score.id) (not what causes it):"), [drivers]))
        }
        if let found = report.nonResponse, found.rows.count > 1 {
            page.blocks.append(PageSection(Phrase("Those who were asked"), nonResponse(found)))
        }
        page.notes = [
            Phrase(
                """
                Intervals are of 95 %: shares by Wilson, scores by adjusted Wald, means by Student. Groups with fewer than \
                \(report.request.least) answers are not shown. What differs is corrected for all comparisons beside it (Holm), and takes two answers of one person for that.
                """)
        ]
        return page.html
    }

    private var figures: KeyFigures {
        var figures = [
            KeyFigures.Figure(Phrase("\(report.total.isHidden ? 0 : report.total.n)"), Phrase("answers that count"))
        ]
        if let rate = report.total.responseRate, let share = rate.share {
            figures.append(
                .init(
                    Phrase(verbatim: Figures.percent(share)), Phrase("have answered"),
                    note: Phrase("\(rate.reached) of \(rate.members) invited")))
        }
        if let measure = scoreMeasure(report.total), let interval = measure.interval {
            let (low, high) = (
                SurveyWords.value(interval.lowerBound, measure.kind),
                SurveyWords.value(interval.upperBound, measure.kind)
            )
            figures.append(
                .init(
                    SurveyWords.value(measure.estimate, measure.kind),
                    Phrase(verbatim: measure.question), note: Phrase("95 % interval \(low) to \(high)")))
        }
        return KeyFigures(figures)
    }

    private func scoreMeasure(_ section: SurveySection) -> SurveyMeasure? {
        guard let place = section.figures.firstIndex(where: { $0.question.id == report.score?.id }) else { return nil }
        return section.measures(place).first
    }

    // MARK: A question

    private func section(_ figures: QuestionFigures) -> PageSection {
        let heading = Phrase(verbatim: words.text(figures.question))
        guard !figures.isHidden else {
            return PageSection(heading, [PageText(Phrase("  fewer than \(report.request.least) answers: not shown"))])
        }
        let summary = figures.summary.map { [PageText($0, .verdict) as any PageBlock] } ?? []
        return PageSection(heading, summary + details(figures))
    }

    private func details(_ figures: QuestionFigures) -> [any PageBlock] {
        let question = figures.question
        switch figures.details {
        case .scale(let values, _):
            return [
                HistogramChart(
                    Phrase("Answers"), values.map { .init("\($0.value)", $0.count) },
                    columns: (Phrase("answer"), Phrase("answers")))
            ]
        case .shares:
            let shares = figures.measures.compactMap { measure -> (name: PageTable.Cell, share: Proportion)? in
                guard case .share(let share) = measure.value else { return nil }
                return (.words(measure.part.map { words.label($0, question) } ?? Phrase("yes")), share)
            }
            return [CampaignPage.chart(Phrase("Share of answers"), shares)]
        case .days(_, _, let months):
            return [
                HistogramChart(
                    Phrase("Answers"), months.map { .init($0.month, $0.count) },
                    columns: (Phrase("month"), Phrase("answers")))
            ]
        case .places(let places): return [ranking(places, question)]
        case .rows(let rows): return [matrix(rows, question)]
        case .texts(let texts):
            return [
                PageList(texts.prefix(SurveyReport.newestTexts).map { Phrase(verbatim: printable($0.text)) })
            ]
        case .number: return []
        }
    }

    private func ranking(_ places: [QuestionFigures.Place], _ question: Question) -> PageTable {
        PageTable(
            Phrase("Places"),
            [.words(Phrase("answer")), .number(Phrase("n")), .number(Phrase("mean place")), .number(Phrase("first"))],
            rows: places.sorted { ($0.places.mean ?? 1e9) < ($1.places.mean ?? 1e9) }.map { place in
                .init([
                    .words(words.label(place.item, question)), .number(place.places.count),
                    place.places.mean.map { .decimal($0, places: 2, isSigned: false) } ?? .none,
                    .number(place.first.reached),
                ])
            })
    }

    private func matrix(_ rows: [QuestionFigures.Row], _ question: Question) -> PageTable {
        PageTable(
            Phrase("Answers"),
            [.words(Phrase("answer")), .number(Phrase("n")), .number(Phrase("mean"))]
                + question.options.map { .number(words.label($0.id, question)) },
            rows: rows.map { row in
                .init(
                    [
                        .words(words.label(row.row, question)), .number(row.places.count),
                        row.places.mean.map { .decimal($0, places: 2, isSigned: false) } ?? .none,
                    ] + row.options.map { one in one.share.share.map { .percent($0, places: 0) } ?? .none })
            })
    }

    // MARK: Groups

    private func overTime(_ sections: [SurveySection], _ head: Phrase) -> [any PageBlock] {
        let shown = sections.compactMap { section in
            section.name.flatMap { name in scoreMeasure(section).map { (name, $0) } }
        }
        let points = shown.compactMap { name, measure in
            measure.estimate.map { TrendChart.Point(name, $0, interval: measure.interval, count: measure.n) }
        }
        guard points.count > 1, let kind = shown.first?.1.kind else { return [table(sections, head)] }
        return [
            TrendChart(Phrase(verbatim: report.score?.id ?? ""), points, table: table(sections, head)) {
                SurveyWords.value($0, kind)
            }
        ]
    }

    private func groups(_ dimension: ReportDimension) -> [any PageBlock] {
        let head = Phrase(verbatim: dimension.name)
        let shown = report.groups.compactMap { section in scoreMeasure(section).map { (section.name, $0) } }
        guard let kind = shown.first?.1.kind else { return [table(report.groups, head)] }
        let bars = shown.map { name, measure in
            BarChart.Bar(
                .words(SurveyWords.group(name)), measure.estimate, interval: measure.interval,
                words: Phrase("\(SurveyWords.value(measure.estimate, kind)) · n \(measure.n)"))
        }
        return [
            BarChart(
                Phrase(verbatim: report.score?.id ?? ""), bars, table: table(report.groups, head),
                mark: kind == "share" ? .bar : .point
            ) { SurveyWords.value($0, kind) }
        ]
    }

    /// A row for each group and number; what is hidden says so.
    private func table(_ sections: [SurveySection], _ head: Phrase) -> PageTable {
        var table = PageTable(
            head,
            [
                .words(head), .words(Phrase("question")), .number(Phrase("n")), .number(Phrase("value")),
                .number(Phrase("from")), .number(Phrase("to")),
            ])
        for section in sections {
            let name = PageTable.Cell.words(section.name.map { SurveyWords.group($0) } ?? Phrase("not recorded"))
            for figures in section.figures where !figures.measures.isEmpty && figures.n > 0 {
                if section.isHidden || figures.isHidden {
                    let few = Phrase("fewer than \(report.request.least), or kept back")
                    table.rows.append(
                        .init(
                            [name, .name(figures.question.id), .words(few)]
                                + [PageTable.Cell](repeating: .none, count: 3)))
                    if section.isHidden { break }
                    continue
                }
                for measure in figures.measures { table.rows.append(row(name, measure, figures.question)) }
            }
        }
        return table
    }

    private func row(_ name: PageTable.Cell, _ measure: SurveyMeasure, _ question: Question) -> PageTable.Row {
        func cell(_ value: Double?) -> PageTable.Cell {
            .words(SurveyWords.value(value, measure.kind))
        }
        let part = measure.part.map { "\(measure.question): \(words.label($0, question).text(in: language))" }
        return .init([
            name, .name(part ?? measure.question), .number(measure.n), cell(measure.estimate),
            cell(measure.interval?.lowerBound), cell(measure.interval?.upperBound),
        ])
    }

    // MARK: Drivers, and those who have not answered

    private var drivers: PageTable {
        PageTable(
            Phrase("answer"),
            [
                .words(Phrase("answer")), .number(Phrase("effect")), .number(Phrase("from")), .number(Phrase("to")),
                .number(Phrase("n")), .words(Phrase("measured by")), .words(Phrase("shown at 95 %")),
            ],
            rows: report.drivers.map { one in
                let question = report.campaign.survey?.questions.first { $0.id == one.question }
                let part = one.part.flatMap { part in question.map { words.label(part, $0).text(in: language) } }
                func cell(_ value: Double) -> PageTable.Cell { .decimal(value, places: 2, isSigned: true) }
                return .init([
                    .name(part.map { "\(one.question): \($0)" } ?? one.question), cell(one.effect),
                    cell(one.interval.lowerBound), cell(one.interval.upperBound), .number(one.n),
                    .words(one.method == .spearman ? Phrase("rank correlation") : Phrase("points of the score")),
                    .words(one.isShown ? Phrase("yes") : Phrase("no")),
                ])
            })
    }

    private func nonResponse(_ found: NonResponse) -> [any PageBlock] {
        [
            CampaignPage.chart(
                Phrase("Who has answered, by the stage in which they were asked"),
                found.rows.map { (.words(SurveyWords.group($0.stage)), $0.asked) })
        ] + found.words.map { PageText($0) }
    }
}

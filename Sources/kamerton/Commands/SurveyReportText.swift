import Definitions
import Formats
import Reports
import Store

/// The report of a survey in words and tables.
struct SurveyReportText {
    let report: SurveyReport
    let words: SurveyWords
    let zone: Zone

    init(_ report: SurveyReport, _ workspace: Workspace, language: Language) {
        self.report = report
        words = SurveyWords(workspace: workspace.definition, language: language)
        zone = workspace.definition.timezone
    }

    func show(on console: Console) {
        let title = " · " + printable(report.campaign.title)
        console.out(Phrase(verbatim: printable(report.campaign.name) + title))
        console.out(Phrase(""))
        for line in report.participation { console.out(line) }
        guard !report.total.isHidden, report.total.n > 0 else {
            if report.total.n > 0 {
                console.out(Phrase("fewer than \(report.request.least) answers: they are not shown"))
            }
            return
        }
        for figures in report.total.figures { show(figures, on: console) }
        showWaves(on: console)
        showGroups(on: console)
        showTrend(on: console)
        for line in comparisons { console.out(line) }
        showDrivers(on: console)
        showNonResponse(on: console)
    }

    // MARK: A question

    private func show(_ figures: QuestionFigures, on console: Console) {
        let question = figures.question
        console.out(Phrase(""))
        console.out(verbatim: "\(question.id) · \(question.kind.rawValue) · \(words.text(question))")
        guard !figures.isHidden else {
            return console.out(Phrase("  fewer than \(report.request.least) answers: not shown"))
        }
        guard figures.n > 0 else { return console.out(Phrase("  no answers")) }
        if let line = figures.summary { console.out(line) }
        if let table = table(figures) { console.out(table) }
        if case .texts(let texts) = figures.details {
            for text in texts.prefix(SurveyReport.newestTexts) {
                let line = printable(text.text.split(whereSeparator: \.isNewline).joined(separator: " "))
                console.out(verbatim: "    " + (line.count > 100 ? line.prefix(99) + "…" : line[...]))
            }
        }
    }

    private func table(_ figures: QuestionFigures) -> Table? {
        let question = figures.question
        switch figures.details {
        case .scale(let values, let sample):
            var table = Table(Phrase(""), Phrase(""), Phrase("n"), Phrase("share"), Phrase(""))
            for (value, count) in values.reversed() {
                let share = Double(count) / Double(max(1, sample.count))
                table.add(verbatim: ["  ", "\(value)", "\(count)", Figures.percent(share), Figures.bar(share)])
            }
            return table
        case .shares:
            var table = Table(
                Phrase(""), Phrase(""), Phrase("n"), Phrase("share"), Phrase("from"), Phrase("to"), Phrase(""))
            for measure in figures.measures {
                guard case .share(let share) = measure.value else { continue }
                let label = measure.part.map { words.label($0, question) } ?? Phrase("yes")
                let interval = share.interval(confidence: SurveyMeasure.confidence)
                table.add(
                    [Phrase(verbatim: "  "), label]
                        + [
                            "\(share.reached)", Figures.percent(share.share ?? 0),
                            interval.map { Figures.percent($0.lowerBound) } ?? "-",
                            interval.map { Figures.percent($0.upperBound) } ?? "-", Figures.bar(share.share ?? 0),
                        ].map(Phrase.init(verbatim:)))
            }
            return table
        case .days(_, _, let months):
            var table = Table(Phrase(""), Phrase("month"), Phrase("n"), Phrase(""))
            for (month, count) in months {
                table.add(verbatim: ["  ", month, "\(count)", Figures.bar(Double(count) / Double(figures.n))])
            }
            return table
        case .places(let places):
            var table = Table(Phrase(""), Phrase(""), Phrase("n"), Phrase("mean place"), Phrase("first"), Phrase(""))
            for place in places.sorted(by: { ($0.places.mean ?? 1e9) < ($1.places.mean ?? 1e9) }) {
                table.add(
                    [Phrase(verbatim: "  "), words.label(place.item, question)]
                        + [
                            Phrase("\(place.places.count)"),
                            place.places.mean.map(Figures.fine) ?? Phrase(verbatim: "-"),
                            Phrase("\(place.first.reached)"), Phrase(verbatim: Figures.bar(place.first.share ?? 0)),
                        ])
            }
            return table
        case .rows(let rows): return matrix(rows, question)
        case .number, .texts: return nil
        }
    }

    private func matrix(_ rows: [QuestionFigures.Row], _ question: Question) -> Table {
        var table = Table(
            [Phrase(""), Phrase(""), Phrase("n"), Phrase("mean")]
                + question.options.map { words.label($0.id, question) })
        for row in rows {
            table.add(
                [Phrase(verbatim: "  "), words.label(row.row, question)]
                    + [Phrase("\(row.places.count)"), row.places.mean.map(Figures.fine) ?? Phrase(verbatim: "-")]
                    + row.options.map { Phrase(verbatim: $0.share.share.map(Figures.percent) ?? "-") })
        }
        return table
    }
}

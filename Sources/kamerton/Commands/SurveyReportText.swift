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
        for line in participation { console.out(line) }
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

    // MARK: Who answered

    private var participation: [Phrase] {
        let counts = report.total.counts ?? ResponseCounts()
        var lines: [Phrase] = []
        if let rate = report.total.responseRate, let interval = rate.interval(confidence: SurveyMeasure.confidence) {
            let share = Figures.percent(rate.share ?? 0)
            let (low, high) = (Figures.percent(interval.lowerBound), Figures.percent(interval.upperBound))
            lines.append(
                Phrase(
                    "\(rate.reached) of \(rate.members) invited \(agreeing: rate.members, "has", "have") answered (\(share); 95 % interval \(low) to \(high))"
                ))
        } else {
            lines.append(Phrase("nobody was invited in this period"))
        }
        if report.total.n == 0 { lines.append(Phrase("no answers")) }
        lines += SurveyReportText.uncounted(counts)
        if report.withheld > 0 {
            lines.append(
                Phrase(
                    "left out of all numbers, so that nobody can be told: \(report.withheld, "answer", "answers") given beside fewer than \(report.request.least) others"
                ))
        }
        return lines
    }

    static func uncounted(_ counts: ResponseCounts) -> [Phrase] {
        var parts: [Phrase] = []
        if counts.late > 0 { parts.append(Phrase("\(counts.late) late")) }
        if counts.duplicates > 0 { parts.append(Phrase("\(counts.duplicates, "duplicate", "duplicates")")) }
        for (reason, count) in counts.setAside.sorted(by: { $0.key < $1.key }) {
            parts.append(NPSReportText.setAside(reason, count))
        }
        var lines = parts.isEmpty ? [] : [Phrase("not counted: \(Phrase(listing: parts))")]
        if counts.drafts > 0 { lines.append(Phrase("begun and not sent: \(counts.drafts)")) }
        return lines
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
        if let line = summary(figures) { console.out(line) }
        if let table = table(figures) { console.out(table) }
        if case .texts(let texts) = figures.details {
            for text in texts.prefix(SurveyReport.newestTexts) {
                let line = printable(text.text.split(whereSeparator: \.isNewline).joined(separator: " "))
                console.out(verbatim: "    " + (line.count > 100 ? line.prefix(99) + "…" : line[...]))
            }
        }
    }

    private func summary(_ figures: QuestionFigures) -> Phrase? {
        let n = figures.n
        switch figures.details {
        case .scale(_, let sample): return scale(figures, sample)
        case .number(let sample):
            guard let mean = sample.mean, let median = sample.median, let first = sample.quantile(0.25),
                let third = sample.quantile(0.75)
            else { return nil }
            let (low, high) = (Figures.short(first), Figures.short(third))
            return Phrase(
                "  median \(Figures.short(median)) (half between \(low) and \(high)), mean \(Figures.short(mean)); \(n, "answer", "answers")"
            )
        case .days(let first, let last, _):
            guard let first, let last else { return nil }
            return Phrase("  from \("\(first)") to \("\(last)"); \(n, "answer", "answers")")
        case .texts: return Phrase("  \(n, "answer", "answers"), the newest:")
        case .shares, .places, .rows: return Phrase("  \(n, "answer", "answers")")
        }
    }

    private func scale(_ figures: QuestionFigures, _ sample: NumberSample) -> Phrase? {
        guard let measure = figures.measures.first, let interval = measure.interval, let mean = sample.mean,
            let median = sample.median
        else { return Phrase("  \(figures.n, "answer", "answers")") }
        let value = SurveyWords.value(measure.estimate, measure.kind)
        let low = SurveyWords.value(interval.lowerBound, measure.kind)
        let high = SurveyWords.value(interval.upperBound, measure.kind)
        if let good = figures.question.goodAnswers {
            return Phrase(
                "  \(value) gave \(good.lowerBound) to \(good.upperBound), 95 % interval \(low) to \(high); mean \(Figures.fine(mean)); \(measure.n, "answer", "answers")"
            )
        }
        if figures.question.kind == .nps {
            return Phrase("  NPS \(value), 95 % interval \(low) to \(high); \(measure.n, "answer", "answers")")
        }
        return Phrase(
            "  mean \(value), 95 % interval \(low) to \(high); median \(Figures.short(median)); \(measure.n, "answer", "answers")"
        )
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
                            "\(place.places.count)", place.places.mean.map(Figures.fine) ?? "-",
                            "\(place.first.reached)", Figures.bar(place.first.share ?? 0),
                        ].map(Phrase.init(verbatim:)))
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
                    + (["\(row.places.count)", row.places.mean.map(Figures.fine) ?? "-"]
                    + row.options.map { $0.share.share.map(Figures.percent) ?? "-" }).map(Phrase.init(verbatim:)))
        }
        return table
    }
}

import Definitions
import Formats
import Reports
import Store

/// Waves, groups, periods, and what differs between them.
extension SurveyReportText {
    func showWaves(on console: Console) {
        guard report.waves.count > 1 else { return }
        console.out(Phrase(""))
        var table = Table(
            Phrase("wave"), Phrase("invited"), Phrase("answered"), Phrase("rate"), Phrase("n"), Phrase("late"),
            scoreName, Phrase("from"), Phrase("to"))
        for wave in report.waves {
            let counts = wave.counts ?? ResponseCounts()
            table.add(
                [wave.name.map { Phrase(verbatim: printable($0)) } ?? Phrase("no wave")]
                    + [
                        "\(counts.invited)", "\(counts.answered)",
                        wave.responseRate?.share.map(Figures.percent) ?? "-", n(wave), "\(counts.late)",
                    ].map(Phrase.init(verbatim:)) + score(wave))
        }
        console.out(table)
    }

    func showGroups(on console: Console) {
        guard let dimension = report.request.dimension else { return }
        console.out(Phrase(""))
        guard !report.groups.isEmpty else {
            return console.out(Phrase("there is nothing to tell apart by \(dimension.name)"))
        }
        var table = Table(
            Phrase(verbatim: dimension.name), Phrase("question"), Phrase("n"), Phrase("value"), Phrase("from"),
            Phrase("to"))
        for group in report.groups {
            add(group, to: &table)
        }
        console.out(table)
    }

    private func add(_ group: SurveySection, to table: inout Table) {
        var name = SurveyWords.group(group.name)
        for figures in group.figures where !figures.measures.isEmpty && (group.isHidden || figures.n > 0) {
            let few = Phrase("fewer than \(report.request.least), or kept back")
            if group.isHidden || figures.isHidden {
                table.add(
                    [name, Phrase(verbatim: figures.question.id), few] + [Phrase](repeating: Phrase("-"), count: 3))
                name = Phrase("")
                if group.isHidden { return }
                continue
            }
            for measure in figures.measures {
                let question = measure.part.map {
                    "\(measure.question): \(words.label($0, figures.question).text(in: words.language))"
                }
                table.add(
                    [name]
                        + [
                            Phrase(verbatim: question ?? measure.question), Phrase("\(measure.n)"),
                            SurveyWords.value(measure.estimate, measure.kind),
                            SurveyWords.value(measure.interval?.lowerBound, measure.kind),
                            SurveyWords.value(measure.interval?.upperBound, measure.kind),
                        ])
                name = Phrase("")
            }
        }
    }

    func showTrend(on console: Console) {
        guard let period = report.request.trend, report.score != nil else { return }
        console.out(Phrase(""))
        var table = Table(
            period == .month ? Phrase("month") : Phrase("quarter"), Phrase("n"), scoreName, Phrase("from"),
            Phrase("to"),
            Phrase(""))
        for section in report.trend {
            let measure = scoreMeasure(section)
            let bar = measure.flatMap { one in
                one.estimate.map {
                    Figures.bar(one.kind == "nps" ? ($0 + 100) / 200 : one.kind == "share" ? $0 : $0 / 10)
                }
            }
            table.add(
                [section.name ?? "", n(section)].map(Phrase.init(verbatim:)) + score(section)
                    + [Phrase(verbatim: bar ?? "")])
        }
        console.out(table)
    }

    private var scoreName: Phrase { Phrase(verbatim: report.score?.id ?? "") }

    private func n(_ section: SurveySection) -> String {
        section.isHidden ? "<\(report.request.least)" : "\(section.n)"
    }

    private func scoreMeasure(_ section: SurveySection) -> SurveyMeasure? {
        guard !section.isHidden, let figures = section.figures.first(where: { $0.question.id == report.score?.id }),
            !figures.isHidden
        else { return nil }
        return figures.measures.first
    }

    private func score(_ section: SurveySection) -> [Phrase] {
        let measure = scoreMeasure(section)
        return [measure?.estimate, measure?.interval?.lowerBound, measure?.interval?.upperBound].map {
            SurveyWords.value($0, measure?.kind ?? "")
        }
    }

    // MARK: Differences

    var comparisons: [Phrase] {
        report.differenceWords(words).flatMap { [Phrase(""), $0.head] + $0.lines }
    }

    // MARK: Drivers

    func showDrivers(on console: Console) {
        guard report.request.hasDrivers, let score = report.score else { return }
        console.out(Phrase(""))
        guard !report.drivers.isEmpty else {
            return console.out(Phrase("too few answers to tell what goes with \(score.id)"))
        }
        console.out(Phrase("What goes with \(score.id) (not what causes it):"))
        var table = Table(
            Phrase("answer"), Phrase("effect"), Phrase("from"), Phrase("to"), Phrase("n"), Phrase("measured by"),
            Phrase("shown at 95 %"))
        for one in report.drivers {
            let question = report.campaign.survey?.questions.first { $0.id == one.question }
            let part = one.part.flatMap { part in question.map { words.label(part, $0).text(in: words.language) } }
            let sign = { (value: Double) in Phrase("\(value, places: 2, isSigned: true)") }
            table.add(
                [
                    Phrase(verbatim: part.map { "\(one.question): \($0)" } ?? one.question), sign(one.effect),
                    sign(one.interval.lowerBound), sign(one.interval.upperBound), Phrase("\(one.n)"),
                    one.method == .spearman ? Phrase("rank correlation") : Phrase("points of the score"),
                    one.isShown ? Phrase("yes") : Phrase("no"),
                ])
        }
        console.out(table)
    }

    // MARK: Those who have not answered

    func showNonResponse(on console: Console) {
        guard let found = report.nonResponse, found.rows.count > 1 else { return }
        console.out(Phrase(""))
        var table = Table(Phrase("asked in stage"), Phrase("invited"), Phrase("answered"), Phrase("rate"), Phrase(""))
        for row in found.rows {
            let share = row.asked.share ?? 0
            table.add(
                [SurveyWords.group(row.stage)]
                    + ["\(row.asked.members)", "\(row.asked.reached)", Figures.percent(share), Figures.bar(share)]
                    .map(Phrase.init(verbatim:)))
        }
        console.out(table)
        for line in found.words { console.out(line) }
    }
}

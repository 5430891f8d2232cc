package import Definitions
package import Formats
internal import Store
internal import Surveys

/// What became of those who were not happy, as a page.
package struct CasesPage {
    private let report: CasesReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: CasesReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("Those who were not happy"), of: workspace.definition, from: report.from, until: report.until,
            now: report.now, language: language)
        page.blocks = [figures]
        if report.opened > 0 {
            page.blocks.append(PageSection(Phrase("How they ended"), [outcomes]))
            page.blocks.append(PageSection(Phrase("Who looks after them"), [owners]))
        } else {
            page.blocks.append(PageText(Phrase("no case was opened then"), .verdict))
        }
        if report.withCase.detractors + report.withoutCase.detractors > 0 {
            page.blocks.append(PageSection(Phrase("When they were asked again"), nextWave))
        }
        page.notes = [
            Phrase(
                """
                Intervals are of 95 %. Groups of fewer than 5 are not shown. Nobody drew lots who got a case, so a difference need not \
                be its doing.
                """)
        ]
        return page.html
    }

    private var figures: KeyFigures {
        var figures = [
            KeyFigures.Figure(
                Phrase("\(report.opened)"), Phrase("cases opened"),
                note: Phrase("\(report.open) open, \(report.overdue) of them overdue"))
        ]
        if let share = report.inTime.share {
            figures.append(
                .init(
                    Phrase("\(share * 100, places: 0) %"), Phrase("spoken with in time"),
                    note: Phrase("\(report.inTime.reached) of \(report.inTime.members) that were due")))
        }
        if let hours = report.medianHours {
            figures.append(
                .init(
                    Phrase("\(hours, places: 1)"), Phrase("hours to the first contact"),
                    note: Phrase("median, n \(report.contacted)")))
        }
        return KeyFigures(figures)
    }

    private var outcomes: BarChart {
        var counts = MemberCase.Outcome.allCases.map { ($0.words, report.outcomes[$0] ?? 0) }
        if report.withoutOutcome > 0 { counts.append((Phrase("not noted"), report.withoutOutcome)) }
        counts.append((Phrase("still open"), report.open))
        return BarChart(
            Phrase("Cases by outcome"),
            counts.map { BarChart.Bar(.words($0.0), Double($0.1), words: Phrase("\($0.1)")) },
            table: PageTable(
                Phrase("Cases by outcome"), [.words(Phrase("outcome")), .number(Phrase("cases"))],
                rows: counts.map { .init([.words($0.0), .number($0.1)]) }))
    }

    private var owners: PageTable {
        PageTable(
            Phrase("Who looks after them"),
            [
                .words(Phrase("owner")), .number(Phrase("cases")), .number(Phrase("open")), .number(Phrase("overdue")),
                .number(Phrase("due")), .number(Phrase("in time")),
            ],
            rows: report.owners.map { owner in
                .init(
                    [
                        .name(owner.owner), .number(owner.opened), .number(owner.open), .number(owner.overdue),
                        .number(owner.judged), .number(owner.contactedInTime),
                    ], isMarked: owner.overdue > 0)
            })
    }

    private var nextWave: [any PageBlock] {
        let waves = [(Phrase("with a case"), report.withCase), (Phrase("without"), report.withoutCase)]
        let bars = waves.map { name, wave in
            let score = wave.isShown ? wave.again.score : nil
            return BarChart.Bar(
                .words(name), score, interval: wave.isShown ? wave.again.interval : nil,
                words: score.map { Phrase("\($0, places: 0, isSigned: true) · n \(wave.again.count)") }
                    ?? Phrase("fewer than 5"))
        }
        let table = PageTable(
            Phrase("detractors of that time, when the same survey asked them again:"),
            [
                .words(Phrase("")), .number(Phrase("members")), .number(Phrase("again")), .number(Phrase("NPS")),
                .number(Phrase("no detractors any more")),
            ],
            rows: waves.map { name, wave in
                let share = wave.isShown ? wave.recovered.share : nil
                let score = wave.isShown ? wave.again.score : nil
                return .init([
                    .words(name), .number(wave.detractors), .number(wave.again.count),
                    score.map { .decimal($0, places: 0, isSigned: true) } ?? .none,
                    share.map { .percent($0, places: 0) } ?? .none,
                ])
            })
        let chart = BarChart(
            Phrase("The score at the next wave, with its 95 % interval"), bars, table: table, mark: .point,
            scale: ChartScale(-100, 100)
        ) { Phrase("\($0, places: 0, isSigned: true)") }
        return [chart]
    }
}

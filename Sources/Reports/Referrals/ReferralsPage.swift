package import Definitions
package import Formats
internal import Store

/// Who brings whom, as a page.
package struct ReferralsPage {
    private let report: ReferralsReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: ReferralsReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("Who brings whom"), of: workspace.definition, from: report.from, until: report.until,
            now: report.now, language: language)
        page.blocks = [figures]
        if !report.bringers.isEmpty { page.blocks.append(PageSection(Phrase("Who brought most"), [bringers])) }
        if !report.chains.isEmpty { page.blocks.append(PageSection(Phrase("How long the chains are"), [chains])) }
        if report.refusedCount > 0 { page.blocks.append(PageSection(Phrase("Refused, by reason"), [refused])) }
        page.notes = [
            Phrase(
                """
                Intervals are of 95 %. The k-factor is the members who were brought in this time for each customer at its end, with \
                the interval of a Poisson count: as if each came by themselves. Who comes in groups makes it wider.
                """)
        ]
        return page.html
    }

    private var figures: KeyFigures {
        var figures = [
            KeyFigures.Figure(
                Phrase("\(report.credited)"), Phrase("members brought"),
                note: Phrase("by \(report.bringerCount); \(report.waiting) wait, \(report.refusedCount) refused"))
        ]
        if report.isShareShown, let share = report.brought.share,
            let interval = report.brought.interval(confidence: ReferralsReport.confidence)
        {
            figures.append(
                .init(
                    Phrase("\(share * 100, places: 0) %"), Phrase("of the new customers"),
                    note: Phrase(
                        "\(interval.lowerBound * 100, places: 0) to \(interval.upperBound * 100, places: 0) %, n \(report.brought.members)"
                    )))
        }
        if let k = report.kFactor, let interval = report.kInterval {
            figures.append(
                .init(
                    Phrase("\(k, places: 3)"), Phrase("k-factor"),
                    note: Phrase("\(interval.lowerBound, places: 3) to \(interval.upperBound, places: 3)")))
        }
        return KeyFigures(figures)
    }

    private var bringers: PageTable {
        PageTable(
            Phrase("Who brought most"),
            [.words(Phrase("member")), .number(Phrase("brought")), .number(Phrase("whom those brought"))],
            rows: report.bringers.map {
                .init([
                    $0.email.map { .name($0) } ?? .words(Phrase("(erased)")), .number($0.brought), .number($0.further),
                ])
            })
    }

    private var chains: PageTable {
        PageTable(
            Phrase("How long the chains are"), [.number(Phrase("members in a row")), .number(Phrase("brought"))],
            rows: report.chains.sorted { $0.key < $1.key }.map { .init([.number($0.key + 1), .number($0.value)]) })
    }

    private var refused: BarChart {
        let rows = ReferralRefusal.allCases.map { ($0.words, report.refused[$0] ?? 0) }.filter { $0.1 > 0 }
        return BarChart(
            Phrase("Refused, by reason"),
            rows.map { BarChart.Bar(.words($0.0), Double($0.1), words: Phrase("\($0.1)")) },
            table: PageTable(
                Phrase("Refused, by reason"), [.words(Phrase("reason")), .number(Phrase("times"))],
                rows: rows.map { .init([.words($0.0), .number($0.1)]) }))
    }
}

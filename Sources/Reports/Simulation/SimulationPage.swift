package import Campaigning
package import Definitions
package import Formats
internal import Store

/// A simulation as a page.
package struct SimulationPage {
    private let report: SimulationReport
    private let workspace: WorkspaceDefinition
    private let language: Language

    package init(_ report: SimulationReport, _ workspace: WorkspaceDefinition, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        let first = report.days.first?.date.description ?? ""
        let last = report.days.last?.date.description ?? ""
        var page = ReportPage(
            Phrase("The calendar ahead"), name: workspace.name, theme: workspace.theme, language: language)
        page.lead = [Phrase("\(first) to \(last) (\(report.zone)), as known at \(report.now)")]
        page.blocks = [figures, PageSection(Phrase("Messages a day"), [calendar])]
        if !report.warnings.isEmpty {
            page.blocks.append(PageSection(Phrase("What to look at"), [PageList(report.warnings.map(\.words))]))
        }
        if let forecast = report.loyalty {
            page.blocks.append(
                PageSection(
                    Phrase("What the programme costs"),
                    [PageText(forecast.words)] + (forecast.warning.map { [PageText($0, .verdict)] } ?? [])))
        }
        page.blocks += [
            PageSection(Phrase("Campaigns"), [campaigns]),
            PageSection(Phrase("Messages a member"), [members] + silence),
        ]
        page.notes = [
            Phrase(
                """
                A simulation knows schedules, steps, stages that change by time, limits, windows and pace. It does not know what \
                members will do: answers, purchases, and who will join or leave.
                """)
        ]
        return page.html
    }

    private var figures: KeyFigures {
        var figures = [
            KeyFigures.Figure(Phrase("\(report.sent)"), Phrase("messages")),
            .init(
                Phrase("\(report.members - report.silent)"), Phrase("members reached"),
                note: Phrase("of \(report.members)")),
            .init(Phrase("\(report.mean, places: 1)"), Phrase("messages a member")),
        ]
        if let share = report.promotionShare {
            figures.append(
                .init(
                    Phrase("\(share * 100, places: 1) %"), Phrase("promotions"), note: Phrase("of \(report.counted)")))
        }
        for pace in report.paces {
            figures.append(
                .init(
                    Phrase("\(pace.minutes / 60) h \(pace.minutes % 60) min"),
                    Phrase("on the busiest day, \(pace.busiest), at \(pace.perHour) an hour")))
        }
        return KeyFigures(figures)
    }

    private var calendar: CalendarChart {
        let most = report.days.map(\.sent).max() ?? 0
        let days = report.days.map { day in
            CalendarChart.Day(
                day.date, day.sent,
                parts: day.campaigns.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" })
        }
        return CalendarChart(
            Phrase("Day by day"),
            summary: Phrase(
                "\(report.sent, "message", "messages") in \(report.days.count, "day", "days"), at most \(most) a day"),
            days, columns: (Phrase("messages"), Phrase("campaigns")))
    }

    private var campaigns: PageTable {
        var table = PageTable(
            Phrase("Campaigns"),
            [
                .words(Phrase("campaign")), .number(Phrase("planned")), .number(Phrase("sent")),
                .words(Phrase("held back at first")), .words(Phrase("will not go")),
                .number(Phrase("waits at the end")),
            ])
        for campaign in report.campaigns where campaign.planned + campaign.occurrences > 0 {
            table.rows.append(
                .init(
                    [
                        .name(campaign.title.isEmpty ? campaign.name : campaign.title), .number(campaign.planned),
                        .number(campaign.sent), .words(MessageReason.list(campaign.held)),
                        .words(MessageReason.list(campaign.skipped)), .number(campaign.waiting + campaign.later),
                    ], isMarked: campaign.isStarving))
        }
        return table
    }

    private var members: HistogramChart {
        HistogramChart(
            Phrase("Members by how often they hear from you"),
            summary: Phrase(
                """
                a member gets \(report.mean, places: 1) on average, half get \(report.quantile(0.5)) or fewer, one in twenty \
                \(report.quantile(0.95)) or more, the most \(report.most)
                """), report.bins(16).map { .init($0.messages, $0.members) },
            columns: (Phrase("messages"), Phrase("members")), axis: Phrase("messages a member"))
    }

    private var silence: [any PageBlock] {
        guard report.silent > 0 else { return [] }
        let why = report.silence.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { Phrase("\($0.value) \($0.key.words)") }
        let tables: [any PageBlock] = [
            (Phrase("stage"), report.silentStages), (Phrase("segment"), report.silentSegments),
        ].filter { !$0.1.isEmpty }.map { head, shares in
            PageTable(
                head, [.words(head), .number(Phrase("hear nothing")), .number(Phrase("members"))],
                rows: shares.map { share in
                    let name: PageTable.Cell =
                        share.name.isEmpty ? .words(Phrase("without a stage")) : .name(share.name)
                    return .init([name, .number(share.members), .number(share.all)])
                })
        }
        return [
            PageSection(
                Phrase("\(report.silent, "member", "members") would never hear from you"), isNested: true,
                [PageList(why), PagePair(tables)])
        ]
    }
}

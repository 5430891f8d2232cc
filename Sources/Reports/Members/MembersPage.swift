internal import Campaigning
package import Definitions
package import Formats
internal import Store

/// The report of the members as a page.
package struct MembersPage {
    private let report: MembersReport
    private let workspace: WorkspaceDefinition
    private let language: Language

    package init(_ report: MembersReport, _ workspace: WorkspaceDefinition, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(Phrase("Members"), name: workspace.name, theme: workspace.theme, language: language)
        page.subject = report.filter
        page.lead = [Phrase("As known at \(report.zone.words(report.now)) (\(report.zone))")]
        page.blocks = [figures]
        guard report.count > 0 else { return page.html }
        page.blocks.append(PageSection(Phrase("What happened"), [changes]))
        if let months = report["joined"] { page.blocks.append(PageSection(Phrase("New members"), [histogram(months)])) }
        if let stages = report["stage"] {
            page.blocks.append(PageSection(Phrase("By stage"), [bars(stages)] + flows))
        }
        page.blocks.append(section(Phrase("Consent"), ["mailable"]))
        page.blocks.append(
            section(
                Phrase("What is known of them"),
                ["locale", "source", "tag"] + report.dimensions.map(\.key).filter { $0.hasPrefix("attribute:") }
                    + ["filled_in"]))
        page.blocks.append(section(Phrase("What they do"), ["last_purchase", "last_visit", "answering"]))
        page.blocks.append(
            PageSection(
                Phrase("How often they hear from you"),
                [PagePair(["contacts_30d", "contacts_90d"].compactMap { report[$0] }.map(histogram))]))
        page.notes = [
            Phrase(
                """
                Values that fewer than \(MemberDimension.minimum) members have are put together, so that nobody can be told from \
                a number. New members are counted by when they joined, where that is known, else by when they came here.
                """)
        ]
        return page.html
    }

    private var figures: KeyFigures {
        func share(_ count: Int) -> Phrase {
            report.count > 0 ? Phrase("\(Double(count) / Double(report.count) * 100, places: 0) %") : Phrase("\(count)")
        }
        let granted = report["mailable"]?.rows.first { $0.name == "granted" }?.members ?? 0
        return KeyFigures([
            .init(
                Phrase("\(report.count)"), Phrase("members"),
                note: report.filter == nil ? nil : Phrase("of \(report.all)")),
            .init(
                share(granted), Phrase("can be mailed"),
                note: Phrase("\(granted) of \(report.count, "member", "members")")),
            .init(
                Phrase("\(report.period.counts.joined)"), Phrase("new members"), note: report.words(report.period)),
            .init(
                share(report.period.counts.active), Phrase("did something"), note: report.words(report.period)),
        ])
    }

    private var changes: PageTable {
        PageTable(
            Phrase("What happened"),
            [
                .words(Phrase("members who")), .number(report.words(report.period)),
                .number(report.words(report.before)),
                .number(Phrase("change")),
            ],
            rows: report.changes.map { label, now, before in
                .init([
                    .words(label), .number(now), .number(before),
                    .decimal(Double(now - before), places: 0, isSigned: true),
                ])
            })
    }

    private var flows: [any PageBlock] {
        guard let stages = report.stages else { return [] }
        return [
            PageTable(
                Phrase("In and out of the stages, \(report.words(report.period))"),
                [
                    .words(Phrase("stage")), .number(Phrase("members")), .number(Phrase("came in")),
                    .number(Phrase("left")), .number(Phrase("days there")),
                ],
                rows: stages.rows.map { row in
                    .init([
                        .name(row.stage), .number(row.members), .number(row.enteredInPeriod), .number(row.leftInPeriod),
                        row.medianAge.map { .decimal($0 / 86_400_000, places: 0, isSigned: false) } ?? .none,
                    ])
                }, hasVisibleCaption: true)
        ]
    }

    private func section(_ heading: Phrase, _ keys: [String]) -> PageSection {
        PageSection(heading, [PagePair(keys.compactMap { report[$0] }.map(bars))])
    }

    private func bars(_ dimension: MemberDimension) -> any PageBlock {
        let all = max(1, dimension.count)
        let most = dimension.rows.map { Double($0.members) / Double(all) }.max() ?? 1
        return BarChart(
            dimension.title,
            dimension.rows.map { row in
                let share = Double(row.members) / Double(all)
                return BarChart.Bar(
                    row.label.cell, share, words: Phrase("\(row.members) · \(share * 100, places: 1) %"))
            }, table: table(dimension), scale: ChartScale(0, max(most, 0.05)))
    }

    private func histogram(_ dimension: MemberDimension) -> any PageBlock {
        HistogramChart(
            dimension.title,
            dimension.rows.map { .init($0.label.words.text(in: language), $0.members) },
            columns: (Phrase(""), Phrase("members")))
    }

    private func table(_ dimension: MemberDimension) -> PageTable {
        PageTable(
            dimension.title, [.words(dimension.title), .number(Phrase("members")), .number(Phrase("share"))],
            rows: dimension.rows.map { row in
                .init([
                    row.label.cell, .number(row.members),
                    .percent(Double(row.members) / Double(max(1, dimension.count)), places: 1),
                ])
            })
    }
}

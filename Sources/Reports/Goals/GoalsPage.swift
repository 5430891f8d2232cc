package import Definitions
package import Formats

/// How far the strategy is, as a page.
package struct GoalsPage {
    private let report: GoalsReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: GoalsReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("Goals"), name: workspace.definition.name, theme: workspace.definition.theme, language: language)
        page.lead = [
            report.origin, Phrase("As known at \(report.zone.words(report.now)) (\(report.zone))"),
        ]
        page.blocks = [PageText(report.summary, .verdict), targets]
        if !report.tasks.isEmpty {
            page.blocks.append(PageSection(Phrase("Tasks"), [tasks, owners]))
        }
        if !report.obstacles.isEmpty {
            page.blocks.append(PageSection(Phrase("Obstacles"), [PageList(report.obstacles.map(\.words))]))
        }
        page.notes = [GoalsReport.note]
        return page.html
    }

    private var targets: PageTable {
        PageTable(
            Phrase("Targets"),
            [
                .words(Phrase("target")), .words(Phrase("began at")), .words(Phrase("now")),
                .words(Phrase("should be")), .words(Phrase("shall be")), .words(Phrase("by")),
                .words(Phrase("pace")), .words(Phrase("verdict")),
            ],
            rows: report.lines.map { line in
                .init(
                    [
                        .words(line.words), .words(line.startWords), .words(line.nowWords),
                        .words(line.expectedWords), .words(line.unit.words(line.target)),
                        .name(line.by.description), .words(line.paceWords), .words(line.verdictWords),
                    ], isMarked: line.verdict == .behind || line.verdict == .missed)
            })
    }

    private var tasks: PageTable {
        PageTable(
            Phrase("Month by month"),
            [.words(Phrase("month")), .words(Phrase("task")), .words(Phrase("owner")), .words(Phrase("state"))],
            rows: report.tasks.map { task in
                .init(
                    [.name(task.monthName), .name(task.text), .name(task.owner), .words(task.stateWords)],
                    isMarked: task.state == .overdue)
            })
    }

    private var owners: PageTable {
        let states = StrategyTask.State.allCases
        return PageTable(
            Phrase("By owner"), [.words(Phrase("owner"))] + states.map { .number($0.words) },
            rows: report.owners.map { owner in
                .init([.name(owner.owner)] + states.map { .number(owner.counts[$0] ?? 0) })
            }, hasVisibleCaption: true)
    }
}

extension GoalsReport.Obstacle {
    package var words: Phrase {
        owner.map { Phrase("\(text) (\($0))") } ?? Phrase(verbatim: text)
    }
}

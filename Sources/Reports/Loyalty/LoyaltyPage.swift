internal import Campaigning
package import Definitions
package import Formats
internal import Store

/// What the programme does, as a page.
package struct LoyaltyPage {
    private let report: LoyaltyReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: LoyaltyReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("What the programme does"), of: workspace.definition, from: report.from, until: report.until,
            now: report.now, language: language)
        page.lead.append(
            Phrase("The goal: \(report.goal). It is judged on \(report.judgedOn.description) by: \(report.judgedBy)"))
        page.blocks = [figures]
        if report.control == nil {
            page.blocks.append(
                PageText(
                    Phrase("There is no control group, so nobody can tell what members would have done without it."),
                    .verdict))
        }
        page.blocks.append(PageSection(Phrase("Members against the control group"), [groups]))
        page.notes = [
            Phrase(
                "Intervals are of 95 %. Groups of fewer than 5 are not shown. Members are those who had joined before the time began."
            )
        ]
        return page.html
    }

    private var figures: KeyFigures {
        KeyFigures([
            .init(
                Phrase(verbatim: Money.words(report.spent)), Phrase("rewards have cost this year"),
                note: Phrase("of \(Money.words(report.limit)) at most")),
            .init(
                Phrase("\(report.outstanding)"), Phrase("points outstanding"),
                note: Phrase(
                    "of \(report.holders, "member", "members"); \(Money.words(report.liability)) if all are spent")),
            .init(Phrase("\(report.rewards)"), Phrase("rewards given in this time")),
        ])
    }

    private var groups: PageTable {
        let sides: [(Phrase, LoyaltyReport.Group?)] = [
            (Phrase("in the programme"), report.programme), (Phrase("control group"), report.control),
        ]
        return PageTable(
            Phrase("Members against the control group"),
            [
                .words(Phrase("")), .number(Phrase("members")), .number(Phrase("judged")),
                .number(Phrase("bought again")), .number(Phrase("spent on average")),
            ],
            rows: sides.compactMap { name, group in
                group.map { group in
                    .init([
                        .words(name), .number(group.members), percent(group.isShown ? group.judged.share : nil),
                        percent(group.repeated.members >= LoyaltyReport.fewest ? group.repeated.share : nil),
                        group.isShown
                            ? group.spend.mean.map { .decimal($0, places: 2, isSigned: false) } ?? .none : .none,
                    ])
                }
            })
    }

    private func percent(_ share: Double?) -> PageTable.Cell { share.map { .percent($0, places: 1) } ?? .none }
}

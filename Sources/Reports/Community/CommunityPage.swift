package import Definitions
package import Formats

/// What has changed since the community was launched, as a page.
package struct CommunityPage {
    private let report: CommunityReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: CommunityReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("Before the community and after"), name: workspace.definition.name,
            theme: workspace.definition.theme,
            language: language)
        let zone = report.zone
        page.lead = [
            Phrase("Launched on \(zone.civil(report.launch).date.description)"),
            Phrase("As known at \(zone.words(report.now)) (\(zone))"),
        ]
        page.blocks = [
            PageText(report.joining, .verdict),
            PageTable(
                Phrase(
                    """
                    From \(zone.civil(report.before.start).date.description) until the launch, and from \
                    \(zone.civil(report.after.start).date.description) until now
                    """),
                [
                    .words(Phrase("measure")), .words(Phrase("before")), .words(Phrase("after")),
                    .words(Phrase("change")),
                ],
                rows: report.measures.map { measure in
                    .init([
                        .words(measure.kind.words), .words(measure.before.words), .words(measure.after.words),
                        .words(measure.verdict),
                    ])
                }, hasVisibleCaption: true),
            PageText(report.caution),
        ]
        page.notes = [
            Phrase(
                """
                The base is everyone who was known before the first month was over; who joined has the activity "joined". Who came \
                to us has a visit, a ticket or a purchase. Intervals are of 95 %.
                """)
        ]
        return page.html
    }
}

package import Campaigning
package import Definitions
package import Formats

/// The morning page as a page for a browser. Without a reader of its own it names no member.
package struct TodayPage {
    private let sheet: TodaySheet
    private let reader: TodaySheet.Reader
    private let workspace: Workspace
    private let language: Language

    package init(_ sheet: TodaySheet, for reader: TodaySheet.Reader, _ workspace: Workspace, language: Language) {
        (self.sheet, self.reader, self.workspace, self.language) = (sheet, reader, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("Today"), name: workspace.definition.name, theme: workspace.definition.theme, language: language)
        page.lead = [Phrase("As known at \(sheet.zone.words(sheet.now)) (\(sheet.zone))")]
        let sections = sheet.sections(for: reader)
        page.blocks = sections.map { section in
            PageSection(
                section.kind.title,
                [
                    PageList(section.lines.map { $0.isUrgent ? Phrase("urgent: \($0.words)") : $0.words }),
                    PageText(Phrase(listing: section.commands.map { Phrase(verbatim: $0) }), .note),
                ])
        }
        if sections.isEmpty { page.blocks = [PageText(Phrase("Nothing waits today."), .verdict)] }
        page.notes = [
            Phrase(
                """
                A number is odd when it is more than three deviations off the median of the same weekday of up to eight weeks before; \
                the deviation is 1.4826 times the median absolute deviation, and never less than the root of the median.
                """)
        ]
        return page.html
    }
}

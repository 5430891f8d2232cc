import Formats
import Reports
import Store

/// The report of a campaign in words and tables.
struct CampaignReportText {
    private let report: CampaignReport
    private let zone: Zone

    init(_ report: CampaignReport, zone: Zone) { (self.report, self.zone) = (report, zone) }

    func show(on console: Console) {
        let title = report.title.map { " · \(printable($0))" } ?? ""
        console.out(Phrase(verbatim: printable(report.campaign) + title))
        console.out(Phrase(""))
        guard report.total.planned > 0 || !report.lifts.isEmpty else {
            return console.out(Phrase("nothing of it was planned yet"))
        }
        if report.total.planned > 0 { console.out(table) }
        for line in decisions + splits + lifts { console.out(line) }
    }

    // MARK: Messages

    private var table: Table {
        let columns = report.columns
        let (hasSteps, hasVariants) = (report.hasSteps, report.hasVariants)
        let hasReasons = report.lines.contains { !$0.why.isEmpty }
        var table = Table(
            [Phrase("occurrence")] + (hasSteps ? [Phrase("step")] : []) + (hasVariants ? [Phrase("variant")] : [])
                + columns.map(\.header) + (hasReasons ? [Phrase("why")] : []))
        for line in report.lines {
            let names =
                [line.occurrence ?? ""] + (hasSteps ? [line.step ?? ""] : [])
                + (hasVariants ? [line.variant ?? "-"] : [])
            table.add(
                names.map { Phrase(verbatim: printable($0)) } + columns.map { Phrase("\($0.value(line))") }
                    + (hasReasons ? [line.why] : []))
        }
        if report.lines.count > 1 {
            let blank = Phrase(verbatim: "")
            table.add(
                [Phrase("all")] + (hasSteps ? [blank] : []) + (hasVariants ? [blank] : [])
                    + columns.map { Phrase("\($0.value(report.total))") } + (hasReasons ? [report.total.why] : []))
        }
        return table
    }

    // MARK: Experiments

    private var decisions: [Phrase] {
        guard !report.experiments.isEmpty else { return [] }
        var lines = [Phrase(""), Phrase("Tests of variants:")]
        for row in report.experiments {
            lines.append(indented(ExperimentWords.line(row, in: zone)))
            if row.isEdited {
                lines.append(indented(Phrase("the file was edited while it ran: not all may have got the same words")))
            }
        }
        return lines
    }

    private var splits: [Phrase] {
        report.splits.flatMap { split -> [Phrase] in
            let words = report.words(split)
            return [Phrase(""), words.shares, indented(words.verdict)]
        }
    }

    // MARK: Lift

    private var lifts: [Phrase] {
        guard let goal = report.goal else { return [] }
        let words = printable(goal)
        guard !report.lifts.isEmpty else {
            return [
                Phrase(""),
                Phrase("The goal: \(words). Nobody was held out, so nobody knows what of it the campaign has brought."),
            ]
        }
        return [Phrase(""), Phrase("Lift on the goal: \(words)")]
            + report.lifts.flatMap { report.words($0, in: zone) }.map(indented)
    }

    private func indented(_ line: Phrase) -> Phrase { Phrase("  \(line)") }
}

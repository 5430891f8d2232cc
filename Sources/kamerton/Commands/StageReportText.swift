import Campaigning
import Formats

/// The report of stages for people: a table of the stages, and a matrix of who went where.
enum StageReportText {
    /// - Parameter withPeriod: whether a period was asked for; without one the table is short.
    static func print(_ report: StageReport, withPeriod: Bool, _ zone: Zone, _ console: Console) {
        console.out(stages(report, withPeriod))
        guard withPeriod, report.conversions.contains(where: { $0.start != $0.end }) else { return }
        let (start, end) = (zone.civil(report.period.start).date, zone.civil(report.period.end).date)
        console.out(Phrase(""))
        console.out(Phrase("Members of each stage on \(start), and where they were on \(end):"))
        console.out(Phrase(""))
        console.out(conversions(report))
    }

    private static func stages(_ report: StageReport, _ withPeriod: Bool) -> Table {
        let short = [
            Phrase("stage"), Phrase("members"), Phrase("entered: 7 days"), Phrase("30 days"), Phrase("90 days"),
        ]
        let more = [Phrase("left"), Phrase("days there"), Phrase("days of those who left")]
        var table = Table(withPeriod ? short + more : short)
        for row in report.rows {
            var cells = [row.stage, "\(row.members)"] + StageReport.days.map { "\(row.entered[$0] ?? 0)" }
            if withPeriod { cells += ["\(row.leftInPeriod)", days(row.medianAge), days(row.medianStay)] }
            table.add(verbatim: cells)
        }
        if report.withoutStage > 0 {
            let empty = Array(repeating: Phrase(""), count: table.headers.count - 2)
            table.add([name(nil), Phrase("\(report.withoutStage)")] + empty)
        }
        return table
    }

    private static func conversions(_ report: StageReport) -> Table {
        let rows = unique(report.conversions.map(\.start))
        let columns = unique(report.rows.map { $0.stage } + report.conversions.map(\.end)).filter { column in
            report.conversions.contains { $0.end == column }
        }
        var table = Table([Phrase("from \\ to")] + columns.map(name))
        for row in rows {
            table.add(
                [name(row)]
                    + columns.map { column in
                        guard let cell = report.conversions.first(where: { $0.start == row && $0.end == column })
                        else { return Phrase(verbatim: "-") }
                        return Phrase("\(cell.members) (\(percent(cell.share)) %)")
                    })
        }
        return table
    }

    private static func unique(_ stages: [String?]) -> [String?] {
        var seen: Set<String?> = []
        return stages.filter { seen.insert($0).inserted }
    }

    private static func name(_ stage: String?) -> Phrase { stage.map(Phrase.init(verbatim:)) ?? Phrase("(none)") }

    private static func days(_ milliseconds: Double?) -> String {
        milliseconds.map { "\(Int(($0 / 86_400_000).rounded()))" } ?? "-"
    }

    /// Whole percents; what is less than half of one shows that it is there.
    private static func percent(_ share: Double) -> String {
        let percent = (share * 100).rounded()
        return percent == 0 ? "<1" : "\(Int(percent))"
    }
}

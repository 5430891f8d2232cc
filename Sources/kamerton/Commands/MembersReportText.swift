import Formats
import Reports

/// The report of the members in tables.
struct MembersReportText {
    private let report: MembersReport

    init(_ report: MembersReport) { self.report = report }

    func show(on console: Console) {
        console.out(
            report.filter.map {
                Phrase("\(report.count) of \(report.all, "member", "members"): \(printable($0))")
            } ?? Phrase("\(report.count, "member", "members")"))
        guard report.count > 0 else { return }
        console.out(Phrase(""))
        var table = Table(
            Phrase("members who"), report.words(report.period), report.words(report.before), Phrase("change"))
        for (label, now, before) in report.changes {
            let change = Language.english.decimal(Double(now - before), places: 0, isSigned: true, style: .plain)
            table.add(label, Phrase("\(now)"), Phrase("\(before)"), Phrase(verbatim: change))
        }
        console.out(table)
        for dimension in report.dimensions {
            console.out(Phrase(""))
            console.out(self.table(dimension, console))
        }
        let hidden = report.dimensions.reduce(0) { $0 + $1.hidden }
        if hidden > 0 {
            console.note(
                Phrase(
                    "\(hidden, "value", "values") of fewer than \(MemberDimension.minimum) members are put together"))
        }
    }

    private func table(_ dimension: MemberDimension, _ console: Console) -> Table {
        let flows = dimension.key == "stage" ? report.stages?.rows : nil
        var table = Table(
            [dimension.title, Phrase("members"), Phrase("share")]
                + (flows == nil ? [] : [Phrase("came in"), Phrase("left")]) + [Phrase(verbatim: "")])
        let most = dimension.rows.map(\.members).max() ?? 1
        for row in dimension.rows {
            let share = Double(row.members) / Double(max(1, dimension.count))
            var cells = [
                Phrase(verbatim: printable(row.label.words.text(in: console.language))), Phrase("\(row.members)"),
                Phrase("\(share * 100, places: 1) %"),
            ]
            if let flows {
                let flow = flows.first { $0.stage == row.name }
                cells += [flow.map { Phrase("\($0.enteredInPeriod)") }, flow.map { Phrase("\($0.leftInPeriod)") }]
                    .map { $0 ?? Phrase(verbatim: "-") }
            }
            let bar = TextChart(console).bar(Double(row.members) / Double(max(1, most)), width: 24)
            table.add(cells + [Phrase(verbatim: bar)])
        }
        table.mayLose(column: table.headers.count - 1)
        return table
    }
}

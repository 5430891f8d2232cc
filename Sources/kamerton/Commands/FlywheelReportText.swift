import Formats
import Reports
import Store

/// How the flywheel turns, in words and tables.
struct FlywheelReportText {
    private let report: FlywheelReport

    init(_ report: FlywheelReport) { self.report = report }

    func show(on console: Console) {
        console.out(Phrase.period(report.from, report.until, in: report.zone))
        console.out(Phrase(""))
        let measures = FlywheelCount.Measure.allCases
        var months = Table([Phrase("month")] + measures.map(\.words))
        for month in report.months.suffix(13) {
            months.add([Phrase(verbatim: month.name)] + measures.map { Phrase("\(month[$0])") })
        }
        console.out(months)
        if let flow = report.flow { show(flow, on: console) }
        coverage(on: console)
        effects(on: console)
    }

    private func show(_ flow: StageFlow, on console: Console) {
        func days(_ days: Int?) -> Phrase { days.map { Phrase("\($0)") } ?? Phrase(verbatim: "-") }
        var table = Table(
            Phrase("stage"), Phrase("members"), Phrase("came in"), Phrase("moved on"), Phrase("fell back"),
            Phrase("lost"), Phrase("typical days"), Phrase("slow from"), Phrase("stalled"))
        for stage in flow.stages {
            table.add(
                Phrase(verbatim: stage.name), Phrase("\(stage.members)"), Phrase("\(stage.cameIn)"),
                Phrase("\(stage.movedOn)"), Phrase("\(stage.fellBack)"), Phrase("\(stage.lost)"), days(stage.typical),
                days(stage.slow), stage.slow == nil ? Phrase(verbatim: "-") : Phrase("\(stage.stalled)"))
        }
        console.out(Phrase(""))
        console.out(table)
        guard let lost = flow.lostStage else { return }
        for friction in flow.frictions {
            console.out(Phrase(""))
            console.out(
                Phrase(
                    """
                    \(friction.left.members, "member", "members") went from \(friction.stage) to \(lost). Seen more often in the \
                    \(StageFlow.window) days before than among those who are in \(friction.stage) now:
                    """))
            let findings = friction.findings
            if findings.isEmpty { console.out(Phrase("  nothing, as far as these numbers show")) }
            for finding in findings { console.out(Phrase("  \(finding)")) }
        }
    }

    private func coverage(on console: Console) {
        let points = FlywheelReport.touchpoints
        var table = Table([Phrase("stage"), Phrase("members")] + points.map(\.words))
        for touch in report.touches where touch.members > 0 {
            table.add(
                [
                    touch.stage.map { Phrase(verbatim: printable($0)) } ?? Phrase("without a stage"),
                    Phrase("\(touch.members)"),
                ]
                    + points.map { Phrase("\(Double(touch.count($0.key)) / Double(touch.members) * 100, places: 0) %") }
            )
        }
        console.out(Phrase(""))
        console.out(Phrase("Who met us how in this period:"))
        console.out(table)
    }

    private func effects(on console: Console) {
        console.out(Phrase(""))
        guard !report.effects.isEmpty else {
            console.out(
                Phrase(
                    "No campaign has a goal and members who were held out, so nobody knows what the campaigns have moved."
                ))
            return
        }
        console.out(Phrase("What the campaigns have moved, against those who were held out:"))
        for effect in report.effects {
            console.out(Phrase("  \(printable(effect.title)) (\(printable(effect.goal))): \(effect.words)"))
        }
    }
}

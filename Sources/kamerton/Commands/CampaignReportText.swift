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

    private struct Column {
        let header: Phrase
        let isAlwaysShown: Bool
        let value: (CampaignReport.Line) -> Int
    }

    private var columns: [Column] {
        let hasClicks = report.hasTracking
        let isSurvey = report.isSurvey
        let all = [
            Column(header: Phrase("planned"), isAlwaysShown: true) { $0.planned },
            Column(header: Phrase("held out"), isAlwaysShown: false) { $0.heldOut.values.reduce(0, +) },
            Column(header: Phrase("waiting"), isAlwaysShown: false) { $0.waiting },
            Column(header: Phrase("skipped"), isAlwaysShown: false) { $0.skipped.values.reduce(0, +) },
            Column(header: Phrase("sent"), isAlwaysShown: true) { $0.sent },
            Column(header: Phrase("failed"), isAlwaysShown: false) { $0.states[.failed] ?? 0 },
            Column(header: Phrase("not sure"), isAlwaysShown: false) { $0.states[.uncertain] ?? 0 },
            Column(header: Phrase("bounced"), isAlwaysShown: true) { $0.states[.bounced] ?? 0 },
            Column(header: Phrase("clicked"), isAlwaysShown: hasClicks) { $0.clicks },
            Column(header: Phrase("answered"), isAlwaysShown: isSurvey) { $0.responses },
            Column(header: Phrase("unsubscribed"), isAlwaysShown: true) { $0.unsubscribes },
            Column(header: Phrase("complained"), isAlwaysShown: true) { $0.states[.complained] ?? 0 },
        ]
        let goal = Column(header: Phrase("goal"), isAlwaysShown: true) { $0.goal ?? 0 }
        return (report.goal == nil ? all : all + [goal]).filter { column in
            column.isAlwaysShown || report.lines.contains { column.value($0) > 0 }
        }
    }

    private var table: Table {
        let columns = columns
        let hasSteps = Set(report.lines.map(\.step)).count > 1
        let hasVariants = report.lines.contains { $0.variant != nil }
        let hasReasons = report.lines.contains { !why($0).isEmpty }
        var table = Table(
            [Phrase("occurrence")] + (hasSteps ? [Phrase("step")] : []) + (hasVariants ? [Phrase("variant")] : [])
                + columns.map(\.header) + (hasReasons ? [Phrase("why")] : []))
        for line in report.lines {
            let names =
                [line.occurrence ?? ""] + (hasSteps ? [line.step ?? ""] : [])
                + (hasVariants ? [line.variant ?? "-"] : [])
            table.add(
                names.map { Phrase(verbatim: printable($0)) } + columns.map { Phrase("\($0.value(line))") }
                    + (hasReasons ? [why(line)] : []))
        }
        if report.lines.count > 1 {
            let blank = Phrase(verbatim: "")
            table.add(
                [Phrase("all")] + (hasSteps ? [blank] : []) + (hasVariants ? [blank] : [])
                    + columns.map { Phrase("\($0.value(report.total))") } + (hasReasons ? [why(report.total)] : []))
        }
        return table
    }

    private func why(_ line: CampaignReport.Line) -> Phrase {
        var parts: [Phrase] = []
        if !line.held.isEmpty { parts.append(Phrase("held back: \(LedgerWords.list(line.held))")) }
        if !line.skipped.isEmpty { parts.append(Phrase("skipped: \(LedgerWords.list(line.skipped))")) }
        return Phrase(listing: parts, separator: "; ")
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
            let comparison = split.comparison
            let shares = Phrase(listing: comparison.arms.map(ExperimentWords.share))
            let metric = ExperimentWords.metric(split.metric.rawValue)
            var lines = [Phrase(""), Phrase("Variants of \(split.step) by \(metric): \(shares)")]
            if comparison.isShown, let winner = comparison.winner {
                lines.append(
                    indented(
                        winner == comparison.arms.first?.variant
                            ? Phrase("\(winner) does better than another, beyond chance.")
                            : Phrase("\(winner) does best, beyond chance.")))
            } else {
                lines.append(indented(Phrase("No difference shown.")))
            }
            return lines
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
        return [Phrase(""), Phrase("Lift on the goal: \(words)")] + report.lifts.flatMap(lift).map(indented)
    }

    private func lift(_ lift: CampaignLift) -> [Phrase] {
        let (got, heldOut) = (lift.comparison.group, lift.comparison.baseline)
        let occurrence = lift.occurrence.map { Phrase(verbatim: printable($0)) } ?? Phrase("all occurrences")
        let first = share(got)
        let second = share(heldOut)
        var lines = [
            lift.against == .control
                ? Phrase("\(occurrence): \(first) of those who were to get it, \(second) of the control group")
                : Phrase("\(occurrence): \(first) of those who were to get it, \(second) of those who were held out")
        ]
        if let difference = lift.comparison.difference, let interval = lift.interval {
            let range =
                "\(ExperimentWords.points(interval.lowerBound)) … \(ExperimentWords.points(interval.upperBound))"
            let level = ExperimentWords.decimal(report.confidence, 1).replacing(".0", with: "")
            let points = ExperimentWords.points(difference)
            if lift.isShown {
                lines.append(Phrase("Lift \(points) points, \(level) % interval \(range): beyond chance."))
            } else if let needed = lift.needed {
                lines.append(
                    Phrase(
                        """
                        No lift shown at \(level) %: \(points) points, interval \(range). To show a difference of this size \
                        you would need about \(needed) members.
                        """))
            } else {
                lines.append(Phrase("No lift shown at \(level) %: \(points) points, interval \(range)."))
            }
        }
        if lift.against == .control {
            lines.append(
                Phrase("The control group gets no campaign at all: the difference is that of all of them together."))
        }
        if let until = lift.openUntil {
            lines.append(
                Phrase("Still open: the time of the last of them is over on \(PlanCommand.words(until, in: zone))."))
        }
        return lines
    }

    private func indented(_ line: Phrase) -> Phrase { Phrase("  \(line)") }

    /// `12.1 % (58 of 480)`.
    private func share(_ proportion: Proportion) -> Phrase {
        let part = proportion.share.map(ExperimentWords.percent) ?? "-"
        return Phrase("\(part) (\(proportion.reached) of \(proportion.members))")
    }
}

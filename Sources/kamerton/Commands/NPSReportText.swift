import Formats
import Reports
import Surveys

/// The report in words and tables.
enum NPSReportText {
    enum Part {
        case line(Phrase)
        case table(Table)

        func show(on console: Console) {
            switch self {
            case .line(let phrase): console.out(phrase)
            case .table(let table): console.out(table)
            }
        }
    }

    static func parts(_ report: NPSReport, by dimension: String?, _ chart: TextChart) -> [Part] {
        let total = report.total
        let isAllTime = report.isOfAllTime
        let name = report.campaign.map(Phrase.init(verbatim:)) ?? Phrase("all surveys")
        let blank = Part.line(Phrase(""))
        var parts: [Part] = []
        if let score = total.score, let interval = total.interval {
            let (low, high) = (signed(interval.lowerBound), signed(interval.upperBound))
            parts += [
                .line(Phrase("NPS of \(name): \(signed(score))")),
                .line(
                    Phrase(
                        "95 % interval \(low) to \(high) (adjusted Wald), \(total.count, "answer", "answers")")),
                .line(NPSReport.verdict(total) ?? Phrase("")), blank, .table(shares(total, chart)),
            ]
        } else {
            parts.append(
                .line(isAllTime ? Phrase("NPS of \(name): no answers yet") : Phrase("NPS of \(name): no answers then")))
        }
        parts += [blank, .line(report.response)] + report.notCounted.map(Part.line)
        guard total.count > 0 else { return parts }
        if let earlier = report.earlier {
            parts += [blank] + change(report, earlier).map(Part.line)
        }
        if let given = report.options.dimension {
            let title = given.kind == .stage ? Phrase("stage") : Phrase(verbatim: given.name)
            parts += [blank, .table(groups(report, report.groups, title, none: Phrase("not recorded"), chart))]
            parts += report.differences.map { .line(SurveyReport.sentence($0)) }
        }
        let isMixed = report.campaign == nil && report.campaigns.count > 1
        if dimension == "campaign" || isMixed {
            parts += [blank, .table(groups(report, report.campaigns, Phrase("campaign"), none: Phrase(""), chart))]
        }
        let period = report.options.trend == .month ? Phrase("month") : Phrase("quarter")
        return parts + [blank, .table(groups(report, report.periods, period, none: Phrase(""), chart))]
    }

    private static func shares(_ total: NPSSummary, _ chart: TextChart) -> Table {
        var table = Table(Phrase(""), Phrase("answers"), Phrase("share"), Phrase(verbatim: ""))
        let rows = [
            (Phrase("promoters (9–10)"), total.promoters), (Phrase("passives (7–8)"), total.passives),
            (Phrase("detractors (0–6)"), total.detractors),
        ]
        for (words, count) in rows {
            table.add(
                words, Phrase("\(count)"), Phrase(verbatim: percent(count, of: total.count)),
                Phrase(verbatim: chart.bar(Double(count) / Double(max(1, total.count)), width: 30)))
        }
        table.mayLose(column: 3)
        return table
    }

    /// A period against the other, in plain words.
    private static func change(_ report: NPSReport, _ earlier: NPSSummary) -> [Phrase] {
        guard let before = earlier.score else { return [Phrase("no answers in the other period")] }
        var lines = [
            Phrase("The other period: NPS \(Figures.signed(before)), \(earlier.count, "answer", "answers")")
        ]
        if let change = report.change { lines.append(SurveyReport.sentence(change)) }
        return lines
    }

    private static func groups(
        _ report: NPSReport, _ groups: [NPSReport.Group], _ title: Phrase, none: Phrase, _ chart: TextChart
    ) -> Table {
        var table = Table(
            title, Phrase("n"), Phrase("NPS"), Phrase("from"), Phrase("to"), Phrase("promoters"), Phrase("passives"),
            Phrase("detractors"), Phrase("from -100 to +100"))
        for group in groups {
            let summary = group.summary
            let name = group.name.map { SurveyWords.group($0) } ?? none
            if group.isHidden {
                table.add(
                    [name, Phrase(verbatim: "<\(report.options.least)")] + [Phrase](repeating: Phrase("-"), count: 6)
                        + [Phrase("")])
                continue
            }
            let numbers = [
                String(summary.count), summary.score.map(signed) ?? "-",
                summary.interval.map { signed($0.lowerBound) } ?? "-",
                summary.interval.map { signed($0.upperBound) } ?? "-", String(summary.promoters),
                String(summary.passives), String(summary.detractors),
            ]
            let drawing = summary.score.flatMap { score in
                summary.interval.map { chart.interval(score, $0, from: -100, to: 100, width: 21) }
            }
            table.add([name] + (numbers + [drawing ?? ""]).map(Phrase.init(verbatim:)))
        }
        table.mayLose(column: table.headers.count - 1)
        return table
    }

    /// Whole points with their sign.
    private static func signed(_ score: Double) -> String {
        let points = Int(score.rounded())
        return points > 0 ? "+\(points)" : "\(points)"
    }

    private static func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "-" : "\(Int((Double(part) / Double(whole) * 100).rounded())) %"
    }
}

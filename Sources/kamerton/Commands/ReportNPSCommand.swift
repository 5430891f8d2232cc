import Definitions
import Formats
import Reports
import Store
import Surveys

/// `kamerton report nps`
enum ReportNPSCommand {
    static let command = Command(
        "report nps", summary: "the Net Promoter Score with its interval",
        discussion: """
            The score of one survey, or of all together: per cent of promoters (9 and 10) less per cent of detractors
            (0 to 6), with its 95 % interval (adjusted Wald) and the number of answers behind it.

              kamerton report nps nps-quarterly --by stage
              kamerton report nps --from 2026-07-01 --to 2026-09-30 --json

            Without a campaign, the answers to every survey with an NPS question are taken together, and each survey has its
            row below: one number over different questions is a summary, not a measurement.

            Answers that came after the close and second answers of a member are left out, and counted below. The stage
            is the one that the member was in just before the answer. The response rate is of the messages that were sent
            in the period.
            """,
        arguments: [.init(name: "CAMPAIGN", help: "a survey (default: all together)", isOptional: true)],
        options: [
            .init(name: "--by", value: "DIMENSION", help: "stage or campaign: a row for each"),
            .init(name: "--from", value: "TIME", help: "answers from this day or time on"),
            .init(name: "--to", value: "TIME", help: "answers until this day (all of it) or time"),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let by = invocation.value("--by")
        if let by, by != "stage", by != "campaign" {
            throw UsageError(
                message: "--by \(by) is not known", suggestion: "stage or campaign", command: "report nps")
        }
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let report = try NPSReport(store, scope: try scope(invocation, workspace, store), workspace: workspace)
        if invocation.isJSON {
            invocation.printJSON(report.json)
        } else {
            for line in NPSReportText.lines(report, by: by) { invocation.console.out(line) }
        }
        return .done
    }

    private static func scope(_ invocation: Invocation, _ workspace: Workspace, _ store: Store) throws -> ReportScope {
        let zone = workspace.definition.timezone
        var scope = ReportScope(now: invocation.now)
        scope.from = try time("--from", invocation, zone, isEnd: false)
        scope.until = try time("--to", invocation, zone, isEnd: true)
        guard let name = invocation.arguments.first else { return scope }
        let campaign = workspace.campaign(name) ?? workspace.campaigns.first { $0.was == name }
        scope.campaign = campaign?.name ?? name
        let known = workspace.campaigns.filter { $0.npsQuestion != nil }.map(\.name).sorted()
        let choice =
            known.isEmpty ? "no campaign of this workspace asks one" : "one of: \(known.joined(separator: ", "))"
        if let campaign {
            guard let question = campaign.npsQuestion else {
                let lacks =
                    campaign.survey == nil
                    ? "the campaign \(name) asks nothing" : "the survey \(name) has no question of type nps"
                throw CommandError(message: lacks, suggestion: choice, exitCode: .usage)
            }
            scope.formerCampaign = campaign.was
            scope.question = question.id
        } else if try !store.hasSurvey(name) {
            throw CommandError(
                message: "there is no survey \"\(name)\"",
                suggestion: Suggestions.nearest(to: name, among: known).map { "did you mean \($0)?" } ?? choice,
                exitCode: .usage)
        }
        return scope
    }

    /// A time with a zone, or a day in the workspace's zone.
    private static func time(_ option: String, _ invocation: Invocation, _ zone: Zone, isEnd: Bool) throws -> Instant? {
        guard let text = invocation.value(option) else { return nil }
        if let instant = Instant(rfc3339: text) { return instant }
        guard let date = CivilDate(text) else {
            throw UsageError(
                message: "\(option) \(text) is not a day or a time",
                suggestion: "write 2026-10-10 or 2026-10-10T07:00:00Z", command: "report nps")
        }
        return zone.startOfDay(isEnd ? date.adding(days: 1) : date)
    }
}

/// The report in words and tables.
enum NPSReportText {
    static func lines(_ report: NPSReport, by dimension: String?) -> [String] {
        let name = report.campaign ?? "all surveys"
        let total = report.total
        var lines: [String] = []
        if let score = total.score, let interval = total.interval {
            lines.append("NPS of \(name): \(signed(score))")
            lines.append(
                "95 % interval \(signed(interval.lowerBound)) to \(signed(interval.upperBound)) (adjusted Wald), "
                    + "\(total.count) \(total.count == 1 ? "answer" : "answers")")
            lines.append(verdict(total.count, interval))
            lines.append("")
            var table = Table("", "answers", "share")
            table.add("promoters (9–10)", String(total.promoters), percent(total.promoters, of: total.count))
            table.add("passives (7–8)", String(total.passives), percent(total.passives, of: total.count))
            table.add("detractors (0–6)", String(total.detractors), percent(total.detractors, of: total.count))
            lines += table.lines()
        } else {
            lines.append("NPS of \(name): no answers\(report.from == nil && report.until == nil ? " yet" : " then")")
        }
        lines += ["", response(report)]
        lines += notCounted(report)
        if total.count > 0 {
            if dimension == "stage" { lines += [""] + groups(report.stages, "stage", none: "not recorded") }
            let isMixed = report.campaign == nil && report.campaigns.count > 1
            if dimension == "campaign" || isMixed { lines += [""] + groups(report.campaigns, "campaign", none: "") }
            lines += [""] + groups(report.quarters, "quarter", none: "")
        }
        return lines
    }

    /// What the number can bear.
    private static func verdict(_ count: Int, _ interval: ClosedRange<Double>) -> String {
        if count < 30 { return "Few answers: read the interval, not the score." }
        if interval.contains(0) { return "The interval holds 0: it is not shown that promoters outnumber detractors." }
        return interval.lowerBound > 0
            ? "More promoters than detractors, beyond chance." : "More detractors than promoters, beyond chance."
    }

    private static func response(_ report: NPSReport) -> String {
        let counts = report.counts
        guard counts.invited > 0 else {
            return report.from == nil && report.until == nil
                ? "nobody has been invited yet" : "nobody was invited in this period"
        }
        let share = percent(counts.answered, of: counts.invited)
        return
            "\(counts.answered) of \(counts.invited) invited \(counts.invited == 1 ? "has" : "have") answered (\(share))"
    }

    private static func notCounted(_ report: NPSReport) -> [String] {
        var parts: [String] = []
        if report.counts.late > 0 { parts.append("\(report.counts.late) late") }
        if report.counts.duplicates > 0 {
            parts.append("\(report.counts.duplicates) \(report.counts.duplicates == 1 ? "duplicate" : "duplicates")")
        }
        var lines = parts.isEmpty ? [] : ["not counted: " + parts.joined(separator: ", ")]
        if report.unmatched > 0 { lines.append("counted without a known member: \(report.unmatched)") }
        return lines
    }

    private static func groups(_ groups: [NPSReport.Group], _ title: String, none: String) -> [String] {
        var table = Table(title, "n", "NPS", "from", "to", "promoters", "passives", "detractors")
        for group in groups {
            let summary = group.summary
            table.add(
                printable(group.name ?? none), String(summary.count), summary.score.map(signed) ?? "-",
                summary.interval.map { signed($0.lowerBound) } ?? "-",
                summary.interval.map { signed($0.upperBound) } ?? "-", String(summary.promoters),
                String(summary.passives), String(summary.detractors))
        }
        return table.lines()
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

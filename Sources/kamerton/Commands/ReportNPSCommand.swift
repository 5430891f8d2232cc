import Definitions
import Formats
import Reports
import Store
import Surveys

/// `kamerton report nps`
enum ReportNPSCommand {
    static let command = Command(
        "report nps", summary: Phrase("the Net Promoter Score with its interval"),
        discussion: Phrase(
            """
            The score of one survey, or of all together: per cent of promoters (9 and 10) less per cent of detractors
            (0 to 6), with its 95 % interval (adjusted Wald) and the number of answers behind it.

              kamerton report nps nps-quarterly --by stage
              kamerton report nps --from 2026-07-01 --to 2026-09-30 --json

            Without a campaign, the answers to every survey with an NPS question are taken together, and each survey has its
            row below: one number over different questions is a summary, not a measurement.

            --by takes stage, campaign, wave, variant, locale, segment:NAME or an attribute; groups with fewer than five answers
            are not shown (--min-n). What differs is said with its interval; what does not, with the answers it would take:

              kamerton report nps nps-quarterly --by segment:core --trend month
              kamerton report nps --from 2026-07-01 --to 2026-09-30 --versus 2026-04-01..2026-06-30

            Answers that came after the close and second answers of a member are left out, and counted below. The stage
            is the one that the member was in just before the answer. The response rate is of the messages that were sent
            in the period.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("a survey (default: all together)"), isOptional: true)],
        options: [
            .init(
                name: "--by", value: "DIMENSION",
                help: Phrase("stage, campaign, wave, variant, locale, segment:NAME or an attribute: a row for each"))
        ] + ReportPeriod.options,
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let by = invocation.value("--by")
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let scope = try scope(invocation, workspace, store)
        let options = try options(invocation, workspace, store, scope)
        let report = try NPSReport(store, scope: scope, workspace: workspace, options)
        if invocation.isJSON {
            invocation.printJSON(report.json)
        } else {
            for part in NPSReportText.parts(report, by: by) { part.show(on: invocation.console) }
        }
        return .done
    }

    private static func options(
        _ invocation: Invocation, _ workspace: Workspace, _ store: Store, _ scope: ReportScope
    ) throws -> NPSReport.Options {
        var options = NPSReport.Options()
        // Of all surveys together, whatever is anonymous among them sets the limit.
        let survey =
            scope.campaign.map { workspace.campaign($0)?.survey }
            ?? workspace.campaigns.compactMap(\.survey).first { $0.isAnonymous }
        options.least = try ReportPeriod.least(invocation, survey)
        options.trend = try ReportPeriod.trend(invocation) ?? .quarter
        options.versus = try ReportPeriod.versus(invocation, workspace.definition.timezone)
        options.dimension = try ReportPeriod.dimension(
            invocation, store, workspace, scope, isAnonymous: scope.campaign != nil && survey?.isAnonymous == true,
            also: ["campaign"])
        return options
    }

    private static func scope(_ invocation: Invocation, _ workspace: Workspace, _ store: Store) throws -> ReportScope {
        let zone = workspace.definition.timezone
        var scope = ReportScope(now: invocation.now)
        scope.from = try ReportPeriod.time("--from", invocation, zone, isEnd: false)
        scope.until = try ReportPeriod.time("--to", invocation, zone, isEnd: true)
        guard let name = invocation.arguments.first else { return scope }
        let campaign = workspace.campaign(name) ?? workspace.campaigns.first { $0.was == name }
        scope.campaign = campaign?.name ?? name
        let known = workspace.campaigns.filter { $0.npsQuestion != nil }.map(\.name).sorted()
        let choice =
            known.isEmpty
            ? Phrase("no campaign of this workspace asks one") : Phrase("one of: \(known.joined(separator: ", "))")
        if let campaign {
            guard let question = campaign.npsQuestion else {
                let lacks =
                    campaign.survey == nil
                    ? Phrase("the campaign \(name) asks nothing")
                    : Phrase("the survey \(name) has no question of type nps")
                throw CommandError(message: lacks, suggestion: choice, exitCode: .usage)
            }
            scope.formerCampaign = campaign.was
            scope.question = question.id
        } else if try !store.hasSurvey(name) {
            throw CommandError(
                message: Phrase("there is no survey \"\(name)\""),
                suggestion: Suggestions.nearest(to: name, among: known).map { Phrase("did you mean \($0)?") } ?? choice,
                exitCode: .usage)
        }
        return scope
    }
}

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

    static func parts(_ report: NPSReport, by dimension: String?) -> [Part] {
        let total = report.total
        let isAllTime = report.from == nil && report.until == nil
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
                .line(verdict(total.count, interval)), blank, .table(shares(total)),
            ]
        } else {
            parts.append(
                .line(isAllTime ? Phrase("NPS of \(name): no answers yet") : Phrase("NPS of \(name): no answers then")))
        }
        parts += [blank, .line(response(report, isAllTime: isAllTime))] + notCounted(report).map(Part.line)
        guard total.count > 0 else { return parts }
        if let earlier = report.earlier {
            parts += [blank] + change(report, earlier).map(Part.line)
        }
        if let given = report.options.dimension {
            let title = given.kind == .stage ? Phrase("stage") : Phrase(verbatim: given.name)
            parts += [blank, .table(groups(report, report.groups, title, none: Phrase("not recorded")))]
            parts += report.differences.map { .line(sentence($0)) }
        }
        let isMixed = report.campaign == nil && report.campaigns.count > 1
        if dimension == "campaign" || isMixed {
            parts += [blank, .table(groups(report, report.campaigns, Phrase("campaign"), none: Phrase("")))]
        }
        let period = report.options.trend == .month ? Phrase("month") : Phrase("quarter")
        return parts + [blank, .table(groups(report, report.periods, period, none: Phrase("")))]
    }

    private static func shares(_ total: NPSSummary) -> Table {
        var table = Table(Phrase(""), Phrase("answers"), Phrase("share"))
        let rows = [
            (Phrase("promoters (9–10)"), total.promoters), (Phrase("passives (7–8)"), total.passives),
            (Phrase("detractors (0–6)"), total.detractors),
        ]
        for (words, count) in rows {
            table.add(words, Phrase("\(count)"), Phrase(verbatim: percent(count, of: total.count)))
        }
        return table
    }

    /// What the number can bear.
    private static func verdict(_ count: Int, _ interval: ClosedRange<Double>) -> Phrase {
        if count < 30 { return Phrase("Few answers: read the interval, not the score.") }
        if interval.contains(0) {
            return Phrase("The interval holds 0: it is not shown that promoters outnumber detractors.")
        }
        return interval.lowerBound > 0
            ? Phrase("More promoters than detractors, beyond chance.")
            : Phrase("More detractors than promoters, beyond chance.")
    }

    private static func response(_ report: NPSReport, isAllTime: Bool) -> Phrase {
        let counts = report.counts
        guard counts.invited > 0 else {
            return isAllTime ? Phrase("nobody has been invited yet") : Phrase("nobody was invited in this period")
        }
        let (answered, invited) = (counts.answered, counts.invited)
        let share = percent(answered, of: invited)
        return Phrase("\(answered) of \(invited) invited \(agreeing: invited, "has", "have") answered (\(share))")
    }

    private static func notCounted(_ report: NPSReport) -> [Phrase] {
        let (late, duplicates) = (report.counts.late, report.counts.duplicates)
        var parts: [Phrase] = []
        if late > 0 { parts.append(Phrase("\(late) late")) }
        if duplicates > 0 { parts.append(Phrase("\(duplicates, "duplicate", "duplicates")")) }
        for (reason, count) in report.counts.setAside.sorted(by: { $0.key < $1.key }) {
            parts.append(setAside(reason, count))
        }
        var lines = parts.isEmpty ? [] : [Phrase("not counted: \(Phrase(listing: parts))")]
        if report.unmatched > 0 { lines.append(Phrase("counted without a known member: \(report.unmatched)")) }
        return lines
    }

    /// What was sent from a page and is not counted, and why.
    static func setAside(_ reason: String, _ count: Int) -> Phrase {
        switch SetAsideReason(rawValue: reason) {
        case .quota: Phrase("\(count) beyond the quota")
        case .young: Phrase("\(count) sent by a program (at once)")
        case .trap: Phrase("\(count) sent by a program (into a field that nobody sees)")
        case .burst: Phrase("\(count) sent by a program (every link of a message)")
        case .token, nil: Phrase("\(count) sent by a program (without the page's form)")
        }
    }

    /// A period against the other, in plain words.
    private static func change(_ report: NPSReport, _ earlier: NPSSummary) -> [Phrase] {
        guard let before = earlier.score else { return [Phrase("no answers in the other period")] }
        var lines = [
            Phrase("The other period: NPS \(Figures.signed(before)), \(earlier.count, "answer", "answers")")
        ]
        if let change = report.change { lines.append(sentence(change)) }
        return lines
    }

    private static func sentence(_ one: SurveyDifference) -> Phrase {
        let by = Figures.signed(one.difference)
        let low = one.interval.map { Figures.signed($0.lowerBound) } ?? "-"
        let high = one.interval.map { Figures.signed($0.upperBound) } ?? "-"
        let what =
            switch one.against {
            case .others: Phrase("\(SurveyWords.group(one.group)) against all others")
            case .group(let other):
                one.group == nil && other == nil
                    ? Phrase("this period against the other")
                    : Phrase("\(SurveyWords.group(one.group)) against \(SurveyWords.group(other))")
            }
        if one.isShown { return Phrase("\(what): \(by) points (95 % interval \(low) to \(high)): shown") }
        guard let needed = one.needed else {
            return Phrase("\(what): \(by) points (\(low) to \(high)): no difference shown at 95 %")
        }
        let about = SurveyReportText.rounded(needed)
        return Phrase(
            "\(what): \(by) points (\(low) to \(high)): no difference shown at 95 %; for one like this you would need about \(about, "answer", "answers")"
        )
    }

    private static func groups(
        _ report: NPSReport, _ groups: [NPSReport.Group], _ title: Phrase, none: Phrase
    ) -> Table {
        var table = Table(
            title, Phrase("n"), Phrase("NPS"), Phrase("from"), Phrase("to"), Phrase("promoters"), Phrase("passives"),
            Phrase("detractors"))
        for group in groups {
            let summary = group.summary
            let name = group.name.map { SurveyWords.group($0) } ?? none
            if group.isHidden {
                table.add(
                    [name, Phrase(verbatim: "<\(report.options.least)")] + [Phrase](repeating: Phrase("-"), count: 6))
                continue
            }
            let numbers = [
                String(summary.count), summary.score.map(signed) ?? "-",
                summary.interval.map { signed($0.lowerBound) } ?? "-",
                summary.interval.map { signed($0.upperBound) } ?? "-", String(summary.promoters),
                String(summary.passives), String(summary.detractors),
            ]
            table.add([name] + numbers.map(Phrase.init(verbatim:)))
        }
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

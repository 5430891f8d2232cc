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
              kamerton report nps nps-quarterly --html scores.html

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
        ] + AnswerOptions.all + [ReportOutput.csv, ReportOutput.html],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let by = invocation.value("--by")
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let scope = try scope(invocation, workspace, store)
        let options = try options(invocation, workspace, store, scope)
        let report = try NPSReport(store, scope: scope, workspace: workspace, options)
        try ReportOutput.write(
            invocation,
            page: {
                NPSPage(report, workspace, language: invocation.console.language, now: invocation.now).html
            }, json: { report.json }, csv: { report.csv },
            text: {
                for part in NPSReportText.parts(report, by: by, TextChart(invocation.console)) {
                    part.show(on: invocation.console)
                }
            })
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
        options.least = try AnswerOptions.least(invocation, survey)
        options.trend = try AnswerOptions.trend(invocation) ?? .quarter
        options.versus = try AnswerOptions.versus(
            ReportPeriod(invocation, workspace.definition.timezone), invocation, workspace.definition.timezone)
        options.dimension = try AnswerOptions.dimension(
            invocation, store, workspace, scope, isAnonymous: scope.campaign != nil && survey?.isAnonymous == true,
            also: ["campaign"])
        return options
    }

    private static func scope(_ invocation: Invocation, _ workspace: Workspace, _ store: Store) throws -> ReportScope {
        let zone = workspace.definition.timezone
        var scope = ReportScope(now: invocation.now)
        let period = try ReportPeriod(invocation, zone)
        (scope.from, scope.until) = (period.start, period.end)
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

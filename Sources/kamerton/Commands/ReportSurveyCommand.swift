import Definitions
import Foundation
import Formats
import Reports
import Store

/// `kamerton report survey`
enum ReportSurveyCommand {
    static let command = Command(
        "report survey", summary: Phrase("what a survey has brought: who answered, what they said, what differs"),
        discussion: Phrase(
            """
            For all answers and for each wave: how many were asked and have answered, what came late or was set aside, and each
            question by its kind: scores and shares with their 95 % interval, means, medians, options, places, words.
            Every number has its n; groups with fewer than five answers are not shown (--min-n, or min_n in the file).

              kamerton report survey nps-quarterly
              kamerton report survey nps-quarterly --by stage
              kamerton report survey nps-quarterly --by segment:core --trend quarter
              kamerton report survey nps-quarterly --from 2026-07-01 --to 2026-09-30 --versus 2026-04-01..2026-06-30
              kamerton report survey parcel --drivers
              kamerton report survey parcel --csv > parcel.csv
              kamerton report survey parcel --html parcel.html

            --by takes stage, wave, variant, locale, segment:NAME or the name of an attribute. What differs between waves,
            groups or periods is said with its interval, corrected for how many comparisons are made (Holm); what does not
            is said with the answers that it would take. --drivers looks which answers go with the score: that is no
            cause. Below, those who have not answered: who was asked and who answered by stage, and the score
            weighted to all who were asked.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("a survey"))],
        options: [
            .init(
                name: "--by", value: "DIMENSION",
                help: Phrase("stage, wave, variant, locale, segment:NAME or an attribute: a row for each"))
        ] + AnswerOptions.all + [
            .init(name: "--drivers", help: Phrase("which answers go with the score")),
            ReportOutput.csv, ReportOutput.html,
        ]
    ) { invocation in
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let campaign = try SurveyArgument.campaign(invocation.arguments[0], workspace)
        let store = try invocation.existingStore(of: workspace)
        let zone = workspace.definition.timezone
        let request = try request(invocation, campaign, workspace, store)
        let report = try SurveyReport(store, campaign, request, zone: zone)
        try ReportOutput.write(
            invocation, page: { SurveyPage(report, workspace.definition, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv },
            text: {
                SurveyReportText(report, workspace, language: invocation.console.language).show(on: invocation.console)
            })
        return .done
    }

    private static func request(
        _ invocation: Invocation, _ campaign: CampaignDefinition, _ workspace: Workspace, _ store: Store
    ) throws -> SurveyRequest {
        let zone = workspace.definition.timezone
        var scope = ReportScope(campaign: campaign.name, formerCampaign: campaign.was, now: invocation.now)
        let period = try ReportPeriod(invocation, zone)
        (scope.from, scope.until) = (period.start, period.end)
        var request = SurveyRequest(scope: scope, least: try AnswerOptions.least(invocation, campaign.survey))
        request.trend = try AnswerOptions.trend(invocation)
        request.versus = try AnswerOptions.versus(period, invocation, zone)
        request.hasDrivers = invocation.flag("--drivers")
        request.dimension = try AnswerOptions.dimension(
            invocation, store, workspace, scope, isAnonymous: campaign.survey?.isAnonymous == true)
        return request
    }
}

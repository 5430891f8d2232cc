internal import Definitions
import Foundation

/// What is worth a second look in the questions of surveys: docs/survey-hygiene.md.
enum SurveyCheck {
    static func outcome(_ workspace: Workspace) -> TemplateChecker.Outcome {
        var silencer = Silencer()
        var result: [Finding] = []
        for campaign in workspace.campaigns {
            guard campaign.pilot == nil, let survey = campaign.survey,
                let data = FileManager.default.contents(atPath: workspace.directory + "/" + campaign.file)
            else { continue }
            let found = SurveyHygiene(
                survey, bytes: [UInt8](data), file: campaign.file, locale: workspace.definition.locale
            ).findings()
            for (finding, question) in found {
                // A question's own answer goes before the campaign's.
                let silences = [question?.silences ?? [], campaign.silences].first {
                    $0.contains { $0.rule.rawValue == finding.rule }
                }
                result += silencer.filter([finding], silences ?? [])
            }
            silencer.declare(campaign.silences.filter(\.rule.isOfSurveys))
            for question in survey.questions { silencer.declare(question.silences) }
        }
        return TemplateChecker.Outcome(findings: result + silencer.unused(), silenced: Array(silencer.silenced))
    }
}

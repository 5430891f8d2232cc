import Definitions
import Formats

/// A campaign with questions, named on the command line.
enum SurveyArgument {
    static func campaign(_ name: String, _ workspace: Workspace) throws -> CampaignDefinition {
        guard let campaign = workspace.campaign(name), campaign.survey != nil else {
            let surveys = names(workspace)
            throw CommandError(
                message: Phrase("there is no survey \"\(name)\""),
                suggestion: Suggestions.nearest(to: name, among: surveys).map { Phrase("did you mean \($0)?") }
                    ?? (surveys.isEmpty ? Phrase("no campaign has questions") : Suggestions.oneOf(surveys)),
                exitCode: .usage)
        }
        return campaign
    }

    static func names(_ workspace: Workspace) -> [String] {
        workspace.campaigns.filter { $0.survey != nil }.map(\.name).sorted()
    }
}

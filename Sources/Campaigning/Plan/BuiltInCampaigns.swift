package import Definitions
internal import Store

/// The campaigns of the program's own: service messages that no file of `campaigns/` sends.
package enum BuiltInCampaigns {
    package static func all(_ workspace: Workspace) -> [CampaignDefinition] {
        let mentors = workspace.definition.mentoring == nil ? [] : Mentorship.Side.allCases.map(Mentorship.campaign)
        let addresses = AddressChange.Side.allCases.map(AddressChange.campaign)
        let stories = workspace.definition.stories == nil ? [] : [StoryLetter.campaign]
        return ([ConfirmationMail.campaign] + addresses + mentors + stories).compactMap { named($0, workspace) }
    }

    /// Nil for a campaign of the workspace, or of nobody.
    package static func named(_ name: String, _ workspace: Workspace) -> CampaignDefinition? {
        name == ConfirmationMail.campaign
            ? ConfirmationMail.definition(workspace)
            : AddressMail.definition(name, workspace) ?? MentorMail.definition(name, workspace)
                ?? StoryLetter.definition(name, workspace)
    }
}

package import Definitions

extension Workspace {
    /// What the campaign files say of rows that carry a campaign's name.
    package enum Standing: Sendable {
        case active(CampaignDefinition)
        case disabled(CampaignDefinition)
        /// No file has this name now, nor `was:` it.
        case removed
        /// A file has mistakes, this one or one that may have been this: the rows are left as they are.
        case invalid
    }

    /// The standing of the campaign whose rows are called `name`, also after a rename.
    package func standing(of name: String) -> Standing {
        if let campaign = BuiltInCampaigns.named(name, self) { return .active(campaign) }
        if let campaign = campaigns.first(where: { $0.name == name }) ?? campaigns.first(where: { $0.was == name }) {
            return campaign.isDisabled ? .disabled(campaign) : .active(campaign)
        }
        return invalidCampaigns.isEmpty ? .removed : .invalid
    }
}

extension CampaignDefinition {
    /// Lower goes first when several messages are due: service, then what is `priority: first`, then by intent.
    package var rank: Int {
        if intent == .service { return intent.priority }
        return switch priority {
        case .first: 5
        case .normal: intent.priority
        case .last: 50
        }
    }
}

extension Intent {
    /// Lower goes first when several messages are due.
    package var priority: Int {
        switch self {
        case .service: 0
        case .research: 10
        case .invite: 20
        case .inform: 30
        case .promo: 40
        }
    }
}

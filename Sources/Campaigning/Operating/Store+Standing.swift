package import Definitions
package import Store

extension Store {
    /// What holds by hand of a campaign, under its name and the one before a rename.
    package func standing(of campaign: CampaignDefinition) throws -> CampaignStanding {
        try standing(of: [campaign.name] + [campaign.was].compactMap { $0 })
    }

    package func standing(of names: [String]) throws -> CampaignStanding {
        CampaignStanding(try interventions(of: names))
    }

    /// Everything that stands by hand, by the names under which it was ordered.
    package func standingInterventions() throws -> [Intervention] {
        try intervenedCampaigns().flatMap { try standing(of: [$0]).all }
    }
}

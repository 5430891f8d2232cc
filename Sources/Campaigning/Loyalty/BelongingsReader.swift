package import Definitions
package import Formats
package import Store

/// Reads what members have with us, for messages and commands. Nothing is written.
package struct BelongingsReader {
    private let store: Store
    private let workspace: Workspace
    private let tiers: MemberTiers

    package init(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        (self.store, self.workspace) = (store, workspace)
        tiers = try MemberTiers(store, workspace, now: now)
    }

    /// True where there is nothing to read.
    package static func isEmpty(_ workspace: Workspace) -> Bool {
        workspace.definition.referrals == nil && workspace.definition.programme == nil
    }

    package func read(_ members: [MemberSnapshot]) throws -> [Int64: Belongings] {
        var all: [Int64: Belongings] = [:]
        guard !members.isEmpty else { return all }
        for member in members { all[member.id] = Belongings() }
        if workspace.definition.referrals != nil {
            for (id, code) in try store.referralCodes(of: members) { all[id]?.referralCode = code }
        }
        if workspace.definition.programme != nil {
            let ids = members.map(\.id)
            for (id, standing) in try store.pointsStandings(of: ids) { all[id]?.points = standing }
            for (id, tier) in try tiers.tiers(of: ids) { all[id]?.tier = tier }
        }
        return all
    }

    /// For a preview: a code that the member has already, else the place of one, which nobody takes.
    package func preview(of member: MemberSnapshot, _ campaign: CampaignDefinition) throws -> Belongings {
        guard member.id > 0 else { return BelongingsReader.sample(workspace.definition, campaign) }
        var own = try read([member])[member.id] ?? Belongings()
        own.idea = BelongingsReader.sample(workspace.definition, campaign).idea
        if let codes = campaign.codes {
            own.code =
                try codes.isPerOccurrence
                ? nil : store.givenCode(campaign: campaign.name, scope: "", memberID: member.id)
            own.code = own.code ?? BelongingsReader.sample(workspace.definition, campaign).code
        }
        return own
    }

    /// What an invented person has, for previews and checks.
    package static func sample(_ definition: WorkspaceDefinition, _ campaign: CampaignDefinition, isBare: Bool = false)
        -> Belongings
    {
        var sample = Belongings()
        let end = Instant(milliseconds: 1_800_000_000_000)
        if definition.referrals != nil { sample.referralCode = "BCDFGHJK" }
        if campaign.codes != nil { sample.code = GivenCode(code: "SAMPLE-2026", expiresAt: isBare ? nil : end) }
        if StoryLetter.isOne(campaign) { sample.story = StoryLetter.sample(isBare: isBare) }
        if definition.ideas?.tells(by: campaign.name) == true {
            sample.idea = IdeaNews(
                title: LocalizedText(variants: ["": "Evening delivery", "ru": "Доставка вечером"]),
                note: isBare
                    ? nil
                    : LocalizedText(variants: ["": "We deliver until nine now.", "ru": "Теперь мы возим до девяти."]),
                state: .done)
        }
        if let programme = definition.programme, !isBare {
            sample.points = PointsStanding(balance: 320, expiring: 40, expiresAt: end)
            sample.tier = programme.tiers.first?.name
        }
        return sample
    }
}

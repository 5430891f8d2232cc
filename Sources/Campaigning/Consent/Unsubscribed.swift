package import Definitions
package import Store

/// Whether a member has left, rather than never come.
package enum Unsubscribed {
    /// True where a withdrawal keeps a campaign's messages from the member; never for `service`.
    package static func hasLeft(_ memberID: Int64, _ campaign: CampaignDefinition, _ store: Store) throws -> Bool {
        let consents = try store.consentStandings(memberID: memberID)
        guard Permission(consents).refusal(intent: campaign.intent, topic: campaign.topic) != nil else { return false }
        return Permission.purposes(intent: campaign.intent, topic: campaign.topic).contains {
            consents[$0]?.state == .withdrawn
        }
    }
}

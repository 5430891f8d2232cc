package import Definitions
internal import Formats
package import Store

/// Which campaigns are approved as they are. The files are read once, as a run reads them; the approvals each time, since one
/// may be given meanwhile.
package final class Approvals {
    /// How soon a message that waits for an approval is looked at again, should nobody approve: `approval:` may be deleted.
    static let patience: Int64 = 3_600_000

    private let workspace: Workspace
    let quoted: QuotedStories
    private var hashes: [String: String] = [:]

    package init(_ workspace: Workspace) { (self.workspace, quoted) = (workspace, QuotedStories(workspace)) }

    /// The approval that stands now; an edit since has revoked it.
    package func standing(_ campaign: CampaignDefinition, _ store: Store) throws -> Approval? {
        let hash = hashes[campaign.name] ?? ApprovalSubject(campaign, workspace).hash
        hashes[campaign.name] = hash
        return try store.approval(campaign: campaign.name, was: campaign.was, hash: hash)
    }

    /// True when it says `approval: true` and nobody approved it as it is.
    package func isMissing(_ campaign: CampaignDefinition, _ store: Store) throws -> Bool {
        guard campaign.needsApproval else { return false }
        return try standing(campaign, store) == nil
    }
}

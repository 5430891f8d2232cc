internal import Campaigning
internal import Definitions
internal import Store

/// The composers of a run: each campaign's templates are compiled once, when its first message is due.
final class CampaignComposers {
    private let workspace: Workspace
    private let signer: TokenSigner
    private let salt: [UInt8]
    private var composers: [String: Composer] = [:]

    init(workspace: Workspace, salt: [UInt8]) throws {
        self.workspace = workspace
        self.salt = salt
        signer = try TokenSigner(workspace: workspace)
    }

    /// - Throws: `FindingsError` when the campaign's templates have mistakes.
    func prepare(_ campaign: CampaignDefinition) throws {
        guard composers[campaign.name] == nil else { return }
        composers[campaign.name] = try Composer(
            campaign: campaign, workspace: workspace, signer: signer, salt: salt)
    }

    func composer(of campaign: CampaignDefinition) -> Composer? { composers[campaign.name] }
}

internal import Campaigning
internal import Definitions
internal import Store

/// The composers of a run: the keys are read once, and each campaign's templates compiled when its first message is due.
final class CampaignComposers {
    private let workspace: Workspace
    private let signer: TokenSigner
    private let salt: [UInt8]
    private let signing: [Intent: MessageSigning]
    private var composers: [String: Composer] = [:]

    /// - Throws: `SecretReader.Missing`, `DKIMKeyError`: nothing is sent unsigned that should be signed.
    init(workspace: Workspace, salt: [UInt8]) throws {
        self.workspace = workspace
        self.salt = salt
        signer = try TokenSigner(workspace: workspace)
        var signing: [Intent: MessageSigning] = [:]
        for intent in Intent.allCases { signing[intent] = try MessageSigning(workspace, of: intent) }
        self.signing = signing
    }

    /// - Throws: `FindingsError` when the campaign's templates have mistakes.
    func prepare(_ campaign: CampaignDefinition) throws {
        guard composers[campaign.name] == nil else { return }
        composers[campaign.name] = try Composer(
            campaign: campaign, workspace: workspace, signer: signer, salt: salt, signing: signing[campaign.intent])
    }

    func composer(of campaign: CampaignDefinition) -> Composer? { composers[campaign.name] }
}

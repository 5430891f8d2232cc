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
        // The mail of one stream has the same keys, whatever it is for.
        var ofStreams: [String?: MessageSigning] = [:]
        for intent in Intent.allCases {
            let stream = workspace.definition.mailStream(of: intent).name
            if ofStreams[stream] == nil { ofStreams[stream] = try MessageSigning(workspace, of: intent) }
            signing[intent] = ofStreams[stream]
        }
        self.signing = signing
    }

    /// - Throws: `FindingsError` when the templates of the step have mistakes.
    func prepare(_ campaign: CampaignDefinition, step: String) throws {
        let name = CampaignComposers.name(campaign, step)
        guard composers[name] == nil, let letter = campaign.letter(of: step) else { return }
        composers[name] = try Composer(
            campaign: letter, workspace: workspace, signer: signer, salt: salt, signing: signing[campaign.intent])
    }

    func composer(of campaign: CampaignDefinition, step: String) -> Composer? {
        composers[CampaignComposers.name(campaign, step)]
    }

    /// All that is sent once has one composer, reminders too.
    private static func name(_ campaign: CampaignDefinition, _ step: String) -> String {
        campaign.sequence == nil ? campaign.name : "\(campaign.name) \(step)"
    }
}

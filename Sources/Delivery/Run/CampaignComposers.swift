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
    /// The first variant of each letter that has several, by its name.
    private var firsts: [String: String] = [:]

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

    /// Compiles every variant: which of them comes first is not known before the claim.
    /// - Throws: `FindingsError` when the templates of the step have mistakes.
    func prepare(_ campaign: CampaignDefinition, step: String) throws {
        guard let letter = campaign.letter(of: step) else { return }
        let variants: [String?] = letter.content.variants.map { $0.all.map(\.id) } ?? [nil]
        firsts[CampaignComposers.name(campaign, step, nil)] = variants.first ?? nil
        for variant in variants {
            let name = CampaignComposers.name(campaign, step, variant)
            guard composers[name] == nil else { continue }
            composers[name] = try Composer(
                campaign: letter.saying(variant), workspace: workspace, signer: signer, salt: salt,
                signing: signing[letter.intent])
        }
    }

    /// - Parameter variant: one that the file has; nil is the first, or the only thing that is said.
    func composer(of campaign: CampaignDefinition, step: String, variant: String?) -> Composer? {
        let first = variant ?? firsts[CampaignComposers.name(campaign, step, nil)]
        return composers[CampaignComposers.name(campaign, step, first)]
    }

    /// All that is sent once has one composer, reminders too; what follows an invitation says something else.
    private static func name(_ campaign: CampaignDefinition, _ step: String, _ variant: String?) -> String {
        let isOne = campaign.sequence == nil && campaign.event == nil
        let name = isOne ? campaign.name : "\(campaign.name) \(step)"
        return variant.map { "\(name) \($0)" } ?? name
    }
}

import Campaigning
import Definitions
import Formats
import Foundation
import Store

/// `preview CAMPAIGN`: one message, of a member or of an invented one.
struct MessagePreview {
    let invocation: Invocation
    let name: String

    enum Format: String, CaseIterable {
        case html = "--html"
        case text = "--text"
        case message = "--eml"

        /// How a file of it ends.
        var ending: String { self == .text ? "txt" : String(rawValue.dropFirst(2)) }

        func bytes(_ message: ComposedMessage) -> [UInt8] {
            switch self {
            case .html: Array(message.page.utf8)
            case .text: Array(message.text.utf8)
            case .message: message.bytes
            }
        }
    }

    /// Nil when none is asked for.
    func format() throws -> Format? {
        let formats = Format.allCases.filter { invocation.flag($0.rawValue) }
        guard formats.count <= 1 else {
            throw UsageError(
                message: Phrase("\(formats.map(\.rawValue).joined(separator: ", ")) cannot go together"),
                command: "preview")
        }
        return formats.first
    }

    /// Made of what the files and the store say now.
    func compose(_ format: Format?) throws -> ComposedMessage {
        let workspace = try invocation.workspace()
        let (step, campaign) = try StepOption.letter(try campaign(workspace), invocation)
        do {
            guard let email = invocation.value("--member") else {
                return try sample(campaign, step, workspace, format)
            }
            let store = try invocation.store(of: workspace)
            let member = try member(email, store)
            var message = MessageToCompose(
                row: 0, occurrence: "preview", step: step, member: member, date: invocation.now)
            message.belongings = try belongings(of: member, campaign, workspace, store)
            message.stories = try StoryShelf(store)
            let composer = try Composer(
                campaign: campaign, workspace: workspace, signer: TokenSigner(workspace: workspace), salt: store.salt,
                signing: signing(campaign, workspace, format))
            return try composer.compose(message, locale: invocation.value("--locale") ?? member.locale)
        } catch let error as FindingsError {
            FindingPrinter(console: invocation.console).print(error.findings)
            throw CommandError(
                message: Phrase("the templates of \(campaign.name) have mistakes"),
                suggestion: Phrase("see: kamerton check"))
        } catch let error as ComposeError {
            throw CommandError(message: Phrase("the message cannot be made: \(error.phrase)"))
        }
    }

    /// The member's own; a code of a pool is taken with the message only, so its place is shown.
    private func belongings(
        of member: MemberSnapshot, _ campaign: CampaignDefinition, _ workspace: Workspace, _ store: Store
    ) throws -> Belongings {
        try BelongingsReader(store, workspace, now: invocation.now).preview(of: member, campaign)
    }

    /// Without a store, and where they are missing without keys: a new clone shows its mail.
    private func sample(
        _ campaign: CampaignDefinition, _ step: String, _ workspace: Workspace, _ format: Format?
    ) throws -> ComposedMessage {
        let given = invocation.value("--sample") ?? TellingMember.longName.rawValue
        guard let sample = TellingMember(rawValue: given) else {
            throw UsageError(
                message: Phrase("there is no sample member \"\(given)\""),
                suggestion: Suggestions.advice(for: given, among: TellingMember.allCases.map(\.rawValue)),
                command: "preview")
        }
        if invocation.value("--sample") == nil {
            invocation.console.note(
                Phrase("for an invented member with \(sample.title); --member EMAIL shows it with a member's own data"))
        }
        let locale = invocation.value("--locale")
        let composer = try WorkspacePreview.composer(campaign, workspace, signing: signing(campaign, workspace, format))
        return try composer.compose(
            WorkspacePreview.message(sample, workspace, locale: locale, step: step, now: invocation.now),
            locale: locale ?? workspace.definition.locale)
    }

    /// A colleague who writes templates need not have the key.
    private func signing(_ campaign: CampaignDefinition, _ workspace: Workspace, _ format: Format?) -> MessageSigning {
        do throws(DKIMKeyError) {
            return try MessageSigning(workspace, of: campaign.intent)
        } catch {
            if format == .message { invocation.console.note(Phrase("not signed: \(error.phrase)")) }
            return .unsigned
        }
    }

    private func member(_ email: String, _ store: Store) throws -> MemberSnapshot {
        let key: String
        do {
            key = try EmailAddress(extractingFrom: email).key
        } catch {
            throw UsageError(
                message: Phrase("--member \(email): \(error.phrase)"),
                suggestion: error.advice, command: "preview")
        }
        guard let member = try store.memberSnapshot(emailKey: key) else {
            throw CommandError(
                message: Phrase("there is no member \(email)"), suggestion: Phrase("see: kamerton members list"))
        }
        return member
    }

    private func campaign(_ workspace: Workspace) throws -> CampaignDefinition {
        if let campaign = workspace.campaign(name) { return campaign }
        if let campaign = BuiltInCampaigns.named(name, workspace) { return campaign }
        if workspace.invalidCampaigns.contains(name) {
            throw CommandError(
                message: Phrase("the campaign \(name) has mistakes"), suggestion: Phrase("see: kamerton check"))
        }
        throw CommandError(
            message: Phrase("there is no campaign \"\(name)\""),
            suggestion: Suggestions.advice(for: name, among: workspace.campaigns.map(\.name)), exitCode: .usage)
    }
}

import Campaigning
import Definitions
import Foundation
import Formats
import JSON
import Store

/// `kamerton preview`
enum PreviewCommand {
    static let command = Command(
        "preview", summary: "the exact message that a member would get",
        discussion: """
            Renders the campaign's template for one member, with the member's own data, and sends nothing. Without a
            format it shows the headers that matter and the text part.

              kamerton preview nps-quarterly --member anna@example.org
              kamerton preview nps-quarterly --member anna@example.org --html > mail.html
              kamerton preview nps-quarterly --member anna@example.org --locale en --eml > mail.eml

            The links of a preview lead nowhere: only a message that was planned has a row that they could name.
            """,
        arguments: [.init(name: "CAMPAIGN", help: "the campaign's name")],
        options: [
            .init(name: "--member", value: "EMAIL", help: "whose message"),
            .init(name: "--html", help: "the HTML part"),
            .init(name: "--text", help: "the text part"),
            .init(name: "--eml", help: "the whole message, byte for byte"),
            .init(name: "--locale", value: "LOCALE", help: "as a member with this language would get it"),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let formats = ["--html", "--text", "--eml"].filter { invocation.flag($0) }
        guard formats.count <= 1 else {
            throw UsageError(message: "\(formats.joined(separator: " and ")) cannot go together", command: "preview")
        }
        guard let email = invocation.value("--member") else {
            throw UsageError(
                message: "--member is missing: whose message to show", suggestion: "--member anna@example.org",
                command: "preview")
        }
        let workspace = try invocation.workspace()
        let campaign = try campaign(invocation.arguments[0], workspace)
        let store = try invocation.store(of: workspace)
        let member = try member(email, store)
        let message = MessageToCompose(
            row: 0, occurrence: "preview", step: "main", member: member, date: invocation.now)
        do {
            let composer = try Composer(
                campaign: campaign, workspace: workspace, signer: TokenSigner(workspace: workspace), salt: store.salt)
            let composed = try composer.compose(message, locale: invocation.value("--locale") ?? member.locale)
            show(composed, formats.first, invocation)
            return .done
        } catch let error as FindingsError {
            FindingPrinter(console: invocation.console).print(error.findings)
            throw CommandError(
                message: "the templates of \(campaign.name) have mistakes", suggestion: "see: kamerton check")
        } catch let error as ComposeError {
            throw CommandError(message: "the message cannot be made: \(error.description)")
        }
    }

    private static func member(_ email: String, _ store: Store) throws -> MemberSnapshot {
        let key: String
        do {
            key = try EmailAddress(extractingFrom: email).key
        } catch {
            throw UsageError(
                message: "--member \(email): \(error.message)", suggestion: error.suggestion, command: "preview")
        }
        guard let member = try store.memberSnapshot(emailKey: key) else {
            throw CommandError(message: "there is no member \(email)", suggestion: "see: kamerton members list")
        }
        return member
    }

    private static func campaign(_ name: String, _ workspace: Workspace) throws -> CampaignDefinition {
        if let campaign = workspace.campaign(name) { return campaign }
        if let campaign = BuiltInCampaigns.named(name, workspace) { return campaign }
        if workspace.invalidCampaigns.contains(name) {
            throw CommandError(message: "the campaign \(name) has mistakes", suggestion: "see: kamerton check")
        }
        throw CommandError(
            message: "there is no campaign \"\(name)\"",
            suggestion: Suggestions.text(for: name, among: workspace.campaigns.map(\.name)), exitCode: .usage)
    }

    private static func show(_ message: ComposedMessage, _ format: String?, _ invocation: Invocation) {
        let console = invocation.console
        if invocation.isJSON {
            let fields: [(String, JSONValue)] = [
                ("message_id", .string(message.messageID)), ("envelope_sender", .string(message.envelopeSender)),
                ("recipient", .string(message.recipient)), ("locale", .string(message.locale)),
                ("subject", .string(message.subject)), ("text", .string(message.text)),
                ("html", .string(message.html)),
            ]
            invocation.printJSON(.object(JSONObject(fields)))
            return
        }
        switch format {
        case "--html": raw(Array(message.html.utf8), console)
        case "--text": raw(Array(message.text.utf8), console)
        case "--eml": raw(message.bytes, console)
        default:
            console.out(console.styled("To:      ", .dim) + printable(message.recipient))
            console.out(console.styled("Subject: ", .dim) + printable(message.subject))
            console.out(console.styled("Locale:  ", .dim) + message.locale)
            console.out(console.styled("Size:    ", .dim) + "\((message.bytes.count + 1023) / 1024) KB")
            console.out("")
            for line in message.text.split(separator: "\n", omittingEmptySubsequences: false) {
                console.out(printable(String(line)))
            }
        }
    }

    /// As it is, without a line break of ours.
    private static func raw(_ bytes: [UInt8], _ console: Console) {
        console.flush()
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }
}

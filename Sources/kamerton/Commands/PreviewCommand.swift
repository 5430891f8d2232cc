import Campaigning
import Definitions
import Foundation
import Formats
import JSON
import Store

/// `kamerton preview`
enum PreviewCommand {
    static let command = Command(
        "preview", summary: Phrase("the exact message that a member would get"),
        discussion: Phrase(
            """
            Renders the campaign's template for one member, with the member's own data, and sends nothing. Without a
            format it shows the headers that matter and the text part.

              kamerton preview nps-quarterly --member anna@example.org
              kamerton preview nps-quarterly --member anna@example.org --html > mail.html
              kamerton preview nps-quarterly --member anna@example.org --locale en --eml > mail.eml

            The links of a preview lead nowhere: only a message that was planned has a row that they could name.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [
            .init(name: "--member", value: "EMAIL", help: Phrase("whose message")),
            .init(name: "--html", help: Phrase("the HTML part")),
            .init(name: "--text", help: Phrase("the text part")),
            .init(name: "--eml", help: Phrase("the whole message, byte for byte")),
            .init(name: "--locale", value: "LOCALE", help: Phrase("as a member with this language would get it")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let formats = ["--html", "--text", "--eml"].filter { invocation.flag($0) }
        guard formats.count <= 1 else {
            throw UsageError(
                message: Phrase("\(formats.joined(separator: ", ")) cannot go together"), command: "preview")
        }
        guard let email = invocation.value("--member") else {
            throw UsageError(
                message: Phrase("--member is missing: whose message to show"),
                suggestion: Phrase("write --member anna@example.org"),
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
                campaign: campaign, workspace: workspace, signer: TokenSigner(workspace: workspace), salt: store.salt,
                signing: signing(workspace, formats.first, invocation))
            let composed = try composer.compose(message, locale: invocation.value("--locale") ?? member.locale)
            show(composed, formats.first, invocation)
            return .done
        } catch let error as FindingsError {
            FindingPrinter(console: invocation.console).print(error.findings)
            throw CommandError(
                message: Phrase("the templates of \(campaign.name) have mistakes"),
                suggestion: Phrase("see: kamerton check"))
        } catch let error as ComposeError {
            throw CommandError(message: Phrase("the message cannot be made: \(error.phrase)"))
        }
    }

    /// A colleague who writes templates need not have the key.
    private static func signing(_ workspace: Workspace, _ format: String?, _ invocation: Invocation) -> MessageSigning {
        do throws(DKIMKeyError) {
            return try MessageSigning(workspace)
        } catch {
            if format == "--eml" { invocation.console.note(Phrase("not signed: \(error.phrase)")) }
            return .unsigned
        }
    }

    private static func member(_ email: String, _ store: Store) throws -> MemberSnapshot {
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

    private static func campaign(_ name: String, _ workspace: Workspace) throws -> CampaignDefinition {
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
        case "--html": raw(Array(message.page.utf8), console)
        case "--text": raw(Array(message.text.utf8), console)
        case "--eml": raw(message.bytes, console)
        default:
            var table = Table(Phrase("To:"), Phrase(verbatim: printable(message.recipient)))
            table.add(Phrase("Subject:"), Phrase(verbatim: printable(message.subject)))
            table.add(Phrase("Locale:"), Phrase(verbatim: message.locale))
            table.add(Phrase("Size:"), Phrase("\((message.bytes.count + 1023) / 1024) KB"))
            console.out(table)
            console.out(Phrase(""))
            for line in message.text.split(separator: "\n", omittingEmptySubsequences: false) {
                console.out(verbatim: printable(String(line)))
            }
        }
    }

    /// As it is, without a line break of ours.
    private static func raw(_ bytes: [UInt8], _ console: Console) {
        console.flush()
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }
}

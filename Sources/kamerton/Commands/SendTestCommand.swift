import Campaigning
import Definitions
import Delivery
import Formats
import JSON
import Store

/// `kamerton send-test`
enum SendTestCommand {
    static let command = Command(
        "send-test", summary: Phrase("send one marked copy, outside the counts"),
        discussion: Phrase(
            """
            Makes the campaign's message and sends it to one address, its subject marked as a test. Nothing is written to
            the ledger, no budget is touched, and its links lead nowhere. It goes the way that delivery: describes: into
            the outbox, or by SMTP.

                kamerton send-test nps-quarterly --to lena@example.org
                kamerton send-test nps-quarterly --to lena@example.org --member ivan@example.org

            The message is made with the data of --member; without it, of the member with the address --to, or of nobody
            in particular.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [
            .init(name: "--to", value: "EMAIL", help: Phrase("where to send it (required)")),
            .init(name: "--member", value: "EMAIL", help: Phrase("whose data to use")),
            StepOption.option,
            VariantOption.option,
        ]
    ) { invocation in
        let workspace = try invocation.workspace()
        let name = invocation.arguments[0]
        guard let campaign = workspace.campaign(name) ?? BuiltInCampaigns.named(name, workspace) else {
            throw CommandError(
                message: Phrase("there is no campaign \"\(invocation.arguments[0])\" without mistakes"),
                suggestion: Suggestions.advice(for: invocation.arguments[0], among: workspace.campaigns.map(\.name)),
                exitCode: .usage)
        }
        guard let to = invocation.value("--to") else {
            throw UsageError(
                message: Phrase("--to is missing: where to send the copy"), command: invocation.command.name)
        }
        let address = try parse(to, "--to", invocation)
        let store = try invocation.store(of: workspace)
        if try store.isSuppressed(emailKey: address.key) {
            throw CommandError(
                message: Phrase("\(address.address) is suppressed: nothing is sent there, not even a test"),
                suggestion: Phrase("see: kamerton suppress list"))
        }
        if let id = try store.memberID(emailKey: address.key), try Unsubscribed.hasLeft(id, campaign, store) {
            throw CommandError(
                message: Phrase(
                    "\(address.address) has unsubscribed from this: nothing is sent there, not even a test"),
                suggestion: Phrase(
                    "send it to an address of your own that is no member's, or give --member for the data"))
        }
        let snapshot = try member(for: address, invocation, store)
        let (step, letter) = try StepOption.letter(campaign, invocation)
        let message = try compose(letter, step, workspace, store, snapshot, now: invocation.now)
        let (result, relay) = try send(message, campaign, workspace, invocation)
        if invocation.isJSON { invocation.printJSON(result.json(to: address.address, message, relay: relay)) }
        guard result.isAccepted else {
            throw CommandError(message: Phrase("the copy was not sent: \(result.words)"))
        }
        if !invocation.isJSON {
            let from = printable(message.from)
            invocation.console.out(Phrase("sent to \(printable(address.address)) from \(from): \(result.words)"))
            if let relay, workspace.definition.delivery.relays.count > 1 {
                invocation.console.note(Phrase("by the relay \(relay)"))
            }
        }
        return .done
    }

    /// The data to use, with the copy's own address.
    private static func member(
        for address: EmailAddress, _ invocation: Invocation, _ store: Store
    ) throws -> MemberSnapshot {
        if let text = invocation.value("--member") {
            let wanted = try parse(text, "--member", invocation)
            guard let found = try store.memberSnapshot(emailKey: wanted.key) else {
                throw CommandError(
                    message: Phrase("there is no member \(wanted.address)"),
                    suggestion: Phrase("see: kamerton members list"),
                    exitCode: .usage)
            }
            return found.addressed(to: address)
        }
        if let found = try store.memberSnapshot(emailKey: address.key) { return found }
        return MemberSnapshot(
            id: 0, key: store.memberKey(emailKey: address.key), email: address.address, emailKey: address.key)
    }

    private static func parse(_ text: String, _ option: String, _ invocation: Invocation) throws -> EmailAddress {
        do {
            return try EmailAddress(parsing: text)
        } catch {
            throw UsageError(
                message: Phrase("\(option) \(text): \(error.phrase)"),
                suggestion: error.advice,
                command: invocation.command.name)
        }
    }

    private static func compose(
        _ campaign: CampaignDefinition, _ step: String, _ workspace: Workspace, _ store: Store,
        _ member: MemberSnapshot, now: Instant
    ) throws -> ComposedMessage {
        let composer = try Composer(
            campaign: campaign, workspace: workspace, signer: try TokenSigner(workspace: workspace), salt: store.salt)
        var message = MessageToCompose(
            row: 0, occurrence: "test:" + now.minuteName, step: step, member: member, date: now, isTest: true)
        message.stories = try StoryShelf(store)
        message.belongings = try BelongingsReader(store, workspace, now: now).preview(of: member, campaign)
        do {
            return try composer.compose(message)
        } catch {
            throw CommandError(
                message: Phrase("the message cannot be made: \(error.phrase)"),
                suggestion: Phrase("see: kamerton check"))
        }
    }

    private static func send(
        _ message: ComposedMessage, _ campaign: CampaignDefinition, _ workspace: Workspace, _ invocation: Invocation
    ) throws -> (SingleDelivery, relay: String?) {
        do {
            let way = try TransportFactory.make(workspace, of: campaign.intent)
            let delivery = try SingleDelivery(
                message, campaign: campaign.name, occurrence: "test." + String(invocation.now.milliseconds),
                through: way.transport)
            return (delivery, way.relay)
        } catch let error as TransportError {
            throw CommandError(message: error.phrase, suggestion: error.suggestion)
        }
    }
}

extension SingleDelivery {
    fileprivate func json(to address: String, _ message: ComposedMessage, relay: String?) -> JSONValue {
        [
            "to": .string(address), "from": .string(message.from), "relay": JSONValue(relay), "sent": .bool(isAccepted),
            "message_id": .string(message.messageID),
            "subject": .string(message.subject), "smtp_code": JSONValue(code.map(Int64.init)),
            "smtp_reply": .string(words.english),
        ]
    }
}

extension MemberSnapshot {
    /// The same data under another address.
    fileprivate func addressed(to address: EmailAddress) -> MemberSnapshot {
        MemberSnapshot(
            id: id, key: key, email: address.address, emailKey: address.key, externalID: externalID,
            firstName: firstName, lastName: lastName, name: name, locale: locale, timezone: timezone,
            joinedAt: joinedAt, stage: stage, attributes: attributes, tags: tags)
    }
}

import Definitions
import Formats
import JSON
import Store

/// `kamerton messages`
enum MessagesCommand {
    static let command = Command(
        "messages", summary: Phrase("every message of a campaign"),
        discussion: Phrase(
            """
            Who got it, who will, who will not and why, with the words of the mail server.

                kamerton messages nps-quarterly
                kamerton messages nps-quarterly --state failed
                kamerton messages nps-quarterly --json | jq -r 'select(.state == "uncertain") | .email'

            With --json a line for each message.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [
            .init(name: "--state", value: "STATE", help: Phrase("only these: \(MessageState.words), or held"))
        ]
    ) { invocation in
        let workspace = try invocation.workspace()
        let store =
            Store.exists(at: workspace.storePath)
            ? try Store(path: workspace.storePath, waiting: { invocation.console.note($0) }) : nil
        let names = try names(of: invocation.arguments[0], workspace, store: store)
        let (state, isHeld) = try selection(invocation)
        let hasRelays = workspace.definition.delivery.relays.count > 1
        let hasVariants = workspace.campaign(invocation.arguments[0])?.letters.contains {
            $0.letter.content.variants != nil
        }
        var table = Table(
            [
                Phrase("address"), Phrase("occurrence"), Phrase("step"), Phrase("state"), Phrase("attempts"),
                Phrase("when"),
            ] + (hasVariants == true ? [Phrase("variant")] : []) + (hasRelays ? [Phrase("relay")] : []) + [
                Phrase("the server said")
            ])
        for name in names {
            try store?.forEachMessage(of: name, state: state) { message in
                if isHeld, message.reason == nil { return }
                if invocation.isJSON { return invocation.printJSONLine(json(message)) }
                table.add(row(message, hasRelays: hasRelays, hasVariants: hasVariants == true))
            }
        }
        if invocation.isJSON { return .done }
        if table.rows.isEmpty {
            invocation.console.out(Phrase("no messages"))
        } else {
            invocation.console.out(table)
        }
        return .done
    }

    /// The names under which the ledger knows a campaign: its own and the one before a rename.
    static func names(of name: String, _ workspace: Workspace, store: Store?) throws -> [String] {
        if let campaign = workspace.campaign(name) { return [name] + [campaign.was].compactMap { $0 } }
        if workspace.invalidCampaigns.contains(name) { return [name] }
        if try store?.hasMessages(of: name) == true { return [name] }
        throw CommandError(
            message: Phrase("there is no campaign \"\(name)\""),
            suggestion: Suggestions.advice(for: name, among: workspace.campaigns.map(\.name)), exitCode: .usage)
    }

    private static func selection(_ invocation: Invocation) throws -> (MessageState?, isHeld: Bool) {
        guard let text = invocation.value("--state") else { return (nil, false) }
        if text == "held" { return (.planned, true) }
        guard let state = MessageState(rawValue: text) else {
            throw UsageError(
                message: Phrase("--state \(text) is not a state"),
                suggestion: Phrase("one of: \(MessageState.words), held"),
                command: invocation.command.name)
        }
        return (state, false)
    }

    private static func row(_ message: ListedMessage, hasRelays: Bool, hasVariants: Bool) -> [Phrase] {
        let when = message.sentAt ?? message.nextAttemptAt
        let reply = [message.code.map(String.init), message.reply].compactMap { $0 }.joined(separator: " ")
        let address = message.email.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)")
        return [
            address, Phrase(verbatim: message.occurrence), Phrase(verbatim: message.step),
            LedgerWords.state(message.state, reason: message.reason), Phrase("\(message.attempts)"),
            Phrase(verbatim: when?.description ?? ""),
        ] + (hasVariants ? [Phrase(verbatim: message.variant ?? "")] : [])
            + (hasRelays ? [Phrase(verbatim: printable(message.relay ?? ""))] : [])
            + [Phrase(verbatim: printable(String(reply.prefix(80))))]
    }

    static func json(_ message: ListedMessage) -> JSONValue {
        [
            "email": JSONValue(message.email), "campaign": .string(message.campaign),
            "occurrence": .string(message.occurrence), "step": .string(message.step),
            "variant": JSONValue(message.variant), "state": .string(message.state),
            "reason": JSONValue(message.reason), "attempts": JSONValue(message.attempts),
            "message_id": JSONValue(message.messageID), "relay_id": JSONValue(message.relayID),
            "relay": JSONValue(message.relay),
            "smtp_code": JSONValue(message.code.map(Int64.init)), "smtp_reply": JSONValue(message.reply),
            "planned_at": .string(message.plannedAt.description), "sent_at": JSONValue(message.sentAt?.description),
            "next_attempt_at": JSONValue(message.nextAttemptAt?.description),
        ]
    }
}

extension MessageState {
    fileprivate static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

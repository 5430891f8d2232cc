import Campaigning
import Definitions
import Foundation
import Formats
import JSON
import Store

/// What a command that changes the ledger by hand is about, from its words: the campaign, perhaps one occurrence, perhaps one
/// member; and who gives the order and why.
struct OperationTarget {
    static let occurrenceOption = Command.Option(
        name: "--occurrence", value: "NAME", help: Phrase("only this one, as status CAMPAIGN names it"))
    static let memberOption = Command.Option(
        name: "--member", value: "EMAIL", help: Phrase("only the messages to this member"))
    static let common: [Command.Option] = [
        .init(name: "--note", value: "TEXT", help: Phrase("why, for those who come after you")),
        .init(name: "--by", value: "NAME", help: Phrase("who orders it (default: your login name)")),
        .init(name: "--dry-run", help: Phrase("only count")),
    ]

    let workspace: Workspace
    let store: Store
    let selection: MessageSelection
    let actor: String
    let note: String?
    let now: Instant

    var campaign: String { selection.campaigns[0] }
    /// As sentences name it.
    var words: String { printable(campaign + (selection.occurrence.map { " " + $0 } ?? "")) }

    init(_ invocation: Invocation) throws {
        let workspace = try invocation.workspace()
        let isThere = Store.exists(at: workspace.storePath)
        if !isThere { _ = try MessagesCommand.names(of: invocation.arguments[0], workspace, store: nil) }
        let store = try invocation.store(of: workspace)
        var selection = MessageSelection(
            campaigns: try MessagesCommand.names(of: invocation.arguments[0], workspace, store: store),
            occurrence: invocation.value("--occurrence"))
        if let occurrence = selection.occurrence {
            let known = try store.occurrenceNames(of: selection.campaigns)
            guard known.contains(occurrence) else {
                throw CommandError(
                    message: Phrase("\(selection.campaigns[0]) has no occurrence \"\(occurrence)\""),
                    suggestion: known.isEmpty
                        ? Phrase("nothing of it was planned yet")
                        : Suggestions.advice(for: occurrence, among: Array(known.prefix(10))), exitCode: .usage)
            }
        }
        if let email = invocation.value("--member") {
            selection.memberID = try invocation.member(email, in: store).id
        }
        self.workspace = workspace
        self.store = store
        self.selection = selection
        actor = invocation.value("--by") ?? NSUserName()
        note = invocation.value("--note")
        now = invocation.now
    }

    var operation: CampaignOperation {
        CampaignOperation(store: store, selection: selection, actor: actor, note: note, now: now)
    }

    /// What an order comes too late for.
    func tellSending(_ count: Int, on console: Console) {
        guard count > 0 else { return }
        console.note(
            Phrase(
                """
                \(count, "message is", "messages are") in hand at this moment: what is not on the wire goes back, the rest \
                is finished
                """))
    }

    func json(_ action: String, messages: Int, isDry: Bool, _ more: [(String, JSONValue)] = []) -> JSONValue {
        .object(
            JSONObject(
                [
                    ("campaign", .string(campaign)), ("occurrence", JSONValue(selection.occurrence)),
                    ("action", .string(action)), ("messages", JSONValue(messages)), ("dry_run", .bool(isDry)),
                    ("by", .string(actor)), ("note", JSONValue(note)), ("at", .string(now.description)),
                ] + more))
    }
}

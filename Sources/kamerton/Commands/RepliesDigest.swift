import Bounces
import Definitions
import Formats
import JSON
import Store

/// What people wrote back, under the owner of the campaign that they answered: a mail of the day for whoever should read it.
struct RepliesDigest {
    private let invocation: Invocation
    private let workspace: Workspace
    private let since: Instant?
    private let owner: String?

    init(_ invocation: Invocation, _ workspace: Workspace, since: Instant?) {
        (self.invocation, self.workspace, self.since) = (invocation, workspace, since)
        owner = invocation.value("--owner")?.lowercased()
    }

    func show(_ store: Store, limit: Int) throws -> ExitCode {
        var replies: [(owner: String?, listed: ListedInboundEvent)] = []
        try store.forEachInboundEvent(
            kind: "reply", campaign: invocation.value("--campaign"), onlyUnmatched: invocation.flag("--unmatched"),
            since: since, limit: owner == nil ? limit : .max
        ) { listed in
            let theirs = listed.campaign.flatMap(campaign)?.owner
            if let owner, theirs?.lowercased() != owner { return }
            if replies.count < limit { replies.append((theirs, listed)) }
        }
        if invocation.isJSON {
            for (owner, listed) in replies { invocation.printJSONLine(json(listed, owner)) }
            return .done
        }
        tell(replies)
        return .done
    }

    private func campaign(_ name: String) -> CampaignDefinition? {
        workspace.campaign(name) ?? workspace.campaigns.first { $0.was == name }
    }

    private func json(_ listed: ListedInboundEvent, _ owner: String?) -> JSONValue {
        var object = BounceText.json(listed)
        let reply = KeptReply(listed, in: workspace)
        object["owner"] = JSONValue(owner)
        object["from"] = JSONValue(reply?.from)
        object["subject"] = JSONValue(reply?.subject)
        object["text"] = JSONValue(reply?.words)
        return .object(object)
    }

    private func tell(_ replies: [(owner: String?, listed: ListedInboundEvent)]) {
        let console = invocation.console
        let groups = Dictionary(grouping: replies) { $0.owner ?? "" }
        if replies.isEmpty { return console.note(Phrase("nobody wrote back")) }
        for owner in groups.keys.sorted(by: { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }) {
            console.out(owner.isEmpty ? Phrase("of campaigns without an owner, or of none:") : Phrase("for \(owner):"))
            for (_, listed) in groups[owner] ?? [] {
                let reply = KeptReply(listed, in: workspace)
                let who = listed.email ?? reply?.from ?? "–"
                let what = [reply?.subject, reply?.words].compactMap { $0 }.filter { !$0.isEmpty }
                let fields = [
                    "  \(listed.mail)", PlanCommand.words(listed.at, in: workspace.definition.timezone),
                    listed.campaign ?? "–", who, what.joined(separator: " — "),
                ]
                console.out(verbatim: printable(fields.joined(separator: "  ")))
            }
        }
    }
}

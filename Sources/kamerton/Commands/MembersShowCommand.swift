import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton members show`
enum MembersShowCommand {
    static let command = Command(
        "members show", summary: Phrase("everything on one member"),
        discussion: Phrase(
            """
            What the store holds on a member: data, tags, consents in the order they came, stages, activities by kind, stories and
            whether they may be quoted, roles, engagement with the share of each thing that was done, and the latest messages. Why a message was or was not sent: kamerton explain EMAIL.

            Example:  kamerton members show anna@example.org
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let address = try invocation.address(invocation.arguments[0])
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        guard let member = try store.memberSnapshot(emailKey: address.key) else {
            let suppression = try store.suppression(emailKey: address.key)
            throw CommandError(
                message: Phrase("no member has the address \(address.address)"),
                suggestion: suppression.map {
                    Phrase("the address is suppressed: \($0.reason.rawValue), since \($0.at)")
                })
        }
        var overview = MemberOverview(
            cells: MemberCells(member: member, definition: workspace.definition),
            consents: try store.consents(memberID: member.id),
            suppression: try store.suppression(emailKey: member.emailKey),
            rhythm: try store.rhythm(memberID: member.id), stages: try store.stageEntries(memberID: member.id),
            activities: try store.activitySummaries(memberID: member.id, now: invocation.now),
            messages: try store.messageEntries(memberID: member.id, limit: 20))
        if !BelongingsReader.isEmpty(workspace) {
            overview.belongings = try BelongingsReader(store, workspace, now: invocation.now).read([member])[member.id]
        }
        overview.stories = try store.stories(Store.StoryQuestion(memberID: member.id))
        overview.engagement = try store.engagementParts(
            memberID: member.id, workspace.definition.engagement, now: invocation.now)
        overview.roles = try store.heldRoles(memberID: member.id, now: invocation.now)
        overview.declarations = try store.declarationAcceptances(memberID: member.id)
        overview.roleHistory = try store.roleHistory(memberID: member.id)
        overview.core = try store.coreMembers().first { $0.id == member.id }
        if invocation.isJSON {
            invocation.printJSON(overview.json)
        } else {
            for line in overview.lines {
                invocation.console.out(verbatim: printable(line.text(in: invocation.console.language)))
            }
        }
        return .done
    }
}

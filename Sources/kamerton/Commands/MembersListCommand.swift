import Definitions
import Formats
import JSON
import Store

/// `kamerton members list`
enum MembersListCommand {
    static let command = Command(
        "members list", summary: Phrase("list members"),
        discussion: Phrase(
            """
            The members that a filter selects, or all of them, in the order in which they came; with --by engagement the most
            engaged first, each with the number (docs/engagement.md).

            Example:  kamerton members list --where 'stage = promoter and city = "Penza"' --limit 20
                      kamerton members list --where 'city = "Penza"' --by engagement
            """),
        options: [
            WhereOption.option,
            .init(name: "--limit", value: "N", help: Phrase("at most so many (default 50; 0 for all)")),
            .init(
                name: "--by", value: "ORDER",
                help: Phrase("joined (the default), or engagement: the most engaged first")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let limit = try invocation.integer("--limit") ?? 50
        guard limit >= 0 else {
            throw UsageError(message: Phrase("--limit \(limit) is below 0"), command: command.name)
        }
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let condition = try WhereOption.condition(invocation, workspace, store)
        if let order = invocation.value("--by"), order != "joined" {
            guard order == "engagement" else {
                throw UsageError(
                    message: Phrase("--by \(order) is not known"),
                    suggestion: Suggestions.oneOf(["joined", "engagement"]),
                    command: command.name)
            }
            return try EngagedMembersList(
                invocation: invocation, workspace: workspace, store: store, condition: condition, limit: limit
            ).print()
        }
        let count = try store.memberCount(matching: condition)
        var members: [MemberCells] = []
        try MemberCells.forEach(matching: condition, in: store, limit: limit == 0 ? .max : limit) {
            members.append(MemberCells(member: $0, definition: workspace.definition))
        }
        if invocation.isJSON {
            invocation.printJSON(["count": JSONValue(count), "members": .array(members.map(\.json))])
            return .done
        }
        var table = Table(Phrase("email"), Phrase("name"), Phrase("stage"), Phrase("joined"), Phrase("tags"))
        for cells in members {
            let joined = cells.member.joinedAt.map { "\(workspace.definition.timezone.civil($0).date)" } ?? ""
            let row = [
                cells.member.email, cells.displayName, cells.member.stage ?? "", joined,
                cells.member.tags.joined(separator: ", "),
            ]
            table.add(verbatim: row.map(printable))
        }
        invocation.console.out(table)
        if count > members.count {
            invocation.console.note(Phrase("\(members.count) of \(count, "member", "members"); --limit 0 shows all"))
        }
        return .done
    }
}

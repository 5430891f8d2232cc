import Definitions
import Formats
import JSON
import Store

/// `members list --by engagement`
struct EngagedMembersList {
    let invocation: Invocation
    let workspace: Workspace
    let store: Store
    let condition: SQLFragment?
    /// 0 is all.
    let limit: Int

    func print() throws -> ExitCode {
        let compiler = try FilterCompiler(workspace, store, now: invocation.now)
        let count = try store.memberCount(matching: condition)
        let engaged = try store.engagedMembers(
            matching: condition, compiler, limit: limit == 0 ? .max : limit)
        var members: [(cells: MemberCells, points: Double)] = []
        for start in stride(from: 0, to: engaged.count, by: 500) {
            let part = engaged[start..<min(start + 500, engaged.count)]
            let snapshots = try store.memberSnapshots(ids: part.map(\.id))
            for one in part {
                guard let member = snapshots[one.id] else { continue }
                members.append((MemberCells(member: member, definition: workspace.definition), one.points))
            }
        }
        if invocation.isJSON {
            let list = members.map { member -> JSONValue in
                var object = member.cells.json.objectValue ?? JSONObject()
                object["engagement"] = .real(member.points)
                return .object(object)
            }
            invocation.printJSON(["count": JSONValue(count), "members": .array(list)])
            return .done
        }
        var table = Table(Phrase("email"), Phrase("name"), Phrase("stage"), Phrase("engagement"))
        for (cells, points) in members {
            table.add(
                verbatim: [cells.member.email, cells.displayName, cells.member.stage ?? ""].map(printable)
                    + [CoreCommand.points(points)])
        }
        invocation.console.out(table)
        if count > members.count {
            invocation.console.note(Phrase("\(members.count) of \(count, "member", "members"); --limit 0 shows all"))
        }
        return .done
    }
}

import Campaigning
import Definitions
import Formats
import JSON
import SQLite
import Store

/// `kamerton segment`
enum SegmentCommand {
    static let command = Command(
        "segment", summary: "count or list the members that a segment or a filter selects",
        discussion: """
            How many members a segment of kamerton.yaml selects, or a filter written here; with --list who they are.
            A mistake in the filter is shown with a caret under it.

            Examples:  kamerton segment core
                       kamerton segment 'purchases >= 2 and last(purchase) within 90d' --list --limit 20
                       kamerton segment 'stage in (promoter, kamerton) and city = "Penza"' --sql

            The language: docs/filters.md.
            """,
        arguments: [.init(name: "NAME-or-FILTER", help: "a segment of kamerton.yaml, or a filter in quotes")],
        options: [
            .init(name: "--list", help: "list the members, in the order in which they came"),
            .init(name: "--limit", value: "N", help: "list at most so many (default: all)"),
            .init(name: "--sql", help: "print the SQL with its parameters, for the sqlite3 shell"),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let limit = try invocation.integer("--limit") ?? .max
        guard limit >= 0 else { throw UsageError(message: "--limit \(limit) is below 0", command: command.name) }
        let workspace = try invocation.workspace()
        let filter = try FilterArgument.parse(invocation.arguments[0], workspace, invocation.console)
        let store = try invocation.store(of: workspace)
        let condition = try FilterCompiler(workspace, store, now: invocation.now).compile(filter)
        if invocation.flag("--sql") {
            printSQL(filter, condition, invocation)
            return .done
        }
        // A count that does not ask for stages needs none.
        if filter.root.asksForStage || invocation.isJSON || invocation.flag("--list") {
            try StageDerivation.overlay(store, workspace, now: invocation.now)
        }
        let count = try store.memberCount(matching: condition)
        if invocation.isJSON {
            var members: [JSONValue] = []
            try MemberCells.forEach(matching: condition, in: store, limit: limit) {
                members.append(MemberCells(member: $0, definition: workspace.definition).json)
            }
            invocation.printJSON(["count": JSONValue(count), "members": .array(members)])
            return .done
        }
        if invocation.flag("--list") {
            try list(condition, limit, workspace, store, invocation.console)
            if count > limit { invocation.console.note("\(limit) of \(count) members") }
        } else {
            let all = try store.memberCount()
            let share = all == 0 ? "" : " (\(Int((Double(count) / Double(all) * 100).rounded()))%)"
            invocation.console.out("\(count) of \(all) members\(share)")
        }
        return .done
    }

    private static func list(
        _ condition: SQLFragment, _ limit: Int, _ workspace: Workspace, _ store: Store, _ console: Console
    ) throws {
        var table = Table("email", "name", "stage")
        try MemberCells.forEach(matching: condition, in: store, limit: limit) { member in
            let cells = MemberCells(member: member, definition: workspace.definition)
            table.add([member.email, cells.displayName, member.stage ?? "–"].map(printable))
        }
        for line in table.lines() { console.out(line) }
    }

    // MARK: SQL

    private static func printSQL(_ filter: Filter, _ condition: SQLFragment, _ invocation: Invocation) {
        let sql = condition.memberSelection
        if condition.sql.contains("kamerton_") {
            invocation.console.note(
                "functions that begin with kamerton_ are the program's own: the sqlite3 shell does not have them")
        }
        if filter.root.asksForStage { invocation.console.note("the stages are those that the last run recorded") }
        let names = condition.parameters.keys.sorted { ($0.count, $0) < ($1.count, $1) }
        if invocation.isJSON {
            var parameters = JSONObject()
            for name in names { parameters[name] = json(condition.parameters[name] ?? .null) }
            invocation.printJSON(["sql": .string(sql), "parameters": .object(parameters)])
            return
        }
        let console = invocation.console
        console.out("-- " + FilterPrinter.text(of: filter.root).replacing("\n", with: " "))
        if !names.isEmpty { console.out(".parameter init") }
        for name in names {
            console.out(".parameter set :\(name) \"\(literal(condition.parameters[name] ?? .null))\"")
        }
        console.out(sql + ";")
    }

    private static func json(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null, .blob: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .string(text)
        }
    }

    /// A value as an SQL literal inside the double quotes of a command of the sqlite3 shell.
    private static func literal(_ value: SQLValue) -> String {
        switch value {
        case .null, .blob: "NULL"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text):
            "'"
                + text.replacing("'", with: "''").replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n") + "'"
        }
    }
}

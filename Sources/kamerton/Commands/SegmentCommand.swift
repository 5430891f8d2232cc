import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton segment`
enum SegmentCommand {
    static let command = Command(
        "segment", summary: Phrase("count or list the members that a segment or a filter selects"),
        discussion: Phrase(
            """
            How many members a segment of kamerton.yaml selects, or a filter written here; with --list who they are.
            --explain says of one member which part of the filter failed, --say reads the filter aloud, --sql prints the
            query. A mistake in the filter is shown with a caret under it.

            Examples:  kamerton segment core
                       kamerton segment 'purchases >= 2 and last(purchase) within 90d' --list --limit 20
                       kamerton segment core --explain anna@example.org
                       kamerton segment core --say
                       kamerton segment 'stage in (promoter, kamerton) and city = "Penza"' --sql | sqlite3 STORE

            The language: docs/filters.md.
            """),
        arguments: [.init(name: "NAME-or-FILTER", help: Phrase("a segment of kamerton.yaml, or a filter in quotes"))],
        options: [
            .init(name: "--list", help: Phrase("list the members, in the order in which they came")),
            .init(name: "--limit", value: "N", help: Phrase("list at most so many (default: all)")),
            .init(
                name: "--explain", value: "EMAIL",
                help: Phrase("why the filter selects this member, or which part of it failed")),
            .init(name: "--say", help: Phrase("read the filter aloud: a plain sentence")),
            .init(name: "--sql", help: Phrase("print the SQL with its parameters, for the sqlite3 shell")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let limit = try invocation.integer("--limit") ?? .max
        guard limit >= 0 else {
            throw UsageError(message: Phrase("--limit \(limit) is below 0"), command: command.name)
        }
        let workspace = try invocation.workspace()
        let filter = try FilterArgument.parse(invocation.arguments[0], workspace, invocation.console)
        if invocation.flag("--say") {
            say(filter, invocation)
            return .done
        }
        let store = try invocation.store(of: workspace)
        if let address = invocation.value("--explain") {
            return try SegmentExplanation.run(address, filter, workspace, store, invocation)
        }
        try store.readByMapping()
        let compiler = try FilterCompiler(workspace, store, now: invocation.now)
        if invocation.flag("--sql") {
            let planned = try compiler.planned(for: filter, store, .once)
            SegmentSQL(filter: filter, condition: planned.compile(filter), store: store).print(invocation)
            return .done
        }
        // A count that does not ask for stages needs none.
        if filter.root.asksForStage || invocation.isJSON || invocation.flag("--list") {
            try invocation.overlayStages(store, workspace)
        }
        try invocation.addFilterIndexes(for: [filter], store)
        let condition = try compiler.planned(for: filter, store, .once).compile(filter)
        if invocation.isJSON {
            var members: [JSONValue] = []
            try MemberCells.forEach(matching: condition, in: store, limit: limit) {
                members.append(MemberCells(member: $0, definition: workspace.definition).json)
            }
            let count = members.count < limit ? members.count : try store.memberCount(matching: condition)
            invocation.printJSON(["count": JSONValue(count), "members": .array(members)])
            return .done
        }
        let count = try store.memberCount(matching: condition)
        if invocation.flag("--list") {
            try list(condition, limit, workspace, store, invocation.console)
            if count > limit { invocation.console.note(Phrase("\(limit) of \(count, "member", "members")")) }
        } else {
            let all = try store.memberCount()
            let percent = all == 0 ? 0 : Int((Double(count) / Double(all) * 100).rounded())
            invocation.console.out(
                all == 0
                    ? Phrase("\(count) of \(all, "member", "members")")
                    : Phrase("\(count) of \(all, "member", "members") (\(percent)%)"))
        }
        return .done
    }

    private static func list(
        _ condition: SQLFragment, _ limit: Int, _ workspace: Workspace, _ store: Store, _ console: Console
    ) throws {
        var table = Table(Phrase("email"), Phrase("name"), Phrase("stage"))
        try MemberCells.forEach(matching: condition, in: store, limit: limit) { member in
            let cells = MemberCells(member: member, definition: workspace.definition)
            table.add(verbatim: [member.email, cells.displayName, member.stage ?? "–"].map(printable))
        }
        console.out(table)
    }

    // MARK: Aloud

    private static func say(_ filter: Filter, _ invocation: Invocation) {
        let sentence = FilterSpeech.sentence(filter.root, in: invocation.console.language)
        if invocation.isJSON {
            invocation.printJSON(["filter": .string(FilterPrinter.text(of: filter.root)), "says": .string(sentence)])
        } else {
            invocation.console.out(verbatim: printable(sentence))
        }
    }
}

import Definitions
import Formats
import JSON
import Store

/// `kamerton cases list`
enum CasesListCommand {
    private static let states = MemberCase.State.allCases.map(\.rawValue)

    static let command = Command(
        "cases list", summary: Phrase("members whom somebody is to look after"),
        discussion: Phrase(
            """
            A survey's follow_up opens a case, say for each detractor. While it is open the member gets no promotions. Those
            that are due first come first.

              kamerton cases list --owner care@example.org --overdue
              kamerton cases list --where 'city = "Penza"' --csv
              kamerton cases show 12
              kamerton cases close 12 --note "called, a new tree is on its way"
            """),
        options: [
            .init(name: "--all", help: Phrase("closed ones too")),
            .init(name: "--owner", value: "EMAIL", help: Phrase("only what this one looks after")),
            .init(name: "--overdue", help: Phrase("only open ones whose time is over")),
            .init(name: "--state", value: "STATE", help: Phrase("only these: open, contacted, waiting, closed")),
            .init(name: "--campaign", value: "CAMPAIGN", help: Phrase("only what is about this campaign")),
            WhereOption.option,
            .init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        var selection: CaseSelection = invocation.flag("--all") ? CaseSelection() : .open
        if let word = invocation.value("--state") {
            guard let state = MemberCase.State(rawValue: word) else {
                throw UsageError(
                    message: Phrase("--state \(word) is not known"), suggestion: Suggestions.oneOf(states),
                    command: "cases list")
            }
            selection.states = [state]
        }
        let workspace = try invocation.workspace()
        let hasFilter = invocation.value("--where") != nil
        let store = hasFilter ? try invocation.store(of: workspace) : try invocation.existingStore(of: workspace)
        selection.owner = invocation.value("--owner")
        selection.campaign = invocation.value("--campaign")
        if invocation.flag("--overdue") { selection.dueBefore = invocation.now }
        if hasFilter { selection.condition = try WhereOption.condition(invocation, workspace, store) }
        let cases = try store.cases(selection)
        if invocation.isJSON {
            invocation.printJSON(["cases": .array(cases.map { .object(object($0, now: invocation.now)) })])
        } else if invocation.flag("--csv") {
            invocation.console.out(verbatim: String(decoding: csv(cases, invocation.now).dropLast(), as: UTF8.self))
        } else {
            tell(cases, invocation, workspace)
        }
        return .done
    }

    private static func tell(_ cases: [MemberCase], _ invocation: Invocation, _ workspace: Workspace) {
        guard !cases.isEmpty else {
            invocation.console.out(Phrase("no case is open"))
            return
        }
        let zone = workspace.definition.timezone
        var table = Table(
            Phrase("case"), Phrase("member"), Phrase("campaign"), Phrase("owner"), Phrase("due"), Phrase("state"),
            Phrase("note"))
        for one in cases {
            table.add([
                Phrase("\(one.id)"), one.email.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)"),
                Phrase(verbatim: printable(one.campaign ?? "")), Phrase(verbatim: printable(one.owner)),
                Phrase(verbatim: one.dueAt.map { PlanCommand.words($0, in: zone) } ?? ""),
                CaseWords.state(one, now: invocation.now), Phrase(verbatim: printable(one.note ?? "")),
            ])
        }
        invocation.console.out(table)
    }

    static func json(_ one: MemberCase) -> JSONValue { .object(object(one, now: nil)) }

    /// - Parameter now: nil does not tell whether it is overdue.
    static func object(_ one: MemberCase, now: Instant?) -> JSONObject {
        var object = JSONObject([
            ("case", JSONValue(one.id)), ("email", JSONValue(one.email)), ("campaign", JSONValue(one.campaign)),
            ("owner", .string(one.owner)), ("state", .string(one.state.rawValue)),
            ("outcome", JSONValue(one.outcome?.rawValue)), ("note", JSONValue(one.note)),
            ("due_at", JSONValue(one.dueAt?.description)), ("opened_at", .string(one.openedAt.description)),
            ("contacted_at", JSONValue(one.contactedAt?.description)),
            ("closed_at", JSONValue(one.closedAt?.description)),
        ])
        if let now { object["overdue"] = .bool(one.isOverdue(at: now)) }
        return object
    }

    private static func csv(_ cases: [MemberCase], _ now: Instant) -> [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write([
            "case", "email", "name", "campaign", "owner", "state", "outcome", "overdue", "due_at", "opened_at",
            "contacted_at", "closed_at", "note",
        ])
        for one in cases {
            writer.write([
                "\(one.id)", one.email ?? "", one.name ?? "", one.campaign ?? "", one.owner, one.state.rawValue,
                one.outcome?.rawValue ?? "", one.isOverdue(at: now) ? "true" : "false", one.dueAt?.description ?? "",
                one.openedAt.description, one.contactedAt?.description ?? "", one.closedAt?.description ?? "",
                one.note ?? "",
            ])
        }
        return writer.takeBytes()
    }
}

import Definitions
import Formats
import JSON
import Store

/// `kamerton cases list`
enum CasesListCommand {
    static let command = Command(
        "cases list", summary: Phrase("members whom somebody is to look after"),
        discussion: Phrase(
            """
            A survey's follow_up opens a case, say for each detractor. While it is open the member gets no promotions. Those
            that are due first come first.

              kamerton cases list
              kamerton cases close 12 --note "called, a new tree is on its way"
            """),
        options: [.init(name: "--all", help: Phrase("closed ones too"))]
    ) { invocation in
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let cases = try store.cases(includingClosed: invocation.flag("--all"))
        if invocation.isJSON {
            invocation.printJSON(["cases": .array(cases.map(json))])
            return .done
        }
        guard !cases.isEmpty else {
            invocation.console.out(Phrase("no case is open"))
            return .done
        }
        let zone = workspace.definition.timezone
        var table = Table(
            Phrase("case"), Phrase("member"), Phrase("campaign"), Phrase("owner"), Phrase("due"), Phrase("state"),
            Phrase("note"))
        for one in cases {
            let late = one.isOpen && one.dueAt.map { $0 < invocation.now } == true
            table.add([
                Phrase("\(one.id)"), one.email.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)"),
                Phrase(verbatim: printable(one.campaign ?? "")), Phrase(verbatim: printable(one.owner)),
                Phrase(verbatim: one.dueAt.map { PlanCommand.words($0, in: zone) } ?? ""),
                one.isOpen ? (late ? Phrase("overdue") : Phrase("open")) : Phrase("closed"),
                Phrase(verbatim: printable(one.note ?? "")),
            ])
        }
        invocation.console.out(table)
        return .done
    }

    static func json(_ one: MemberCase) -> JSONValue {
        .object(
            JSONObject([
                ("case", JSONValue(one.id)), ("email", JSONValue(one.email)), ("campaign", JSONValue(one.campaign)),
                ("owner", .string(one.owner)), ("state", .string(one.isOpen ? "open" : "closed")),
                ("note", JSONValue(one.note)), ("due_at", JSONValue(one.dueAt?.description)),
                ("opened_at", .string(one.openedAt.description)), ("closed_at", JSONValue(one.closedAt?.description)),
            ]))
    }
}

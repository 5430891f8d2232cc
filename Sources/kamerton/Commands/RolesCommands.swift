import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton roles give`
enum RolesGiveCommand {
    static let command = Command(
        "roles give", summary: Phrase("a member takes a role: mentor, host, expert"),
        discussion: Phrase(
            """
            Roles are declared in kamerton.yaml, each with a term after which it ends by itself:

              roles: { mentor: { title: { ru: Наставник, en: Mentor }, term: 12mo } }

            Whoever holds it already gets it anew, with the new term. Ask them first: a role is a promise to others.

              kamerton roles give anna@example.org mentor --note "asked at the autumn meeting"
              kamerton roles give oleg@example.org host --until 2027-06-30
              kamerton members list --where 'has_role("mentor")'
            """),
        arguments: [
            .init(name: "EMAIL", help: Phrase("the member's address")), .init(name: "ROLE", help: Phrase("its name")),
        ],
        options: [
            .init(
                name: "--until", value: "TIME", help: Phrase("when it ends: 6mo, or its last day (default: its term)")),
            .init(name: "--note", value: "TEXT", help: Phrase("for the history: how it came about")),
            CaseStepCommand.by,
        ]
    ) { invocation in
        let (workspace, store, member) = try RolesListCommand.member(invocation)
        let role = try RoleBook.role(invocation.arguments[1], in: workspace.definition)
        let zone = workspace.definition.timezone
        let (change, before) = try RoleBook.give(
            role, to: member.id, until: until(invocation, zone), note: invocation.value("--note"),
            who: CaseStepCommand.who(invocation), in: store, zone: zone, now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON([
                "email": .string(member.email), "role": .string(role.name), "since": .string(change.at.description),
                "until": JSONValue(change.until?.description), "held_before": .bool(before != nil),
            ])
            return .done
        }
        let email = printable(member.email)
        let end = change.until.map { PlanCommand.words($0, in: zone) }
        switch (before, end) {
        case (nil, let end?): invocation.console.out(Phrase("\(email) holds the role \(role.name) until \(end)"))
        case (nil, nil): invocation.console.out(Phrase("\(email) holds the role \(role.name) until it is ended"))
        case (_, let end?):
            invocation.console.out(Phrase("\(email) held the role \(role.name) already, and holds it until \(end) now"))
        case (_, nil):
            invocation.console.out(
                Phrase("\(email) held the role \(role.name) already, and holds it until it is ended now"))
        }
        return .done
    }

    /// A duration from now, or a day to its end.
    private static func until(_ invocation: Invocation, _ zone: Zone) throws -> Instant? {
        guard let text = invocation.value("--until") else { return nil }
        if let span = Span(text), span.count > 0 { return span.after(invocation.now, in: zone) }
        if let day = CivilDate(text) { return zone.startOfDay(day.adding(days: 1)) }
        throw UsageError(
            message: Phrase("--until \(text) is neither a duration nor a day"),
            suggestion: Phrase("write 6mo or 2027-06-30"), command: "roles give")
    }
}

/// `kamerton roles end`
enum RolesEndCommand {
    static let command = Command(
        "roles end", summary: Phrase("a member gives a role back"),
        discussion: Phrase(
            """
            The role ends now; its history stays. Thank them.

              kamerton roles end anna@example.org mentor --note "moves to another city"
            """),
        arguments: [
            .init(name: "EMAIL", help: Phrase("the member's address")), .init(name: "ROLE", help: Phrase("its name")),
        ],
        options: [
            .init(name: "--note", value: "TEXT", help: Phrase("for the history: why")), CaseStepCommand.by,
        ]
    ) { invocation in
        let (_, store, member) = try RolesListCommand.member(invocation)
        let role = invocation.arguments[1]
        let held = try RoleBook.end(
            role, of: member.id, note: invocation.value("--note"), who: CaseStepCommand.who(invocation), in: store,
            now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON([
                "email": .string(member.email), "role": .string(role), "since": .string(held.since.description),
                "ended_at": .string(invocation.now.description),
            ])
            return .done
        }
        invocation.console.out(Phrase("\(printable(member.email)) does not hold the role \(printable(role)) any more"))
        return .done
    }
}

/// `kamerton roles list`
enum RolesListCommand {
    static let command = Command(
        "roles list", summary: Phrase("who holds which role, since when and until when"),
        discussion: Phrase(
            """
            Those who hold a role now; with --history everything that was given and ended.

              kamerton roles list --role mentor
              kamerton roles list --history --csv
            """),
        options: [
            .init(name: "--role", value: "ROLE", help: Phrase("only this one")),
            .init(name: "--history", help: Phrase("all that was given and ended, the oldest first")),
            .init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused")),
        ], run: run)

    /// The member that a command is about.
    static func member(_ invocation: Invocation) throws -> (Workspace, Store, (id: Int64, email: String)) {
        let address = try invocation.address(invocation.arguments[0])
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        guard let member = try store.memberSnapshot(emailKey: address.key) else {
            throw CommandError(
                message: Phrase("no member has the address \(address.address)"),
                suggestion: Phrase("see them with: kamerton members list"))
        }
        return (workspace, store, (member.id, member.email))
    }

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let role = invocation.value("--role")
        let store = try invocation.existingStore(of: workspace)
        // A role that is declared no more may still be held.
        if let role, try store.roleHistory(role: role).isEmpty { _ = try RoleBook.role(role, in: workspace.definition) }
        if invocation.flag("--history") {
            history(try store.roleHistory(role: role), workspace, invocation)
        } else {
            held(try store.heldRoles(role: role, now: invocation.now), workspace, invocation)
        }
        return .done
    }

    private static func held(_ roles: [HeldRole], _ workspace: Workspace, _ invocation: Invocation) {
        let zone = workspace.definition.timezone
        if invocation.isJSON {
            invocation.printJSON(["roles": .array(roles.map(json))])
        } else if invocation.flag("--csv") {
            var writer = CSVWriter(defused: true)
            writer.write(["role", "email", "name", "since", "until", "note"])
            for one in roles {
                writer.write([
                    one.role, one.email, one.name ?? "", one.since.description, one.until?.description ?? "",
                    one.note ?? "",
                ])
            }
            invocation.console.out(verbatim: String(decoding: writer.takeBytes().dropLast(), as: UTF8.self))
        } else if roles.isEmpty {
            invocation.console.out(Phrase("nobody holds a role"))
        } else {
            var table = Table(
                Phrase("role"), Phrase("member"), Phrase("name"), Phrase("since"), Phrase("until"), Phrase("note"))
            for one in roles {
                let cells = [
                    one.role, one.email, one.name ?? "", zone.civil(one.since).date.description,
                    one.until.map { zone.civil($0 + (-1)).date.description } ?? "", one.note ?? "",
                ]
                table.add(verbatim: cells.map(printable))
            }
            invocation.console.out(table)
        }
    }

    static func json(_ one: HeldRole) -> JSONValue {
        [
            "role": .string(one.role), "email": .string(one.email), "name": JSONValue(one.name),
            "since": .string(one.since.description), "until": JSONValue(one.until?.description),
            "note": JSONValue(one.note),
        ]
    }

    static func json(_ change: RoleChange) -> JSONValue {
        [
            "role": .string(change.role), "email": JSONValue(change.email), "kind": .string(change.kind.rawValue),
            "at": .string(change.at.description), "until": JSONValue(change.until?.description),
            "note": JSONValue(change.note), "who": JSONValue(change.who),
        ]
    }

    private static func history(_ changes: [RoleChange], _ workspace: Workspace, _ invocation: Invocation) {
        let zone = workspace.definition.timezone
        if invocation.isJSON {
            invocation.printJSON([
                "changes": .array(changes.map(json))
            ])
            return
        }
        let rows = changes.map {
            [
                PlanCommand.words($0.at, in: zone), $0.role, $0.email ?? "", $0.kind.rawValue,
                $0.until?.description ?? "", $0.who ?? "", $0.note ?? "",
            ]
        }
        if invocation.flag("--csv") {
            var writer = CSVWriter(defused: true)
            writer.write(["at", "role", "email", "kind", "until", "who", "note"])
            for (row, change) in zip(rows, changes) { writer.write([change.at.description] + row.dropFirst()) }
            invocation.console.out(verbatim: String(decoding: writer.takeBytes().dropLast(), as: UTF8.self))
            return
        }
        if rows.isEmpty { return invocation.console.out(Phrase("nobody was ever given a role")) }
        var table = Table(
            Phrase("at"), Phrase("role"), Phrase("member"), Phrase("what"), Phrase("until"), Phrase("by"),
            Phrase("note"))
        for row in rows { table.add(verbatim: row.map(printable)) }
        invocation.console.out(table)
    }
}

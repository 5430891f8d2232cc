import Definitions
import Formats
import JSON
import Store

/// `kamerton codes list`
enum CodesListCommand {
    static let command = Command(
        "codes list", summary: Phrase("the pools of codes and how full they are"),
        discussion: Phrase(
            """
            One line for each pool: codes given, free, and over before anybody got them. With a pool's name, its codes and who
            has them.

              kamerton codes list
              kamerton codes list autumn-gifts --csv
            """),
        arguments: [.init(name: "POOL", help: Phrase("only this one"), isOptional: true)],
        options: [ReportOutput.csv], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let levels = try store.poolLevels(at: invocation.now)
        guard let pool = invocation.arguments.first else {
            show(levels, workspace, invocation)
            return .done
        }
        guard levels.contains(where: { $0.pool == pool }) else {
            throw CommandError(
                message: Phrase("there is no pool \"\(pool)\""),
                suggestion: Suggestions.advice(for: pool, among: levels.map(\.pool))
                    ?? Phrase("fill one with: kamerton codes import FILE --pool \(pool)"))
        }
        let codes = try store.poolCodes(pool: pool)
        if invocation.isJSON {
            invocation.printJSON(["pool": .string(pool), "codes": .array(codes.map(CodesListCommand.json))])
        } else if invocation.flag("--csv") {
            invocation.console.out(verbatim: String(decoding: csv(codes).dropLast(), as: UTF8.self))
        } else {
            tell(codes, invocation, workspace)
        }
        return .done
    }

    private static func show(_ levels: [PoolLevel], _ workspace: Workspace, _ invocation: Invocation) {
        let users = { (pool: String) in
            workspace.campaigns.filter { $0.codes?.pool == pool }.map(\.name)
                + (workspace.definition.programme?.rewards.filter { $0.pool == pool }.map(\.name) ?? [])
        }
        if invocation.isJSON {
            return invocation.printJSON([
                "pools": .array(
                    levels.map {
                        [
                            "pool": .string($0.pool), "given": JSONValue($0.given), "free": JSONValue($0.free),
                            "expired": JSONValue($0.expired), "used_by": .array(users($0.pool).map { .string($0) }),
                        ]
                    })
            ])
        }
        if invocation.flag("--csv") {
            var writer = CSVWriter(defused: true)
            writer.write(["pool", "given", "free", "expired", "used_by"])
            for one in levels {
                writer.write([
                    one.pool, "\(one.given)", "\(one.free)", "\(one.expired)", users(one.pool).joined(separator: " "),
                ])
            }
            return invocation.console.out(verbatim: String(decoding: writer.takeBytes().dropLast(), as: UTF8.self))
        }
        guard !levels.isEmpty else {
            return invocation.console.out(
                Phrase("there is no pool: fill one with: kamerton codes import FILE --pool NAME"))
        }
        var table = Table(Phrase("pool"), Phrase("given"), Phrase("free"), Phrase("over"), Phrase("used by"))
        for one in levels {
            table.add([
                Phrase(verbatim: one.pool), Phrase("\(one.given)"), Phrase("\(one.free)"), Phrase("\(one.expired)"),
                Phrase(verbatim: users(one.pool).joined(separator: ", ")),
            ])
        }
        invocation.console.out(table)
    }

    private static func tell(_ codes: [PoolCode], _ invocation: Invocation, _ workspace: Workspace) {
        let zone = workspace.definition.timezone
        var table = Table(Phrase("code"), Phrase("given"), Phrase("member"), Phrase("for"), Phrase("ends"))
        for one in codes {
            table.add([
                Phrase(verbatim: printable(one.code)),
                Phrase(verbatim: one.givenAt.map { PlanCommand.words($0, in: zone) } ?? ""), owner(one),
                Phrase(verbatim: printable(one.campaign ?? one.reward ?? "")),
                Phrase(verbatim: one.expiresAt.map { PlanCommand.words($0, in: zone) } ?? ""),
            ])
        }
        invocation.console.out(table)
    }

    static func owner(_ one: PoolCode) -> Phrase {
        guard one.givenAt != nil else { return Phrase("(free)") }
        return one.email.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)")
    }

    static func json(_ one: PoolCode) -> JSONValue {
        .object(
            JSONObject([
                ("pool", .string(one.pool)), ("code", .string(one.code)), ("given", .bool(one.givenAt != nil)),
                ("email", JSONValue(one.email)), ("campaign", JSONValue(one.campaign)),
                ("reward", JSONValue(one.reward)),
                ("given_at", JSONValue(one.givenAt?.description)),
                ("expires_at", JSONValue(one.expiresAt?.description)),
                ("imported_at", .string(one.importedAt.description)),
            ]))
    }

    private static func csv(_ codes: [PoolCode]) -> [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["pool", "code", "given_at", "email", "campaign", "reward", "expires_at"])
        for one in codes {
            writer.write([
                one.pool, one.code, one.givenAt?.description ?? "", one.email ?? "", one.campaign ?? "",
                one.reward ?? "",
                one.expiresAt?.description ?? "",
            ])
        }
        return writer.takeBytes()
    }
}

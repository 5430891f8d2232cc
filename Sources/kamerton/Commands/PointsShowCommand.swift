import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton points show`
enum PointsShowCommand {
    static let command = Command(
        "points show", summary: Phrase("a member's points: what came, what went, what ends"),
        discussion: Phrase(
            """
            The balance, what of it ends first, the tier, and the ledger, the latest first. Points come with "kamerton run".

              kamerton points show anna@example.org
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))]
    ) { invocation in
        let workspace = try invocation.workspace()
        _ = try PointsCommand.programme(workspace)
        let store = try invocation.store(of: workspace)
        let member = try PointsCommand.member(invocation, store)
        let own =
            try BelongingsReader(store, workspace, now: invocation.now).read([member])[member.id] ?? Belongings()
        let entries = try store.pointsEntries(memberID: member.id, limit: 1000)
        if invocation.isJSON {
            invocation.printJSON(json(member, own, entries))
            return .done
        }
        let zone = workspace.definition.timezone
        invocation.console.out(Phrase("\(own.points.balance, "point", "points")"))
        if let end = own.points.expiresAt {
            invocation.console.out(
                Phrase("\(own.points.expiring) of them end on \(zone.civil(end).date.description)"))
        }
        if let tier = own.tier { invocation.console.out(Phrase("tier: \(tier)")) }
        guard !entries.isEmpty else { return .done }
        var table = Table(Phrase("at"), Phrase("points"), Phrase("what"), Phrase("for"), Phrase("note"))
        for entry in entries {
            table.add([
                Phrase(verbatim: PlanCommand.words(entry.at, in: zone)),
                Phrase(verbatim: entry.points > 0 ? "+\(entry.points)" : "\(entry.points)"), words(entry.kind),
                Phrase(verbatim: printable(entry.rule ?? entry.reward ?? "")),
                Phrase(verbatim: printable([entry.note, entry.who].compactMap { $0 }.joined(separator: " · "))),
            ])
        }
        invocation.console.out(table)
        return .done
    }

    private static func words(_ kind: PointsEntry.Kind) -> Phrase {
        switch kind {
        case .earned: Phrase("earned")
        case .spent: Phrase("spent")
        case .expired: Phrase("ended")
        case .corrected: Phrase("corrected")
        }
    }

    private static func json(_ member: MemberSnapshot, _ own: Belongings, _ entries: [PointsEntry]) -> JSONValue {
        .object(
            JSONObject([
                ("email", .string(member.email)), ("balance", JSONValue(own.points.balance)),
                ("expiring", JSONValue(own.points.expiring)),
                ("expires_at", JSONValue(own.points.expiresAt?.description)), ("tier", JSONValue(own.tier)),
                (
                    "entries",
                    .array(
                        entries.map {
                            .object(
                                JSONObject([
                                    ("kind", .string($0.kind.rawValue)), ("points", JSONValue($0.points)),
                                    ("rule", JSONValue($0.rule)), ("reward", JSONValue($0.reward)),
                                    ("cost", $0.cost.map { JSONValue($0) } ?? .null), ("who", JSONValue($0.who)),
                                    ("note", JSONValue($0.note)), ("at", .string($0.at.description)),
                                    ("expires_at", JSONValue($0.expiresAt?.description)),
                                ]))
                        })
                ),
            ]))
    }
}

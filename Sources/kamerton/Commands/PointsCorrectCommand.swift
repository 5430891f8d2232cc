import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton points correct`
enum PointsCorrectCommand {
    static let command = Command(
        "points correct", summary: Phrase("add points or take them by hand, with the reason"),
        discussion: Phrase(
            """
            Nothing of the ledger is changed: a row is added, with the note and who wrote it. A balance never goes below
            nothing.

              kamerton points correct anna@example.org 50 --note "the till was down on Saturday"
              kamerton points correct anna@example.org 20 --take --by lena --note "order sent back"
            """),
        arguments: [
            .init(name: "EMAIL", help: Phrase("the member's address")),
            .init(name: "POINTS", help: Phrase("how many; take them with --take")),
        ],
        options: [
            .init(name: "--take", help: Phrase("takes the points instead of adding them")), PointsCommand.note,
            PointsCommand.by,
        ]
    ) { invocation in
        let workspace = try invocation.workspace()
        let programme = try PointsCommand.programme(workspace)
        let text = invocation.arguments[1]
        guard let number = Int(text), number > 0, number <= 1_000_000_000 else {
            throw UsageError(
                message: Phrase("\"\(text)\" is not a number of points"),
                suggestion: Phrase("write a whole number above 0; --take takes so many"), command: "points correct")
        }
        guard let note = invocation.value("--note"), !note.allSatisfy(\.isWhitespace) else {
            throw UsageError(
                message: Phrase("a correction needs its reason"), suggestion: Phrase("add --note TEXT"),
                command: "points correct")
        }
        let points = invocation.flag("--take") ? -number : number
        let store = try invocation.store(of: workspace)
        let member = try PointsCommand.member(invocation, store)
        let now = invocation.now
        do {
            try store.correctPoints(
                memberID: member.id, by: points, who: CaseStepCommand.who(invocation), note: note,
                expiresAt: programme.expiry?.after(now, in: workspace.definition.timezone), at: now)
        } catch let refusal as SpendingRefusal {
            throw PointsCommand.refused(refusal, programme, wanted: number)
        }
        let balance = try store.pointsBalance(memberID: member.id)
        if invocation.isJSON {
            invocation.printJSON([
                "email": .string(member.email), "points": JSONValue(points), "balance": JSONValue(balance),
            ])
        } else {
            invocation.console.out(Phrase("\(balance, "point", "points") now"))
        }
        return .done
    }
}

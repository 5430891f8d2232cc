import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton referrals list`
enum ReferralsListCommand {
    static let command = Command(
        "referrals list", summary: Phrase("who came with whose code, and what became of it"),
        discussion: Phrase(
            """
            With referrals: in kamerton.yaml each member has a code and a link, /r/CODE. An order or a sign-up that brings the
            code along credits its owner, once for each friend; "kamerton run" decides. Refused ones are listed with the reason.

              kamerton referrals list
              kamerton referrals list --refused
              kamerton referrals list --of anna@example.org --csv
            """),
        options: [
            .init(name: "--refused", help: Phrase("only those that brought nobody a credit")),
            .init(name: "--credited", help: Phrase("only those that did")),
            .init(name: "--waiting", help: Phrase("only those of whom it is not decided yet")),
            .init(name: "--of", value: "EMAIL", help: Phrase("only whom this member brought")), ReportOutput.csv,
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        if workspace.definition.referrals == nil {
            invocation.console.note(
                Phrase("kamerton.yaml has no referrals: codes are not read (see docs/referrals.md)"))
        }
        let store = try invocation.presentStore(of: workspace)
        let states: [Referral.State] = Referral.State.allCases.filter { invocation.flag("--\($0.rawValue)") }
        var referrer: Int64?
        if let email = invocation.value("--of") {
            let address = try invocation.address(email)
            guard let id = try store.memberID(emailKey: address.key) else {
                throw CommandError(
                    message: Phrase("nobody has the address \(address.address)"),
                    suggestion: Phrase("see who is there with: kamerton members list"))
            }
            referrer = id
        }
        let referrals = try store.referrals(states: states, referrerID: referrer)
        if invocation.isJSON {
            invocation.printJSON(["referrals": .array(referrals.map(json))])
        } else if invocation.flag("--csv") {
            invocation.console.out(verbatim: String(decoding: csv(referrals).dropLast(), as: UTF8.self))
        } else {
            tell(referrals, invocation, workspace)
        }
        return .done
    }

    private static func tell(_ referrals: [Referral], _ invocation: Invocation, _ workspace: Workspace) {
        guard !referrals.isEmpty else { return invocation.console.out(Phrase("nobody has come with a code")) }
        let zone = workspace.definition.timezone
        var table = Table(
            Phrase("came"), Phrase("member"), Phrase("brought by"), Phrase("code"), Phrase("by"), Phrase("state"))
        for one in referrals {
            table.add([
                Phrase(verbatim: PlanCommand.words(one.touchedAt, in: zone)), name(one.email),
                one.referrerID == nil ? Phrase("–") : name(one.referrerEmail),
                Phrase(verbatim: printable(ReferralCode.words(one.code))),
                Phrase(verbatim: printable(one.counted ?? "")),
                state(one, zone),
            ])
        }
        invocation.console.out(table)
    }

    private static func name(_ email: String?) -> Phrase {
        email.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)")
    }

    private static func state(_ one: Referral, _ zone: Zone) -> Phrase {
        switch one.state {
        case .credited: Phrase("credited")
        case .waiting: Phrase("waits until \(PlanCommand.words(one.closesAt, in: zone))")
        case .refused: one.refusal.map { Phrase("refused: \($0.words)") } ?? Phrase("refused")
        }
    }

    private static func json(_ one: Referral) -> JSONValue {
        .object(
            JSONObject([
                ("email", JSONValue(one.email)), ("referrer", JSONValue(one.referrerEmail)),
                ("code", .string(one.code)),
                ("state", .string(one.state.rawValue)), ("reason", JSONValue(one.refusal?.rawValue)),
                ("counted", JSONValue(one.counted)), ("touched_at", .string(one.touchedAt.description)),
                ("counted_at", JSONValue(one.countedAt?.description)),
                ("decided_at", JSONValue(one.decidedAt?.description)),
            ]))
    }

    private static func csv(_ referrals: [Referral]) -> [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write([
            "email", "referrer", "code", "state", "reason", "counted", "touched_at", "counted_at", "decided_at",
        ])
        for one in referrals {
            writer.write([
                one.email ?? "", one.referrerEmail ?? "", one.code, one.state.rawValue, one.refusal?.rawValue ?? "",
                one.counted ?? "", one.touchedAt.description, one.countedAt?.description ?? "",
                one.decidedAt?.description ?? "",
            ])
        }
        return writer.takeBytes()
    }
}

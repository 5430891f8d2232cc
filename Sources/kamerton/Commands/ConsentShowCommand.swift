import Definitions
import Formats
import JSON
import Store

/// `kamerton consent show`
enum ConsentShowCommand {
    static let command = Command(
        "consent show", summary: Phrase("what a member agreed to, and what proves it"),
        discussion: Phrase(
            """
            The standing consents, and below them the whole record in the order in which it came: what was said, when, on
            what ground, from where, and which wording was shown. With --json each entry has its whole proof: the text of
            the wording, the page, the block of network addresses, the browser, the times of request and confirmation.

            Example:  kamerton consent show anna@example.org --json
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))]
    ) { invocation in
        let store = try invocation.store(of: try invocation.workspace())
        let member = try invocation.member(invocation.arguments[0], in: store)
        let history = try store.consentHistory(memberID: member.id)
        let standings = try store.consentStandings(memberID: member.id)
        let suppression = try store.suppression(emailKey: member.emailKey)
        if invocation.isJSON {
            invocation.printJSON(json(member, standings, suppression, history))
            return .done
        }
        let console = invocation.console
        if standings.isEmpty {
            console.out(Phrase("\(printable(member.email)) has said nothing: only service messages go"))
        }
        for (purpose, standing) in standings.sorted(by: { $0.key < $1.key }) {
            console.out(Phrase("\(printable(purpose)): \(standing.state.rawValue) since \(standing.at)"))
        }
        if let suppression {
            console.out(
                Phrase("suppressed: \(suppression.reason.rawValue) since \(suppression.at); no mail goes there"))
        }
        if history.isEmpty { return .done }
        console.out(Phrase(""))
        var table = Table(
            Phrase("when"), Phrase("purpose"), Phrase("state"), Phrase("wording"), Phrase("source"), Phrase("basis"),
            Phrase("came from"))
        for row in history {
            let consent = row.consent
            table.add(
                verbatim: [
                    consent.at.description, consent.purpose, ConsentProof.state(row), consent.wording ?? "",
                    consent.source, consent.basis ?? "", ConsentProof.from(row) ?? "",
                ].map(printable))
        }
        console.out(table)
        return .done
    }

    private static func json(
        _ member: MemberSnapshot, _ standings: [String: ConsentStanding], _ suppression: Suppression?,
        _ history: [ConsentRow]
    ) -> JSONValue {
        let standing = standings.sorted { $0.key < $1.key }.map { purpose, standing -> JSONValue in
            [
                "purpose": .string(purpose), "state": .string(standing.state.rawValue),
                "at": .string(standing.at.description),
            ]
        }
        let suppressed: JSONValue =
            suppression.map {
                ["reason": .string($0.reason.rawValue), "at": .string($0.at.description)]
            } ?? .null
        return [
            "email": .string(member.email), "external_id": JSONValue(member.externalID), "suppressed": suppressed,
            "standing": .array(standing), "history": .array(history.map(ConsentProof.json)),
        ]
    }
}

import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton consent grant`
enum ConsentGrantCommand {
    static let command = Command(
        "consent grant", summary: Phrase("record that a member agreed"),
        discussion: Phrase(
            """
            Appends a consent to the record: a member agreed to a topic, to an intent or to everything, and --basis says on
            what ground ("signed form of 12 October, folder 7"). The record is never edited, so write what you could show.

            After a withdrawal the basis must be a new one: what a member agreed to before leaving is no ground for
            writing again. A consent does not lift a suppression, and none is needed for service messages.

            Example:  kamerton consent grant anna@example.org --topic news --basis "asked at the counter, slip 118"
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"))],
        options: ConsentPurposes.options + [
            .init(name: "--basis", value: "TEXT", help: Phrase("on what ground")),
            .init(name: "--wording", value: "VERSION", help: Phrase("which version of the text the member was shown")),
            .init(name: "--source", value: "NAME", help: Phrase("where it came from (default: command)")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let purposes = try ConsentPurposes.read(invocation, workspace.definition)
        guard !purposes.isEmpty else {
            throw UsageError(
                message: Phrase("what did the member agree to?"),
                suggestion: Phrase("--topic NAME, --intent NAME or --all"),
                command: "consent grant")
        }
        guard let basis = invocation.value("--basis"), !basis.allSatisfy(\.isWhitespace) else {
            throw UsageError(
                message: Phrase("--basis is missing: on what ground may the member be written to?"),
                suggestion: Phrase("--basis \"signed form of 12 October, folder 7\""), command: "consent grant")
        }
        let store = try invocation.store(of: workspace)
        let member = try invocation.member(invocation.arguments[0], in: store)
        let change = ConsentChange(
            store: store, memberID: member.id, source: invocation.value("--source") ?? "command",
            now: invocation.now)
        var changes: [ConsentReport.Change] = []
        try store.inTransaction {
            let history = try store.consents(memberID: member.id)
            let before = try store.consentStandings(memberID: member.id)
            for purpose in purposes {
                try refuseOldBasis(basis, purpose, history)
                let changed = try change.grant(purpose, basis: basis, wording: invocation.value("--wording"))
                changes.append(.init(purpose: purpose, from: before[purpose]?.state, to: .granted, hasChanged: changed))
            }
        }
        ConsentReport(invocation: invocation, member: member, changes: changes).print()
        try note(invocation, store, member, purposes)
        return .done
    }

    /// A ground that a member has withdrawn from since is none.
    private static func refuseOldBasis(_ basis: String, _ purpose: String, _ history: [Consent]) throws {
        let own = history.filter { $0.purpose == purpose || $0.purpose == Consent.all }
        guard let withdrawal = own.last(where: { $0.state == .withdrawn }),
            let old = own.last(where: { $0.state == .granted && $0.at <= withdrawal.at && $0.basis == basis })
        else { return }
        throw CommandError(
            message:
                Phrase(
                    "the member withdrew on \(withdrawal.at), and \"\(printable(basis))\" is the ground of the consent of \(old.at) before that"
                ),
            suggestion: Phrase("say in --basis what the member has agreed to since"), exitCode: .usage)
    }

    /// What a consent does not change.
    private static func note(
        _ invocation: Invocation, _ store: Store, _ member: MemberSnapshot, _ purposes: [String]
    ) throws {
        if let suppression = try store.suppression(emailKey: member.emailKey) {
            invocation.console.note(
                Phrase(
                    "no mail goes there all the same: the address is suppressed (\(suppression.reason.rawValue), since \(suppression.at)); see: kamerton suppress remove"
                )
            )
        }
        let standings = try store.consentStandings(memberID: member.id)
        let left = standings.filter { $0.value.state == .withdrawn && $0.key != Consent.all }.keys.sorted()
        if purposes == [Consent.all], !left.isEmpty {
            invocation.console.note(
                Phrase("left by name, and still so: \(left.map(printable).joined(separator: ", "))"))
        }
    }
}

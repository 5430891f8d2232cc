import Campaigning
import Definitions
import Formats
import JSON
import Store
import Surveys

/// `kamerton responses link`
enum ResponsesLinkCommand {
    static let command = Command(
        "responses link", summary: Phrase("say whose an answer is that belongs to nobody known"),
        discussion: Phrase(
            """
            An answer that came without our token and without a known address counts, but for nobody: it moves no stage and
            opens no case. Where you know whose it is:

              kamerton responses list --unmatched
              kamerton responses link 118 anna@example.org

            It is taken as an answer to the latest message of the survey that the member had by then, and it is late, or a
            duplicate, as any other. The same export again leaves the link as it is.
            """),
        arguments: [
            .init(name: "RESPONSE", help: Phrase("its number in \"kamerton responses list\"")),
            .init(name: "EMAIL", help: Phrase("the member's address")),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        guard let id = Int64(invocation.arguments[0]) else {
            throw UsageError(
                message: Phrase("\"\(invocation.arguments[0])\" is not the number of a response"),
                suggestion: Phrase("see them with: kamerton responses list --unmatched"), command: "responses link")
        }
        let address = try invocation.address(invocation.arguments[1])
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        guard let member = try store.memberID(emailKey: address.key) else {
            throw CommandError(
                message: Phrase("there is no member with the address \(printable(address.address))"),
                suggestion: Phrase("see them with: kamerton members list"))
        }
        guard let response = try store.unlinkedResponse(id) else { throw missing(id) }
        guard
            let campaign = workspace.campaign(response.campaign)
                ?? workspace.campaigns.first(where: { $0.was == response.campaign }),
            let ingest = ResponseIngest(store: store, campaign: campaign, zone: workspace.definition.timezone)
        else {
            throw CommandError(
                message: Phrase("the survey \(response.campaign) of this response is not in the workspace any more"))
        }
        switch try ResponseLink(ingest).link(id, to: member, now: invocation.now) {
        case .linked(let isLate, let isDuplicate, let occurrence):
            tell(invocation, id, occurrence, isLate: isLate, isDuplicate: isDuplicate)
        case .unchanged: tell(invocation, id, nil, isLate: false, isDuplicate: false, isNew: false)
        case .noSuchResponse: throw missing(id)
        case .ofAnotherMember:
            throw CommandError(message: Phrase("response \(id) is another member's already"))
        }
        return .done
    }

    private static func missing(_ id: Int64) -> CommandError {
        CommandError(
            message: Phrase("there is no response \(id)"),
            suggestion: Phrase("see them with: kamerton responses list --unmatched"))
    }

    private static func tell(
        _ invocation: Invocation, _ id: Int64, _ occurrence: String?, isLate: Bool, isDuplicate: Bool,
        isNew: Bool = true
    ) {
        if invocation.isJSON {
            invocation.printJSON([
                "response": JSONValue(id), "linked": .bool(isNew), "occurrence": JSONValue(occurrence),
                "late": .bool(isLate), "duplicate": .bool(isDuplicate),
            ])
        }
        let console = invocation.console
        guard isNew else { return console.note(Phrase("response \(id) is this member's already")) }
        console.note(Phrase("response \(id) is linked"))
        if isDuplicate { console.note(Phrase("the member has answered before: this one does not count")) }
        if isLate { console.note(Phrase("it was given after the close: it does not count")) }
    }
}

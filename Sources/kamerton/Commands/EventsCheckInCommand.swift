import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton events checkin`
enum EventsCheckInCommand {
    static let command = Command(
        "events checkin", summary: Phrase("the link to the host's list of who is there"),
        discussion: Phrase(
            """
            Prints a signed link for whoever receives the guests: the page lists who is expected, and saves who is there. It opens
            a day before the start and closes two days after the end. Whoever has the link can see the list: send it to hosts only.

              kamerton events checkin grafting-workshop
            """),
        arguments: EventArgument.arguments
    ) { invocation in
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let one = try EventArgument.find(
            invocation.arguments[0], invocation.arguments.dropFirst().first, workspace, store, invocation)
        guard let date = one.announced else {
            throw CommandError(
                message: Phrase(
                    "\(one.campaign.name) on \(one.date.occurrence) is not announced yet, so there is no list"),
                suggestion: Phrase("members are invited by \"kamerton run\" from \(one.date.announceAt) on"))
        }
        let signer = try TokenSigner(workspace: workspace)
        let url = workspace.definition.publicURL + "/checkin/" + signer.sign(.checkIn, row: date.id)
        if invocation.isJSON {
            invocation.printJSON([
                "campaign": .string(one.campaign.name), "occurrence": .string(one.name.occurrence), "url": .string(url),
            ])
        } else {
            invocation.console.out(verbatim: url)
        }
        return .done
    }
}

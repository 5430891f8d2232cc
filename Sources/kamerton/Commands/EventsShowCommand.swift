import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton events show`
enum EventsShowCommand {
    static let command = Command(
        "events show", summary: Phrase("one date of an event: who comes, who helps, who waits and why"),
        discussion: Phrase(
            """
            Those who answered, in the order of the queue. Whoever waits is passed over for two reasons only: their party is larger
            than what is free, or what is free is kept for others until shortly before.

              kamerton events show grafting-workshop
              kamerton events show grafting-workshop 2026-12-12 --json
            """),
        arguments: EventArgument.arguments, run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let store = try EventArgument.store(workspace, invocation)
        let one = try EventArgument.find(
            invocation.arguments[0], invocation.arguments.dropFirst().first, workspace, store, invocation)
        var replies: [EventReply] = []
        var reasons: [Int64: SeatPlan.Waiting] = [:]
        if let store, let desk = EventDesk(store, workspace, one.campaign, one.name, now: invocation.now) {
            replies = try desk.replies()
            reasons = SeatPlan(replies, capacity: desk.date.capacity, kept: desk.kept).waiting
        }
        if invocation.isJSON {
            var object = EventsListCommand.object(one, locale: workspace.definition.locale)
            object["replies"] = .array(replies.map { json($0, reasons[$0.id]) })
            invocation.printJSON(.object(object))
        } else {
            tell(one, replies, reasons, workspace, invocation)
        }
        return .done
    }

    private static func json(_ reply: EventReply, _ reason: SeatPlan.Waiting?) -> JSONValue {
        [
            "email": JSONValue(reply.email), "name": JSONValue(reply.name), "answer": JSONValue(reply.answer?.rawValue),
            "guests": JSONValue(reply.guests), "helps": .array(reply.helps.map { .string($0) }),
            "seat": JSONValue(reply.state?.rawValue), "newcomer": .bool(reply.isNewcomer),
            "waits_for": JSONValue(reason.map(word)), "attended": reply.hasAttended.map { .bool($0) } ?? .null,
            "at": .string(reply.updatedAt.description),
        ]
    }

    private static func word(_ reason: SeatPlan.Waiting) -> String {
        switch reason {
        case .full: "full"
        case .party: "party"
        case .kept: "kept"
        }
    }

    private static func tell(
        _ one: EventOverview, _ replies: [EventReply], _ reasons: [Int64: SeatPlan.Waiting], _ workspace: Workspace,
        _ invocation: Invocation
    ) {
        let console = invocation.console
        let locale = workspace.definition.locale
        let zone = one.campaign.event?.zone ?? workspace.definition.timezone
        console.out(verbatim: printable(one.title(locale: locale, fallback: locale)))
        console.out(
            Phrase(
                "\(PlanCommand.words(one.date.start, in: zone)) (\(zone)): \(EventArgument.state(one, now: invocation.now))"
            ))
        if let capacity = one.date.capacity {
            console.out(
                Phrase(
                    "\(one.counts.seated) of \(capacity, "seat", "seats") taken, \(one.counts.waiting, "member waits", "members wait")"
                ))
        }
        console.out(
            Phrase(
                "invited \(one.counts.invited): yes \(one.counts.yes), maybe \(one.counts.maybe), no \(one.counts.no); there were \(one.counts.attended)"
            ))
        guard !replies.isEmpty else { return }
        console.out(Phrase(""))
        var table = Table(
            Phrase("member"), Phrase("answer"), Phrase("guests"), Phrase("helps"), Phrase("seat"), Phrase("there"))
        for reply in replies {
            table.add([
                Phrase(verbatim: printable([reply.name, reply.email].compactMap { $0 }.joined(separator: ", "))),
                Phrase(verbatim: reply.answer?.rawValue ?? "–"), Phrase("\(reply.guests)"),
                Phrase(verbatim: reply.helps.joined(separator: ", ")), seat(reply, reasons[reply.id]),
                reply.hasAttended.map { $0 ? Phrase("yes") : Phrase("no") } ?? Phrase("–"),
            ])
        }
        console.out(table)
    }

    private static func seat(_ reply: EventReply, _ reason: SeatPlan.Waiting?) -> Phrase {
        switch (reply.state, reason) {
        case (.seated, _): Phrase("has a seat")
        case (.waiting, .party(let free)): Phrase("waits: \(free) free, too few for \(reply.seats)")
        case (.waiting, .kept(let kept)): Phrase("waits: \(kept, "seat is", "seats are") kept")
        case (.waiting, _): Phrase("waits: full")
        case (nil, _): Phrase("–")
        }
    }
}

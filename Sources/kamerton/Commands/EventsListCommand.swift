import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton events`
enum EventsListCommand {
    static let command = Command(
        "events", summary: Phrase("the plan of events: when, where, who comes"),
        discussion: Phrase(
            """
            Every date of the campaigns of kind event, the nearest first: the coming half year, or what --from and --to say.

              kamerton events
              kamerton events --from 2026-01-01 --to 2026-12-31
              kamerton events show grafting-workshop
            """),
        options: [ReportPeriod.from, ReportPeriod.to], run: run)

    private static let ahead: Int64 = 184 * 86_400_000

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let period = try ReportPeriod(invocation, workspace.definition.timezone)
        let start = period.start ?? min(invocation.now, period.end ?? invocation.now)
        let store = try EventArgument.store(workspace, invocation)
        let events = try EventOverview.all(
            workspace, store, after: start - 1, through: period.end ?? max(start, invocation.now) + ahead)
        if invocation.isJSON {
            let locale = workspace.definition.locale
            invocation.printJSON(["events": .array(events.map { .object(object($0, locale: locale)) })])
        } else {
            tell(events, workspace, invocation)
        }
        return .done
    }

    private static func tell(_ events: [EventOverview], _ workspace: Workspace, _ invocation: Invocation) {
        guard !events.isEmpty else {
            invocation.console.out(Phrase("no event is planned; write one with: kamerton new event NAME"))
            return
        }
        let locale = workspace.definition.locale
        var table = Table(
            Phrase("when"), Phrase("event"), Phrase("title"), Phrase("format"), Phrase("place"), Phrase("yes"),
            Phrase("maybe"), Phrase("seats"), Phrase("waiting"), Phrase("state"))
        for one in events {
            let zone = one.campaign.event?.zone ?? workspace.definition.timezone
            let place = one.date.place?.text(for: locale, fallback: locale) ?? one.date.url ?? ""
            table.add([
                Phrase(verbatim: PlanCommand.words(one.date.start, in: zone)), Phrase(verbatim: one.campaign.name),
                Phrase(verbatim: printable(one.title(locale: locale, fallback: locale))),
                Phrase(verbatim: one.campaign.event?.format?.rawValue ?? ""), Phrase(verbatim: printable(place)),
                Phrase("\(one.counts.yes)"), Phrase("\(one.counts.maybe)"),
                one.date.capacity.map { Phrase("\(one.counts.seated) of \($0)") } ?? Phrase("\(one.counts.seated)"),
                Phrase("\(one.counts.waiting)"), EventArgument.state(one, now: invocation.now),
            ])
        }
        invocation.console.out(table)
    }

    static func object(_ one: EventOverview, locale: String) -> JSONObject {
        JSONObject([
            ("campaign", .string(one.campaign.name)), ("occurrence", .string(one.name.occurrence)),
            ("title", .string(one.title(locale: locale, fallback: locale))),
            ("format", JSONValue(one.campaign.event?.format?.rawValue)),
            ("starts_at", .string(one.date.start.description)), ("ends_at", .string(one.date.end.description)),
            ("place", JSONValue(one.date.place?.text(for: locale, fallback: locale))),
            ("url", JSONValue(one.date.url)), ("capacity", JSONValue(one.date.capacity.map(Int64.init))),
            ("public", .bool(one.campaign.event?.isPublic ?? false)), ("cancelled", .bool(one.date.isCancelled)),
            ("disabled", .bool(one.campaign.isDisabled)),
            ("announced_at", JSONValue(one.announced?.announcedAt.description)),
            ("changes", JSONValue(one.announced?.sequence ?? 0)), ("invited", JSONValue(one.counts.invited)),
            ("yes", JSONValue(one.counts.yes)), ("maybe", JSONValue(one.counts.maybe)),
            ("no", JSONValue(one.counts.no)), ("guests", JSONValue(one.counts.guests)),
            ("seats_taken", JSONValue(one.counts.seated)), ("waiting", JSONValue(one.counts.waiting)),
            ("attended", JSONValue(one.counts.attended)), ("absent", JSONValue(one.counts.absent)),
        ])
    }
}

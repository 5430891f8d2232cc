import Campaigning
import Definitions
import Formats
import Store

/// `NAME [DATE]`: which date of which event is meant.
enum EventArgument {
    static let arguments: [Command.Argument] = [
        .init(name: "NAME", help: Phrase("the campaign of kind event")),
        .init(name: "DATE", help: Phrase("the day, as 2026-12-12 (default: the next)"), isOptional: true),
    ]

    /// Nil where there is none yet: plans can be read before the first member.
    static func store(_ workspace: Workspace, _ invocation: Invocation) throws -> Store? {
        Store.exists(at: workspace.storePath) ? try invocation.existingStore(of: workspace) : nil
    }

    static func find(
        _ name: String, _ day: String?, _ workspace: Workspace, _ store: Store?, _ invocation: Invocation
    ) throws -> EventOverview {
        let events = workspace.campaigns.filter { $0.event != nil }
        guard let campaign = events.first(where: { $0.name == name }), let dates = EventDates(campaign) else {
            throw CommandError(
                message: Phrase("there is no event \"\(name)\""),
                suggestion: Suggestions.advice(for: name, among: events.map(\.name)), exitCode: .usage)
        }
        guard let day else {
            guard let date = dates.nearest(to: invocation.now) else {
                throw CommandError(
                    message: Phrase("\(name) has no date near now"), suggestion: Phrase("name one: 2026-12-12"))
            }
            return try EventOverview(campaign, date, store)
        }
        guard CivilDate(day) != nil else {
            throw UsageError(
                message: Phrase("\"\(day)\" is not a day"), suggestion: Phrase("write it as 2026-12-12"),
                command: invocation.command.name)
        }
        let known = try store?.eventDate(campaign: name, was: campaign.was, occurrence: day) != nil
        guard let date = dates.date(day),
            known || dates.dates(after: date.start - 1, through: date.start).contains(where: { $0.occurrence == day })
        else {
            let next = dates.nearest(to: invocation.now).map(\.occurrence)
            throw CommandError(
                message: Phrase("\(name) is not on \(day)"),
                suggestion: next.map { Phrase("the nearest date is \($0)") } ?? Phrase("see: kamerton events"),
                exitCode: .usage)
        }
        return try EventOverview(campaign, date, store)
    }

    static func state(_ one: EventOverview, now: Instant) -> Phrase {
        if one.date.isCancelled { return Phrase("cancelled") }
        if one.date.end <= now { return Phrase("over") }
        if one.campaign.isDisabled { return Phrase("disabled") }
        if one.date.start <= now { return Phrase("on now") }
        return one.announced == nil ? Phrase("not announced") : Phrase("announced")
    }
}

package import Definitions
package import Formats
package import Store

/// The events that are `public: true`.
package enum PublicEvents {
    private static let ahead: Int64 = 366 * 86_400_000
    private static let most = 200

    /// The dates of a year, the first first.
    /// - Parameter since: so long ago are shown too, for calendars that are subscribed to.
    package static func coming(
        _ workspace: Workspace, now: Instant, since: Int64 = 0
    ) -> [(campaign: CampaignDefinition, date: EventDate)] {
        let all = workspace.campaigns.filter { $0.event?.isPublic == true && !$0.isDisabled }.flatMap { campaign in
            (EventDates(campaign)?.dates(after: now - since, through: now + ahead) ?? []).map { (campaign, $0) }
        }
        return Array(all.sorted { ($0.1.start, $0.0.name) < ($1.1.start, $1.0.name) }.prefix(most))
    }

    /// A date for a calendar of whoever looks: nothing in it is of one member.
    package static func entry(
        _ campaign: CampaignDefinition, _ date: EventDate, _ workspace: Workspace, _ store: Store, locale: String
    ) throws -> CalendarEvent {
        let definition = workspace.definition
        let sender = definition.mailStream(of: campaign.intent).sender.from
        let row = try EventOverview.announced(campaign, date, store)
        let domain = (try? EmailAddress(parsing: sender.address))?.key.split(separator: "@").last.map(String.init)
        let text = { (text: LocalizedText?) in text?.text(for: locale, fallback: definition.locale) }
        var event = CalendarEvent(
            uid: EventCalendar.uid(
                campaign: row?.campaign ?? campaign.name, occurrence: row?.occurrence ?? date.occurrence,
                domain: domain ?? "localhost"),
            sequence: row?.sequence ?? 0, stamp: row?.changedAt ?? date.announceAt, start: date.start, end: date.end,
            zone: campaign.event?.zone ?? .utc, summary: text(campaign.event?.title) ?? campaign.title)
        event.about = text(campaign.event?.purpose)
        event.location = text(date.place)
        event.url = date.url
        event.organizer = CalendarPerson(name: sender.name, address: sender.address)
        event.isCancelled = date.isCancelled
        return event
    }
}

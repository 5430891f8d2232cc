package import Definitions
package import Formats
package import Store

/// One date of the plan of events, with what members have answered.
package struct EventOverview: Sendable {
    package let campaign: CampaignDefinition
    package let date: EventDate
    /// Nil while nobody is invited.
    package let announced: EventDateRow?
    package let counts: EventCounts

    /// The dates between two times, the first first.
    /// - Parameter store: nil where there is none yet.
    package static func all(
        _ workspace: Workspace, _ store: Store?, after: Instant, through: Instant
    ) throws -> [EventOverview] {
        var all: [EventOverview] = []
        for campaign in workspace.campaigns {
            for date in EventDates(campaign)?.dates(after: after, through: through) ?? [] {
                all.append(try EventOverview(campaign, date, store))
            }
        }
        return all.sorted { ($0.date.start, $0.campaign.name) < ($1.date.start, $1.campaign.name) }
    }

    package init(_ campaign: CampaignDefinition, _ date: EventDate, _ store: Store?) throws {
        (self.campaign, self.date) = (campaign, date)
        let row = try store.flatMap { try EventOverview.announced(campaign, date, $0) }
        announced = row
        counts =
            try row.flatMap { try store?.eventCounts(campaign: $0.campaign, occurrence: $0.occurrence) }
            ?? EventCounts()
    }

    /// What was announced of a date. A single event that was moved is called by the day that was announced first.
    static func announced(
        _ campaign: CampaignDefinition, _ date: EventDate, _ store: Store
    ) throws -> EventDateRow? {
        if let row = try store.eventDate(campaign: campaign.name, was: campaign.was, occurrence: date.occurrence) {
            return row
        }
        guard campaign.event?.isSeries == false else { return nil }
        return try store.eventDates(
            campaign: campaign.name, was: campaign.was, endingAfter: date.announceAt
        ).last
    }

    /// As in the ledger.
    package var name: EventDateName {
        EventDateName(
            campaign: announced?.campaign ?? campaign.name, occurrence: announced?.occurrence ?? date.occurrence)
    }

    package func title(locale: String, fallback: String) -> String {
        campaign.event?.title?.text(for: locale, fallback: fallback) ?? campaign.title
    }
}
